"""What the search's tests share: the engine's scripts without a site, to ask their functions one by one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from policybank.search import SearchEngine

Call = Callable[..., Any]


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    """The engine on a folder without an index."""
    with SearchEngine(tmp_path_factory.mktemp("nothing")) as engine:
        yield engine


@pytest.fixture(scope="session")
def call(scripts: SearchEngine) -> Call:
    """Call a function of the browser's scripts: `call("query.folded", text)`."""

    def called(name: str, *given: Any) -> Any:
        told = scripts._run(f"JSON.stringify(PolicyBank.{name}(...{json.dumps(given)}))")
        return json.loads(str(told))

    return called
