"""The bank's own ZIM in Kiwix: every link inside it leads somewhere, and a reader in a browser finds Khmer by both searches."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from policybank import pipeline
from policybank.audit import audit_site
from policybank.bench import SyntheticBank
from policybank.bench.zims import served
from policybank.core import write_bytes
from policybank.i18n import read_words
from policybank.khmer import words
from policybank.offline.copies import CopyFacts
from policybank.offline.zim import OpenZim, write_zim
from policybank.pages import ZIM_KM
from policybank.settings import read_settings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
DOCUMENTS = 5


@dataclass(frozen=True)
class MadeZim:
    file: Path
    site: Path
    bank: SyntheticBank

    def path(self, number: int) -> str:
        return f"km/documents/{self.bank.folder(number).name}.html"

    def title(self, number: int) -> str:
        return str(self.bank.values(number)["title"]["km"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeZim:
    place = tmp_path_factory.mktemp("kiwix")
    bank = SyntheticBank.make(place / "bank", ROOT, DOCUMENTS, text_bytes=2_000)
    built = pipeline.build(bank.root, medium=ZIM_KM, jobs=1)
    assert built.site is not None, built.report
    facts = CopyFacts(
        made=datetime.date(2026, 11, 3),
        documents=DOCUMENTS,
        pdfs=DOCUMENTS,
        left_out=0,
        version="0" * 12,
    )
    file = place / "bank.zim"
    write_zim(built.site.folder, file, ZIM_KM, settings=read_settings(bank.root), facts=facts)
    return MadeZim(file=file, site=built.site.folder, bank=bank)


def test_it_is_whole_and_every_link_in_it_leads_where_it_leads_in_the_site(
    made: MadeZim, tmp_path: Path
) -> None:
    zim = OpenZim(made.file)
    assert zim.is_valid()
    paths = [path for path in zim.paths() if not path.startswith("titles/")]
    for path in paths:
        write_bytes(tmp_path / path, zim.read(path))
    assert len([path for path in paths if path.startswith("km/documents/")]) >= DOCUMENTS
    # The guides are the shipped bank's, and lead to papers that an invented bank does not have.
    assert {one for one in audit_site(tmp_path) if not one.page.startswith("km/guide/")} == set()
    assert audit_site(tmp_path) == audit_site(made.site)


@pytest.fixture(scope="module")
def kiwix(made: MadeZim) -> Iterator[str]:
    program = shutil.which("kiwix-serve")
    if program is None:
        pytest.skip("kiwix-serve is not installed (on Debian: apt install kiwix-tools)")
    with served(program, [made.file]) as address:
        yield address


@pytest.mark.browser
def test_a_document_is_found_by_kiwix_and_opened(kiwix: str, made: MadeZim, page: Page) -> None:
    title = made.title(0)
    page.goto(f"{kiwix}/bank/km/index.html")
    # The bar that kiwix-serve writes into our page; its form must be let through by our own policy.
    page.fill("#kiwixsearchbox", "".join(words(title)[:2]))
    page.press("#kiwixsearchbox", "Enter")
    page.wait_for_url("**/search?**")
    page.locator(f'.results a[href$="/{made.path(0)}"]').first.click()
    page.wait_for_url(f"**/{made.path(0)}")
    expect(page.locator("h1")).to_have_text(title)


@pytest.mark.browser
def test_a_title_is_offered_while_a_reader_types_it(kiwix: str, made: MadeZim, page: Page) -> None:
    page.goto(f"{kiwix}/bank/km/index.html")
    page.locator("#kiwixsearchbox").press_sequentially(made.title(0)[:6])
    offered = page.locator(".ui-autocomplete li").filter(has_text=made.title(0))
    expect(offered.first).to_be_visible(timeout=60_000)


@pytest.mark.browser
def test_our_own_search_works_in_kiwix(kiwix: str, made: MadeZim, page: Page) -> None:
    page.goto(f"{kiwix}/bank/km/search.html")
    page.goto(f"{kiwix}/bank/km/search.html?q={made.title(0)}")
    hit = page.locator(f'main a[href*="{made.bank.folder(0).name}"]').first
    expect(hit).to_be_visible(timeout=60_000)


@pytest.mark.browser
def test_a_pdf_lies_where_its_page_leads_and_the_page_tells_the_age_of_the_copy(
    kiwix: str, made: MadeZim, page: Page
) -> None:
    page.goto(f"{kiwix}/bank/{made.path(0)}")
    address = page.locator('main a[href$=".pdf"]').first.evaluate("link => link.href")
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body() == made.bank.pdf(0).read_bytes()
    day = read_words("km").date(2026, 11, 3)
    expect(page.get_by_text(day).first).to_be_visible(timeout=60_000)
