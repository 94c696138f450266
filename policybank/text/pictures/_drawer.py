"""The child process that draws first leaves: `python -m policybank.text.pictures._drawer BYTES`.

As the process that reads (`policybank.text._worker`): it says when it is ready; then one request is one line of JSON,
`{"path": …}`, and its answer one line: `{"code": "", "height": …, "webp": …, "jpeg": …}`, the pictures in base64.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from pathlib import Path

from ._draw import NoPictureError, draw_first_leaf


def main(memory_bytes: int) -> None:
    """Answer requests until the parent closes the pipe; end at once when the memory is used up."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Nothing a library prints may be taken for an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    if sys.platform != "win32":
        import resource

        _, highest = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory_bytes if highest == resource.RLIM_INFINITY else min(memory_bytes, highest)
        resource.setrlimit(resource.RLIMIT_AS, (limit, highest))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers.write(b"ready\n")
    answers.flush()
    for line in sys.stdin.buffer:
        try:
            answer = _answer(Path(json.loads(line)["path"]))
        except MemoryError:
            return
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()


def _answer(file: Path) -> dict[str, object]:
    try:
        drawn = draw_first_leaf(file)
    except NoPictureError:
        return {"code": "no-picture"}
    return {
        "code": "",
        "height": drawn.height,
        "webp": base64.b64encode(drawn.webp).decode("ascii"),
        "jpeg": base64.b64encode(drawn.jpeg).decode("ascii"),
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))
