"""Bring the text of every PDF of the library into the cache, reading only what was never read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from policybank.core import Fault, Place, Progress, fault

from ._cache import Images, NotKeptError, Summary, TextCache, reader_name, readers_digest
from ._children import Answer, Child, read_images_with_children, read_with_children
from ._digests import digest_files
from ._inspect import inspect_pdf, too_large
from ._published import with_clean_copies
from .ocr import Tesseract
from .transcripts import check_transcript, lay_over_numbers, read_transcript
from .types import DocumentText, Leaf, Limits, PdfFacts, PdfFile, Texts, Trust

# What a contributor is told of leaves without text.
_TRUST_FAULTS: Final[tuple[tuple[Trust, str], ...]] = (
    ("pending", "pdf-leaf-waiting"),
    ("unreadable", "pdf-leaf-unreadable"),
)


def read_texts(
    files: Sequence[PdfFile],
    *,
    cache: TextCache,
    limits: Limits,
    jobs: int,
    progress: Progress,
    tesseract: Tesseract | None = None,
) -> Texts:
    """Return facts and faults of `files`, after reading those the cache does not know, `jobs` side by side.

    Leaves without a sound text layer are read by `tesseract`; without it they wait (`pending`), unless another run
    has left their text in the cache.

    A file that cannot be read is a fault and keeps no other from being read; it is among `left_out`. What was too slow
    is tried again at the next run, since a busy machine may be the cause; every other answer is kept. Files with active
    content get their cleaned copies.
    """
    sizes = {file: file.path.stat().st_size for file in files}
    faults = [
        too_large(file, size, limits) for file, size in sizes.items() if size > limits.largest_bytes
    ]
    fitting = [file for file in files if sizes[file] <= limits.largest_bytes]
    digests = digest_files(fitting, memory=cache.digests)
    known = cache.read_index()
    unread: dict[str, PdfFile] = {}
    for file in fitting:
        if digests[file] in known:
            continue
        at_sight = inspect_pdf(file, limits)
        if at_sight:
            faults += at_sight
        else:
            unread.setdefault(digests[file], file)
    summaries = dict(known)
    for sha256, answer in _read(unread, cache=cache, limits=limits, jobs=jobs, progress=progress):
        summaries[sha256] = Summary.of(answer, _kept_images(cache, sha256))
    summaries |= _read_images(
        {
            digests[file]: file
            for file in fitting
            if tesseract is not None and _waits(summaries.get(digests[file]), tesseract)
        },
        tesseract,
        cache=cache,
        limits=limits,
        jobs=jobs,
        progress=progress,
    )
    in_use = {digest: summaries[digest] for digest in digests.values() if digest in summaries}
    to_keep = {digest: one for digest, one in in_use.items() if one.code != "pdf-too-slow"}
    if to_keep != known:
        cache.write_index(to_keep)
    texts = _texts_of(
        fitting, digests=digests, sizes=sizes, summaries=in_use, faults=faults, limits=limits
    )
    contents = {digest: one.content for digest, one in in_use.items()}
    offered = with_clean_copies(_corrected(texts), contents, cache=cache, limits=limits)
    kept = {facts.file for facts in offered.facts}
    return replace(offered, left_out=tuple(file for file in files if file not in kept))


def _corrected(texts: Texts) -> Texts:
    """Return `texts` with what people corrected, and the faults of their transcripts."""
    facts: list[PdfFacts] = []
    faults = list(texts.faults)
    for one in texts.facts:
        if one.file.transcript is None:
            facts.append(one)
            continue
        read = read_transcript(one.file.transcript, one.file.transcript_place)
        faults += read.faults
        transcript = read.transcript
        beside = (
            check_transcript(transcript, sha256=one.sha256, leaf_count=one.leaf_count)
            if transcript
            else ()
        )
        faults += beside
        if transcript is None or any(fault.severity == "error" for fault in beside):
            facts.append(one)
            continue
        numbers = lay_over_numbers(one.trust_leaves, transcript)
        facts.append(
            replace(
                one,
                trust_leaves=numbers,
                trusts=tuple((trust, len(some)) for trust, some in numbers),
                unreadable_leaves=dict(numbers).get("unreadable", ()),
                text_key=f"{one.sha256}.{transcript.digest}",
                corrected_by=transcript.credit,
                corrected_on=transcript.corrected_on,
            )
        )
    return replace(texts, facts=tuple(facts), faults=tuple(faults))


def load_text(facts: PdfFacts, *, cache: TextCache, limits: Limits) -> DocumentText:
    """Return the text of one PDF of `Texts`; see `load_leaves`."""
    leaves = load_leaves(facts.sha256, facts.file.path, cache=cache, limits=limits)
    return DocumentText(
        sha256=facts.sha256, size_bytes=facts.size_bytes, leaves=leaves, reader=reader_name()
    )


def load_leaves(sha256: str, file: Path, *, cache: TextCache, limits: Limits) -> tuple[Leaf, ...]:
    """Return the leaves of the PDF with this digest; it is read again if its entry in the cache was lost or damaged.

    Raises `OSError` if the PDF itself vanished or turned unreadable since `read_texts`.
    """
    try:
        leaves = cache.read_answer(sha256).leaves
    except NotKeptError:
        with Child(limits) as child:
            answer = child.read(file)
        if answer.code:
            raise OSError(f"{file} could be read before and cannot now") from None
        cache.write_answer(sha256, answer)
        leaves = answer.leaves
    images = _kept_images(cache, sha256)
    return images.laid_over(leaves) if images else leaves


def _read(
    unread: Mapping[str, PdfFile],
    *,
    cache: TextCache,
    limits: Limits,
    jobs: int,
    progress: Progress,
) -> Iterable[tuple[str, Answer]]:
    if not unread:
        return
    progress.start("reading-texts", len(unread))
    kept: dict[str, PdfFile] = {}
    for sha256, file in unread.items():
        try:
            answer = cache.read_answer(sha256)
        except NotKeptError:
            kept[sha256] = file
        else:
            progress.advance()
            yield sha256, answer
    names = tuple(kept)
    paths = [file.path for file in kept.values()]
    for place, answer in read_with_children(paths, limits=limits, jobs=jobs):
        if answer.code != "pdf-too-slow":
            cache.write_answer(names[place], answer)
        progress.advance()
        yield names[place], answer
    progress.finish()


def _kept_images(cache: TextCache, sha256: str) -> Images | None:
    try:
        return cache.read_images(sha256)
    except NotKeptError:
        return None


def _waits(summary: Summary | None, tesseract: Tesseract) -> bool:
    if summary is None or not summary.needs_images:
        return False
    return summary.machine != tesseract.identity or "pending" in dict(summary.trust_leaves)


def _read_images(
    waiting: Mapping[str, PdfFile],
    tesseract: Tesseract | None,
    *,
    cache: TextCache,
    limits: Limits,
    jobs: int,
    progress: Progress,
) -> dict[str, Summary]:
    """Have the waiting leaves of these PDFs read; what is finished is kept, also when the run is stopped."""
    if tesseract is None or not waiting:
        return {}
    layers = {sha256: cache.read_answer(sha256) for sha256 in waiting}
    read: dict[str, list[Leaf]] = {}
    tasks: list[tuple[str, Leaf]] = []
    for sha256, answer in layers.items():
        before = _kept_images(cache, sha256)
        is_same = before is not None and before.machine == tesseract.identity
        read[sha256] = list(before.leaves) if before is not None and is_same else []
        done = {leaf.number for leaf in read[sha256]}
        tasks += [
            (sha256, leaf)
            for leaf in answer.leaves
            if leaf.trust == "pending" and leaf.number not in done
        ]
    progress.start("reading-images", len(tasks))
    images = [(waiting[sha256].path, leaf) for sha256, leaf in tasks]
    for place, leaf in read_images_with_children(images, tesseract, limits=limits, jobs=jobs):
        sha256 = tasks[place][0]
        read[sha256].append(leaf)
        cache.write_images(sha256, _images_of(tesseract, read[sha256]))
        progress.advance()
    progress.finish()
    return {
        sha256: Summary.of(answer, _images_of(tesseract, read[sha256]))
        for sha256, answer in layers.items()
    }


def _images_of(tesseract: Tesseract, leaves: Iterable[Leaf]) -> Images:
    return Images(
        machine=tesseract.identity,
        leaves=tuple(sorted(leaves, key=lambda leaf: leaf.number)),
    )


def _texts_of(
    files: Sequence[PdfFile],
    *,
    digests: Mapping[PdfFile, str],
    sizes: Mapping[PdfFile, int],
    summaries: Mapping[str, Summary],
    faults: Iterable[Fault],
    limits: Limits,
) -> Texts:
    facts: list[PdfFacts] = []
    all_faults = list(faults)
    for file in files:
        summary = summaries.get(digests[file])
        if summary is None:
            continue  # already a fault at first sight
        if summary.code:
            all_faults.append(_fault_of(file, summary.code, limits))
            continue
        numbers = dict(summary.trust_leaves)
        all_faults += [
            fault(
                code,
                Place(file=file.place),
                leaves=ranges_of(numbers[trust]),
                count=len(numbers[trust]),
                total=summary.leaf_count,
            )
            for trust, code in _TRUST_FAULTS
            if numbers.get(trust)
        ]
        facts.append(
            PdfFacts(
                file=file,
                sha256=digests[file],
                size_bytes=sizes[file],
                leaf_count=summary.leaf_count,
                unreadable_leaves=summary.unreadable_leaves,
                trusts=summary.trusts,
                text_key=digests[file],
                trust_leaves=summary.trust_leaves,
            )
        )
    return Texts(reader=readers_digest(), facts=tuple(facts), faults=tuple(all_faults))


def _fault_of(file: PdfFile, code: str, limits: Limits) -> Fault:
    place = Place(file=file.place)
    if code == "pdf-too-slow":
        return fault(
            code,
            place,
            seconds=f"{limits.slowest_seconds:g}",
            megabytes=f"{limits.memory_bytes / 1_000_000:g}",
        )
    return fault(code, place)


def ranges_of(numbers: Iterable[int]) -> str:
    """Return rising `numbers` as a reader writes them: `2, 5-7`."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1] = [ranges[-1][0], number]
        else:
            ranges.append([number])
    return ", ".join("-".join(map(str, ends)) for ends in ranges)
