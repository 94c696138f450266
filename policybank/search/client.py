"""The scripts of the search, in the order in which they need each other."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent / "browser"
_KHMER = Path(__file__).parents[1] / "khmer"

# What knows no page: these run on the command line too.
_ENGINE = (
    "english_rules", "english", "keyboard_rules", "keyboard", "spelling_rules", "spelling", "translate", "store", "postings", "query", "match",
    "verify", "results", "facets", "help", "search",
)  # fmt: skip
_PAGE = (
    "loader", "elements", "say", "asking", "recent", "result", "filters", "address", "page", "box", "highlight",
    "wake",
)  # fmt: skip


def engine_files() -> tuple[Path, ...]:
    """Return the scripts that answer a query, wherever they run."""
    khmer = (_KHMER / "khmer_rules.js", _KHMER / "khmer.js")
    return (*khmer, *(_HERE / f"{name}.js" for name in _ENGINE))


def client_files() -> tuple[Path, ...]:
    """Return all scripts of a page, which it loads when a reader wants to search."""
    return (*engine_files(), *(_HERE / f"{name}.js" for name in _PAGE))


def starter_file() -> Path:
    """Return the script that every page has: it loads the others."""
    return _HERE / "starter.js"
