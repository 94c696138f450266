"""The scripts of the search in the order in which they need each other, in bundles that a page fetches one by one.

A phone in a province fetches what it needs for the first results, and the rest when it comes to that: `search` answers and
draws the box, `other` says a query in the other language, `look` finds what to show of a text, `page` is for the search page,
`text` marks words on a page that a result led to, `near` helps where nothing was found, `copies` knows what is different on a
stick. `search` asks for `other` and `look`
together with the first files of the index, so that nobody waits for one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_HERE = Path(__file__).parent / "browser"
_KHMER = Path(__file__).parents[1] / "khmer"

_ENGINE = (
    "english_rules", "english", "store", "postings", "query", "match", "verify", "results", "search",
)  # fmt: skip
# The other language, by the glossary; and the texts around the hits, which the list under the box does not show.
_OTHER = ("translate", "other")
_LOOK = ("snippets", "look")
_NEAR = ("keyboard_rules", "keyboard", "spelling_rules", "spelling", "near")
_INTERFACE = ("loader", "elements", "say", "asking", "recent", "result", "box", "wake")
# Filters and order by date: the page offers them, and an intranet may ask for them.
_FACETS = ("columns", "facets")
_PAGE = (*_FACETS, "filters", "address", "hit", "page")
_TEXT = ("highlight",)
# What only a copy of the bank has.
_COPIES = ("copies", "page_text")
# The page that offers all documents by filters; the search itself helps it only to load and to speak.
_BROWSE = ("columns", "table", "choice", "panel", "entry", "browse")


def engine_files() -> tuple[Path, ...]:
    """Return the scripts that answer a query, wherever they run: none of them knows a page."""
    return (*_engine(), *_look(), *_named((*_OTHER, *_FACETS, *_NEAR, *_COPIES)))


def bundles() -> Mapping[str, tuple[Path, ...]]:
    """Return the scripts of each bundle, `search` first: it loads the others."""
    return {
        "search": (*_engine(), *_named(_INTERFACE)),
        "look": _look(),
        "other": _named(_OTHER),
        "near": _named(_NEAR),
        "page": _named(_PAGE),
        "text": _named(_TEXT),
        "browse": _named(_BROWSE),
        "copies": _named(_COPIES),
    }


def starter_file() -> Path:
    """Return the script that every page has: it loads the search."""
    return _HERE / "starter.js"


def elements_file() -> Path:
    """Return the script that makes elements of a page, which other rooms' scripts use too."""
    return _HERE / "elements.js"


def _engine() -> tuple[Path, ...]:
    return (_KHMER / "khmer_rules.js", _KHMER / "khmer.js", *_named(_ENGINE))


def _look() -> tuple[Path, ...]:
    return (_KHMER / "khmer_snippet.js", *_named(_LOOK))


def _named(names: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(_HERE / f"{name}.js" for name in names)
