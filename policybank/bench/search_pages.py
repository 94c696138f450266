"""Sit before a search in a real browser: open a thin page that holds it, ask it, and see what it fetched.

The thin page is the benchmark's own. Its bytes are not counted, but all that the search needs are, its code included.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policybank.browser import Browser, Page
from policybank.core import write_text

from .gzip_server import Service
from .search_cases import LANGUAGES

_ADAPTERS = Path(__file__).with_name("adapters")
_ROUNDS, _ADAPTER, _STARTER = "bench-rounds.js", "bench-adapter.js", "bench-starter.js"

# A page that fetches has asked for its files a moment after it was told to; so long nothing new must have come.
_QUIET_MS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A search to be measured: a folder with all its files and one thin page a language.

    `names` gives for what the search calls a leaf the name that the truth has for it, where they differ.
    """

    name: str
    folder: Path
    names: Mapping[str, str] = field(default_factory=dict)

    def page(self, language: str) -> str:
        """Return the path of the thin page whose language is `language`."""
        return f"bench-{language}.html"

    @property
    def own_files(self) -> frozenset[str]:
        """The files of the benchmark itself, which are not counted."""
        return frozenset({_ROUNDS, _ADAPTER, _STARTER, *map(self.page, LANGUAGES)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a search said, in its order: names of documents, and `document#number` of leaves."""

    documents: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """What was fetched for something: bodies as they travel (gzipped where that helps), without heads."""

    size_bytes: int
    requests: int


def write_thin_pages(
    folder: Path, adapter: str, *, scripts: Sequence[str] = (), worker: str = ""
) -> None:
    """Write the thin pages to `folder`, with `scripts` (paths in it; `{language}` is filled in) before the `adapter`."""
    for source, target in (("rounds", _ROUNDS), (adapter, _ADAPTER), ("bank_starter", _STARTER)):
        shutil.copyfile(_ADAPTERS / f"{source}.js", folder / target)
    tags = "".join(
        f'<script src="{path}"></script>\n' for path in (_STARTER, *scripts, _ADAPTER, _ROUNDS)
    )
    for language in LANGUAGES:
        write_text(
            folder / f"bench-{language}.html",
            f'<!doctype html>\n<html lang="{language}" data-worker="{worker}">\n<meta charset="utf-8">\n'
            f'<link rel="icon" href="data:,">\n<title>bench</title>\n{tags.replace("{language}", language)}</html>\n',
        )


class Sitting:
    """A reader who has one page open and asks there."""

    def __init__(self, page: Page, engine: Engine) -> None:
        self._page = page
        self._engine = engine

    def ready(self) -> None:
        """Wait until the search can be asked."""
        self._page.evaluate("() => Bench.ready()")

    def all(self, query: str, **options: bool) -> Answer:
        """Return everything that is found."""
        return self._answer(query, {"all": True, "snippets": False, "other": False, **options})

    def shown(self, query: str, *, snippets: bool = True, other: bool = False) -> Answer:
        """Return the first ten results, and the leaves shown of them."""
        return self._answer(query, {"snippets": snippets, "other": other})

    def whole(self, query: str) -> str:
        """Return the whole answer of our own search as JSON, with its snippets, addresses and scores."""
        return str(self._page.evaluate("query => Bench.whole(query)", query))

    def times_ms(self, queries: Sequence[str], rounds: int, *, snippets: bool) -> tuple[float, ...]:
        """Return the milliseconds of `queries` when their files are loaded, each `rounds` times."""
        return tuple(
            self._page.evaluate(
                "([queries, rounds, options]) => Bench.rounds(queries, rounds, options)",
                [list(queries), rounds, {"snippets": snippets}],
            )
        )

    def memory_bytes(self) -> int:
        """Return what the page holds in memory, rubbish collected: objects, and buffers that stand beside them."""
        session = self._page.context.new_cdp_session(self._page)
        for _ in range(2):
            session.send("HeapProfiler.collectGarbage")
        told = session.send("Runtime.getHeapUsage")
        session.detach()
        beside = told.get("backingStorageSize", 0) + told.get("embedderHeapUsedSize", 0)
        return int(told["usedSize"] + beside)

    def wait_until_quiet(self, service: Service) -> None:
        """Wait until no more files are asked for."""
        seen = -1
        while seen != len(service.served):
            seen = len(service.served)
            self._page.wait_for_timeout(_QUIET_MS)

    def _answer(self, query: str, options: dict[str, bool]) -> Answer:
        told: dict[str, Any] = self._page.evaluate(
            "([query, options]) => Bench.search(query, options)", [query, options]
        )
        names = self._engine.names
        leaves = tuple(names.get(one, one) for one in told["leaves"])
        documents = tuple(told["documents"])
        if not documents:
            # A search that knows pages only, and each page is a leaf: the first ten stay ten.
            documents = tuple(leaf.partition("#")[0] for leaf in leaves)
        return Answer(documents=documents, leaves=leaves)


@contextmanager
def sit_down(browser: Browser, engine: Engine, address: str, language: str) -> Iterator[Sitting]:
    """Open the thin page of `language` in a browser that knows nothing yet; `address` is the folder's, without `/`."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(f"{address}/{engine.page(language)}", timeout=120_000)
        yield Sitting(page, engine)
    finally:
        context.close()


def traffic_since(service: Service, start: int, engine: Engine) -> Traffic:
    """Return what `engine` fetched since `service` had served `start` files."""
    counted = [one for one in service.served[start:] if one.path not in engine.own_files]
    return Traffic(size_bytes=sum(one.size_bytes for one in counted), requests=len(counted))
