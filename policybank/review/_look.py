"""Look at one document from every side and say what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policybank.catalogue import missing_facts
from policybank.core import Fault
from policybank.library import Document
from policybank.schema import Vocabularies, may_be_official_text
from policybank.text import Leaf, PdfFacts

from .alike import find_alike, pieces_of, sketch_of, tokens_of
from .holdings import Holdings, readable, work_of
from .personal import Found, find_personal
from .remarks import Remark, of_fault, remark

# A title stands on the cover or the page behind it.
_FIRST_LEAVES = 3
# Of the title's pairs of neighbouring tokens, on one leaf: a line break or a misread sign spoils some.
_TITLE_SHARE = 0.6
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One document that somebody gives: its valid record (None where it is not), its faults, its PDFs and their leaves."""

    document: Document | None
    faults: tuple[Fault, ...]
    pdfs: Mapping[str, PdfFacts]  # by the language of the edition
    leaves: Mapping[str, tuple[Leaf, ...]]
    copies: Mapping[str, str]  # the SHA-256 of each PDF that another document has -> its id


def look_at(given: Given, vocabularies: Vocabularies, holdings: Holdings) -> tuple[Remark, ...]:
    """Return all remarks on `given`, the gravest first."""
    remarks = [of_fault(fault) for fault in given.faults]
    if given.document is not None:
        document = given.document
        remarks += _complete(document, vocabularies)
        if not any(one.fault for one in remarks if one.level == "stop"):
            remarks.append(remark("good", "schema-good"))
        remarks += _copies(given, document, holdings)
        remarks += _rights(document, vocabularies)
        remarks += _files(given)
        remarks += _text(given)
        remarks += _languages(given, document)
        remarks += _title(given, document)
        remarks += _personal(given, document)
    order = {"stop": 0, "look": 1, "good": 2}
    return tuple(sorted(remarks, key=lambda one: order[one.level]))


def _complete(document: Document, vocabularies: Vocabularies) -> Iterator[Remark]:
    record = document.record
    missing = list(missing_facts(document, vocabularies))
    if "file-or-link" in missing:
        missing.remove("file-or-link")
        yield remark("stop", "nothing-to-read")
    wanted = {"bodies": record.bodies, "themes": record.themes, "sources": record.sources}
    missing += [name for name, value in wanted.items() if not value]
    if missing:
        yield remark("look", "incomplete", missing=", ".join(missing))
    else:
        yield remark("good", "complete")


def _copies(given: Given, document: Document, holdings: Holdings) -> Iterator[Remark]:
    for other in sorted(set(given.copies.values())):
        yield remark("stop", "exact-copy", other=other, title=_title_of(other, holdings))
    texts = {}
    for language, leaves in given.leaves.items():
        kept = readable(leaves)
        if kept:
            texts[language] = (sketch_of(pieces_of("\n".join(text for _, text in kept))), kept)
    found = find_alike(work_of(document), texts, holdings.index, holdings.leaves)
    for one in found[:_MOST_NAMED]:
        facts: dict[str, object] = {"other": one.id, "title": _title_of(one.id, holdings)}
        if one.text and one.text.covered >= (one.title or 0):
            pairs = one.text.pairs
            yield remark(
                "look",
                "near-text",
                **facts,
                score=round(100 * one.text.covered),
                leaves=ranges(sorted({pair.leaf for pair in pairs})),
                others=ranges(sorted({pair.other for pair in pairs})),
            )
        elif one.has_same_number:
            yield remark("look", "near-number", **facts)
        else:
            yield remark("look", "near-title", **facts, score=round(100 * (one.title or 0)))
    if not found and not given.copies:
        yield remark("good", "no-copy", documents=len(holdings.documents), texts=holdings.texts)


def _title_of(document_id: str, holdings: Holdings) -> str:
    title = holdings.documents[document_id].record.title
    return title.km or title.en or document_id


def _rights(document: Document, vocabularies: Vocabularies) -> Iterator[Remark]:
    rights, kind = document.record.rights, document.record.type
    if rights.statement == "permission":
        yield remark("look", "rights-permission", evidence=rights.evidence or "")
    elif rights.statement == "unknown":
        yield remark("look", "rights-unknown")
    elif rights.statement == "own-work":
        yield remark("look", "rights-own-work", holder=rights.holder or "—")
    elif rights.statement == "official-text" and may_be_official_text(kind, vocabularies):
        yield remark("good", "rights-official", type=kind)
    elif rights.statement != "official-text":
        yield remark("good", "rights-told", rights=rights.statement)


