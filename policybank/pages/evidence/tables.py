"""The tables of the register and of the gaps as CSV, one in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from policybank.evidence import PlanWithoutSuccessor, RegisteredRecommendation
from policybank.i18n import Words, read_words
from policybank.pages.common import Bank, PlannedPage, View, csv_text, other_language
from policybank.schema import Recommendation

from .gaps_view import UNANSWERED_CSV, WITHOUT_PLAN_CSV, WITHOUT_SUCCESSOR_CSV, gaps_of
from .recommendation_entries import plain, source_date, source_title
from .recommendations_view import RECOMMENDATIONS_CSV

TABLES = (RECOMMENDATIONS_CSV, WITHOUT_PLAN_CSV, WITHOUT_SUCCESSOR_CSV, UNANSWERED_CSV)

_RECOMMENDATION_COLUMNS = (
    "id", "text", "text-other", "addressed-to", "level", "provinces", "working-groups", "sdg4-targets", "people", "inferred",
    "source", "source-id", "date", "section", "quotation", "language", "leaf", "state", "answers",
)  # fmt: skip
_DOCUMENT_COLUMNS = ("id", "title", "type", "date")
_PLAN_COLUMNS = ("id", "title", "type", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """The whole text of a table."""

    text: Markup


def table_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of a table."""
    (name,) = page.key
    words = read_words(page.language)
    columns, rows = _TABLES[name](words, bank)
    head = [words(f"recommendations.columns.{column}") for column in columns]
    return View(
        path=page.path,
        language=page.language,
        kind="table",
        title="",
        description="",
        twin=page.path.replace(f"{page.language}/", f"{other_language(page.language)}/", 1),
        # Not HTML: nothing in it is escaped, and no browser reads it as a page.
        content=TableView(text=Markup(csv_text(head, rows))),  # noqa: S704
        shell="none",
    )


_Table = tuple[Sequence[str], Iterable[Sequence[str]]]


def _all(words: Words, bank: Bank) -> _Table:
    return _RECOMMENDATION_COLUMNS, _recommendations(bank.evidence.recommendations, words, bank)


def _unanswered(words: Words, bank: Bank) -> _Table:
    return _RECOMMENDATION_COLUMNS, _recommendations(gaps_of(bank).unanswered, words, bank)


def _without_plan(words: Words, bank: Bank) -> _Table:
    return _DOCUMENT_COLUMNS, (_document(one, words, bank) for one in gaps_of(bank).without_plan)


def _without_successor(words: Words, bank: Bank) -> _Table:
    gaps = gaps_of(bank)
    return _PLAN_COLUMNS, (_plan(one, words, bank) for one in (*gaps.over, *gaps.running))


_TABLES = {
    RECOMMENDATIONS_CSV: _all,
    UNANSWERED_CSV: _unanswered,
    WITHOUT_PLAN_CSV: _without_plan,
    WITHOUT_SUCCESSOR_CSV: _without_successor,
}


def _document(document_id: str, words: Words, bank: Bank) -> Sequence[str]:
    record = bank.catalogue.documents[document_id].document.record
    title, _ = record.title.in_language(words.language)
    kind = bank.term("document-types", record.type, words.language).text
    return (document_id, title, kind, str(record.date) if record.date else "")


def _plan(plan: PlanWithoutSuccessor, words: Words, bank: Bank) -> Sequence[str]:
    return (*_document(plan.id, words, bank)[:3], str(plan.until))


def _recommendations(
    recommendations: Iterable[RegisteredRecommendation], words: Words, bank: Bank
) -> Iterator[Sequence[str]]:
    """Yield a row for each quotation, and one for a recommendation that has none."""
    for one in recommendations:
        about = _about(one, words, bank)
        answers = words("lists.comma").join(
            answer.document for answer in one.recommendation.answers
        )
        if not one.quoted:
            state = words(f"recommendations.standings.{one.standing}")
            yield (*about, "", "", "", state, answers)
        for quoted in one.quoted:
            quotation = quoted.quotation
            state = words(f"recommendations.standings.{quoted.state}")
            yield (*about, quotation.text, quotation.language, quotation.leaf, state, answers)


def _about(one: RegisteredRecommendation, words: Words, bank: Bank) -> Sequence[str]:
    recommendation = one.recommendation
    title, _ = source_title(one.file, bank).in_language(words.language)
    date = source_date(one.file, bank)
    level = recommendation.level
    return (
        one.id,
        recommendation.text(words.language),
        recommendation.text(other_language(words.language)),
        _addressed_to(recommendation, words, bank),
        words(f"recommendations.levels.{level}") if level else "",
        _names("provinces", recommendation.provinces, words, bank),
        _names("working-groups", recommendation.working_groups, words, bank),
        # By their numbers: the whole world knows them, and a filter finds them.
        words("lists.comma").join(recommendation.sdg4_targets),
        _names("people", recommendation.people, words, bank),
        words("lists.comma").join(
            words(f"recommendations.columns.{name}") for name in recommendation.inferred
        ),
        title,
        one.file.source.document or "",
        str(date) if date else "",
        recommendation.section or "",
    )


def _names(vocabulary: str, ids: Iterable[str], words: Words, bank: Bank) -> str:
    return plain((bank.term(vocabulary, one, words.language) for one in ids), words)


def _addressed_to(recommendation: Recommendation, words: Words, bank: Bank) -> str:
    named = [_names("bodies", (body,), words, bank) for body in recommendation.addressed_to]
    others = recommendation.addressees
    if others is not None:
        own, other = (others.km, others.en) if words.language == "km" else (others.en, others.km)
        named += [text for text in (own or other,) if text]
    return words("lists.comma").join(named)
