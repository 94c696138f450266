"""No kind of page keeps anybody out: what axe-core finds, the size of targets, motion, pictures, languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from policybank.packages import package_folder
from tests.search.interface.waiting import wait_at_rest

from .kinds import EVERY, MAIN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

pytestmark = pytest.mark.browser


def new_phone(browser: Browser) -> BrowserContext:
    """Return a phone into which a test may put scripts of its own, and whose owner wants nothing to move."""
    return browser.new_context(
        bypass_csp=True, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Page]:
    """A page on such a phone."""
    context = new_phone(browser)
    yield context.new_page()
    context.close()


def open_at_rest(page: Page, address: str) -> None:
    """Open a page and wait until its scripts have drawn what they draw."""
    page.goto(address)
    wait_at_rest(page, address)
    page.wait_for_timeout(50)


def violations(page: Page) -> list[str]:
    """Return what axe-core says against the page as it stands, whatever the weight."""
    if not page.evaluate("'axe' in window"):
        axe = package_folder(ROOT, "axe-core", dev=True) / "axe.min.js"
        page.add_script_tag(path=axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [json.dumps([one["id"], one["nodes"][0]["html"]]) for one in found]


@pytest.mark.slow
def test_axe_finds_nothing_on_any_kind_of_page_in_any_language_scheme_and_width(
    open_page: Page, served: str
) -> None:
    found = {}
    for path in EVERY:
        open_at_rest(open_page, f"{served}/{path}")
        for width in (390, 1280):
            open_page.set_viewport_size({"width": width, "height": 844})
            for scheme in SCHEMES:
                open_page.emulate_media(color_scheme=scheme)
                if against := violations(open_page):
                    found[f"{path} {width} {scheme}"] = against
    assert found == {}


# WCAG 2.2, 2.5.8: 24 px, or no other target within 12 px of the middle, or a link in a sentence. A label is the target of
# the box in it.
_SMALL = """least => {
  const targets = [...document.querySelectorAll("a[href], button, label:has(input), input, select, summary")].filter(one =>
    one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1
    && !(one.matches("input") && one.closest("label")) && !one.matches(".skip"));
  return targets.filter(one => {
    const box = one.getBoundingClientRect();
    if (box.width >= least && box.height >= least) return false;
    const beside = [...one.parentElement.childNodes].some(node => node.nodeType === 3 && node.data.trim().length > 1);
    if (beside && getComputedStyle(one).display === "inline") return false;
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    return targets.some(other => {
      if (other === one || other.contains(one) || one.contains(other)) return false;
      const near = other.getBoundingClientRect();
      return Math.hypot(Math.max(near.left - x, 0, x - near.right), Math.max(near.top - y, 0, y - near.bottom)) < least / 2;
    });
  }).map(one => one.outerHTML.slice(0, 120));
}"""
# What readers of a phone press most.
_CHIEF = """[...document.querySelectorAll(".md-header :is(.switch, .scheme, summary, input, button), .button, .keep, .starts a")]
  .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height < 44
    && !one.closest(".leaf")).map(one => one.outerHTML.slice(0, 120))"""

_MOVING = """() => {
  const lasts = text => text.split(",").some(one => parseFloat(one) > 0.01);
  const moves = style => style.transitionProperty !== "none" && lasts(style.transitionDuration)
    || style.animationName !== "none" && lasts(style.animationDuration) || style.scrollBehavior === "smooth";
  return [...document.querySelectorAll("*")].filter(one =>
    [null, "::before", "::after"].some(part => moves(getComputedStyle(one, part)))).map(one => one.outerHTML.slice(0, 80));
}"""

_UNTOLD = """[...document.querySelectorAll("img, svg, canvas, [role=img]")].filter(one =>
    !one.closest("[aria-hidden=true]") && !one.getAttribute("aria-label") && !one.getAttribute("alt"))
  .map(one => one.outerHTML.slice(0, 120))"""


# Texts with the language that a screen reader would speak them in.
_SPOKEN = """() => {
  const spoken = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  // Names in the code of records, buttons of other programs and formats for programs belong to no language; an option of
  // a list holds no elements, so that the two languages of a licence's name cannot be told apart there.
  const outside = "script, style, code, pre, em, option, [lang=mul]";
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (!holder.closest(outside)) spoken.push([holder.closest("[lang]").lang, walker.currentNode.data.trim()]);
  }
  for (const name of ["aria-label", "alt", "title", "placeholder"])
    for (const one of document.querySelectorAll(`body [${name}]`)) spoken.push([one.closest("[lang]").lang, one.getAttribute(name)]);
  return spoken.filter(one => one[1]);
}"""
# Addresses, and names that Khmer readers know in Latin letters: what is in capitals (PDF, NEP, NS/RKM/0207), and these.
_ADDRESS = re.compile(r"https?://\S+|\S+\.(?:org|com|net|gov|kh|html|txt|int|edu)\b\S*")
_NAMES = frozenset({
    "English", "JavaScript", "BibTeX", "Zotero", "EndNote", "LaTeX", "GitHub", "MoEYS", "Excel", "LibreOffice", "Google",
    "Sheets", "Mendeley", "Dublin", "Core", "Atom", "JabRef", "Schema", "OpenSearch", "Firefox", "Creative", "Commons", "Attribution",
    # Explain a Khmer word to those who know the English.
    "schema", "feed", "pull", "request", "repository", "git", "cookie",
})  # fmt: skip


def wrongly_spoken(language: str, text: str) -> bool:
    """Tell whether a text is in another language than a screen reader takes it for."""
    if re.search("[\u1780-\u17d3]", text):
        if language != "km":
            return True
    elif language == "km" and re.fullmatch(r"[A-Z][A-Za-z'() 0-9.-]*", text) and " " not in text:
        return False  # a name that stands alone
    latin = set(re.findall("[A-Za-z]{3,}", _ADDRESS.sub("", text))) - _NAMES
    return language == "km" and any(not word.isupper() for word in latin)


def test_a_text_in_the_wrong_language_is_noticed() -> None:
    assert wrongly_spoken("en", "ច្បាប់")
    assert wrongly_spoken("km", "Education Strategic Plan")
    assert wrongly_spoken("km", "ឯកសារ Law on Education")
    assert not wrongly_spoken("km", "ឯកសារ PDF នៅ https://bank.example/law.html")
    assert not wrongly_spoken("en", "Law on Education")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one page shows against itself, and the texts on it with the language that a screen reader takes them for."""

    violations: list[str]
    small: list[str]
    chief: list[str]
    moving: list[str]
    untold: list[str]
    spoken: list[tuple[str, str]]


