"""A small site with a document, its text and its PDF, and something wanted, from a server and by double-click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank import pipeline
from policybank.core import write_bytes, write_text
from tests import make
from tests.serving import serve

if TYPE_CHECKING:
    from playwright.sync_api import Page


USAGE = """\
period: 2026-q3
slips: 20
opened:
  - {document: school-law, page: 15, pdf: 5}
searches:
  - {words: "អាហារសាលា", slips: 10}
asked:
  - {document: school-plan, slips: 5}
answers:
  - {question: ease, choice: hard, slips: 5}
  - {question: gave, choice: "no", slips: 10}
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; its path has a space and Khmer letters."""
    root = tmp_path_factory.mktemp("slips") / "ធនាគារ ឯកសារ"
    make.bank_to_build(root)
    folder = make.document(
        root, "school-law", title={"km": "ច្បាប់ស្ដីពីសាលារៀន", "en": "Law on Schools"}, pdfs=["en"]
    )
    write_bytes(folder / "school-law.en.pdf", make.pdf("Leaf one", "Leaf two"))
    for wanted, title in (("school-plan", "School Plan"), ("budget-plan", "Budget Plan")):
        make.document(root, wanted, title={"en": title}, type="strategic-plan", rights={"statement": "link-only"})  # fmt: skip
    write_text(root / "library/usage/2026-q3.yml", USAGE)
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
def page(page: Page, base: str) -> Iterator[Page]:
    """A page that complains of nothing, waits no longer than these pages may need, and asks nobody but the bank."""
    page.set_default_timeout(60_000)
    said: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    own = (base, "data:", "blob:", "about:")
    assert [address for address in asked if not address.startswith(own)] == []
    assert said == []
