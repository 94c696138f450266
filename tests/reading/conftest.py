"""A small site with a document to keep, leaves to keep, and ready lists, from a server and by double-click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank import pipeline
from policybank.core import write_bytes
from tests import make
from tests.serving import serve

if TYPE_CHECKING:
    from playwright.sync_api import Page

TITLES = {
    "school-law": {"km": "ច្បាប់ស្ដីពីសាលារៀន", "en": "Law on Schools"},
    "school-plan": {"km": "ផែនការសាលារៀន", "en": "School Plan"},
    "budget-plan": {"km": "ផែនការថវិកា", "en": "Budget Plan"},
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; its path has a space and Khmer letters."""
    root = tmp_path_factory.mktemp("reading") / "ធនាគារ ឯកសារ"
    make.bank_to_build(root)
    for document_id, title in TITLES.items():
        folder = make.document(
            root, document_id, title=title, date="2019", bodies=["ministry"],
            pdfs=["en"] if document_id == "school-law" else [], working_groups=["school-reform"],
        )  # fmt: skip
        if document_id == "school-law":
            write_bytes(
                folder / "school-law.en.pdf", make.pdf("Leaf one", "Leaf two", "Leaf three")
            )
    summary = pipeline.build(root, jobs=1)
    assert summary.site is not None, summary.report
    return summary.site.folder


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address under which a plain web server shows the site."""
    with serve(site) as address:
        yield address


@pytest.fixture(params=["double-click", pytest.param("server", marks=pytest.mark.slow)])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    """The start of the site's addresses, by double-click and from a server."""
    return str(request.getfixturevalue("served")) if request.param == "server" else site.as_uri()


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that complains of nothing, and waits no longer than these pages may ever need."""
    page.set_default_timeout(60_000)
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    yield page
    assert said == []
