"""The child process that reads PDFs, one after another, as its parent asks.

A PDF comes from outside and may be made to hang, to fill the memory or to crash a library written for honest files.
Whatever it does, it does it here: the parent ends a child that is too slow, and a child that dies costs one file.

The limit on memory is the system's (`RLIMIT_AS`): Linux keeps it, macOS takes it and ignores it, Windows has none.
There the time limit alone holds.

When it is ready it says so in a line. Then one request is one line of JSON on standard input, its answer one line on
standard output:

- `{"do": "read", "path": …}` reads all leaves by their text layer and looks what else is in the file; `open` reads only
  the first leaf, to learn whether the file opens.
- `{"do": "image", "path": …, "leaf": …, "tesseract": …, "seconds": …}` has the image of one leaf read.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

from .gate import judge_image, judge_layer
from .layer import DrawnLeaf, PasswordNeededError, read_leaves
from .layout import lay_out
from .ocr import Tesseract
from .safety import UnknownContentError
from .types import Leaf

# A thousand times a long leaf; only a file made to flood the parent reaches it.
_MOST_CHARACTERS: Final = 20_000_000


def main(memory_bytes: int) -> None:
    """Answer requests until the parent closes the pipe; end at once when the memory is used up."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Nothing a library prints may be taken for an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    logging.disable(logging.CRITICAL)
    _limit_memory(memory_bytes)
    answers.write(b"ready\n")
    answers.flush()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            answer = _answer(request)
        except MemoryError:
            answers.write(b'{"code": "pdf-too-slow", "leaves": []}\n')
            return
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()


def _answer(request: dict[str, Any]) -> dict[str, object]:
    file = Path(request["path"])
    if request["do"] == "image":
        leaf = _read_image(file, request)
        return {"code": "", "leaves": [asdict(leaf)]}
    return _read_layer(file, open_only=request["do"] == "open")


def _read_layer(file: Path, *, open_only: bool) -> dict[str, object]:
    leaves: list[Leaf] = []
    characters = 0
    clock = _Clock()
    start = time.process_time()
    try:
        drawn = clock.timing(islice(read_leaves(file), 1 if open_only else None))
        for number, laid in enumerate(lay_out(drawn)):
            leaf = judge_layer(laid)
            characters += len(leaf.text)
            if characters > _MOST_CHARACTERS:
                raise MemoryError
            leaves.append(replace(leaf, seconds=clock.seconds[number]))
    except PasswordNeededError:
        return {"code": "pdf-encrypted", "leaves": []}
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the child only reads a stranger's file
        # pdfminer has no one class of errors for damaged files: PSException, KeyError, TypeError, struct.error,
        # RecursionError and more were seen. This child does nothing else, so nothing of ours hides here.
        return {"code": "pdf-unreadable", "leaves": []}
    if not leaves:
        return {"code": "pdf-no-leaves", "leaves": []}
    # Laying out sees all leaves at once: they share what it took.
    shared = (time.process_time() - start - sum(clock.seconds)) / len(leaves)
    timed = [replace(leaf, seconds=round(leaf.seconds + shared, 4)) for leaf in leaves]
    answer: dict[str, object] = {"code": "", "leaves": [asdict(leaf) for leaf in timed]}
    return answer if open_only else answer | _content(file)


def _content(file: Path) -> dict[str, object]:
    # Loaded late: a child that only reads images needs none of it.
    from .safety.content import inspect_content

    try:
        return {"content": asdict(inspect_content(file))}
    except UnknownContentError:
        # What cannot be looked through cannot be called harmless.
        return {"code": "pdf-unreadable", "leaves": []}


class _Clock:
    """Take the processor's seconds that drawing each leaf needs; all may be drawn before the first is laid out."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def timing(self, leaves: Iterator[DrawnLeaf]) -> Iterator[DrawnLeaf]:
        """Yield `leaves` and note how long each took to come."""
        while True:
            start = time.process_time()
            leaf = next(leaves, None)
            if leaf is None:
                return
            self.seconds.append(time.process_time() - start)
            yield leaf


def _read_image(file: Path, request: dict[str, Any]) -> Leaf:
    # Most files need no picture, and these libraries cost every child a fifth of a second.
    from .ocr.picture import LeafImageError
    from .ocr.reading import OcrLimits, read_leaf_image

    layer = Leaf(**request["leaf"])
    start = _processor_seconds()
    try:
        image = read_leaf_image(
            file,
            layer.number,
            Tesseract(**request["tesseract"]),
            limits=OcrLimits(seconds=request["seconds"]),
        )
    except LeafImageError:
        leaf = replace(layer, trust="unreadable", doubt="ocr-failed")
    else:
        leaf = judge_image(image.text, image.confidence, layer=layer, is_empty=image.is_empty)
    return replace(leaf, seconds=round(_processor_seconds() - start, 4))


def _processor_seconds() -> float:
    # Wall time on a busy machine says more of its other work. Windows does not tell the time of children (0 there).
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def _limit_memory(memory_bytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, highest = resource.getrlimit(resource.RLIMIT_AS)
    limit = memory_bytes if highest == resource.RLIM_INFINITY else min(memory_bytes, highest)
    resource.setrlimit(resource.RLIMIT_AS, (limit, highest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(int(sys.argv[1]))
