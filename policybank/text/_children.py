"""Keep child processes that read PDFs: reused while they behave, replaced when they do not."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

import policybank

from .ocr import Tesseract
from .safety import NOTHING_ACTIVE, ContentFacts
from .types import Leaf, Limits

Task = TypeVar("Task")
Result = TypeVar("Result")

_ROOT: Final = Path(policybank.__file__).resolve().parents[1]
# Twenty million characters, which is where a child gives up, take at most six bytes each in its JSON.
_LONGEST_ANSWER_BYTES: Final = 150_000_000
# A hundred times what it takes on a quiet machine.
_SLOWEST_START_SECONDS: Final = 60.0
_READER: Final = "policybank.text._worker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one PDF: its leaves, or the code of the fault that kept them from us (else empty).

    `content` is what stands in it besides its leaves.
    """

    code: str
    leaves: tuple[Leaf, ...] = ()
    content: ContentFacts = NOTHING_ACTIVE


class LostChildError(Exception):
    """A child died of its file, or was ended since it took too long (`was_slow`)."""

    def __init__(self, *, was_slow: bool) -> None:
        super().__init__("too slow" if was_slow else "died")
        self.was_slow = was_slow


class Child:
    """One child process, started when it is first needed and again after it was lost."""

    def __init__(self, limits: Limits, module: str = _READER) -> None:
        self._limits = limits
        self._module = module
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
        """Return the leaves of `file` by its text layer, or only its first, to learn whether it opens."""
        request = {"do": "open" if open_only else "read", "path": str(file.resolve())}
        return self._ask(request, self._limits.slowest_seconds)

    def read_image(self, file: Path, leaf: Leaf, tesseract: Tesseract) -> Leaf:
        """Return `leaf` with what `tesseract` read of its image, `unreadable` where that came to nothing."""
        seconds = self._limits.slowest_image_seconds
        request = {
            "do": "image",
            "path": str(file.resolve()),
            "leaf": asdict(leaf),
            "tesseract": asdict(tesseract) | {"path": str(tesseract.path)},
            "seconds": seconds,
        }
        # The child ends its Tesseract after `seconds`; making the picture has its own share.
        answer = self._ask(request, 2 * seconds)
        if answer.code:
            return replace(leaf, trust="unreadable", doubt="ocr-failed")
        return answer.leaves[0]

    def _ask(self, request: Mapping[str, object], seconds: float) -> Answer:
        try:
            answer = self.ask(request, seconds)
        except LostChildError as lost:
            return Answer(code="pdf-too-slow" if lost.was_slow else "pdf-unreadable")
        if answer["code"] == "pdf-too-slow":
            # It used up its memory and is about to end.
            self.end()
        return Answer(
            code=answer["code"],
            leaves=tuple(Leaf(**leaf) for leaf in answer["leaves"]),
            content=ContentFacts.of(answer.get("content")),
        )

    def ask(self, request: Mapping[str, object], seconds: float) -> Any:
        """Return what the process answers to `request`; raises `LostChildError` when it dies or takes longer."""
        process = self._running()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("a child was started without pipes")
        was_slow = threading.Event()

        def stop() -> None:
            was_slow.set()
            _kill(process)

        clock = threading.Timer(seconds, stop)
        clock.start()
        try:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
                process.stdin.flush()
            line = process.stdout.readline(_LONGEST_ANSWER_BYTES)
        finally:
            clock.cancel()
        if not line.endswith(b"\n"):
            self.end()
            raise LostChildError(was_slow=was_slow.is_set())
        return json.loads(line)

    def stop(self) -> None:
        """Stop what the process is reading, from another thread; `read` returns at once."""
        process = self._process
        if process is not None:
            _kill(process)

    def end(self) -> None:
        """End the process if it runs."""
        process, self._process = self._process, None
        if process is None:
            return
        _kill(process)
        process.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.end()
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module, str(self._limits.memory_bytes)],
                cwd=_ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # A group of its own, so that the programs it started end with it.
                start_new_session=True,
                # The warnings of a PDF library are no errors of this child, whatever the parent makes of its own.
                env={**os.environ, "PYTHONWARNINGS": "ignore"},
            )
            _wait_until_ready(self._process)
        return self._process


def _wait_until_ready(process: subprocess.Popen[bytes]) -> None:
    """Return when `process` has loaded its libraries: on a busy machine that takes seconds, which no file must pay for."""
    clock = threading.Timer(_SLOWEST_START_SECONDS, _kill, [process])
    clock.start()
    try:
        line = process.stdout.readline() if process.stdout else b""
    finally:
        clock.cancel()
    if not line:
        raise RuntimeError("the process that reads PDFs does not start")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End `process` and what it started."""
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def read_with_children(
    files: Sequence[Path], *, limits: Limits, jobs: int
) -> Generator[tuple[int, Answer], None, None]:
    """Yield the place of each of `files` with its answer, as they come, from `jobs` children side by side."""
    yield from _with_children(files, lambda child, file: child.read(file), limits, jobs)


def read_images_with_children(
    waiting: Sequence[tuple[Path, Leaf]], tesseract: Tesseract, *, limits: Limits, jobs: int
) -> Generator[tuple[int, Leaf], None, None]:
    """Yield the place of each of `waiting` with its leaf as `tesseract` read it, from `jobs` children side by side."""
    yield from _with_children(
        waiting, lambda child, one: child.read_image(*one, tesseract), limits, jobs
    )


def ask_children(
    requests: Sequence[Mapping[str, object]],
    module: str,
    *,
    limits: Limits,
    seconds: float,
    jobs: int,
) -> Generator[tuple[int, Any | LostChildError], None, None]:
    """Yield the place of each of `requests` with what a child that runs `module` answers, or how it was lost."""

    def ask(child: Child, request: Mapping[str, object]) -> Any | LostChildError:
        try:
            return child.ask(request, seconds)
        except LostChildError as lost:
            return lost

    yield from _with_children(requests, ask, limits, jobs, module)


def _with_children(
    tasks: Sequence[Task],
    work: Callable[[Child, Task], Result],
    limits: Limits,
    jobs: int,
    module: str = _READER,
) -> Generator[tuple[int, Result], None, None]:
    own = threading.local()
    children: list[Child] = []
    with contextlib.ExitStack() as ended, ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:

        def do(task: Task) -> Result:
            if not hasattr(own, "child"):
                own.child = ended.enter_context(Child(limits, module))
                children.append(own.child)
            return work(own.child, task)

        futures = {pool.submit(do, task): place for place, task in enumerate(tasks)}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BaseException:
            # An interrupt must not wait for files that nobody wants any more.
            pool.shutdown(wait=False, cancel_futures=True)
            for child in children:
                child.stop()
            raise
