"""Start a timed run and take its measure from outside: wall time from start to end, memory of all its processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import policybank

_CODE = Path(policybank.__file__).resolve().parents[1]

# Looking at one process costs a few milliseconds of it; four looks a second stay below a hundredth of the run.
_SECONDS_BETWEEN_LOOKS = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run did and cost; a measure of -1 is not known on this system.

    `cpu_seconds` are those of all its processes, `child_cpu_seconds` those of the processes it started. `all_bytes` is
    the peak of the memory of all together, pages that they share counted once; `own_bytes` that of the first process.
    The search index is in all of these, and its share of a build in `index_cpu_seconds` and `index_wall_seconds`.
    """

    documents: int
    pages: int
    written: int
    faults: int
    wall_seconds: float
    cpu_seconds: float
    child_cpu_seconds: float
    own_bytes: int
    all_bytes: int
    index_cpu_seconds: float = 0.0
    index_wall_seconds: float = 0.0


def timed_run(
    work: str, folder: Path, *, jobs: int | None = None, options: Sequence[str] = ()
) -> Run:
    """Do `work` (see `timed`) on the bank at `folder` in a process of its own and return its measure."""
    command = [sys.executable, "-P", str(Path(__file__).with_name("timed.py")), work, str(folder)]
    command += [] if jobs is None else ["--jobs", str(jobs)]
    command += options
    variables = {**os.environ, "PYTHONPATH": str(_CODE), "PYTHONUTF8": "1"}
    # Material prints a page of warnings about the next MkDocs.
    variables |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    start = time.perf_counter()
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        watch = _MemoryWatch(process.pid)
        watch.start()
        said, _ = process.communicate()
        wall_seconds = time.perf_counter() - start
        watch.stop()
    if process.returncode:
        raise RuntimeError(f"the timed run `{work}` ended with {process.returncode}")
    told = json.loads(said.splitlines()[-1])
    return Run(
        documents=told["documents"],
        pages=told["pages"],
        written=told["written"],
        faults=told["faults"],
        wall_seconds=wall_seconds,
        cpu_seconds=told["cpu_seconds"] + max(0.0, told["child_cpu_seconds"]),
        child_cpu_seconds=told["child_cpu_seconds"],
        own_bytes=told["own_bytes"],
        all_bytes=watch.peak_bytes,
        index_cpu_seconds=told.get("index_cpu_seconds", 0.0),
        index_wall_seconds=told.get("index_wall_seconds", 0.0),
    )


class _MemoryWatch(threading.Thread):
    """Looks at the memory of a process and its children from time to time; Linux only, elsewhere the peak is -1."""

    def __init__(self, process_id: int) -> None:
        super().__init__(daemon=True)
        self.peak_bytes = -1
        self._process_id = process_id
        self._ended = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        while not self._ended.wait(_SECONDS_BETWEEN_LOOKS):
            sizes = [_share_of(one) for one in _family(self._process_id)]
            if sizes:
                self.peak_bytes = max(self.peak_bytes, sum(sizes))

    def stop(self) -> None:
        """End the looking."""
        self._ended.set()
        self.join()


def _family(process_id: int) -> Iterator[int]:
    waiting = [process_id]
    while waiting:
        one = waiting.pop()
        try:
            tasks = list(Path(f"/proc/{one}/task").iterdir())
            waiting += [
                int(child)
                for task in tasks
                for child in (task / "children").read_text("ascii").split()
            ]
        except OSError:
            continue
        yield one


def _share_of(process_id: int) -> int:
    """Return the memory of a process in bytes, each shared page divided by the processes that share it."""
    try:
        text = Path(f"/proc/{process_id}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    return next(
        (int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0
    )
