"""The Khmer and the English text of a document side by side, leaf beside leaf.

One page for both readers, since it holds both texts: its frame speaks Khmer, the language of most readers (in a copy of one
language, that one), and each side its own. Leaves stand beside each other by their numbers alone. Two editions of a law seldom break their pages alike, and the page
says so; to match them by their sense would be a guess that nobody has checked.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from policybank.i18n import read_words
from policybank.pages.common import (
    Bank,
    LoadLeaves,
    Phrase,
    PlannedPage,
    View,
    absent_pdf,
    document_path,
    other_language,
    pair_path,
    phrase_in,
    relative,
    text_path,
    title_phrase,
)

from .text_view import LeafView, jumps_of, leaf_view
from .trust import TrustNote, trust_notes
from .urls import pdf_address

# In this order, from the left.
SIDES = ("km", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One edition: its language, its files, and the words that each of its leaves needs."""

    language: str
    lang: Markup
    name: str
    pdf_href: str
    pdf_label: str
    size: str
    text_href: str
    text_label: str
    in_pdf: str
    only_here: str
    absent: Markup
    trust: tuple[TrustNote, ...]
    text_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """All that the page shows but its leaves, which are loaded where the page is written."""

    title: Phrase
    document_href: str
    home_href: str
    sides: tuple[SideView, ...]
    jumps: tuple[tuple[int, str], ...]
    frame: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafPair:
    """The leaves of one number; None where an edition has no such leaf."""

    number: int
    heading: str
    leaves: tuple[LeafView | None, ...]


def has_pair(document_id: str, bank: Bank) -> bool:
    """Tell whether both texts of a document can be read here."""
    return all((document_id, language) in bank.editions for language in SIDES)


def pair_href(document_id: str, from_path: str, bank: Bank) -> str:
    """Return the way to the two texts of a document; empty where there are not two."""
    return relative(from_path, pair_path(document_id)) if has_pair(document_id, bank) else ""


def pair_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the two texts of a document, all but the texts themselves (`leaf_pairs`)."""
    (document_id,) = page.key
    frame = page.language
    words = read_words(frame)
    title = title_phrase(bank.catalogue.documents[document_id].document.record.title, frame)
    longest = max(bank.editions[document_id, language].leaf_count for language in SIDES)
    content = PairView(
        title=title,
        document_href=relative(page.path, document_path(frame, document_id)),
        home_href=relative(page.path, f"{frame}/index.html"),
        sides=tuple(_side(document_id, language, page, bank) for language in SIDES),
        jumps=jumps_of(longest, words),
        frame=frame,
        other=other_language(frame),
    )
    return View(
        path=page.path,
        language=page.language,
        kind="pair",
        title=words("document_page.pair.title", title=title.text),
        description=words("document_page.pair.description", title=title.text),
        twin=document_path(other_language(frame), document_id),
        content=content,
    )


def leaf_pairs(content: PairView, load_leaves: LoadLeaves) -> tuple[LeafPair, ...]:
    """Return the leaves of both editions by their numbers."""
    texts = [
        {
            leaf.number: leaf_view(leaf, side.language, side.language, side.pdf_href)
            for leaf in load_leaves(side.text_key)
        }
        for side in content.sides
    ]
    words = read_words(content.frame)
    return tuple(
        LeafPair(
            number=number,
            heading=words("text_page.leaf", number=words.digits(str(number))),
            leaves=tuple(text.get(number) for text in texts),
        )
        for number in sorted({number for text in texts for number in text})
    )


def _side(document_id: str, language: str, page: PlannedPage, bank: Bank) -> SideView:
    words = read_words(language)
    facts = bank.editions[document_id, language]
    name = bank.catalogue.vocabularies.term("languages", language).name(language)
    return SideView(
        language=language,
        lang=phrase_in("", language, page.language).lang,
        name=name,
        pdf_href=pdf_address(facts, page.path, bank),
        pdf_label=words("document.download", language=name),
        size=words(
            "document_page.size",
            size=words.size(facts.size_bytes),
            leaves=words.count("document.leaves", facts.leaf_count),
        ),
        text_href=relative(page.path, text_path(document_id, language)),
        text_label=words("document.read-text"),
        in_pdf=words("text_page.in-pdf"),
        only_here=words("document_page.pair.only-here"),
        absent=absent_pdf(facts, words, bank),
        trust=trust_notes(facts, words),
        text_key=facts.text_key,
    )
