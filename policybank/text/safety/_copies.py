"""Keep the cleaned copies of PDFs, each made once, by a child process that may die of it."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from policybank.core import digest_of, digest_of_files
from policybank.text.types import Limits

from .kinds import UnknownContentError

_HERE: Final = Path(__file__).resolve().parent
_ROOT: Final = _HERE.parents[2]
# What decides the bytes of a copy.
_CLEANING_CODE: Final = tuple(_HERE / name for name in ("cleaning.py", "content.py", "kinds.py"))


@cache
def _cleaner_digest() -> str:
    return digest_of(version("pikepdf"), digest_of_files(_HERE, _CLEANING_CODE))


def cleaned_copy(file: Path, sha256: str, *, folder: Path, limits: Limits) -> Path:
    """Return the copy without active content of `file`, whose SHA-256 is `sha256`; made once and kept in `folder`.

    Raises `UnknownContentError` when no clean copy can be made within the limits.
    """
    copy = folder / f"{sha256}-{_cleaner_digest()[:16]}.pdf"
    if not copy.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _make(file.resolve(), copy, limits)
    # An empty file remembers that none could be made.
    if not copy.stat().st_size:
        raise UnknownContentError("no clean copy can be made")
    return copy


def _make(file: Path, copy: Path, limits: Limits) -> None:
    # Under another name until it is whole and verified: a killed build leaves no half copy to be published.
    part = copy.with_name(f"{copy.name}.{os.getpid()}.part")
    command = [sys.executable, "-m", f"{__package__}._cleaner", str(file), str(part.resolve())]
    try:
        ended = subprocess.run(
            [*command, str(limits.memory_bytes)],
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
            timeout=limits.slowest_seconds,
            check=False,
        )
        if ended.returncode:
            part.write_bytes(b"")
        part.replace(copy)
    except subprocess.TimeoutExpired as error:
        # A busy machine may be the cause: it is tried again next time.
        raise UnknownContentError("cleaning took too long") from error
    finally:
        part.unlink(missing_ok=True)
