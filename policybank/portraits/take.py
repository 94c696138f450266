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

from policybank.browser import Browser, FloatRect, Page, Route
from policybank.core import write_bytes, write_text
from policybank.i18n import LANGUAGES

from .shown import PICTURES, Sight, changed_since, without_numbers, write_as_text
from .walk import QUEUE, TODAY, Stop, Walk, walk

_HOME = "https://bank.example"
_WIDTH = 390
# On paper a picture is 53 mm wide: 1.5 is 280 dots an inch there, and twice as large a file shows no more.
_SCALE = 1.5
# Shades of a colour. A PDF keeps each dot of such a picture, and the edges of letters in 256 shades make it twice as large.
_SHADES = 32
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

# A PNG with fewer shades as a WebP without loss, which 1 means here.
_PACK = """async ([picture, shades]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    const dots = pen.getImageData(0, 0, image.width, image.height), step = 255 / (shades - 1);
    dots.data.forEach((dot, place) => (dots.data[place] = Math.round(Math.round(dot / step) * step)));
    pen.putImageData(dots, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: 1 });
    return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""));
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


def take_pictures(
    browser: Browser,
    root: Path,
    site: Path,
    *,
    to: Path = PICTURES,
    by: Walk = walk,
    only_old: bool = False,
) -> tuple[Taken, ...]:
    """Take all pictures of a walk `by` the site in `site`, and write `to` the bank at `root` those that differ and what they show.

    With `only_old`, a picture stays where its page still shows the same text.
    """
    folder = root / to
    sights = see_pages(browser, site, by)
    old = changed_since(folder, sights) if only_old else sights
    taken = [_write(folder / one.file_name, one.picture, one in old) for one in sights]
    for language in LANGUAGES:
        shown = {one.name: one.shows for one in sights if one.language == language}
        write_text(folder / f"shown.{language}.txt", write_as_text(shown))
    return tuple(taken)


def see_pages(browser: Browser, site: Path, by: Walk = walk) -> tuple[Sight, ...]:
    """Return what the site in the folder `site` shows at each stop of a walk, in both languages."""
    return tuple(
        sight for language in LANGUAGES for sight in _see(browser, site.resolve(), by, language)
    )


def _see(browser: Browser, site: Path, by: Walk, language: str) -> Iterator[Sight]:
    with _phone(browser, site) as page:
        for stop in by(page, _HOME, language):
            page.wait_for_load_state("networkidle")
            page.evaluate(_AT_REST)
            for part in (stop.first, stop.last):
                if not page.locator(part).first.is_visible():
                    raise RuntimeError(
                        f"{stop.name}: the page shows no {part} any more; mend the walk in portraits"
                    )
            shows: str = page.evaluate(_LINES, [stop.first, stop.last])
            yield Sight(
                name=stop.name,
                language=language,
                shows=without_numbers(shows) if stop.has_counts else shows,
                picture=_picture(page, stop),
            )


@contextmanager
def _phone(browser: Browser, site: Path) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": _WIDTH, "height": 800},
        device_scale_factor=_SCALE,
        color_scheme="light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Asia/Phnom_Penh",
        # It would ask past what answers here, and a page shows less where it is refused.
        service_workers="block",
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
    # Long enough for a machine that has much else to do.
    page.set_default_timeout(120_000)
    page.clock.set_fixed_time(TODAY)
    yield page
    context.close()


def _picture(page: Page, stop: Stop) -> bytes:
    top, bottom = page.evaluate(_BOX, [stop.first, stop.last])
    top, bottom = max(round(top) - _MARGIN, 0), round(bottom) + _MARGIN
    clip: FloatRect = {"x": 0, "y": top, "width": _WIDTH, "height": bottom - top}
    drawn = page.screenshot(clip=clip, full_page=True, animations="disabled")
    # On a page of its own: the policy of ours forbids it to read what is not of the site.
    easel = page.context.new_page()
    packed: str = easel.evaluate(_PACK, [base64.b64encode(drawn).decode("ascii"), _SHADES])
    easel.close()
    return base64.b64decode(packed)


def _write(file: Path, picture: bytes, is_wanted: bool) -> Taken:
    is_changed = is_wanted and not (file.is_file() and file.read_bytes() == picture)
    if is_changed:
        write_bytes(file, picture)
    return Taken(file=file, size_bytes=file.stat().st_size, is_changed=is_changed)
