"""The child process that reads PDFs, one after another, as its parent asks.

A PDF comes from outside and may be made to hang, to fill the memory or to crash a library written for honest files.
Whatever it does, it does it here: the parent ends a child that is too slow, and a child that dies costs one file.

The limit on memory is the system's (`RLIMIT_AS`): Linux keeps it, macOS takes it and ignores it, Windows has none.
There the time limit alone holds.

One request is one line of JSON on standard input, `{"path": …, "open_only": …}`; its answer is one line on standard
output.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from typing import Final

from .gate import judge_layer
from .layer import PasswordNeededError, read_leaves
from .layout import lay_out
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
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            answer = _answer(Path(request["path"]), open_only=request["open_only"])
        except MemoryError:
            answers.write(b'{"code": "pdf-too-slow", "leaves": []}\n')
            return
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()


def _answer(file: Path, *, open_only: bool) -> dict[str, object]:
    leaves: list[Leaf] = []
    characters = 0
    try:
        for laid in lay_out(islice(read_leaves(file), 1 if open_only else None)):
            leaf = _without_ocr(judge_layer(laid))
            characters += len(leaf.text)
            if characters > _MOST_CHARACTERS:
                raise MemoryError
            leaves.append(leaf)
    except PasswordNeededError:
        return {"code": "pdf-encrypted", "leaves": []}
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the child only reads a stranger's file
        # pdfminer has no one class of errors for damaged files: PSException, KeyError, TypeError, struct.error,
        # RecursionError and more were seen. This child does nothing else, so nothing of ours hides here.
        return {"code": "pdf-damaged", "leaves": []}
    if not leaves:
        return {"code": "pdf-no-leaves", "leaves": []}
    return {"code": "", "leaves": [asdict(leaf) for leaf in leaves]}


def _without_ocr(leaf: Leaf) -> Leaf:
    """Return the leaf as it stands where no machine reads its image: a noisy layer is unreadable, an image waits."""
    if leaf.trust == "pending" and leaf.doubt not in {"no-text", "number-only"}:
        return replace(leaf, trust="unreadable")
    return leaf


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
