"""The synthetic bank is a yardstick: it must be sound, and the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank import pipeline
from policybank.bench import SyntheticBank
from policybank.catalogue import FACETS, make_catalogue
from policybank.library import read_library

ROOT = Path(__file__).parents[2]
DOCUMENTS = 30


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> SyntheticBank:
    return SyntheticBank.make(tmp_path_factory.mktemp("bank") / "bank", ROOT, DOCUMENTS)


def test_a_synthetic_bank_has_no_faults(bank: SyntheticBank) -> None:
    summary = pipeline.check(bank.root)
    assert summary.documents == DOCUMENTS
    assert summary.report.faults == ()


def test_a_synthetic_bank_fills_every_facet(bank: SyntheticBank) -> None:
    catalogue = make_catalogue(read_library(bank.root))
    for facet in FACETS:
        assert any(shelf.ids for shelf in catalogue.shelves[facet]), facet
    kinds = {view.type for one in catalogue.documents.values() for view in one.relations}
    assert len(kinds) > 2


def test_two_synthetic_banks_are_the_same(bank: SyntheticBank, tmp_path: Path) -> None:
    again = SyntheticBank.make(tmp_path / "again", ROOT, DOCUMENTS)
    for folder in ("library", ".cache/text"):
        here, there = (_contents(one.root / folder) for one in (bank, again))
        assert here == there


def test_a_document_is_the_same_in_a_bank_of_any_size(bank: SyntheticBank, tmp_path: Path) -> None:
    smaller = SyntheticBank.make(tmp_path / "smaller", ROOT, 3)
    for number in range(3):
        assert _contents(smaller.folder(number)) == _contents(bank.folder(number))


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
