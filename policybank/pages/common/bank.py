"""What the pages are made from: the catalogue, the facts of the files, the settings and the hand-written guides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from policybank.catalogue import Catalogue
from policybank.evidence import Evidence
from policybank.settings import Settings
from policybank.text import Leaf, PdfFacts, Picture

from .medium import WEB, Medium
from .page import Guide
from .phrase import Phrase, term_phrase

# The leaves of one edition by its `text_key`. They are read only for pages that are written, since the text of a large bank
# does not fit in memory.
LoadLeaves = Callable[[str], tuple[Leaf, ...]]


_Made = TypeVar("_Made")

# What a bank without a queue publishes, so that its page can be read all the same.
NO_QUEUE = '{"format": "policybank-queue", "version": 1, "entries": []}\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """The picture of a first leaf: the paths of its two forms in the site, and its size in dots."""

    webp: str
    jpeg: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFacts:
    """What is known of one PDF. `trust_leaves` gives its leaves by trust; `file` is the published path (`files/law.km.pdf`).

    `text_key` is the name under which its leaves are loaded. `corrected_by` and `corrected_on` (ISO date) are empty
    where no person corrected the text.

    `digest` is equal in two builds exactly when all the facts here and the text of all leaves are equal.

    `sha256` is the original's. Where a cleaned copy of it is published, `removed` names what was taken out, and
    `copy_sha256` and `size_bytes` are the copy's.
    """

    sha256: str
    size_bytes: int
    leaf_count: int
    trust_leaves: Mapping[str, tuple[int, ...]]
    text_key: str
    file: str
    digest: str
    removed: tuple[str, ...] = ()
    copy_sha256: str = ""
    corrected_by: str = ""
    corrected_on: str = ""
    picture: PictureFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """All that pages show. `editions` by document id and language; `guides` by language.

    An edition of a record that is not among `editions` was left out: its PDF could not be read safely.

    `published_pdfs` are the files that lie in the site, by their path there; none where a store elsewhere holds them.
    `pictures` are those of first leaves by the path of their file in the site, without its ending.
    `queue` is the text of `queue.json`: what was given and waits. `medium` is what the site is made for; `absent_pdfs` are
    the published paths of PDFs that a copy does not hold.
    """

    catalogue: Catalogue
    editions: Mapping[tuple[str, str], EditionFacts]
    published_pdfs: Mapping[str, PdfFacts]
    settings: Settings
    guides: Mapping[str, tuple[Guide, ...]]
    evidence: Evidence = field(default_factory=Evidence)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    queue: str = NO_QUEUE
    medium: Medium = WEB
    absent_pdfs: frozenset[str] = frozenset()
    _remembered: dict[tuple[str, ...], object] = field(
        default_factory=dict, repr=False, compare=False
    )

    _lately: dict[str, dict[tuple[str, ...], object]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def leads_to(self, path: str) -> bool:
        """Tell whether there is a way to the file at `path`: in the site itself, or on the web."""
        return self.medium.holds(path) or bool(self.settings.site_url)

    def once(self, key: tuple[str, ...], make: Callable[[], _Made]) -> _Made:
        """Return what `make` returns, made at the first call with this key and remembered.

        For what many pages share: a document stands in some twenty lists, a term on thousands of pages.
        """
        found = self._remembered.get(key)
        if found is None:
            found = self._remembered[key] = make()
        return cast("_Made", found)

    def lately(self, document_id: str, key: tuple[str, ...], make: Callable[[], _Made]) -> _Made:
        """Return what `make` returns for a document, remembered until another document is asked for.

        The pages of a document are made one after the other, and show much of the same.
        """
        found = self._lately.get(document_id)
        if found is None:
            self._lately.clear()
            found = self._lately[document_id] = {}
        if key not in found:
            found[key] = make()
        return cast("_Made", found[key])

    def forget(self, key: tuple[str, ...]) -> None:
        """Forget what was remembered under this key."""
        self._remembered.pop(key, None)

    def term(self, vocabulary: str, term_id: str, language: str) -> Phrase:
        """Return the name of a term as a page in `language` shows it."""
        return self.once(
            (vocabulary, term_id, language),
            lambda: term_phrase(self.catalogue.vocabularies.term(vocabulary, term_id), language),
        )
