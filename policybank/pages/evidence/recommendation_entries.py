"""Recommendations as readers see them: in full on the page of their source, and as a line of a list elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policybank.evidence import QuotedLeaf, RegisteredRecommendation
from policybank.i18n import Words, read_words
from policybank.library import RegisterFile
from policybank.pages.common import (
    Bank,
    Phrase,
    Reference,
    document_path,
    phrase_in,
    relative,
    text_path,
    title_phrase,
)
from policybank.schema import Answer, PartialDate, Recommendation, Title

FOLDER = "recommendations"
INDEX = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """A fact of a recommendation. `is_ours` where it is our reading of the source."""

    label: str
    values: tuple[Reference, ...]
    is_ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationView:
    """What the source says, where it says it (`href` is empty where nobody can look), and whether that was found."""

    text: Phrase
    place: str
    href: str
    state: str
    state_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """A document that answers, how we know, and what it leaves open."""

    document: Reference
    basis: Phrase
    is_certain: bool
    note: Phrase | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationView:
    """A recommendation in full. `others` are quotations in other languages than the page's."""

    anchor: str
    text: str
    doubt: str
    standing: str
    standing_words: str
    facts: tuple[FactLine, ...]
    quotations: tuple[QuotationView, ...]
    others: tuple[QuotationView, ...]
    others_label: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationLine:
    """A recommendation in a list: its text leads to it in full."""

    text: str
    href: str
    facts: tuple[Phrase, ...]
    standing: str
    standing_words: str
    is_answered: bool


def folder_path(language: str, name: str) -> str:
    """Return the path of a page of the register."""
    return f"{language}/{FOLDER}/{name}"


def source_path(language: str, file: RegisterFile) -> str:
    """Return the path of the page with all recommendations of a source."""
    return folder_path(language, f"sources/{file.name}.html")


def recommendation_address(one: RegisteredRecommendation) -> str:
    """Return where a recommendation stands below the folder of each language."""
    return f"{FOLDER}/sources/{one.file.name}.html#{one.id}"


def source_title(file: RegisterFile, bank: Bank) -> Title:
    """Return the title of a source: the document's own where it is one of the bank."""
    if file.source.document is not None:
        return bank.catalogue.documents[file.source.document].document.record.title
    assert file.source.title is not None, "a source without document and title is a fault"
    return file.source.title


def source_date(file: RegisterFile, bank: Bank) -> PartialDate | None:
    """Return the date of a source, where it is known."""
    if file.source.document is not None:
        return bank.catalogue.documents[file.source.document].document.record.date
    return file.source.date


def shown_date(date: PartialDate | None, words: Words) -> str:
    """Return a date as a page writes it; nothing where there is none."""
    return words.date(date.year, date.month, date.day) if date else ""


def lines_of(
    recommendations: Iterable[RegisteredRecommendation], from_path: str, language: str, bank: Bank
) -> tuple[RecommendationLine, ...]:
    """Return recommendations as lines of a list on the page `from_path`."""
    words = read_words(language)
    return tuple(
        RecommendationLine(
            text=one.recommendation.text(language),
            href=relative(from_path, f"{source_path(language, one.file)}#{one.id}"),
            facts=tuple(_line_facts(one, words, bank)),
            standing=one.standing,
            standing_words=words(f"recommendations.standings.{one.standing}"),
            is_answered=bool(one.recommendation.answers),
        )
        for one in recommendations
    )


def _line_facts(one: RegisteredRecommendation, words: Words, bank: Bank) -> Iterator[Phrase]:
    for body in one.recommendation.addressed_to:
        yield bank.term("bodies", body, words.language)
    yield title_phrase(source_title(one.file, bank), words.language)
    date = source_date(one.file, bank)
    if date is not None:
        yield Phrase(words.digits(str(date.year)))


def full_view(
    one: RegisteredRecommendation, from_path: str, language: str, bank: Bank, *, marks_doubt: bool
) -> RecommendationView:
    """Return a recommendation in full for the page `from_path`; `marks_doubt` if it says that its Khmer is doubtful."""
    words = read_words(language)
    recommendation = one.recommendation
    quoted = [_quotation(quote, one.file, from_path, words, bank) for quote in one.quoted]
    pairs = list(zip(quoted, recommendation.quotations, strict=True))
    here = [view for view, quotation in pairs if quotation.language == language]
    others = [pair for pair in pairs if here and pair[0] not in here]
    languages = bank.catalogue.vocabularies["languages"].terms
    names = dict.fromkeys(languages[quotation.language].name(language) for _, quotation in others)
    is_doubtful = marks_doubt and recommendation.verify is not None and language == "km"
    return RecommendationView(
        anchor=one.id,
        text=recommendation.text(language),
        doubt=words("recommendations.wording-doubt") if is_doubtful else "",
        standing=one.standing,
        standing_words=words(f"recommendations.standings.{one.standing}"),
        facts=tuple(_facts(recommendation, from_path, words, bank)),
        quotations=tuple(here or quoted),
        others=tuple(view for view, _ in others),
        others_label=words(
            "recommendations.quotations-in", language=words("lists.comma").join(names)
        ),
        answers=tuple(
            _answer(answer, from_path, language, bank) for answer in recommendation.answers
        ),
    )


