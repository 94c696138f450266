"""Where a document stands is worked out from what is stated, and never assumed."""

from pathlib import Path
from typing import Any

import pytest

from policybank.catalogue import Catalogue, Status, make_catalogue
from policybank.library import read_library
from policybank.schema import PartialDate
from tests import make


def _catalogue(root: Path) -> Catalogue:
    library = read_library(root)
    assert library.report.errors == ()
    return make_catalogue(library)


def _status(root: Path, **fields: Any) -> Status:
    make.bank(root)
    make.document(root, "school-law", **fields)
    return _catalogue(root).documents["school-law"].status


def test_a_law_is_not_in_force_because_nobody_says_otherwise(tmp_path: Path) -> None:
    assert _status(tmp_path) == Status(kind="unknown", is_certain=False)


def test_a_stated_stage_is_the_status(tmp_path: Path) -> None:
    assert _status(tmp_path, stage="in-force") == Status(kind="in-force")


def test_an_inferred_stage_is_to_be_confirmed(tmp_path: Path) -> None:
    status = _status(tmp_path, stage="in-force", review={"state": "partial", "inferred": ["stage"]})
    assert status == Status(kind="in-force", is_certain=False)


def test_a_plan_with_a_period_is_planned_until_its_end(tmp_path: Path) -> None:
    status = _status(tmp_path, period={"start": "2019", "end": "2023"})
    assert status == Status(kind="planned", until=PartialDate(year=2023))


def test_a_date_of_ending_ends_whatever_the_stage_says(tmp_path: Path) -> None:
    status = _status(tmp_path, stage="in-force", ended="2015-03")
    assert status == Status(kind="ended", until=PartialDate(year=2015, month=3))


@pytest.mark.parametrize(("basis", "is_certain"), [("stated", True), ("inferred", False)])
def test_a_document_that_another_one_supersedes_says_so_as_surely_as_it_is_known(
    tmp_path: Path, basis: str, is_certain: bool
) -> None:
    make.bank(tmp_path)
    make.document(tmp_path, "old-law", stage="in-force")
    make.document(
        tmp_path,
        "new-law",
        date="2020",
        relations=[{"type": "supersedes", "target": "old-law", "basis": basis}],
    )
    status = _catalogue(tmp_path).documents["old-law"].status
    assert status == Status(kind="superseded", successors=("new-law",), is_certain=is_certain)


def test_of_two_successors_the_newest_stands_first(tmp_path: Path) -> None:
    make.bank(tmp_path)
    make.document(tmp_path, "plan-1")
    for number, year in ((2, "2015"), (3, "2020")):
        make.document(
            tmp_path,
            f"plan-{number}",
            date=year,
            relations=[{"type": "supersedes", "target": "plan-1", "basis": "stated"}],
        )
    assert _catalogue(tmp_path).documents["plan-1"].status.successors == ("plan-3", "plan-2")
