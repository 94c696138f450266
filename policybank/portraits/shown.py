"""What the pictures show, as text beside them: `shown.<language>.txt`, a part for each picture under its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from policybank.core import read_text
from policybank.i18n import LANGUAGES

# Where the pictures of the bank lie: beside the guides, whose sources find them there on GitHub too.
PICTURES = Path("docs", "images", "giving")
COPY_PICTURES = Path("docs", "images", "offline")
# A count, a size, a day, or the first figures of a digest.
_NUMBER = re.compile(r"\b[0-9a-f]{12}\b|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one stop of a walk showed: as lines of text, and as a picture (WebP)."""

    name: str
    language: str
    shows: str
    picture: bytes

    @property
    def file_name(self) -> str:
        """Return the name of the picture's file."""
        return f"{self.name}.{self.language}.webp"


def without_numbers(shows: str) -> str:
    """Return what a page shows with # in place of each number, whatever its script."""
    return _NUMBER.sub("#", shows)


def read_shown(folder: Path, language: str) -> dict[str, str]:
    """Return what the pictures in `folder` show in `language`, by their names; nothing where there are none yet."""
    try:
        text = read_text(folder / f"shown.{language}.txt")
    except FileNotFoundError:
        return {}
    parts = re.split(r"^# (.+)\n", text, flags=re.MULTILINE)[1:]
    return {name: shows.strip() for name, shows in zip(parts[::2], parts[1::2], strict=True)}


def write_as_text(shown: Mapping[str, str]) -> str:
    """Return the text that `read_shown` reads again."""
    return "\n".join(f"# {name}\n{shows}\n" for name, shows in shown.items())


def changed_since(folder: Path, sights: Iterable[Sight]) -> tuple[Sight, ...]:
    """Return those of `sights` of which `folder` has no picture, or one that shows something else."""
    shown = {language: read_shown(folder, language) for language in LANGUAGES}
    return tuple(
        one
        for one in sights
        if shown[one.language].get(one.name) != one.shows or not (folder / one.file_name).is_file()
    )
