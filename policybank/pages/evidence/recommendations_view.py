"""The pages of the register: its front page, a page for each source, and lists by working group, SDG 4 target and province."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policybank.evidence import Evidence, RegisteredRecommendation
from policybank.i18n import Words, read_words
from policybank.library import RegisterFile
from policybank.pages.common import (
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    document_path,
    list_path,
    other_language,
    relative,
    title_phrase,
)
from policybank.schema import Recommendation

from .recommendation_entries import (
    INDEX,
    RecommendationLine,
    RecommendationView,
    anchor_of,
    folder_path,
    full_view,
    lines_of,
    shown_date,
    source_date,
    source_path,
    source_title,
    term_name,
)

# The lists of the register: the vocabulary, which is also the name of the page, and how its words begin.
GROUPINGS = {"working-groups": "group", "sdg4-targets": "target", "provinces": "province"}

# Stands among the provinces for the whole country; no province has this id.
NATIONAL = "national"

GUIDE = "guide/recommendations.html"

RECOMMENDATIONS_CSV = "recommendations.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A way into the register, with the number of recommendations behind it."""

    reference: Reference
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A list of the register on its front page: its filled terms, and the way to all of it."""

    heading: str
    all: Reference
    terms: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source on the front page."""

    reference: Reference
    count: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterView:
    """The front page of the register. `sureness` explains each mark that is in use."""

    count: str
    verified: str
    unverified: str
    answered: str
    ways: tuple[Way, ...]
    sources: tuple[SourceLine, ...]
    sureness: tuple[tuple[str, str, str], ...]
    gaps_href: str
    csv_href: str
    guide_href: str
    home_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSourceView:
    """All recommendations of one source, in full. `doubt` is set where the Khmer wording of all of them is doubtful."""

    title: Phrase
    date: str
    document_href: str
    address: str
    note: Phrase | None
    count: str
    doubt: str
    recommendations: tuple[RecommendationView, ...]
    sureness: tuple[tuple[str, str, str], ...]
    home_href: str
    index_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSection:
    """The recommendations under one term. `documents_href` leads to the documents under it, where there are some."""

    heading: Phrase
    anchor: str
    count: str
    documents_href: str
    lines: tuple[RecommendationLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterListView:
    """The register by the terms of one vocabulary; `empty` are terms without a recommendation.

    `placeless` tells how many stand under no province: they are not listed once more.
    """

    heading: str
    intro: str
    count: str
    sections: tuple[GroupSection, ...]
    placeless: str
    empty: tuple[Phrase, ...]
    csv_href: str
    home_href: str
    index_href: str


def register_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the register's front page."""
    words = read_words(page.language)
    evidence = bank.evidence
    verified = sum(one.standing.startswith("verified") for one in evidence.recommendations)
    answered = sum(bool(one.recommendation.answers) for one in evidence.recommendations)
    total = len(evidence.recommendations)
    content = RegisterView(
        count=words.count("recommendations.count", total),
        verified=words.count("recommendations.verified-count", verified),
        unverified=words.count("recommendations.unverified-count", total - verified),
        answered=words.count("recommendations.answered-count", answered),
        ways=tuple(_ways(page, words, bank)),
        sources=tuple(
            SourceLine(
                reference=Reference(
                    title_phrase(source_title(file, bank), page.language),
                    relative(page.path, source_path(page.language, file)),
                ),
                count=words.number(len(file.recommendations)),
                date=shown_date(source_date(file, bank), words),
            )
            for file in files_of(evidence)
        ),
        sureness=_sureness(evidence.recommendations, words),
        gaps_href="gaps.html",
        csv_href=RECOMMENDATIONS_CSV,
        guide_href=guide_href(page, bank),
        home_href=relative(page.path, f"{page.language}/index.html"),
    )
    return _view(
        page,
        "recommendations",
        words("recommendations.title"),
        words("recommendations.intro"),
        content,
    )


def guide_href(page: PlannedPage, bank: Bank) -> str:
    """Return the way to the guide that tells how to add a recommendation; nothing where the bank has no such guide."""
    if any(one.path == GUIDE for one in bank.guides.get(page.language, ())):
        return relative(page.path, f"{page.language}/{GUIDE}")
    return ""


def files_of(evidence: Evidence) -> tuple[RegisterFile, ...]:
    """Return the sources that recommend something, newest first."""
    return tuple({one.file.name: one.file for one in evidence.recommendations}.values())


def _ways(page: PlannedPage, words: Words, bank: Bank) -> Iterator[Way]:
    for facet, kind in GROUPINGS.items():
        path = folder_path(page.language, f"{facet}.html")
        grouped = grouped_by(facet, bank.evidence.recommendations)
        yield Way(
            heading=words(f"recommendations.by-{facet}"),
            all=Reference(Phrase(words(f"recommendations.see-{kind}s")), relative(page.path, path)),
            terms=tuple(
                Counted(
                    reference=Reference(
                        term_name(facet, term_id, words, bank),
                        relative(page.path, f"{path}#{anchor_of(facet, term_id)}"),
                    ),
                    count=words.number(len(grouped[term_id])),
                )
                for term_id in bank.catalogue.vocabularies[facet].terms
                if term_id in grouped
            ),
        )


def grouped_by(
    facet: str, recommendations: tuple[RegisteredRecommendation, ...]
) -> dict[str, list[RegisteredRecommendation]]:
    """Return recommendations by each of their terms; those without one stand under the empty text."""
    grouped: dict[str, list[RegisteredRecommendation]] = {}
    for one in recommendations:
        for term_id in terms_of(facet, one.recommendation) or ("",):
            grouped.setdefault(term_id, []).append(one)
    return grouped


def terms_of(facet: str, recommendation: Recommendation) -> tuple[str, ...]:
    """Return the terms of a recommendation in a facet of the register."""
    match facet:
        case "working-groups":
            return recommendation.working_groups
        case "sdg4-targets":
            return recommendation.sdg4_targets
        case "provinces":
            is_national = recommendation.level == "national"
            return (
                (*recommendation.provinces, NATIONAL) if is_national else recommendation.provinces
            )
    raise KeyError(facet)


def register_list_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the register by working group, SDG 4 target or province."""
    (facet,) = page.key
    words = read_words(page.language)
    kind = GROUPINGS[facet]
    grouped = grouped_by(facet, bank.evidence.recommendations)
    terms = bank.catalogue.vocabularies[facet].terms
    content = RegisterListView(
        heading=words(f"recommendations.{kind}s-title"),
        intro=words(f"recommendations.{kind}s-intro"),
        count=words.count("recommendations.count", len(bank.evidence.recommendations)),
        sections=tuple(_sections(facet, grouped, page, words, bank)),
        placeless=words.count("recommendations.placeless", len(grouped[""]))
        if facet == "provinces" and "" in grouped
        else "",
        # The 25 provinces without one would be a wall of names that says nothing.
        empty=tuple(term_name(facet, one, words, bank) for one in terms if one not in grouped)
        if facet != "provinces"
        else (),
        csv_href=RECOMMENDATIONS_CSV,
        home_href=relative(page.path, f"{page.language}/index.html"),
        index_href=INDEX,
    )
    return _view(page, "recommendation-list", content.heading, content.intro, content)


def _sections(
    facet: str,
    grouped: dict[str, list[RegisteredRecommendation]],
    page: PlannedPage,
    words: Words,
    bank: Bank,
) -> Iterator[GroupSection]:
    filled = {shelf.term_id for shelf in bank.catalogue.shelves.get(facet, ()) if shelf.ids}
    last = NATIONAL if facet == "provinces" else ""
    for term_id in (*bank.catalogue.vocabularies[facet].terms, last):
        if term_id not in grouped:
            continue
        shelf = relative(page.path, list_path(page.language, facet, term_id))
        yield GroupSection(
            heading=_heading(facet, term_id, words, bank),
            anchor=anchor_of(facet, term_id or "none"),
            count=words.number(len(grouped[term_id])),
            documents_href=shelf if term_id in filled else "",
            lines=lines_of(grouped[term_id], page.path, page.language, bank),
        )


def _heading(facet: str, term_id: str, words: Words, bank: Bank) -> Phrase:
    if term_id == NATIONAL:
        return Phrase(words("recommendations.levels.national"))
    if not term_id:
        return Phrase(words(f"recommendations.no-{GROUPINGS[facet]}"))
    return term_name(facet, term_id, words, bank)


def register_source_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of all recommendations of one source."""
    (name,) = page.key
    language = page.language
    words = read_words(language)
    found = tuple(one for one in bank.evidence.recommendations if one.file.name == name)
    file = found[0].file
    title = title_phrase(source_title(file, bank), language)
    note = file.source.note
    # Said once above, and not with each of them.
    all_doubtful = all(one.recommendation.verify for one in found)
    content = RegisterSourceView(
        title=title,
        date=shown_date(source_date(file, bank), words),
        document_href=relative(page.path, document_path(language, file.source.document))
        if file.source.document
        else "",
        address=file.source.url or "",
        note=_note(note.km, note.en, language) if note else None,
        count=words.count("recommendations.count", len(found)),
        doubt=words("recommendations.all-wordings-doubt")
        if all_doubtful and language == "km"
        else "",
        recommendations=tuple(
            full_view(one, page.path, language, bank, marks_doubt=not all_doubtful) for one in found
        ),
        sureness=_sureness(found, words),
        home_href=relative(page.path, f"{language}/index.html"),
        index_href=relative(page.path, folder_path(language, INDEX)),
    )
    heading = words("recommendations.source-title", title=title.text)
    return _view(page, "recommendation-source", heading, heading, content)


def _note(km: str | None, en: str | None, language: str) -> Phrase | None:
    own, other = (km, en) if language == "km" else (en, km)
    if own:
        return Phrase(own)
    return Phrase(other, other_language(language)) if other else None


def _sureness(
    recommendations: tuple[RegisteredRecommendation, ...], words: Words
) -> tuple[tuple[str, str, str], ...]:
    """Return each standing in use with its mark and what it means, the surest first."""
    used = {one.standing for one in recommendations}
    used |= {quote.state for one in recommendations for quote in one.quoted}
    return tuple(
        (
            one,
            words(f"recommendations.standings.{one}"),
            words(f"recommendations.standing-hints.{one}"),
        )
        for one in ("verified", "verified-ocr", "not-found", "no-text", "not-here", "own-words")
        if one in used
    )


def _view(
    page: PlannedPage,
    kind: str,
    title: str,
    description: str,
    content: RegisterView | RegisterSourceView | RegisterListView,
) -> View:
    twin = page.path.replace(f"{page.language}/", f"{other_language(page.language)}/", 1)
    return View(
        path=page.path,
        language=page.language,
        kind=kind,
        title=title,
        description=description,
        twin=twin,
        content=content,
    )
