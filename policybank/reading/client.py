"""The scripts of the reading list in the order in which they need each other.

Every page has the starter, which shows the buttons. What they do is fetched when one is first used, or when the list is
not empty: `reading` keeps and shares, `list` is for the page of the list.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from policybank.search import elements_file

_HERE = Path(__file__).parent / "browser"
_READING = ("kept", "give", "marks", "share", "card", "app", "wake")
_LIST = ("list_files", "list_view", "list_page")


def reading_bundles() -> Mapping[str, tuple[Path, ...]]:
    """Return the scripts of each bundle, `reading` first: it loads the other."""
    return {"reading": (elements_file(), *_named(_READING)), "list": _named(_LIST)}


def reading_starter_file() -> Path:
    """Return the script that every page has: it shows the buttons and loads the rest."""
    return _HERE / "starter.js"


def handing_file() -> Path:
    """Return the script that hands texts and files over to the device, which other rooms' scripts use too."""
    return _HERE / "give.js"


def reading_style_file() -> Path:
    """Return the style sheet of the page of the list, which its scripts bring along: no other page carries its bytes."""
    return Path(__file__).parent / "list.css"


def _named(names: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(_HERE / f"{name}.js" for name in names)
