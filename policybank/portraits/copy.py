"""The walk through a copy on a stick: the page to start from, the check, the page that takes a pack, and the return slip.

The copy is made by what makes every copy, into a folder that goes away again; its day is fixed, as the clock of the walk is.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from policybank.browser import Page
from policybank.offline.checking import apply_page, verify_page
from policybank.offline.copies import (
    START_PAGE,
    UPDATE_PAGE,
    VERIFY_PAGE,
    BuiltSite,
    ChoosePdfs,
    Cut,
    make_copy,
    write_copy,
)
from policybank.settings import read_settings

from .walk import Stop, Walk

# Three weeks before the day of the walk, so that the copy has an age to tell.
_MADE = datetime.date(2026, 11, 6)
# What the slip holds in the walk: one of the bank's own papers that was read, and a document asked for.
_OPENED = "how-to-submit"
_ASKED = {"km": "សៀវភៅណែនាំសម្រាប់បណ្ណារក្ស", "en": "Handbook for school librarians"}
_IS_COUNTED = """(id) => (localStorage.getItem("policybank-slip") || "").includes(id)"""


def write_sample_copy(root: Path, build: Callable[[ChoosePdfs], BuiltSite], place: Path) -> bool:
    """Write a copy of the bank at `root` into the folder `place`, and return whether `build` made a site for it."""
    made = make_copy(
        root,
        Cut(terms={}),
        build,
        settings=read_settings(root),
        made=_MADE,
        more={VERIFY_PAGE: verify_page(), UPDATE_PAGE: apply_page()},
    )
    if made is None:
        return False
    place.mkdir(parents=True, exist_ok=True)
    write_copy(made.source, place, manifest=made.manifest)
    return True


def walk_of_copy(copy: Path) -> Walk:
    """Return the walk through the copy in the folder `copy`."""
    return partial(_walk, copy.resolve())


def _walk(copy: Path, page: Page, home: str, language: str) -> Iterator[Stop]:
    page.goto(f"{home}/{START_PAGE}")
    yield Stop(name="start", first=".doors", last=".doors", has_counts=True)
    page.goto(f"{home}/{VERIFY_PAGE}#{language}")
    page.locator("#input").set_input_files(copy)
    page.locator("#found .good").wait_for()
    yield Stop(name="verify", first="#drop", last="#found", has_counts=True)
    page.goto(f"{home}/{UPDATE_PAGE}#{language}")
    page.locator("html[data-state=ready]").wait_for()
    yield Stop(name="apply", first="#by-page h2", last="#drop")
    page.goto(f"{home}/{language}/slip.html")
    page.locator("button[data-slip=on]").click()
    page.goto(f"{home}/{language}/documents/{_OPENED}.html")
    page.wait_for_function(_IS_COUNTED, arg=_OPENED)
    page.goto(f"{home}/{language}/slip.html")
    page.locator("[name=slip-title]").fill(_ASKED[language])
    page.locator("button[data-slip=ask]").click()
    page.locator(".slip-kept li", has_text=_ASKED[language]).wait_for()
    yield Stop(name="slip", first="#slip-kept", last=".slip-kept")
