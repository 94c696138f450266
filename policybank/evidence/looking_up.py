"""Look every quotation up on the leaf it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from policybank.core import Fault, digest_of, fault
from policybank.library import Document, Library, RegisterFile, place_of_quotation
from policybank.schema import Quotation
from policybank.text import Leaf, PdfFacts, Texts

from .evidence import Evidence, QuotationState, QuotedLeaf, RegisteredRecommendation
from .standing import ComparedText

_NO_DATE = (0, 0, 0)


def gather_evidence(
    root: Path, library: Library, texts: Texts, load_leaves: Callable[[str], tuple[Leaf, ...]]
) -> tuple[Evidence, tuple[Fault, ...]]:
    """Return the recommendations of `library` with their quotations looked up, and a fault for each that was not found.

    Only editions that are quoted are loaded, each once.
    """
    desk = _Desk(
        root=root,
        editions={facts.file.place: facts for facts in texts.facts},
        load_leaves=load_leaves,
    )
    found = [
        RegisteredRecommendation(
            recommendation=recommendation,
            file=file,
            quoted=tuple(
                QuotedLeaf(
                    quotation=one,
                    state=desk.look_up(one, file, (entry, number), library.documents),
                )
                for number, one in enumerate(recommendation.quotations)
            ),
        )
        for file in sorted(library.register.files, key=lambda one: _newness(one, library))
        for entry, recommendation in file.recommendations.items()
    ]
    standing = (
        f"{one.file.name} {one.file.digest} {one.id} {[q.state for q in one.quoted]}"
        for one in found
    )
    return (
        Evidence(recommendations=tuple(found), digest=digest_of("\n".join(standing))),
        tuple(desk.faults),
    )


def _newness(file: RegisterFile, library: Library) -> tuple[tuple[int, ...], str]:
    source = file.source
    date = source.date
    if source.document is not None and source.document in library.documents:
        date = library.documents[source.document].record.date
    earliest = date.earliest if date else _NO_DATE
    return tuple(-part for part in earliest), file.name


@dataclass
class _Desk:
    """Where quotations are looked up: remembers the leaves of the edition at hand, and collects faults."""

    root: Path
    editions: Mapping[str, PdfFacts]
    load_leaves: Callable[[str], tuple[Leaf, ...]]
    faults: list[Fault] = field(default_factory=list)
    _key: str = ""
    _leaves: tuple[Leaf, ...] = ()
    _compared: dict[int, ComparedText] = field(default_factory=dict)

    def look_up(
        self,
        quotation: Quotation,
        file: RegisterFile,
        place: tuple[int, int],
        documents: Mapping[str, Document],
    ) -> QuotationState:
        """Return what came of looking for `quotation`, the one at `place` (entry, number) in its file."""
        facts = self._edition(quotation, file, documents)
        if facts is None:
            return "not-here"
        self._open(facts)
        leaf = next((one for one in self._leaves if one.number == quotation.leaf_number), None)
        if leaf is not None and leaf.trust in {"pending", "unreadable"}:
            return "no-text"
        wanted = ComparedText.of(quotation.text)
        if leaf is not None and self._stands_on(wanted, leaf):
            return "verified-ocr" if leaf.trust == "ocr" else "verified"
        nearest = self._nearest(wanted, quotation.leaf_number)
        self.faults.append(
            fault(
                "quotation-not-found",
                place_of_quotation(self.root, file, *place),
                value=quotation.text,
                leaf=quotation.leaf_number,
                pdf=facts.file.place.rpartition("/")[2],
                total=facts.leaf_count,
                nearest=nearest or "",
            )
        )
        return "not-found"

    def _edition(
        self, quotation: Quotation, file: RegisterFile, documents: Mapping[str, Document]
    ) -> PdfFacts | None:
        document = documents.get(file.source.document or "")
        if document is None:
            return None
        for edition in document.record.editions:
            if edition.language == quotation.language:
                return self.editions.get(f"{document.folder}/{edition.file}")
        return None

    def _open(self, facts: PdfFacts) -> None:
        if facts.text_key != self._key:
            self._key = facts.text_key
            self._leaves = self.load_leaves(facts.text_key)
            self._compared = {}

    def _stands_on(self, wanted: ComparedText, leaf: Leaf) -> bool:
        if leaf.number not in self._compared:
            self._compared[leaf.number] = ComparedText.of(leaf.text)
        return self._compared[leaf.number].holds(wanted)

    def _nearest(self, wanted: ComparedText, number: int) -> int | None:
        """Return the leaf nearest to `number` on which the quotation does stand, the earlier of two; None for none."""
        by_distance = sorted(
            self._leaves, key=lambda leaf: (abs(leaf.number - number), leaf.number)
        )
        return next((leaf.number for leaf in by_distance if self._stands_on(wanted, leaf)), None)
