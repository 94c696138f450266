"""Where a copy may stand."""

from __future__ import annotations

import os
import re
from pathlib import Path

from .errors import CopyError

# One copy of a bank is made at a time: all of them come from one site for sticks.
COPY_LOCK = ".cache/copies.lock"

_DRIVE = re.compile(r"[A-Za-z]:")


def place_of(text: str, root: Path) -> Path:
    """Return the place that somebody named; raise CopyError where it is the bank at `root` itself or lies in it, or in no folder."""
    # To Windows `E:` alone is the folder in which the drive was last left.
    place = Path(f"{text}{os.sep}" if _DRIVE.fullmatch(text) else text).expanduser()
    place = Path(os.path.abspath(place))  # noqa: PTH100 - links are followed below, once the place is named as it was
    real = place.resolve()
    if real == root.resolve() or root.resolve() in real.parents:
        raise CopyError("inside-bank", place=place)
    if not place.parent.is_dir():
        # Before a minute goes into a site that nobody can take.
        raise CopyError("no-folder", place=place.parent)
    return place


def is_zip(place: Path) -> bool:
    """Whether a copy there is one file."""
    return place.suffix.casefold() == ".zip"
