"""`build.py bench`: measure what we promise, beside a peer in the same run."""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from policybank.core import Progress, SetupError, remove_tree, write_text

from . import _exit
from ._display import TerminalProgress

if TYPE_CHECKING:
    from policybank.bench import Table

DESCRIPTION = """\
Measure speed and size against the numbers we promise, and print them with their targets.

  render    10,000 synthetic documents in two languages: cold, unchanged, one added; memory; two builds byte for byte;
            beside stock MkDocs with Material
  library   the library of this repository: cold, with its PDFs read, and unchanged
  pages     a document page on a link of 400 kbit/s: bytes, requests, first paint; beside a stock page of Material
  browse    the page with filters over 10,000 documents, on a processor slowed four times: bytes, seconds, memory
  check     the records alone, 200 and 10,000 of them
  text      the text of the PDFs in a folder (--cases), against the true text beside each, and other readers on the same
  duplicates  how many copies the gate finds under other names, as scans and in part, and how often it names a wrong document
  search    the search in a real browser, asked the queries of a file (--corpus, --truth): recall, precision, bytes, speed,
            other spellings, and with --cross the other language; with --peers beside Pagefind and Material's own search
  stick     an offline copy of the documents of a search corpus (--corpus), without PDFs: files and bytes as they are, on FAT32 and
            zipped, and where they go; one document added and ten more: what is written, and the pack; verification
            beside sha256sum

  zim       the files for Kiwix of the same bank (--corpus): their size, and what Khmer queries find in them by libzim and by
            kiwix-serve, beside libzim's own indexing

Without a name all run but `browse`, `duplicates`, `text`, `search`, `stick` and `zim`, which takes about ten minutes on two cores. CPU seconds are those of all processes of a
run; wall seconds mean something only where nothing else runs.
"""

EPILOG = """\
examples:
  python3 build.py bench --quick                  1,000 documents instead of 10,000
  python3 build.py bench render --keep /tmp/b     leave the made banks there to look at
  python3 build.py bench --json figures.json      write the figures too
  python3 build.py bench search --corpus c.jsonl --truth t.json --peers
  python3 build.py bench stick --corpus c.jsonl --documents 1000

exit codes: 0 every target met; 1 one was missed; 2 the machine lacks something
"""

PASSES_ON = False

_ALWAYS = ("render", "library", "pages", "check")
_NAMES = (*_ALWAYS, "browse", "duplicates", "text", "search", "stick", "zim")
_FULL, _QUICK = 10_000, 1_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=f"one or more of {', '.join(_NAMES)}; all but browse, duplicates, text, search, stick and zim without",
    )
    size = parser.add_mutually_exclusive_group()
    size.add_argument(
        "--documents",
        type=int,
        metavar="N",
        help="documents of the synthetic bank; 10,000 without, for stick and zim all of the corpus",
    )
    size.add_argument(
        "--quick", action="store_const", dest="documents", const=_QUICK, help="1,000 documents"
    )
    parser.add_argument(
        "--jobs", type=int, metavar="N", help="processes of a build; as many as processors without"
    )
    parser.add_argument(
        "--cases", type=Path, metavar="DIR", help="for text: pairs of name.pdf and name.txt"
    )
    parser.add_argument(
        "--corpus",
        type=Path,
        metavar="FILE",
        help="for search, stick and zim: documents, a line of JSON each",
    )
    parser.add_argument(
        "--truth", type=Path, metavar="FILE", help="for search: queries and what they should find"
    )
    parser.add_argument(
        "--cross",
        type=Path,
        metavar="FILE",
        help="for search: queries and what their translations should find",
    )
    parser.add_argument(
        "--peers", action="store_true", help="for search: measure Pagefind and Material as well"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="make the banks there, and leave them"
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write the figures to this file as well"
    )


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Run the benchmarks and return the exit code."""
    # Here and not above: `--help` works without the lock of developers, and bench needs Playwright.
    from policybank import bench

    unknown = [name for name in options.names if name not in _NAMES]
    if unknown:
        raise SetupError(f"There is no benchmark `{unknown[0]}`. They are: {', '.join(_NAMES)}.")
    if "text" in options.names and options.cases is None:
        raise SetupError("`bench text` needs the folder of the cases: --cases DIR.")
    if "search" in options.names and None in {options.corpus, options.truth}:
        raise SetupError("`bench search` needs --corpus FILE and --truth FILE.")
    for name in ("stick", "zim"):
        if name in options.names and options.corpus is None:
            raise SetupError(f"`bench {name}` needs the documents: --corpus FILE.")
    documents: int = options.documents or _FULL
    jobs: int | None = options.jobs
    benchmarks: dict[str, Callable[[Path, Progress], Table]] = {
        "render": lambda place, progress: bench.measure_rendering(
            root, place, documents=documents, jobs=jobs, progress=progress
        ),
        "library": lambda place, progress: bench.measure_shipped_library(
            root, place, jobs=jobs, progress=progress
        ),
        "pages": lambda place, progress: bench.measure_visits(
            root, place, jobs=jobs, progress=progress
        ),
        "browse": lambda place, progress: bench.measure_browsing(
            root, place, documents=documents, jobs=jobs, progress=progress
        ),
        "check": lambda place, progress: bench.measure_checks(
            root, place, sizes=sorted({200, documents}), progress=progress
        ),
        "text": lambda place, progress: bench.measure_texts(
            options.cases, place, progress=progress
        ),
        "duplicates": lambda _, progress: bench.measure_duplicates(root, progress=progress),
        "search": lambda place, progress: bench.measure_search(
            root,
            place,
            bench.SearchCases(corpus=options.corpus, truth=options.truth, cross=options.cross),
            with_peers=options.peers,
            jobs=jobs,
            progress=progress,
        ),
        "stick": lambda place, progress: bench.measure_stick(
            root,
            place,
            options.corpus,
            documents=options.documents,
            jobs=jobs,
            progress=progress,
        ),
        "zim": lambda place, progress: bench.measure_zims(
            root,
            place,
            options.corpus,
            documents=options.documents,
            jobs=jobs,
            progress=progress,
        ),
    }
    tables = []
    print(f"{_machine()}\n", flush=True)
    for name in options.names or _ALWAYS:
        with _place(options.keep, name) as place, TerminalProgress() as progress:
            table = benchmarks[name](place, progress)
        print("\n".join(table.lines()) + "\n", flush=True)
        tables.append(table)
    if options.json:
        figures = {"machine": _machine(), "tables": [asdict(table) for table in tables]}
        write_text(options.json.absolute(), json.dumps(figures, indent=2) + "\n")
    return _exit.GOOD if all(table.is_met for table in tables) else _exit.FAULTS


@contextmanager
def _place(keep: Path | None, name: str) -> Iterator[Path]:
    """Yield the folder in which a benchmark makes its banks; one that is kept is emptied before."""
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="policybank-bench-") as folder:
            yield Path(folder)
        return
    # Under a name of its own: `--keep .` must not empty the library.
    place = keep.absolute() / f"policybank-bench-{name}"
    remove_tree(place)
    yield place


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors"
