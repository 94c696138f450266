"""A record that was written down comes back as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policybank.library import read_library
from policybank.schema import pack_record, unpack_record

ROOT = Path(__file__).parents[2]


def test_every_record_of_the_library_comes_back_equal() -> None:
    for document in read_library(ROOT).documents.values():
        packed = json.loads(json.dumps(pack_record(document.record)))
        assert unpack_record(packed) == document.record


@pytest.mark.parametrize("damaged", [[], ["law"], [7] * 29, [{}] * 29])
def test_what_is_no_record_is_refused(damaged: list[object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        unpack_record(damaged)
