"""Whatever is in a file, the others are read, and it is told what became of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from policybank.core import SilentProgress
from policybank.text import Limits, PdfFile, TextCache, Texts, load_text, read_texts
from policybank.text.safety import UnknownContentError, cleaned_copy
from tests.text import make_pdf

from . import hostile

# Three seconds are a hundred times what an honest leaf takes; a bomb of 300 MB fits into no child of this size.
LIMITS = Limits(largest_bytes=2_000_000, slowest_seconds=3, memory_bytes=300_000_000)
JOBS = 2


def run(files: Mapping[str, bytes], folder: Path) -> Texts:
    """Read `files` with a good one after each tenth, and hold that nothing got lost."""
    good = make_pdf.pdf(make_pdf.latin("Good"))
    placed = []
    for number, data in enumerate(files.values()):
        placed.append(_put(folder, f"{number}", data))
        if number % 10 == 9:
            # Each differs: equal files are read once.
            placed.append(_put(folder, f"good-{number}", good + b"%%%d\n%%%%EOF\n" % number))
    cache = TextCache(folder=folder / "cache")
    texts = read_texts(placed, cache=cache, limits=LIMITS, jobs=JOBS, progress=SilentProgress())
    told = {facts.file.place for facts in texts.facts} | {one.place.file for one in texts.faults}
    names = dict(enumerate(files))
    untold = [names[int(file.path.stem)] for file in placed if file.place not in told]
    assert untold == []
    sound = [facts for facts in texts.facts if facts.file.path.stem.startswith("good-")]
    assert len(sound) == len(files) // 10
    assert all(load_text(one, cache=cache, limits=LIMITS).leaves[0].text == "Good" for one in sound)
    for facts in texts.facts:
        load_text(facts, cache=cache, limits=LIMITS)
    return texts


def _put(folder: Path, name: str, data: bytes) -> PdfFile:
    path = folder / f"{name}.pdf"
    path.write_bytes(data)
    return PdfFile(path=path, place=f"library/{path.name}")


# Made once for all tests of this file; that they are always the same has a test of its own.
crafted = cache(hostile.crafted)


def every(number: int, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return every `number`th of `files`, without those made to be slow."""
    slow = {"form-endless", "flate-of-flate", "flate-zeros"}
    return {name: files[name] for name in list(files)[::number] if name not in slow}


def test_a_sample_of_hostile_files_costs_nothing_but_themselves(tmp_path: Path) -> None:
    run({**every(20, crafted()), **hostile.mutated(10)}, tmp_path)


@pytest.mark.slow
def test_hundreds_of_hostile_files_cost_nothing_but_themselves(tmp_path: Path) -> None:
    files = {**crafted(), **hostile.mutated(160)}
    assert len(files) >= 300
    run(files, tmp_path)


@pytest.mark.slow
def test_there_are_hundreds_of_hostile_files_and_always_the_same() -> None:
    made = hostile.crafted()
    assert len(made) >= 200
    assert made == hostile.crafted()
    assert hostile.mutated(24) == {name: hostile.mutated(30)[name] for name in hostile.mutated(24)}
    assert max(map(len, made.values())) <= LIMITS.largest_bytes


# As `_worker.py` does: one process, many files; a death would end the loop before the last line.
_LOOK = """
import resource, sys
from pathlib import Path
from policybank.text.safety import UnknownContentError
from policybank.text.safety.content import inspect_content
resource.setrlimit(resource.RLIMIT_AS, (600_000_000, -1))
for file in sorted(Path(sys.argv[1]).glob("*.pdf"), key=lambda one: int(one.stem)):
    try:
        print(file.stem, *inspect_content(file).kinds, flush=True)
    except (UnknownContentError, MemoryError) as error:
        print(file.stem, type(error).__name__, flush=True)
"""


def look(files: Mapping[str, bytes], folder: Path, seconds: float) -> dict[str, list[str]]:
    for number, data in enumerate(files.values()):
        _put(folder, str(number), data)
    done = subprocess.run(
        [sys.executable, "-c", _LOOK, str(folder)],
        cwd=Path(__file__).parents[3], capture_output=True, text=True, encoding="utf-8", timeout=seconds, check=False,
    )  # fmt: skip
    rows = [line.split() for line in done.stdout.splitlines()]
    names = list(files)
    assert len(rows) == len(files), f"{names[len(rows)]}: {done.returncode} {done.stderr[-300:]}"
    return {names[int(row[0])]: row[1:] for row in rows}


@pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux limits the memory of a process")
def test_a_sample_of_hostile_files_is_looked_through(tmp_path: Path) -> None:
    found = look({**every(20, crafted()), **hostile.mutated(10)}, tmp_path, seconds=120)
    assert any("javascript" in kinds for kinds in found.values())


@pytest.mark.slow
@pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux limits the memory of a process")
def test_hundreds_of_hostile_files_are_looked_through_and_cleaned(tmp_path: Path) -> None:
    files = {**crafted(), **hostile.mutated(160)}
    found = look(files, tmp_path, seconds=240)
    active = [name for name, kinds in found.items() if kinds and not kinds[0].endswith("Error")]
    assert len(active) > 25
    numbers = {name: number for number, name in enumerate(files)}
    copies = 0
    for name in active[::3]:
        source = tmp_path / f"{numbers[name]}.pdf"
        try:
            copy = cleaned_copy(
                source, f"{numbers[name]:064}", folder=tmp_path / "c", limits=LIMITS
            )
        except UnknownContentError:
            continue
        copies += 1
        assert copy.stat().st_size
    assert copies > 8
