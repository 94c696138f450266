"""The implementation gap: what was decided and not taken up, as far as the bank's own records tell."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from policybank.evidence import Gaps, PlanWithoutSuccessor, find_gaps
from policybank.i18n import Words, read_words
from policybank.pages.common import (
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    document_path,
    entries_html,
    joined,
    other_language,
    relative,
    title_phrase,
)

from .recommendation_entries import INDEX, RecommendationLine, lines_of, shown_date, term_name
from .recommendations_view import grouped_by

WITHOUT_PLAN_CSV = "policies-without-plan.csv"
WITHOUT_SUCCESSOR_CSV = "plans-without-successor.csv"
UNANSWERED_CSV = "recommendations-without-answer.csv"


# More than anybody reads on a page; the tables hold all.
LONGEST_LIST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A plan with the end of its period; `period_end` (ISO day) lets the reader's browser add that it is over."""

    document: Reference
    type: Phrase
    until: str
    period_end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredGroup:
    """The unanswered recommendations of a working group, or those of none."""

    name: Phrase
    count: str
    lines: tuple[RecommendationLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsView:
    """All that the page of gaps shows. `…_more` tell how many of a list only its table holds; empty where it is whole."""

    as_of: str
    policies: Markup
    policy_count: str
    policies_more: str
    over: tuple[PlanLine, ...]
    over_count: str
    over_more: str
    running: tuple[PlanLine, ...]
    running_count: str
    running_more: str
    unanswered: tuple[UnansweredGroup, ...]
    unanswered_count: str
    policies_csv: str
    plans_csv: str
    unanswered_csv: str
    contact_href: str
    home_href: str
    index_href: str


def gaps_of(bank: Bank) -> Gaps:
    """Return the gaps of the bank, worked out once."""
    return bank.once(("gaps",), lambda: find_gaps(bank.catalogue, bank.evidence))


def gaps_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page of gaps."""
    language = page.language
    words = read_words(language)
    gaps = gaps_of(bank)
    grouped = grouped_by("working-groups", gaps.unanswered)
    groups = [
        one for one in (*bank.catalogue.vocabularies["working-groups"].terms, "") if one in grouped
    ]
    as_of = shown_date(gaps.as_of, words)
    content = GapsView(
        as_of=words("recommendations.gaps.as-of", date=as_of) if as_of else "",
        policies=joined(entries_html(gaps.without_plan[:LONGEST_LIST], page.path, language, bank)),
        policy_count=words.number(len(gaps.without_plan)),
        policies_more=_more(len(gaps.without_plan), words),
        over=tuple(_plan(one, "ended", page, words, bank) for one in gaps.over[:LONGEST_LIST]),
        over_count=words.number(len(gaps.over)),
        over_more=_more(len(gaps.over), words),
        running=tuple(
            _plan(one, "until", page, words, bank) for one in gaps.running[:LONGEST_LIST]
        ),
        running_count=words.number(len(gaps.running)),
        running_more=_more(len(gaps.running), words),
        unanswered=tuple(
            UnansweredGroup(
                name=term_name("working-groups", one, words, bank)
                if one
                else Phrase(words("recommendations.no-group")),
                count=words.number(len(grouped[one])),
                lines=lines_of(grouped[one], page.path, language, bank),
            )
            for one in groups
        ),
        unanswered_count=words.number(len(gaps.unanswered)),
        policies_csv=WITHOUT_PLAN_CSV,
        plans_csv=WITHOUT_SUCCESSOR_CSV,
        unanswered_csv=UNANSWERED_CSV,
        contact_href=bank.settings.contact_url,
        home_href=relative(page.path, f"{language}/index.html"),
        index_href=INDEX,
    )
    return View(
        path=page.path,
        language=language,
        kind="gaps",
        title=words("recommendations.gaps.title"),
        description=words("recommendations.gaps.intro"),
        twin=page.path.replace(f"{language}/", f"{other_language(language)}/", 1),
        content=content,
    )


def _more(total: int, words: Words) -> str:
    left = total - LONGEST_LIST
    return words.count("recommendations.gaps.more", left) if left > 0 else ""


def _plan(
    one: PlanWithoutSuccessor, key: str, page: PlannedPage, words: Words, bank: Bank
) -> PlanLine:
    record = bank.catalogue.documents[one.id].document.record
    return PlanLine(
        document=Reference(
            title_phrase(record.title, page.language),
            relative(page.path, document_path(page.language, one.id)),
        ),
        type=bank.term("document-types", record.type, page.language),
        until=words(f"recommendations.gaps.{key}", year=words.digits(str(one.until.year))),
        period_end="{:04d}-{:02d}-{:02d}".format(*one.until.latest),
    )
