"""What pages of a copy have besides those of the web: the script that tells the copy's age, with its words, and a style sheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from policybank.core import read_text
from policybank.i18n import read_words

from .styles import slim_styles

COPY_SCRIPTS: Final = Path(__file__).parent / "browser" / "copy"
_STYLE: Final = Path(__file__).with_name("copy.css")
_OWN: Final = "media.copy."


def copy_words_script(language: str) -> str:
    """Return the script that hands the words of `language` to the one that tells the age."""
    words = read_words(language)
    told = {
        **{
            key.removeprefix(_OWN): text
            for key, text in words.entries.items()
            if key.startswith(_OWN)
        },
        "language": language,
        "day": words.entries["dates.day"],
        "months": [words.entries[f"dates.month-{month}"] for month in range(1, 13)],
    }
    table = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return f"(window.PolicyBank=window.PolicyBank||{{}}).copyWords={table};"


def copy_age_script(language: str) -> str:
    """Return the script that tells the age in `language` with its words, for a page that stands alone; `copy.js` goes before it."""
    files = sorted(COPY_SCRIPTS.glob("*.js"))
    return "".join((copy_words_script(language), "\n", *(read_text(file) for file in files)))


def copy_style() -> str:
    """Return the style sheet."""
    return slim_styles(read_text(_STYLE))
