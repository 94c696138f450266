"""Keep child processes that read PDFs: reused while they behave, replaced when they do not."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import policybank

from .types import Leaf, Limits

_ROOT: Final = Path(policybank.__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one PDF: its leaves, or the code of the fault that kept them from us (else empty)."""

    code: str
    leaves: tuple[Leaf, ...] = ()


class Child:
    """One child process, started when it is first needed and again after it was lost."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def read(self, file: Path, *, open_only: bool = False) -> Answer:
        """Return the leaves of `file`, or only its first, to learn whether it opens."""
        process = self._running()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("a child was started without pipes")
        request = json.dumps({"path": str(file.resolve()), "open_only": open_only})
        was_slow = threading.Event()

        def stop() -> None:
            was_slow.set()
            process.kill()

        clock = threading.Timer(self._limits.slowest_seconds, stop)
        clock.start()
        try:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(request.encode("ascii") + b"\n")
                process.stdin.flush()
            line = process.stdout.readline()
        finally:
            clock.cancel()
        if not line.endswith(b"\n"):
            self.end()
            return Answer(code="pdf-too-slow" if was_slow.is_set() else "pdf-damaged")
        answer = json.loads(line)
        if answer["code"] == "pdf-too-slow":
            # It used up its memory and is about to end.
            self.end()
        return Answer(code=answer["code"], leaves=tuple(Leaf(**leaf) for leaf in answer["leaves"]))

    def stop(self) -> None:
        """Stop what the process is reading, from another thread; `read` returns at once."""
        process = self._process
        if process is not None:
            process.kill()

    def end(self) -> None:
        """End the process if it runs."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.end()
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "policybank.text._worker", str(self._limits.memory_bytes)],
                cwd=_ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # The warnings of a PDF library are no errors of this child, whatever the parent makes of its own.
                env={**os.environ, "PYTHONWARNINGS": "ignore"},
            )
        return self._process


def read_with_children(
    files: Sequence[Path], *, limits: Limits, jobs: int
) -> Generator[tuple[int, Answer], None, None]:
    """Yield the place of each of `files` with its answer, as they come, from `jobs` children side by side."""
    own = threading.local()
    children: list[Child] = []
    with contextlib.ExitStack() as ended, ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:

        def read(file: Path) -> Answer:
            if not hasattr(own, "child"):
                own.child = ended.enter_context(Child(limits))
                children.append(own.child)
            child: Child = own.child
            return child.read(file)

        futures = {pool.submit(read, file): place for place, file in enumerate(files)}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BaseException:
            # An interrupt must not wait for files that nobody wants any more.
            pool.shutdown(wait=False, cancel_futures=True)
            for child in children:
                child.stop()
            raise
