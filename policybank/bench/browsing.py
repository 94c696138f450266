"""The benchmark `browse`: the page of all documents with filters, in a large bank, on a slow phone.

The processor is slowed four times by Chromium itself. Bytes are those of the answers at gzip's level 9, without heads;
times are the browser's own, from the start of the visit, on a link that costs nothing: the poor link is in `bench pages`.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from policybank.browser import Browser, CDPSession, Page, find_browser, open_browser
from policybank.core import Progress, SetupError

from .figures import Figure, Table
from .gzip_server import Service, serve_gzipped
from .measure import timed_run
from .synthetic import SyntheticBank

_VISITS = 5
_SLOWED = 4
_PATH = "km/browse.html"
# The texts are not browsed: a short one for each document, so that the bank is quickly made.
_TEXT_BYTES = 400

# What a reader does, timed from the tap to the lines: a mutation of the list is the last thing that happens.
_TAP = """
([facet, place]) => new Promise((done) => {
  const box = document.querySelectorAll(`[data-facet=${facet}] input`)[place];
  const start = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  }).observe(document.querySelector(".browse-entries"), { childList: true });
  box.click();
})
"""
_READY = "() => (performance.getEntriesByName('browse-ready')[0] || {}).startTime || 0"
_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseVisit:
    """One visit: seconds until lines could be tapped, until the filters answered, and from taps on filters to lines.

    `busy_seconds` are those of the page's main thread alone until the filters answered: they tell the same where other
    work runs beside.
    """

    paint_seconds: float
    ready_seconds: float
    busy_seconds: float
    tap_seconds: tuple[float, ...]
    page_bytes: int
    ready_bytes: int
    tap_bytes: int
    memory_bytes: int


def measure_browsing(
    model: Path, place: Path, *, documents: int, jobs: int | None, progress: Progress
) -> Table:
    """Return the figures of the browse page of a bank of `documents`, built in `place`. Raises SetupError without a browser."""
    program = find_browser()
    if program is None:
        raise SetupError(
            "`bench browse` needs Chromium, Chrome or Edge: install one and type the command again."
        )
    root = place / "browsed"
    SyntheticBank.make(root, model, documents, text_bytes=_TEXT_BYTES, progress=progress)
    progress.start("measuring")
    timed_run("build", root, jobs=jobs)
    with open_browser(program) as browser, serve_gzipped(root / "site") as service:
        visits = [_visit(browser, service) for _ in range(_VISITS)]
    progress.finish()
    return _table(documents, visits)


def _table(documents: int, visits: list[BrowseVisit]) -> Table:
    first = visits[0]
    taps = [seconds for visit in visits for seconds in visit.tap_seconds]
    return Table(
        title=f"browse: {_PATH} of a bank of {documents:,} documents, processor slowed {_SLOWED} times",
        figures=(
            Figure(
                name="fetched before the first line can be tapped",
                value=first.page_bytes / 1_000,
                unit="KB",
                target=150,
            ),
            Figure(
                name="fetched before the filters answer, all together",
                value=first.ready_bytes / 1_000,
                unit="KB",
                target=150,
            ),
            Figure(
                name="fetched for a choice, on average", value=first.tap_bytes / 1_000, unit="KB"
            ),
            Figure(
                name="until the first line can be tapped",
                value=statistics.median(visit.paint_seconds for visit in visits),
                unit="s",
                target=1.0,
            ),
            Figure(
                name="until the filters answer",
                value=statistics.median(visit.ready_seconds for visit in visits),
                unit="s",
                target=1.0,
            ),
            Figure(
                name="the page's own work until then, slowed",
                value=statistics.median(visit.busy_seconds for visit in visits),
                unit="s",
            ),
            Figure(
                name="from a tap on a filter to the lines, median",
                value=statistics.median(taps),
                unit="s",
                target=1.0,
            ),
            Figure(name="the same, slowest", value=max(taps), unit="s"),
            Figure(
                name="memory of the page",
                value=max(visit.memory_bytes for visit in visits) / 1_000_000,
                unit="MB",
                target=100,
            ),
        ),
        notes=(
            f"Medians of {_VISITS} visits with an empty cache; Khmer fonts are not counted.",
            "The facets of synthetic documents are drawn evenly, which packs worse than real ones do.",
        ),
    )


def _visit(browser: Browser, service: Service) -> BrowseVisit:
    with _slow_page(browser) as (page, session):
        start = len(service.served)
        page.goto(f"{service.address}/{_PATH}", wait_until="networkidle", timeout=120_000)
        while not (ready := page.evaluate(_READY)):
            page.wait_for_timeout(50)
        busy = _busy_seconds(session)
        arrived = len(service.served)
        # The lines stand in the page itself: it, and what its head asks for, is all they need.
        needed = {_PATH, *_named_in_head(page)}
        taps = [
            page.evaluate(_TAP, [facet, number])
            for facet, number in (("type", 0), ("theme", 1), ("theme", 2), ("type", 0))
        ]
        memory = _memory_of(page)
        served = service.served[start:]
        return BrowseVisit(
            paint_seconds=page.evaluate(_PAINT) / 1_000,
            ready_seconds=ready / 1_000,
            busy_seconds=busy,
            tap_seconds=tuple(one / 1_000 for one in taps),
            page_bytes=sum(one.size_bytes for one in served if one.path in needed),
            ready_bytes=_bytes_of(service, start, arrived),
            tap_bytes=_bytes_of(service, arrived, len(service.served)) // len(taps),
            memory_bytes=memory,
        )


def _named_in_head(page: Page) -> list[str]:
    return list(
        page.evaluate(
            "() => [...document.querySelectorAll('head script[data-search], head link[rel=stylesheet]')]"
            ".map((one) => new URL(one.src || one.href).pathname.slice(1))"
        )
    )


def _bytes_of(service: Service, start: int, end: int) -> int:
    return sum(
        one.size_bytes for one in service.served[start:end] if not one.path.endswith(".woff2")
    )


@contextmanager
def _slow_page(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWED})
        yield page, session
    finally:
        context.close()


def _busy_seconds(session: CDPSession) -> float:
    told = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in told if one["name"] == "TaskDuration"))


def _memory_of(page: Page) -> int:
    session = page.context.new_cdp_session(page)
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    told = session.send("Runtime.getHeapUsage")
    beside = told.get("backingStorageSize", 0) + told.get("embedderHeapUsedSize", 0)
    return int(told["usedSize"] + beside)
