"""The benchmark `pages`: what a reader with a poor link waits for, beside a stock page of Material.

Bytes are those of the answers at gzip's level 9, without heads. First contentful paint is Chromium's own, at 400 kbit/s
and 400 ms, with nothing in its cache; the peer's fonts from another host are refused at once, which is in its favour.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from policybank.browser import Browser, BrowserProgram, CDPSession, Page, find_browser, open_browser
from policybank.core import Progress, SetupError

from .figures import Figure, Table
from .gzip_server import Service, serve_gzipped
from .measure import timed_run
from .peer import make_peer
from .synthetic import copy_bank

_VISITS = 5

# The link of the survey's provinces: a weak mobile connection.
_BYTES_A_SECOND = 400_000 / 8
_LATENCY_MS = 400

# A page of Material with as many words as a document page of ours has; few pages, since their number changes nothing.
_PEER_PAGES, _PEER_BYTES = 20, 4_000
_PEER_PATH = "pages/00000/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit: first contentful paint in seconds, files of the site that were fetched, requests to other hosts."""

    paint_seconds: float
    files: tuple[tuple[str, int], ...]
    foreign: tuple[str, ...]

    @property
    def fonts_bytes(self) -> int:
        """Bytes of fonts among the files."""
        return sum(size for path, size in self.files if path.endswith(".woff2"))

    @property
    def size_bytes(self) -> int:
        """Bytes of everything but fonts."""
        return sum(size for _, size in self.files) - self.fonts_bytes


def measure_visits(model: Path, place: Path, *, jobs: int | None, progress: Progress) -> Table:
    """Return the figures of pages of the shipped library, built in `place`. Raises SetupError without a browser."""
    program = find_browser()
    if program is None:
        raise SetupError(
            "`bench pages` needs Chromium, Chrome or Edge: install one and type the command again."
        )
    root = place / "visited"
    copy_bank(model, root, texts=False)
    progress.start("measuring")
    timed_run("build", root, jobs=jobs)
    make_peer(place / "visited-peer", _PEER_PAGES, _PEER_BYTES)
    timed_run("mkdocs", place / "visited-peer")
    table = _table(program, root / "site", place / "visited-peer" / "site")
    progress.finish()
    return table


def _table(program: BrowserProgram, site: Path, peer_site: Path) -> Table:
    # The middle page by its own weight, and the heaviest: neither is chosen by us.
    by_weight = sorted(
        (site / "km" / "documents").glob("*.html"),
        key=lambda file: (file.stat().st_size, file.name),
    )
    documents = [
        file.relative_to(site).as_posix() for file in by_weight if not file.name.startswith("index")
    ]
    middle, heaviest, another = (
        documents[len(documents) // 2],
        documents[-1],
        documents[len(documents) // 2 - 1],
    )
    with open_browser(program) as browser:
        with serve_gzipped(site) as service:
            visits = [_visit(browser, service, middle) for _ in range(_VISITS)]
            heavy = _visit(browser, service, heaviest)
            following = _next_visit(browser, service, middle, another)
            title_shown, links_shown = _without_scripts(browser, service, middle)
        with serve_gzipped(peer_site) as service:
            peers = [_visit(browser, service, _PEER_PATH) for _ in range(_VISITS)]
    first, peer = visits[0], peers[0]
    paint, peer_paint = (
        statistics.median(one.paint_seconds for one in of) for of in (visits, peers)
    )
    fastest, slowest = (of(one.paint_seconds for one in visits) for of in (min, max))
    return Table(
        title=f"pages: {middle}, in the middle of {len(documents)} document pages by weight",
        figures=(
            Figure(
                name="first visit, without fonts",
                value=first.size_bytes / 1_000,
                unit="KB",
                target=45,
                peer=peer.size_bytes / 1_000,
            ),
            Figure(
                name="first visit to the heaviest page",
                value=heavy.size_bytes / 1_000,
                unit="KB",
                target=45,
            ),
            Figure(
                name="fonts, where the system has none", value=first.fonts_bytes / 1_000, unit="KB"
            ),
            Figure(name="next page", value=following.size_bytes / 1_000, unit="KB", target=12),
            Figure(
                name="requests of the first visit",
                value=len(first.files),
                unit="",
                peer=len(peer.files),
            ),
            Figure(
                name="requests to other hosts",
                value=len(first.foreign),
                unit="",
                target=0,
                peer=len(peer.foreign),
            ),
            Figure(name="first contentful paint", value=paint, unit="s", target=2, peer=peer_paint),
            Figure(
                name="title missing with scripts off",
                value=0 if title_shown else 1,
                unit="",
                target=0,
            ),
            Figure(
                name="links missing with scripts off",
                value=0 if links_shown else 1,
                unit="",
                target=0,
            ),
        ),
        notes=(
            f"paint: median of {_VISITS} visits at 400 kbit/s and {_LATENCY_MS} ms, between {fastest:.2f} and {slowest:.2f} s",
            "peer: its fonts from another host are refused at once; a real reader waits for them as well",
            *(f"fetched: {path} {size:,} bytes" for path, size in first.files),
        ),
    )


def _visit(browser: Browser, service: Service, path: str) -> Visit:
    """Visit `path` with an empty cache over the poor link."""
    context = browser.new_context()
    try:
        page = context.new_page()
        return _watched(page, context.new_cdp_session(page), service, path)
    finally:
        context.close()


def _next_visit(browser: Browser, service: Service, first: str, second: str) -> Visit:
    """Visit `second` as a reader does who comes from `first`."""
    context = browser.new_context()
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        _watched(page, session, service, first)
        return _watched(page, session, service, second)
    finally:
        context.close()


def _watched(page: Page, session: CDPSession, service: Service, path: str) -> Visit:
    asked: list[str] = []
    session.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    session.send("Network.enable")
    session.send("Network.setBlockedURLs", {"urls": ["https://*"]})
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": _LATENCY_MS,
            "downloadThroughput": _BYTES_A_SECOND,
            "uploadThroughput": _BYTES_A_SECOND,
        },
    )
    before = len(service.served)
    page.goto(f"{service.address}/{path}", wait_until="networkidle", timeout=120_000)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    return Visit(
        paint_seconds=paint / 1_000,
        files=tuple((one.path, one.size_bytes) for one in service.served[before:]),
        foreign=tuple(_foreign(asked, service.address)),
    )


def _foreign(addresses: list[str], own: str) -> Iterator[str]:
    for address in addresses:
        if urlsplit(address).scheme in {"http", "https"} and not address.startswith(f"{own}/"):
            yield address


def _without_scripts(browser: Browser, service: Service, path: str) -> tuple[bool, bool]:
    """Tell whether the page shows its title, and ways to other pages, to a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{service.address}/{path}", timeout=120_000)
        title = page.locator("h1").first
        links = page.locator("main a[href], article a[href]")
        return title.is_visible() and bool(title.inner_text().strip()), links.first.is_visible()
    finally:
        context.close()
