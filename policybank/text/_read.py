"""Bring the text of every PDF of the library into the cache, reading only what was never read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from policybank.core import Fault, Place, Progress, fault

from ._cache import NotKeptError, Summary, TextCache, reader_digest, reader_name
from ._children import Answer, Child, read_with_children
from ._digests import digest_files
from .safety import inspect_pdf, too_large
from .types import DocumentText, Leaf, Limits, PdfFacts, PdfFile, Texts


def read_texts(
    files: Sequence[PdfFile], *, cache: TextCache, limits: Limits, jobs: int, progress: Progress
) -> Texts:
    """Return facts and faults of `files`, after reading those the cache does not know, `jobs` side by side.

    A file that cannot be read is a fault and keeps no other from being read. What was too slow is tried again at the
    next run, since a busy machine may be the cause; every other answer is kept.
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
        summaries[sha256] = Summary.of(answer)
    in_use = {digest: summaries[digest] for digest in digests.values() if digest in summaries}
    to_keep = {digest: one for digest, one in in_use.items() if one.code != "pdf-too-slow"}
    if to_keep != known:
        cache.write_index(to_keep)
    return _texts_of(
        fitting, digests=digests, sizes=sizes, summaries=in_use, faults=faults, limits=limits
    )


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
        return cache.read_answer(sha256).leaves
    except NotKeptError:
        with Child(limits) as child:
            answer = child.read(file)
        if answer.code:
            raise OSError(f"{file} could be read before and cannot now") from None
        cache.write_answer(sha256, answer)
        return answer.leaves


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
        if summary.unreadable_leaves:
            all_faults.append(_unreadable(file, summary))
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
    return Texts(reader=reader_digest(), facts=tuple(facts), faults=tuple(all_faults))


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


def _unreadable(file: PdfFile, summary: Summary) -> Fault:
    return fault(
        "pdf-leaf-unreadable",
        Place(file=file.place),
        leaves=ranges_of(summary.unreadable_leaves),
        count=len(summary.unreadable_leaves),
        total=summary.leaf_count,
    )


def ranges_of(numbers: Iterable[int]) -> str:
    """Return rising `numbers` as a reader writes them: `2, 5-7`."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1] = [ranges[-1][0], number]
        else:
            ranges.append([number])
    return ", ".join("-".join(map(str, ends)) for ends in ranges)
