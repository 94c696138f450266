"""The text of an edition, leaf by leaf, with how far each leaf can be trusted.

What a machine read of an image looks different from the rest and stands below a line that says so: nobody should quote
it as the law. What the producer repeats on every leaf (running heads, page numbers) is left out; the PDF has it.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from policybank.i18n import Words, read_words
from policybank.pages.common import (
    INTERFACE_LANGUAGES,
    Bank,
    Keeping,
    LoadLeaves,
    Phrase,
    PlannedPage,
    View,
    absent_pdf,
    document_path,
    interface_language,
    keeping_of,
    leaf_citation,
    other_language,
    pair_path,
    phrase_in,
    relative,
    text_path,
    title_phrase,
)
from policybank.text import Leaf

from .cleaned import CleanedView, cleaned_view
from .trust import DOUBTFUL, TrustNote, trust_notes
from .urls import can_show_pages, pdf_address


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafView:
    """A leaf: heading, paragraphs in their language, and its place in the PDF.

    `mark` says how far to trust it (empty for the file's own text), `reason` why there is no text, and `open_label`
    is set where the reader should look at the PDF instead. Both ways to it are empty where a copy has none.
    """

    number: int
    heading: str
    paragraphs: tuple[str, ...]
    language: str
    mark: str
    reason: str
    trust: str
    pdf_href: str
    open_label: str
    cite_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """All that a text page shows but its leaves, which are loaded by `text_key` where the page is written."""

    title: Phrase
    heading: str
    document_href: str
    pdf_href: str
    pdf_label: str
    size: str
    leaf_count: str
    trust: tuple[TrustNote, ...]
    text_key: str
    edition_language: str
    jumps: tuple[tuple[int, str], ...]
    home_href: str
    pair_href: str
    can_show_pages: bool
    absent: Markup
    cleaned: CleanedView | None
    citation: Markup
    keeping: Keeping


def text_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the text of an edition, all but the text itself (`leaf_views`)."""
    document_id, edition_language = page.key
    words = read_words(page.language)
    catalogued = bank.catalogue.documents[document_id]
    record = catalogued.document.record
    facts = bank.editions[document_id, edition_language]
    title = title_phrase(record.title, page.language)
    language_name = bank.catalogue.vocabularies.term("languages", edition_language).name(
        page.language
    )
    pdf_href = pdf_address(facts, page.path, bank)
    content = TextView(
        title=title,
        heading=words("text_page.heading", language=language_name),
        document_href=relative(page.path, document_path(page.language, document_id)),
        pdf_href=pdf_href,
        pdf_label=words("document.download", language=language_name),
        size=words.size(facts.size_bytes),
        leaf_count=words.count("document.leaves", facts.leaf_count),
        trust=trust_notes(facts, words),
        cleaned=cleaned_view(facts, words),
        text_key=facts.text_key,
        edition_language=edition_language,
        jumps=jumps_of(facts.leaf_count, words),
        home_href=relative(page.path, f"{page.language}/index.html"),
        citation=leaf_citation(catalogued, edition_language, page.language, bank),
        keeping=keeping_of(catalogued, page.path, page.language, bank, edition=edition_language),
        pair_href=relative(page.path, pair_path(document_id))
        if all((document_id, one) in bank.editions for one in INTERFACE_LANGUAGES)
        and edition_language in INTERFACE_LANGUAGES
        else "",
        can_show_pages=can_show_pages(facts, bank),
        absent=absent_pdf(facts, words, bank),
    )
    return View(
        path=page.path,
        language=page.language,
        kind="text",
        title=words("text_page.title", title=title.text),
        description=words("text_page.description", title=title.text, language=language_name),
        twin=_twin(document_id, page.language, bank),
        content=content,
        shell="text",
    )


def leaf_views(view: View, load_leaves: LoadLeaves) -> tuple[LeafView, ...]:
    """Return the leaves that the page of a text shows."""
    content = view.content
    assert isinstance(content, TextView), "only the page of a text has leaves"
    return tuple(
        leaf_view(leaf, content.edition_language, view.language, content.pdf_href)
        for leaf in load_leaves(content.text_key)
    )


def leaf_view(leaf: Leaf, edition_language: str, page_language: str, pdf_href: str) -> LeafView:
    """Return a leaf for a page, or the part of one, in `page_language`."""
    words = read_words(page_language)
    text_language = leaf.language or edition_language
    number = words.digits(str(leaf.number))
    has_no_text = leaf.trust in {"pending", "unreadable"}
    asks_for_pdf = has_no_text or leaf.trust in DOUBTFUL
    return LeafView(
        number=leaf.number,
        heading=words("text_page.leaf", number=number),
        paragraphs=tuple(line for line in leaf.text.split("\n") if line.strip()),
        language=phrase_in("", text_language, page_language).language,
        mark="" if leaf.trust == "text-layer" else words(f"trust.{leaf.trust}"),
        reason=words(f"trust.doubts.{leaf.doubt}") if has_no_text and leaf.doubt else "",
        trust=leaf.trust,
        pdf_href=f"{pdf_href}#page={leaf.number}" if pdf_href else "",
        open_label=words("text_page.open-leaf", number=number) if asks_for_pdf and pdf_href else "",
        cite_label=words("citations.leaf-link", number=number),
    )


def jumps_of(leaf_count: int, words: Words) -> tuple[tuple[int, str], ...]:
    """Return some twenty leaves to jump to, all of them in a short document."""
    step = max(1, -(-leaf_count // 20))
    numbers = range(1, leaf_count + 1) if step == 1 else (1, *range(step, leaf_count + 1, step))
    return tuple((number, words.digits(str(number))) for number in numbers)


def _twin(document_id: str, language: str, bank: Bank) -> str:
    other = other_language(language)
    for edition in bank.catalogue.documents[document_id].document.record.editions:
        is_here = (document_id, edition.language) in bank.editions
        if is_here and interface_language(edition.language) == other:
            return text_path(document_id, edition.language)
    return document_path(other, document_id)
