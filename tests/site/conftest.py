"""The shipped bank, built once for all tests that look at what a reader gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from policybank import pipeline
from policybank.bench import copy_bank
from policybank.settings import read_settings
from tests.serving import serve

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site of the shipped library; its path has a space and Khmer letters."""
    root = tmp_path_factory.mktemp("bank") / "ធនាគារ ឯកសារ"
    copy_bank(ROOT, root, texts=False)
    summary = pipeline.build(root, jobs=1)
    assert summary.report.faults == ()
    assert summary.site is not None
    return summary.site.folder


@pytest.fixture(scope="session")
def served(shipped: Path) -> Iterator[str]:
    """The address under which a plain web server shows the shipped site."""
    with serve(shipped, below=urlsplit(read_settings(ROOT).site_url).path) as address:
        yield address
