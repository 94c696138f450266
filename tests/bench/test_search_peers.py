"""The peers of `bench search` get what we get, and are read right."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.bench.search_cases import Asked, Document
from policybank.bench.search_measures import Extent, measure_engine
from policybank.bench.search_peers import make_material, make_pagefind
from policybank.browser import Browser

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    Document(id="d1", language="en", leaves=("A bridge & a <b>road</b>", "Rivers flood here")),
    Document(id="d2", language="en", leaves=("The flood came",)),
)
ASKED = (
    Asked(
        query="flood",
        language="en",
        documents=frozenset({"d1", "d2"}),
        leaves=frozenset({"d1#2", "d2#1"}),
    ),
)
EXTENT = Extent(first=1, later=1, rounds=1)


@pytest.mark.slow
@pytest.mark.browser
def test_pagefind_finds_leaves_by_the_names_of_the_truth(browser: Browser, tmp_path: Path) -> None:
    engine, sizes, run = make_pagefind(ROOT, tmp_path, DOCUMENTS)
    measured = measure_engine(browser, engine, ASKED, sizes, EXTENT)
    assert measured.rightness["en"].document_recall == 1
    assert measured.rightness["en"].leaf_recall == 1
    assert measured.rightness["en"].precision == 1
    assert measured.first["en snippets"].mean > measured.first["en"].mean > 50_000
    assert run.child_cpu_seconds > 0


@pytest.mark.slow
@pytest.mark.browser
def test_material_finds_leaves_by_the_names_of_the_truth(browser: Browser, tmp_path: Path) -> None:
    engine, sizes, _ = make_material(tmp_path, DOCUMENTS)
    measured = measure_engine(browser, engine, ASKED, sizes, EXTENT)
    assert measured.rightness["en"].document_recall == 1
    assert measured.rightness["en"].leaf_recall == 1
    assert measured.rightness["en"].leaf_precision == 1
    # The whole index and the worker, which is the code.
    assert measured.first["en"].requests == 2
    assert measured.first["en"].mean > sizes.code_gzipped_bytes
