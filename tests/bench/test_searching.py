"""The benchmark of the search is a judge: it must tell a right search from one that misses, and count what is fetched.

It is tried on an invented search over an invented corpus, in a real browser.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import policybank.khmer
from policybank.bench import SearchCases, Table
from policybank.bench.gzip_server import serve_gzipped
from policybank.bench.measure import Run
from policybank.bench.search_cases import read_asked
from policybank.bench.search_figures import TARGETS
from policybank.bench.search_measures import Extent, judge
from policybank.bench.search_pages import sit_down
from policybank.bench.searching import BankIndex, IndexMaker, engine_of, search_table
from policybank.browser import Browser
from policybank.core import SetupError

ROOT = Path(__file__).parents[2]
KHMER_CODE = Path(policybank.khmer.__file__).parent
DOCUMENTS = (
    ("d1", "km", ("មន្ត្រីអប់រំឲ្យសៀវភៅចំនួន១២ក្បាល", "សាលារៀនក្នុងភូមិ")),
    ("d2", "km", ("មន្ត្រីអប់រំទៅភូមិ",)),
    ("d3", "en", ("Schools in the village", "Why drop-out falls")),
    ("d4", "en", ("In the village there are schools", "The push-out of girls")),
)
TRUTH = (
    ("មន្ត្រីអប់រំ", "km", ("d1", "d2"), ("d1#1", "d2#1")),
    ("ឲ្យសៀវភៅចំនួន១២", "km", ("d1",), ("d1#1",)),
    ("in the village", "en", ("d3", "d4"), ("d3#1", "d4#1")),
)


class InventedIndex:
    """Writes the invented search; `without` names a document that it forgets, and `packing` decides on its files."""

    def __init__(self, without: str = "") -> None:
        self._without = without

    def __call__(self, corpus: Path, folder: Path, *, packing: str, jobs: int | None) -> Run:
        entries = [(name, list(leaves)) for name, _, leaves in DOCUMENTS if name != self._without]
        parts = [entries] if packing == "stick" else [[entry] for entry in entries]
        names = [f"leaves-0f/{number}" for number in range(len(parts))]
        for name, value in (("manifest", names), *zip(names, parts, strict=True)):
            _write(
                folder / "search" / f"{name}.js",
                f"PolicyBank.take({json.dumps(name)}, {json.dumps(value)});",
            )
        files = (
            KHMER_CODE / "khmer_rules.js",
            KHMER_CODE / "khmer.js",
            Path(__file__).with_name("invented_search.js"),
        )
        code = "\n".join(file.read_text(encoding="utf-8") for file in files)
        _write(folder / "assets" / "search.0f.js", code)
        return Run(
            documents=0,
            pages=0,
            written=0,
            faults=0,
            wall_seconds=1,
            cpu_seconds=2,
            child_cpu_seconds=0,
            own_bytes=-1,
            all_bytes=-1,
        )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _cases(folder: Path) -> SearchCases:
    corpus, truth, cross = (folder / name for name in ("c.jsonl", "t.json", "x.json"))
    lines = [
        json.dumps({"id": name, "lang": language, "title": "", "leaves": leaves})
        for name, language, leaves in DOCUMENTS
    ]
    _write(corpus, "\n".join(lines) + "\n")
    asked = [
        {"q": query, "lang": language, "documents": documents, "leaves": leaves}
        for query, language, documents, leaves in TRUTH
    ]
    _write(truth, json.dumps(asked))
    pair = {"q": "drop-out", "lang": "en", "other": "push-out"}
    _write(cross, json.dumps([{**pair, "documents": ["d4"], "leaves": ["d4#2"]}]))
    return SearchCases(corpus=corpus, truth=truth, cross=cross)


def _measure(browser: Browser, folder: Path, index: IndexMaker) -> Table:
    return search_table(
        browser,
        ROOT,
        folder / "place",
        _cases(folder),
        with_peers=False,
        jobs=1,
        make_index=index,
        extent=Extent(first=1, later=2, rounds=1),
    )


@pytest.fixture(scope="module")
def table(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Table:
    """What is measured of an invented search that finds all."""
    return _measure(browser, tmp_path_factory.mktemp("right"), InventedIndex())


def _values(table: Table) -> dict[str, float]:
    return {one.name: one.value for one in table.figures}


@pytest.mark.slow
@pytest.mark.browser
def test_a_search_that_finds_all_is_called_right(table: Table) -> None:
    values = _values(table)
    for what in ("documents", "leaves"):
        assert values[f"recall of {what}, Khmer"] == 1
        assert values[f"recall of {what}, English quoted"] == 1
    assert values["first ten right, Khmer"] == 1
    assert values["leaves shown right, English quoted"] == 1


@pytest.mark.slow
@pytest.mark.browser
def test_every_kind_of_spelling_is_tried_and_answered_alike(table: Table) -> None:
    values = _values(table)
    assert values["kinds of spelling that were not tried"] == 0
    assert values["spellings answered alike"] == 1


@pytest.mark.slow
@pytest.mark.browser
def test_the_ways_to_the_same_search_and_the_other_language_are_compared(table: Table) -> None:
    values = _values(table)
    assert values["answers alike: http, file and stick"] == 1
    assert "ways: 6 answers compared with those over http" in table.notes
    assert values["other language found, mean of pairs"] == 1


@pytest.mark.slow
@pytest.mark.browser
def test_what_the_first_query_fetches_is_counted_and_what_it_fetched_is_not_fetched_again(
    table: Table,
) -> None:
    values = _values(table)
    # The code, the manifest and four files of leaves; none of the benchmark's own.
    assert values["first query, requests, Khmer"] == 6
    assert values["first query, mean, Khmer"] > values["client code, gzipped"]
    assert values["later query, mean, Khmer"] == 0
    assert values["files of the index"] == 5
    assert values["files of the stick packing"] == 2


@pytest.mark.slow
@pytest.mark.browser
def test_a_corpus_of_another_size_has_no_targets(table: Table) -> None:
    assert all(one.target is None for one in table.figures)


@pytest.mark.slow
@pytest.mark.browser
def test_no_two_figures_have_one_name(table: Table) -> None:
    assert len({one.name for one in table.figures}) == len(table.figures)


@pytest.mark.slow
@pytest.mark.browser
def test_every_target_is_of_a_figure_that_is_measured(table: Table) -> None:
    assert set(TARGETS) <= {one.name for one in table.figures}


@pytest.mark.slow
@pytest.mark.browser
def test_a_search_that_forgets_a_document_is_found_out(browser: Browser, tmp_path: Path) -> None:
    cases = _cases(tmp_path)
    InventedIndex(without="d2")(cases.corpus, tmp_path, packing="web", jobs=1)
    asked = [one for one in read_asked(cases.truth) if one.language == "km"]
    with (
        serve_gzipped(tmp_path) as service,
        sit_down(browser, engine_of(tmp_path), service.address, "km") as sitting,
    ):
        right = judge(sitting, asked, quoted=False)
    assert right.document_recall == right.leaf_recall == 0.75
    assert right.precision == 1
    assert right.shown == 0.75
    assert right.missed[0].startswith("មន្ត្រីអប់រំ: documents 0.500 of 2")


@pytest.mark.parametrize("text", ["", "[]", "{", '[{"q": "x", "lang": "km"}]'])
def test_a_truth_that_is_none_is_refused_with_its_name(text: str, tmp_path: Path) -> None:
    truth = tmp_path / "t.json"
    _write(truth, text)
    with pytest.raises(SetupError, match=r"t\.json"):
        read_asked(truth)


@pytest.mark.slow
@pytest.mark.browser
def test_the_search_of_the_bank_is_right_about_an_invented_corpus(
    browser: Browser, tmp_path: Path
) -> None:
    table = _measure(browser, tmp_path, BankIndex(model=ROOT))
    values = _values(table)
    for what in ("documents", "leaves"):
        assert values[f"recall of {what}, Khmer"] == 1
        assert values[f"recall of {what}, English"] == 1
    assert values["first ten right, Khmer"] == 1
    assert values["spellings answered alike"] == 1
    assert values["answers alike: http, file and stick"] == 1
    assert values["build, CPU"] > 0
