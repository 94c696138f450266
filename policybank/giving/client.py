"""The scripts of the form in the order in which they need each other.

`start` shows the form, so that the first questions can be answered, and brings `form`, which leads through it; `packet` looks at the
PDF and makes the zip, and is fetched when a file is chosen or the packet is made, with fflate.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from policybank.search import elements_file

_HERE = Path(__file__).parent / "browser"
# Those that know no page: tests run them without a browser.
_RULES = ("answers", "dates", "record", "code")
_FORM = ("say", *_RULES, "draft", "picks", "form", "alike", "steps", "share", "facts", "files", "look", "give", "receipt")  # fmt: skip
_PACKET = ("sha256", "pdf", "packet", "send")


def giving_bundles() -> Mapping[str, tuple[Path, ...]]:
    """Return the scripts of each bundle, `start` first: it loads the others."""
    return {
        "start": _named(("start",)),
        "form": (elements_file(), *_named(_FORM)),
        "packet": _named(_PACKET),
    }


def giving_files() -> tuple[Path, ...]:
    """Return the scripts that hold the rules of a packet and know no page."""
    return _named((*_RULES, "sha256"))


def sha256_file() -> Path:
    """Return the script that adds up SHA-256 piece by piece: the pages that check copies have it too."""
    return _HERE / "sha256.js"


def giving_style_file() -> Path:
    """Return the style sheet of the form: no other page carries its bytes."""
    return Path(__file__).parent / "give.css"


def _named(names: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(_HERE / f"{name}.js" for name in names)
