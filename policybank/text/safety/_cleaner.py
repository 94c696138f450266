"""The child process that makes one cleaned copy: `python -m policybank.text.safety._cleaner SOURCE TARGET BYTES`.

It ends with 0 when the copy is made, with 3 when none can be made, and otherwise died of the file.
"""

from __future__ import annotations

import sys
from pathlib import Path

from .cleaning import clean_pdf
from .kinds import UnknownContentError

NO_COPY = 3


def main(source: Path, target: Path, memory_bytes: int) -> int:
    """Make the copy within `memory_bytes`, where the system keeps such a limit (Linux)."""
    if sys.platform != "win32":
        import resource

        _, highest = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory_bytes if highest == resource.RLIM_INFINITY else min(memory_bytes, highest)
        resource.setrlimit(resource.RLIMIT_AS, (limit, highest))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        clean_pdf(source, target)
    except UnknownContentError:
        return NO_COPY
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
