"""The scripts of the web app in the order in which they need each other, and the words they say.

`offline` saves and shows what is saved: fetched when a reader asks for it. `saved` stands on the page of saved things and on
the offline page. The worker is a file of its own in the site's root, for a worker sees only what lies beside and below it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from policybank.core import read_text
from policybank.i18n import LANGUAGES, read_words
from policybank.search import elements_file

_HERE = Path(__file__).parent
_SHARED = ("places", "ledger", "keeping")
_OFFLINE = ("telling", "sizes", "saving", "runner", "panel", "saved_page")
_WORKER = ("notes", "answers", "worker")
_MONTHS = tuple(f"month-{number}" for number in range(1, 13))

# What opens without a connection from the first visit on: the ways in, what is saved, and the page for what is not kept.
APP_PAGES = (
    "offline.html",
    "index.html",
    *(f"{language}/{name}.html" for language in LANGUAGES for name in ("index", "saved", "search")),
)


def app_bundles() -> Mapping[str, tuple[Path, ...]]:
    """Return the scripts of each bundle of the pages."""
    shared = tuple(_HERE / "shared" / f"{name}.js" for name in _SHARED)
    own = tuple(_HERE / "browser" / f"{name}.js" for name in _OFFLINE)
    return {"offline": (elements_file(), *shared, *own), "saved": (_HERE / "browser/start.js",)}


def worker_files() -> tuple[Path, ...]:
    """Return the scripts of the worker."""
    shared = tuple(_HERE / "shared" / f"{name}.js" for name in _SHARED)
    return (*shared, *(_HERE / "worker" / f"{name}.js" for name in _WORKER))


def app_starter_file() -> Path:
    """Return the script that every page has: it registers the worker."""
    return _HERE / "browser" / "starter.js"


def worker_off_text() -> str:
    """Return the worker that takes the place of all others, and itself away."""
    return read_text(_HERE / "worker" / "off.js")


def app_style_file() -> Path:
    """Return the style sheet that the scripts bring along: no page carries its bytes before they are used."""
    return _HERE / "offline.css"


def app_words_script(language: str) -> str:
    """Return the script that hands the words of `language` to the pages."""
    table = {**_words(language, "web_app.ui."), **_dates(language), **_sizes(language)}
    return f"PolicyBank.offlineWords={_json(table)};"


def worker_words_script() -> str:
    """Return the script that hands the words of both languages, and the pages it keeps from the start, to the worker."""
    words = {one: {**_words(one, "web_app.kept."), **_dates(one)} for one in LANGUAGES}
    return f"(self.PolicyBank=self.PolicyBank||{{}}).appWords={_json(words)};PolicyBank.appPages={_json(APP_PAGES)};"


def _words(language: str, start: str) -> dict[str, str]:
    entries = read_words(language).entries
    return {key.removeprefix(start): text for key, text in entries.items() if key.startswith(start)}


def _dates(language: str) -> dict[str, str]:
    words = read_words(language)
    return {name: words.entries[f"dates.{name}"] for name in ("day", *_MONTHS)}


def _sizes(language: str) -> dict[str, str]:
    words = read_words(language)
    return {name: words.entries[f"sizes.{name}"] for name in ("kilobytes", "megabytes")}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
