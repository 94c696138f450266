"""The picture of a document's first leaf: on its page, and in the preview of a link to it."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.i18n import read_words
from policybank.pages.common import Bank, relative


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """The first leaf of the edition that a reader of the page would open first. `jpeg_path` is its place on the web; a copy has
    only the other form, which every browser of the last years draws, and `jpeg_href` is empty there.
    """

    webp_href: str
    jpeg_href: str
    jpeg_path: str
    width: int
    height: int
    told: str


def picture_view(document_id: str, language: str, path: str, bank: Bank) -> PictureView | None:
    """Return the picture for the page at `path`; of the edition in the reader's language where that has one."""
    record = bank.catalogue.documents[document_id].document.record
    for edition in sorted(record.editions, key=lambda one: one.language != language):
        facts = bank.editions.get((document_id, edition.language))
        if facts is not None and facts.picture is not None:
            name = bank.catalogue.vocabularies.term("languages", edition.language).name(language)
            return PictureView(
                webp_href=relative(path, facts.picture.webp),
                jpeg_href=relative(path, facts.picture.jpeg)
                if bank.medium.holds(facts.picture.jpeg)
                else "",
                jpeg_path=facts.picture.jpeg,
                width=facts.picture.width,
                height=facts.picture.height,
                told=read_words(language)("document_page.picture", language=name),
            )
    return None
