"""Ask the search on the command line: the site's own scripts, run by V8 without a browser.

One engine means one answer: what `build.py search` finds is what a reader finds. Only here is mini-racer imported. The
scripts come from this package and not from the site, whose files of the index are data; but they are scripts too, so a
site from elsewhere is opened with the same trust as in a browser: they run in V8's sandbox, without files or network.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, Self

from policybank.core import read_bytes, read_text

from .client import engine_files

# What the engine finds in a page and not here, and how it asks for files: it leaves the names of those it waits for, we
# run them, and say so.
_HOST = """
globalThis.window = globalThis;
globalThis.host = {waiting: {}, answer: null};
"""
_BRIDGE = """
PolicyBank.loadScript = (path) => new Promise((done, failed) => { host.waiting[path] = {done, failed}; });
host.ask = (query, options) => {
  host.answer = null;
  PolicyBank.search(query, options).then(
    (answer) => { host.answer = JSON.stringify({answer}); },
    (error) => { host.answer = JSON.stringify({error: `${error}\\n${error.stack}`}); });
};
host.paths = () => JSON.stringify(Object.keys(host.waiting));
host.settle = (path, isThere) => {
  const one = host.waiting[path];
  delete host.waiting[path];
  if (isThere) one.done(); else one.failed();
};
"""
# A query that takes longer than this is a bug of ours or a hostile index.
_SLOWEST_SECONDS = 60
_MEMORY_BYTES = 1_000_000_000


class SearchEngine:
    """Answers queries on the index of the site in `folder`, whose `search/manifest.js` must be there."""

    def __init__(self, folder: Path) -> None:
        # Here and not above: only this needs it, and a build is not kept waiting for 22 MB.
        from py_mini_racer import mini_racer

        self._folder = folder
        # An event loop of its own: V8 refuses limits of time in a thread that runs one already, and a second engine made in
        # another thread crashes the process.
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._maker = mini_racer(self._loop)
        self._context = self._maker.__enter__()
        self._context.set_hard_memory_limit(_MEMORY_BYTES)
        self._run(_HOST)
        for file in engine_files():
            self._run(read_text(file))
        self._run(_BRIDGE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._maker.__exit__(None, None, None)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def search(self, query: str, options: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer to `query`, as `docs/en/guide/search-api.md` describes it."""
        self._run(f"host.ask({json.dumps(query)}, {json.dumps(dict(options))})")
        while (told := self._run("host.answer")) is None:
            self._hand_over_files()
        outcome = json.loads(str(told))
        if "error" in outcome:
            raise RuntimeError(outcome["error"])
        answer: dict[str, Any] = outcome["answer"]
        return answer

    def longest_query(self) -> int:
        """Return how many characters of a query are asked; what stands behind them is left out."""
        return int(str(self._run("PolicyBank.query.LONGEST")))

    def _hand_over_files(self) -> None:
        from py_mini_racer import JSEvalException

        paths = json.loads(str(self._run("host.paths()")))
        if not paths:
            raise RuntimeError("the search waits and asks for nothing")
        for path in paths:
            try:
                self._run(read_bytes(self._folder / path).decode("utf-8"))
                is_there = True
            except FileNotFoundError:
                is_there = False
            except (JSEvalException, UnicodeDecodeError):
                # In a browser a script that does not run is loaded too, and hands nothing over.
                is_there = True
            self._run(f"host.settle({json.dumps(path)}, {json.dumps(is_there)})")

    def _run(self, code: str) -> object:
        return self._context.eval(code, timeout_sec=_SLOWEST_SECONDS)