def _quotation(
    quoted: QuotedLeaf, file: RegisterFile, from_path: str, words: Words, bank: Bank
) -> QuotationView:
    quotation = quoted.quotation
    language_name = bank.catalogue.vocabularies.term("languages", quotation.language).name(
        words.language
    )
    document = file.source.document or ""
    is_here = (document, quotation.language) in bank.editions and quoted.state != "not-found"
    anchor = f"{text_path(document, quotation.language)}#leaf-{quotation.leaf_number}"
    return QuotationView(
        text=phrase_in(quotation.text, quotation.language, words.language),
        place=words(
            "recommendations.quoted-leaf",
            number=words.digits(str(quotation.leaf_number)),
            language=language_name,
        ),
        href=relative(from_path, anchor) if is_here else "",
        state=quoted.state,
        state_words=words(f"recommendations.standings.{quoted.state}"),
    )


def _facts(one: Recommendation, from_path: str, words: Words, bank: Bank) -> Iterator[FactLine]:
    language = words.language

    def line(name: str, values: Iterable[Reference]) -> Iterator[FactLine]:
        found = tuple(values)
        if found:
            is_ours = name in one.inferred
            yield FactLine(label=words(f"recommendations.{name}"), values=found, is_ours=is_ours)

    addressed = [Reference(bank.term("bodies", body, language)) for body in one.addressed_to]
    addressed += [Reference(phrase) for phrase in _in_words(one, language)]
    yield from line("addressed-to", addressed)
    if one.level:
        yield from line("level", [Reference(Phrase(words(f"recommendations.levels.{one.level}")))])
    for name, terms in (
        ("provinces", one.provinces),
        ("working-groups", one.working_groups),
        ("sdg4-targets", one.sdg4_targets),
    ):
        there = folder_path(language, f"{name}.html")
        yield from line(
            name,
            [
                Reference(
                    term_name(name, term, words, bank),
                    relative(from_path, f"{there}#{anchor_of(name, term)}"),
                )
                for term in terms
            ],
        )
    yield from line(
        "people", [Reference(bank.term("people", term, language)) for term in one.people]
    )
    if one.section:
        yield from line("section", [Reference(Phrase(words.digits(one.section)))])


def _in_words(one: Recommendation, language: str) -> Iterator[Phrase]:
    named = one.addressees
    if named is not None:
        own, other = (named.km, named.en) if language == "km" else (named.en, named.km)
        text = own or other
        if text:
            yield phrase_in(
                text, language if own else ("en" if language == "km" else "km"), language
            )


def term_name(facet: str, term_id: str, words: Words, bank: Bank) -> Phrase:
    """Return the name of a term of a facet of the register; an SDG 4 target with its number."""
    phrase = bank.term(facet, term_id, words.language)
    if facet != "sdg4-targets":
        return phrase
    text = words("recommendations.target", number=words.digits(term_id), name=phrase.text)
    return Phrase(text, phrase.language)


def anchor_of(facet: str, term_id: str) -> str:
    """Return the place of a term on the page of its facet."""
    # No dot ("4.1"): a style sheet or a script would take what follows it for a class.
    return f"{facet.removesuffix('s')}-{term_id.replace('.', '-')}"


def _answer(answer: Answer, from_path: str, language: str, bank: Bank) -> AnswerView:
    title = bank.catalogue.documents[answer.document].document.record.title
    note = None
    if answer.note is not None:
        own, other = answer.note.km, answer.note.en
        if language == "en":
            own, other = other, own
        text = own or other or ""
        note = phrase_in(text, language if own else ("en" if language == "km" else "km"), language)
    return AnswerView(
        document=Reference(
            title_phrase(title, language),
            relative(from_path, document_path(language, answer.document)),
        ),
        basis=bank.term("relation-bases", answer.basis, language),
        is_certain=answer.basis == "stated",
        note=note,
    )


def plain(phrases: Iterable[Phrase], words: Words) -> str:
    """Return phrases as one text, for a cell of a table."""
    return words("lists.comma").join(phrase.text for phrase in phrases)
