"""A small site with texts to search, whose engine is a stand-in, from a server and by double-click."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank import pipeline
from policybank.core import write_bytes, write_text
from tests import make
from tests.serving import serve
from tests.text.transcripts.make_transcript import head

if TYPE_CHECKING:
    from playwright.sync_api import Page

_ROOT = Path(__file__).parents[3]
LEAVES = 60

# What stands on the leaves whose numbers are no multiples of five: nothing that is searched for.
_FILLER = "ក្រសួងគំរូផ្ដល់សៀវភៅ និងតុសម្រាប់ថ្នាក់រៀនទាំងអស់ក្នុងខេត្ត។ " * 12
_HIT = "ក្រសួងគំរូបញ្ជាក់ថា កុមារគ្រប់រូប មាន\u200bសិទ្ធិ\u200bចូលរៀន ដោយឥតបង់ថ្លៃ តាមមាត្រា ១២ នៃច្បាប់នេះ។"
_ENGLISH = "Every child has the right to education. Schools are free for children of all provinces."


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; its path has a space and Khmer letters."""
    root = tmp_path_factory.mktemp("search") / "ធនាគារ ឯកសារ"
    make.bank_to_build(root)
    folder = make.document(
        root, "school-law", title={"km": "ច្បាប់ស្ដីពីសាលារៀន", "en": "Law on Schools"}, pdfs=["km", "en"]
    )  # fmt: skip
    data = make.pdf(*(f"Leaf {number}" for number in range(1, LEAVES + 1)))
    for language, hit in (("km", _HIT), ("en", _ENGLISH)):
        write_bytes(folder / f"school-law.{language}.pdf", data)
        leaves = (
            f"\n## ទំព័រ {number}\n\n{hit if number % 5 == 0 else _FILLER}\n"
            for number in range(1, LEAVES + 1)
        )
        write_text(
            folder / f"school-law.{language}.md",
            head(hashlib.sha256(data).hexdigest()) + "".join(leaves),
        )
    summary = pipeline.build(root, jobs=1)
    assert summary.site is not None, summary.report
    (search,) = (summary.site.folder / "assets").glob("search.*.js")
    fake = (Path(__file__).parent / "fake_engine.js").read_text(encoding="utf-8")
    write_text(search, search.read_text(encoding="utf-8") + fake)
    return summary.site.folder


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address under which a plain web server shows the site."""
    with serve(site) as address:
        yield address


# Each of a hundred tests opens pages: both ways would take half the time of all quick tests.
@pytest.fixture(params=["double-click", pytest.param("server", marks=pytest.mark.slow)])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    """The start of the site's addresses, from a server and by double-click."""
    if request.param == "server":
        return str(request.getfixturevalue("served"))
    return site.as_uri()


@pytest.fixture
def page(page: Page) -> Page:
    """A page that waits no longer than these pages may ever need."""
    page.set_default_timeout(60_000)
    return page
