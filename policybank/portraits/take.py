"""Walk through the built site in a browser and take pictures, a phone's width wide.

The browser is told an address that does not exist, and each request is answered from the folder of the site: nothing listens,
nothing leaves the machine, and the page is as much a page of the web as the published one. Clock, language and scale are
fixed, so two runs on one machine give the same bytes; another Chromium or other fonts may draw other ones. So a picture is
kept as long as its page shows the same words.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from policybank.browser import Browser, Page, Route, find_browser, open_browser
from policybank.core import SetupError, write_bytes, write_text
from policybank.i18n import LANGUAGES, read_words

from .shown import PICTURES, Sight, changed_since, write_as_text
from .walk import QUEUE, TODAY, Stop, walk

_HOME = "https://bank.example"
_WIDTH = 390
# On paper a picture is 53 mm wide: 1.5 is 280 dots an inch there, and twice as large a file shows no more.
_SCALE = 1.5
_QUALITY = 80
_MARGIN = 12

# The lines from one element to another as a person is told them: text that can be seen, and the state of each field.
_LINES = """([first, last]) => {
    const start = document.querySelector(first), end = document.querySelector(last), lines = [];
    const shown = document.createRange();
    shown.setStartBefore(start);
    shown.setEndAfter(end);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!shown.intersectsNode(node)) continue;
        const part = node instanceof Element ? node : node.parentElement;
        if (!part.checkVisibility() || part.closest("option")) continue;
        if (node instanceof Text) lines.push(node.data.trim().replace(/\\s+/g, " "));
        else if (/^(radio|checkbox)$/.test(node.type)) lines.push(node.checked ? "(x)" : "( )");
        else if (node instanceof HTMLSelectElement) lines.push(`[${node.selectedOptions[0].textContent}]`);
        else if (node instanceof HTMLInputElement && node.type !== "file") lines.push(`[${node.value}]`);
    }
    return lines.filter(Boolean).join("\\n");
}"""

# Fonts are there, and what they changed is drawn.
_AT_REST = """async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
}"""

_BOX = """([first, last]) => {
    const [start, end] = [first, last].map((one) => document.querySelector(one).getBoundingClientRect());
    return [start.top + scrollY, end.bottom + scrollY];
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One picture. `is_changed` tells whether it was written because its bytes differ from those that stood there."""

    file: Path
    size_bytes: int
    is_changed: bool


def take_pictures(root: Path, site: Path, *, only_old: bool = False) -> tuple[Taken, ...]:
    """Take all pictures of the bank at `root` from the site in `site`, and write those that differ and what they show.

    With `only_old`, a picture stays where its page still shows the same text. Raises SetupError without a browser.
    """
    folder = root / PICTURES
    sights = see_pages(site)
    old = changed_since(folder, sights) if only_old else sights
    taken = [_write(folder / one.file_name, one.picture, one in old) for one in sights]
    for language in LANGUAGES:
        shown = {one.name: one.shows for one in sights if one.language == language}
        write_text(folder / f"shown.{language}.txt", write_as_text(shown))
    return tuple(taken)


def see_pages(site: Path) -> tuple[Sight, ...]:
    """Return what the site in the folder `site` shows at each stop, in both languages."""
    program = find_browser(install=True)
    if program is None:
        raise SetupError(
            "\n".join(read_words(language)("pictures.browser") for language in LANGUAGES)
        )
    with open_browser(program) as browser:
        return tuple(
            sight for language in LANGUAGES for sight in _see(browser, site.resolve(), language)
        )


def _see(browser: Browser, site: Path, language: str) -> Iterator[Sight]:
    with _phone(browser, site) as page:
        for stop in walk(page, _HOME, language):
            page.wait_for_load_state("networkidle")
            page.evaluate(_AT_REST)
            yield Sight(
                name=stop.name,
                language=language,
                shows=page.evaluate(_LINES, [stop.first, stop.last]),
                picture=_picture(page, stop),
            )


@contextmanager
def _phone(browser: Browser, site: Path) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": _WIDTH, "height": 800},
        color_scheme="light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Asia/Phnom_Penh",
    )

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        file = site / unquote(address.path).lstrip("/")
        if address.path == "/committee/queue.js":
            route.fulfill(body=QUEUE, content_type="text/javascript; charset=utf-8")
        elif route.request.url.startswith(f"{_HOME}/") and file.is_file():
            route.fulfill(path=file)
        else:
            route.abort()

    context.route("**/*", answer)
    page = context.new_page()
    page.clock.set_fixed_time(TODAY)
    yield page
    context.close()


def _picture(page: Page, stop: Stop) -> bytes:
    # By the protocol and not by Playwright, which writes PNG and JPEG only: five times as large for such pages.
    top, bottom = page.evaluate(_BOX, [stop.first, stop.last])
    top, bottom = max(top - _MARGIN, 0), bottom + _MARGIN
    session = page.context.new_cdp_session(page)
    shot = session.send(
        "Page.captureScreenshot",
        {
            "format": "webp",
            "quality": _QUALITY,
            "captureBeyondViewport": True,
            "clip": {
                "x": 0,
                "y": round(top),
                "width": _WIDTH,
                "height": round(bottom - top),
                "scale": _SCALE,
            },
        },
    )
    session.detach()
    return base64.b64decode(shot["data"])


def _write(file: Path, picture: bytes, is_wanted: bool) -> Taken:
    is_changed = is_wanted and not (file.is_file() and file.read_bytes() == picture)
    if is_changed:
        write_bytes(file, picture)
    return Taken(file=file, size_bytes=file.stat().st_size, is_changed=is_changed)
