"""How many copies the gate finds, and how often it cries wolf: recall and precision by kind, on the half held out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from policybank.core import Progress, SilentProgress
from policybank.library import read_vocabularies
from policybank.review import Sketch, WorkIndex, find_alike, pieces_of, sketch_of

from .duplicate_cases import COPIES, OTHERS, Case, Original, cases_of, originals_of
from .figures import SHARE, Figure, Table

_RECALL, _PRECISION = 0.95, 0.90
_SYNTHETIC = 120


def measure_duplicates(
    root: Path, *, progress: Progress | None = None, synthetic: int = _SYNTHETIC
) -> Table:
    """Return the table of the labelled set made of the library at `root` and `synthetic` made-up records."""
    told = progress or SilentProgress()
    vocabularies, _ = read_vocabularies(root)
    originals = originals_of(root, vocabularies, synthetic)
    cases = [case for case in cases_of(originals) if case.is_held_out]
    named = named_by_gate(originals, cases, progress=told)
    return Table(
        title=f"Near duplicates: {len(cases)} cases held out, against {len(originals)} documents",
        figures=tuple(_figures(cases, named)),
        notes=(
            "Recall of a kind: cases whose original was named. Precision of a kind of copies: right names of all names.",
            "False alarms of a kind of others: cases for which any document was named.",
        ),
    )


def named_by_gate(
    originals: Sequence[Original], cases: Sequence[Case], *, progress: Progress | None = None
) -> list[tuple[str, ...]]:
    """Return the ids that the gate names for each of `cases`."""
    told = progress or SilentProgress()
    leaves = {one.id: one.leaves for one in originals}
    sketches = {one.id: _sketch(one.leaves) for one in originals}
    index = WorkIndex.of([one.work for one in originals], sketches)
    told.start("comparing", len(cases))
    named = []
    for case in cases:
        texts = {"new": (_sketch(case.leaves), case.leaves)} if case.leaves else {}
        named.append(
            tuple(one.id for one in find_alike(case.work, texts, index, leaves.__getitem__))
        )
        told.advance()
    told.finish()
    return named


def _sketch(leaves: Sequence[tuple[int, str]]) -> Sketch:
    return sketch_of(pieces_of("\n".join(text for _, text in leaves)))


def _figures(cases: Sequence[Case], named: Sequence[Sequence[str]]) -> Iterable[Figure]:
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for case, ids in zip(cases, named, strict=True):
        good = len(set(ids) & case.right)
        total[case.kind] += 1
        found[case.kind] += bool(good) if case.is_copy else bool(ids)
        right[case.kind] += good
        wrong[case.kind] += len(ids) - good
    for kind in COPIES:
        yield Figure(
            name=f"recall, {kind} ({total[kind]})",
            value=found[kind] / max(1, total[kind]),
            unit=SHARE,
            target=_RECALL,
            is_least=True,
        )
        names = right[kind] + wrong[kind]
        yield Figure(
            name=f"precision, {kind}",
            value=right[kind] / max(1, names),
            unit=SHARE,
            target=_PRECISION,
            is_least=True,
        )
    for kind in OTHERS:
        yield Figure(
            name=f"false alarms, {kind} ({total[kind]})",
            value=found[kind] / max(1, total[kind]),
            unit=SHARE,
        )
    copies = sum(total[kind] for kind in COPIES)
    yield Figure(
        name="recall, all copies",
        value=sum(found[kind] for kind in COPIES) / copies,
        unit=SHARE,
        target=_RECALL,
        is_least=True,
    )
    names = right.total() + wrong.total()
    yield Figure(
        name="precision, copies and others",
        value=right.total() / max(1, names),
        unit=SHARE,
        target=_PRECISION,
        is_least=True,
    )