def _files(given: Given) -> Iterator[Remark]:
    if given.pdfs:
        yield remark(
            "good",
            "size",
            size=sum(facts.size_bytes for facts in given.pdfs.values()),
            leaves=sum(facts.leaf_count for facts in given.pdfs.values()),
        )
        if not any(facts.removed for facts in given.pdfs.values()):
            yield remark("good", "no-active-content")


def _text(given: Given) -> Iterator[Remark]:
    for language, facts in given.pdfs.items():
        by_trust: dict[str, tuple[int, ...]] = dict(facts.trust_leaves)
        for trust in ("ocr", "legacy-font"):
            numbers = by_trust.get(trust)
            if numbers:
                yield remark("look", f"text-{trust}", leaves=ranges(numbers), language=language)
        sound = sum(len(by_trust.get(trust, ())) for trust in ("text-layer", "corrected", "blank"))
        if sound == facts.leaf_count:
            yield remark("good", "text-sound", language=language)


def _languages(given: Given, document: Document) -> Iterator[Remark]:
    for edition in document.record.editions:
        counts = Counter(
            leaf.language
            for leaf in given.leaves.get(edition.language, ())
            if leaf.language and leaf.text
        )
        if edition.language not in given.pdfs:
            continue
        if not counts:
            yield remark("look", "language-not-told", language=edition.language)
            continue
        found = max(sorted(counts), key=lambda one: counts[one])
        if edition.language in {"km", "en"} and found != edition.language:
            yield remark("look", "language-differs", language=edition.language, found=found)
        else:
            yield remark("good", "language-fits", language=edition.language)


def _title(given: Given, document: Document) -> Iterator[Remark]:
    for language, leaves in given.leaves.items():
        title = getattr(document.record.title, language, None)
        first = [leaf for leaf in leaves[:_FIRST_LEAVES] if leaf.text]
        if not title or not first:
            continue
        pairs = _pairs(tokens_of(title))
        shares = {
            leaf.number: len(pairs & _pairs(tokens_of(leaf.text))) / max(1, len(pairs))
            for leaf in first
        }
        best = max(shares, key=lambda number: (shares[number], -number))
        if shares[best] >= _TITLE_SHARE:
            yield remark("good", "title-found", language=language, leaf=best)
        else:
            yield remark("look", "title-not-found", language=language)


def _pairs(tokens: Sequence[str]) -> set[tuple[str, ...]]:
    return set(pairwise(tokens)) or {tuple(tokens)}


def _personal(given: Given, document: Document) -> Iterator[Remark]:
    leaves = [(0, _record_text(document))]
    found = list(find_personal(leaves))
    has_text = False
    for language in sorted(given.leaves):
        # Heads and feet too: there an address stands most often.
        texts = [
            (leaf.number, f"{leaf.head}\n{leaf.text}\n{leaf.foot}")
            for leaf in given.leaves[language]
        ]
        has_text = has_text or any(text.strip() for _, text in texts)
        found += find_personal(texts)
    yield from _personal_remarks(found)
    if given.pdfs and not has_text:
        yield remark("look", "personal-not-looked")
    elif not found:
        yield remark("good", "no-personal")


def _personal_remarks(found: Sequence[Found]) -> Iterator[Remark]:
    groups: dict[tuple[str, bool], list[Found]] = {}
    for one in found:
        groups.setdefault((one.kind, one.is_office), []).append(one)
    for (kind, is_office), some in sorted(groups.items()):
        yield remark(
            "look" if is_office else "stop",
            f"{'office' if is_office else 'personal'}-{kind}",
            count=len(some),
            leaves=ranges(sorted({one.leaf for one in some})),
            masked=" · ".join(dict.fromkeys(one.masked for one in some[:_MOST_NAMED])),
        )


def _record_text(document: Document) -> str:
    record = document.record
    texts = [record.title.km, record.title.en, record.rights.holder, record.rights.evidence]
    for both in (record.summary, record.rights.note, record.review.note):
        texts += [both.km, both.en] if both else []
    texts += [source.text for source in record.sources]
    return "\n".join(filter(None, texts))


def ranges(numbers: Sequence[int]) -> str:
    """Return rising `numbers` as a reader writes them: `2, 5-7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)
