"""The timeline of policy: a row for each document, with its years as a bar on one line of years; a table, and a picture.

No script draws it. The bars are SVG whose sizes are attributes: the site's rules for content forbid styles in the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from policybank.i18n import Words, read_words
from policybank.pages.common import (
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    document_path,
    other_language,
    relative,
    title_phrase,
)

from .picture_parts import PictureFrame, browse_href, picture_frame
from .pictures import TimedDocument, timeline_of

# More rows of one type than this are a list and no picture; the rest is a tap away.
_MOST_ROWS = 40

# Units of the drawing: a year's width, a bar's height, half a row.
_YEAR, _BAR, _MIDDLE = 10, 8, 7
_LEAST_YEARS = 20

# Documents that no longer hold are drawn as an outline.
_PAST = frozenset({"superseded", "ended", "repealed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """A document: its years in words, its bar, the end of a period that the reader's clock may find over, what followed."""

    document: Reference
    years: str
    status: str
    status_kind: str
    last_day: str
    bar: Markup
    followers: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLane:
    """The documents of one type. `more` leads to those that are not drawn, where there are too many."""

    anchor: str
    name: Phrase
    rows: tuple[TimelineRow, ...]
    more: Reference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """The timeline by type. `axis` names the decades, in the drawing's own units."""

    frame: PictureFrame
    count: str
    undated: str
    width: int
    axis: tuple[tuple[int, str], ...]
    lanes: tuple[TimelineLane, ...]


def timeline_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the timeline."""
    words = read_words(page.language)
    timeline = timeline_of(bank)
    scale = _scale_of(timeline.documents)
    return View(
        path=page.path,
        language=page.language,
        kind="timeline",
        title=words("browse.timeline.title"),
        description=words("browse.timeline.intro"),
        twin=f"{other_language(page.language)}/timeline.html",
        content=TimelineView(
            frame=picture_frame(page, bank),
            count=words.count("lists.count", len(timeline.documents)),
            undated=words.count("browse.timeline.undated", timeline.undated)
            if timeline.undated
            else "",
            width=scale.width,
            axis=tuple((scale.left(year), words.digits(str(year))) for year in scale.decades()),
            lanes=tuple(_lanes(timeline.documents, scale, page, words, bank)),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """The line of years, from the first to the last."""

    first: int
    last: int

    @property
    def width(self) -> int:
        return (self.last - self.first + 1) * _YEAR

    def left(self, year: int) -> int:
        return (min(max(year, self.first), self.last + 1) - self.first) * _YEAR

    def decades(self) -> Iterator[int]:
        return iter(range(-(-self.first // 10) * 10, self.last + 1, 10))


def _scale_of(documents: Sequence[TimedDocument]) -> _Scale:
    if not documents:
        return _Scale(2000, 2000 + _LEAST_YEARS)
    first = min(one.year for one in documents)
    last = max(max(one.year, one.period_end or 0) for one in documents)
    return _Scale(first, max(last, first + _LEAST_YEARS))


def _lanes(
    documents: Sequence[TimedDocument],
    scale: _Scale,
    page: PlannedPage,
    words: Words,
    bank: Bank,
) -> Iterator[TimelineLane]:
    grid = "".join(f"M{scale.left(year)} 0v{2 * _MIDDLE}" for year in scale.decades())
    for kind in bank.catalogue.vocabularies["document-types"].terms:
        found = [one for one in documents if one.type == kind]
        if not found:
            continue
        drawn = found[-_MOST_ROWS:]
        name = bank.term("document-types", kind, words.language)
        yield TimelineLane(
            anchor=f"lane-{kind}",
            name=name,
            rows=tuple(_row(one, scale, grid, page, words, bank) for one in drawn),
            more=Reference(
                Phrase(words.count("browse.timeline.more", len(found) - len(drawn))),
                browse_href(page.path, words.language, [("type", kind), ("sort", "oldest")]),
            )
            if len(found) > len(drawn)
            else None,
        )


def _row(
    one: TimedDocument, scale: _Scale, grid: str, page: PlannedPage, words: Words, bank: Bank
) -> TimelineRow:
    years = [words.digits(str(year)) for year in (one.year, one.period_end) if year]
    is_told = one.status not in {"unknown", "planned"}
    return TimelineRow(
        document=_to(one.id, page, bank),
        years=words("lists.letter-span", start=years[0], end=years[1])
        if len(years) > 1
        else years[0],
        status=words(f"status.{one.status}") if is_told else "",
        status_kind=one.status,
        last_day=one.last_day,
        bar=_bar(one, scale, grid),
        followers=tuple(_to(follower, page, bank) for follower in one.next_ids),
    )


def _to(document_id: str, page: PlannedPage, bank: Bank) -> Reference:
    title = bank.catalogue.documents[document_id].document.record.title
    path = document_path(page.language, document_id)
    return Reference(title_phrase(title, page.language), relative(page.path, path))


def _bar(one: TimedDocument, scale: _Scale, grid: str) -> Markup:
    """Return the drawing of a document's years: a bar for a period, a dot for a date, an arrow to what followed."""
    start = scale.left(one.year)
    kind = "past" if one.status in _PAST else "current"
    if one.period_end is None:
        end = start + _YEAR
        shape = f'<circle class="{kind}" cx="{start + _YEAR // 2}" cy="{_MIDDLE}" r="{_BAR // 2}"/>'
    else:
        end = scale.left(one.period_end + 1)
        shape = (
            f'<rect class="{kind}" x="{start + 1}" y="{_MIDDLE - _BAR // 2}"'
            f' width="{max(end - start - 2, _BAR)}" height="{_BAR}" rx="2"/>'
        )
    arrow = ""
    if one.next_year is not None:
        tip = max(scale.left(one.next_year), end + _YEAR // 2)
        arrow = f'<path class="arrow" d="M{end} {_MIDDLE}H{tip}m-4-3 4 3-4 3"/>'
    return Markup(f'<path class="grid" d="{grid}"/>{shape}{arrow}')  # noqa: S704 - numbers alone
