"""The public page of what return slips told: tables whose last column is drawn, without scripts, and the same for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from policybank.i18n import Words, read_words
from policybank.khmer import has_khmer
from policybank.pages.common import (
    Bank,
    Phrase,
    PlannedPage,
    View,
    csv_text,
    document_path,
    other_language,
    relative,
    title_phrase,
)
from policybank.pages.evidence import TableView
from policybank.schema import SURVEY

from .plan import SLIP_PATH, USAGE_PATH, table_path
from .totals import Line, totals_of

# As wide as the column on a telephone; the drawing grows with the page.
_WIDTH = 200
_BAR = 10
_GAP = 2
# More lines help nobody on a page; the table for spreadsheets has all.
_MOST_ROWS = 30
_OPENED = ("page", "pdf", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a table: what it is about, its numbers, and the same drawn."""

    name: Phrase
    href: str
    numbers: tuple[str, ...]
    height: int
    bars: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A table with its drawing. `heading` is empty where it goes on from the one before; `note` says what is not shown."""

    part: str
    anchor: str
    heading: str
    caption: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str
    csv_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageView:
    """The page. `standing` says how many slips there are; without any there are no plots. `slip_href` is empty where there is no such page."""

    standing: str
    plots: tuple[Plot, ...]
    width: int
    home_href: str
    data_href: str
    slip_href: str


def usage_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page."""
    language = page.language
    words = read_words(language)
    totals = totals_of(bank)
    return View(
        path=page.path,
        language=language,
        kind="usage",
        title=words("slips.usage.title"),
        description=words("slips.usage.intro"),
        twin=f"{other_language(language)}/{USAGE_PATH}",
        content=UsageView(
            standing=words("slips.usage.standing", count=words.number(totals.slips))
            if totals.slips
            else "",
            plots=tuple(_plots(page, bank, words)),
            width=_WIDTH,
            home_href=relative(page.path, f"{language}/index.html"),
            data_href=relative(page.path, f"{language}/data.html"),
            slip_href=_slip_href(page, bank),
        ),
        style="slips.css",
    )


def _slip_href(page: PlannedPage, bank: Bank) -> str:
    """Return the way to the page of the slip; empty where it is neither in this site nor on the web."""
    there = f"{page.language}/{SLIP_PATH}"
    is_somewhere = bank.medium.holds(there) or bank.settings.site_url
    return relative(page.path, there) if is_somewhere else ""


def _plots(page: PlannedPage, bank: Bank, words: Words) -> Iterator[Plot]:
    lines = totals_of(bank).lines
    for part in ("periods", "opened", "searches", "asked", "corrections"):
        if lines[part]:
            heading = words(f"slips.usage.{part}")
            yield _plot(part, part, heading, heading, lines[part], page, bank, words)
    heading = words("slips.usage.answers")
    for question, choices in SURVEY.items():
        some = [one for one in lines["answers"] if one.group == question]
        if some:
            some.sort(key=lambda one: choices.index(one.name))
            caption = words(f"slips.survey.{question}.question")
            yield _plot("answers", question, heading, caption, some, page, bank, words)
            heading = ""


def _plot(
    part: str,
    anchor: str,
    heading: str,
    caption: str,
    lines: Sequence[Line],
    page: PlannedPage,
    bank: Bank,
    words: Words,
) -> Plot:
    most = max(max(one.counts) for one in lines)
    shown = lines[:_MOST_ROWS]
    columns = _OPENED if part == "opened" else ("slips",)
    return Plot(
        part=part,
        anchor=f"usage-{anchor}",
        heading=heading,
        caption=caption,
        first=words(f"slips.usage.first-{part}"),
        columns=tuple(words(f"slips.usage.{column}") for column in columns),
        rows=tuple(_row(one, most, page, bank, words) for one in shown),
        note=words("slips.usage.more", count=words.number(len(lines) - len(shown)))
        if len(lines) > len(shown)
        else "",
        csv_href=relative(page.path, table_path(page.language, part)),
    )


def _row(one: Line, most: int, page: PlannedPage, bank: Bank, words: Words) -> Row:
    href = ""
    if one.document:
        href = relative(page.path, document_path(page.language, one.document))
    bars = "".join(
        f'<rect class="bar-{place}" y="{place * (_BAR + _GAP)}" width="{max(1, _WIDTH * count // most)}" height="{_BAR}" rx="2"/>'
        for place, count in enumerate(one.counts)
        if count
    )
    return Row(
        name=_name(one, bank, words),
        href=href,
        numbers=tuple(words.number(count) if count else "–" for count in one.counts),
        height=len(one.counts) * (_BAR + _GAP) - _GAP,
        bars=Markup(bars),  # noqa: S704 - numbers alone
    )


def _name(one: Line, bank: Bank, words: Words) -> Phrase:
    if one.document:
        title = bank.catalogue.documents[one.document].document.record.title
        return title_phrase(title, words.language)
    if one.group:
        return Phrase(words(f"slips.survey.{one.group}.{one.name}"))
    year, _, quarter = one.name.partition("-q")
    if quarter.isdigit() and year.isdigit():
        return Phrase(
            words("slips.usage.quarter", quarter=words.digits(quarter), year=words.digits(year))
        )
    language = "km" if has_khmer(one.name) else "en"
    return Phrase(one.name, "" if language == words.language else language)


def usage_table_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of a table for spreadsheets; the page's key is its part."""
    (part,) = page.key
    words = read_words(page.language)
    columns = _OPENED if part == "opened" else ("slips",)
    head = [
        *(("id",) if part in {"opened", "asked", "corrections"} else ()),
        words(f"slips.usage.first-{part}"),
        *((words("slips.usage.choice"),) if part == "answers" else ()),
        *(words(f"slips.usage.{column}") for column in columns),
    ]
    rows = (list(_cells(part, one, bank, words)) for one in totals_of(bank).lines[part])
    return View(
        path=page.path,
        language=page.language,
        kind="table",
        title="",
        description="",
        twin=page.path.replace(f"{page.language}/", f"{other_language(page.language)}/", 1),
        content=TableView(text=Markup(csv_text(head, rows))),  # noqa: S704 - a CSV file, not HTML
        shell="none",
    )


def _cells(part: str, one: Line, bank: Bank, words: Words) -> Iterator[str]:
    if part in {"opened", "asked", "corrections"}:
        yield one.document
    if part == "answers":
        yield words(f"slips.survey.{one.group}.question")
    yield one.name if part == "periods" else _name(one, bank, words).text
    yield from (str(count) if count else "" for count in one.counts)
