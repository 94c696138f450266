"""One run in a process of its own: `python policybank/bench/timed.py WORK FOLDER [--jobs N]`.

It is started by its path and not as a module of this room, for the room's door imports what a build does not. It prints one line of JSON at its end: what the run did and what it cost. Nothing of an earlier run (imports, memory,
open caches of Python) can flatter it. WORK is `build`, `check`, `index` for the index of a corpus, or `mkdocs` and
`pagefind` for the peers.
"""

from __future__ import annotations

import argparse
import json
import runpy
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock

if sys.platform != "win32":
    import resource


def main() -> None:
    """Do the work and print what it cost."""
    parser = argparse.ArgumentParser(prog="timed.py")
    parser.add_argument("work", choices=sorted(_WORKS))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--medium", default="web", help="for build: web, or stick without PDFs")
    parser.add_argument("--corpus", type=Path, help="for index")
    parser.add_argument("--packing", help="for index")
    parser.add_argument("--model", type=Path, help="for index and pagefind: the bank they are of")
    options = parser.parse_args()
    print(json.dumps({**_WORKS[options.work](options), **_cost()}))


def _build(options: argparse.Namespace) -> dict[str, float]:
    # Imported here, so that the peer's process carries nothing of ours.
    from policybank import pipeline
    from policybank.pages import STICK, WEB

    is_stick = options.medium == "stick"
    index_bank = vars(pipeline)["index_bank"]
    index = {"index_cpu_seconds": 0.0, "index_wall_seconds": 0.0}

    def timed_index(*args: Any, **kwargs: Any) -> Any:
        wall, cpu = time.perf_counter(), _cpu_seconds()
        made = index_bank(*args, **kwargs)
        index["index_cpu_seconds"] = _cpu_seconds() - cpu
        index["index_wall_seconds"] = time.perf_counter() - wall
        return made

    # Pages and index have promises of their own, and are made in one run.
    with mock.patch.object(pipeline, "index_bank", timed_index):
        summary = pipeline.build(
            options.folder,
            medium=STICK if is_stick else WEB,
            choose_pdfs=_all_pdfs if is_stick else None,
            jobs=options.jobs,
        )
    return {
        "documents": summary.documents,
        "pages": summary.pages,
        "faults": len(summary.report.faults),
        "written": summary.site.written if summary.site else 0,
        **index,
    }


def _all_pdfs(bank: Any) -> frozenset[str]:
    """Return what a copy without PDFs leaves out."""
    return frozenset(bank.published_pdfs)


def _check(options: argparse.Namespace) -> dict[str, int]:
    from policybank import pipeline

    summary = pipeline.check(options.folder)
    return {
        "documents": summary.documents,
        "pages": 0,
        "faults": len(summary.report.faults),
        "written": 0,
    }


def _index(options: argparse.Namespace) -> dict[str, int]:
    # By its file, as this one is, and so in its worker processes too.
    sys.path.append(str(Path(__file__).parent))
    index_corpus = import_module("search_index").index_corpus
    index_corpus(
        options.corpus,
        options.folder,
        model=options.model,
        packing=options.packing,
        jobs=options.jobs,
    )
    return {"documents": 0, "pages": 0, "faults": 0, "written": 0}


def _pagefind(options: argparse.Namespace) -> dict[str, int]:
    from policybank.packages import package_folder, run_node

    script = package_folder(options.model, "pagefind", dev=True) / "lib" / "runner" / "bin.cjs"
    done = run_node(options.model, script, ["--site", str(options.folder.absolute())])
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    pages = sum(1 for _ in options.folder.rglob("*.html"))
    return {"documents": 0, "pages": pages, "faults": 0, "written": 0}


def _mkdocs(options: argparse.Namespace) -> dict[str, int]:
    folder: Path = options.folder
    sys.argv = ["mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        if end.code:
            raise
    pages = sum(1 for _ in (folder / "docs").rglob("*.md"))
    return {"documents": 0, "pages": pages, "faults": 0, "written": pages}


def _cost() -> dict[str, float | int]:
    """Return CPU seconds of this process and of its children, and its peak memory; -1 where it is not known."""
    if sys.platform == "win32":
        # Windows tells a process nothing of its children.
        return {"cpu_seconds": time.process_time(), "child_cpu_seconds": -1, "own_bytes": -1}
    own, children = (
        resource.getrusage(resource.RUSAGE_SELF),
        resource.getrusage(resource.RUSAGE_CHILDREN),
    )
    # getrusage counts kilobytes on Linux and bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    return {
        "cpu_seconds": own.ru_utime + own.ru_stime,
        "child_cpu_seconds": children.ru_utime + children.ru_stime,
        "own_bytes": _own_peak(own.ru_maxrss * unit),
    }


def _cpu_seconds() -> float:
    cost = _cost()
    return cost["cpu_seconds"] + max(0.0, cost["child_cpu_seconds"])


def _own_peak(by_resource: int) -> int:
    # Linux hands the peak of the process that started us down to us (it survives exec); /proc tells our own.
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return by_resource
    peak = next((line.split()[1] for line in lines if line.startswith("VmHWM:")), None)
    return int(peak) * 1024 if peak else by_resource


_WORKS: dict[str, Callable[[argparse.Namespace], Mapping[str, float]]] = {
    "build": _build,
    "check": _check,
    "index": _index,
    "mkdocs": _mkdocs,
    "pagefind": _pagefind,
}

if __name__ == "__main__":
    main()