def look_at(page: Page, address: str, *, with_axe: bool = True) -> Look:
    """Open a page and return all that is to be said of it: opening costs more than looking."""
    open_at_rest(page, address)
    against = violations(page) if with_axe else []
    small, chief, moving, untold = (
        page.evaluate(script) for script in (f"({_SMALL})(24)", _CHIEF, f"({_MOVING})()", _UNTOLD)
    )
    # What a PDF says is in whatever words it says it.
    page.evaluate(
        "document.querySelectorAll('.leaf, .pair, .snippet').forEach(one => one.remove())"
    )
    return Look(
        violations=against,
        small=small,
        chief=chief,
        moving=moving,
        untold=untold,
        spoken=page.evaluate(f"({_SPOKEN})()"),
    )


@pytest.fixture(scope="module")
def looks(browser: Browser, served: str) -> dict[str, Look]:
    """The pages that most readers meet, each opened once on a phone."""
    context = new_phone(browser)
    page = context.new_page()
    seen = {path: look_at(page, f"{served}/{path}") for path in MAIN}
    context.close()
    return seen


def test_axe_finds_nothing_on_the_pages_that_most_readers_meet(looks: dict[str, Look]) -> None:
    assert {path: look.violations for path, look in looks.items() if look.violations} == {}


def test_whatever_is_pressed_is_large_enough(looks: dict[str, Look]) -> None:
    assert {path: look.small for path, look in looks.items() if look.small} == {}
    assert {path: look.chief for path, look in looks.items() if look.chief} == {}


def test_nothing_moves_for_those_who_want_it_so(looks: dict[str, Look]) -> None:
    assert {path: look.moving for path, look in looks.items() if look.moving} == {}


def test_every_picture_is_told_in_words(looks: dict[str, Look]) -> None:
    assert {path: look.untold for path, look in looks.items() if look.untold} == {}


def test_every_text_says_the_language_it_is_in(looks: dict[str, Look]) -> None:
    assert sum(len(look.spoken) for look in looks.values()) > 1000
    assert {path: wrong for path, look in looks.items() if (wrong := _wrong(look))} == {}


def _wrong(look: Look) -> list[str]:
    return [text for language, text in look.spoken if wrongly_spoken(language, text)]


@pytest.mark.slow
def test_every_kind_of_page_says_its_languages_is_large_enough_and_still(
    open_page: Page, served: str
) -> None:
    found = {}
    for path in EVERY:
        look = look_at(open_page, f"{served}/{path}", with_axe=False)
        against = [*look.small, *look.chief, *look.moving, *look.untold]
        # What the reader typed is of no language that we know; the two guides are about names in records.
        if not re.search("zzqqxx|faults|guide/fields", path):
            against += _wrong(look)
        if against:
            found[path] = against[:5]
    assert found == {}
