"""The scripts of the return slip in the order in which they need each other.

Every page has the starter, which looks whether a reader said yes on this device and brings `record` only then. `page` is for the page
of the slip; two of its scripts belong to other rooms, and `render` puts them in front.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from policybank.search import elements_file

_HERE = Path(__file__).parent / "browser"
_RECORD = ("plain", "kept", "record")
_PAGE = ("plain", "kept", "lines", "slip_view", "slip_page")


def slip_bundles() -> Mapping[str, tuple[Path, ...]]:
    """Return the scripts of each bundle, without those of other rooms that the page needs: SHA-256, and handing things over."""
    return {"record": _named(_RECORD), "page": (elements_file(), *_named(_PAGE))}


def slip_starter_file() -> Path:
    """Return the script that every page has: it brings what counts, where a reader said yes."""
    return _HERE / "starter.js"


def slip_style_file() -> Path:
    """Return the style sheet of the pages of slips and of usage: no other page carries its bytes."""
    return Path(__file__).parent / "slips.css"


def _named(names: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(_HERE / f"{name}.js" for name in names)
