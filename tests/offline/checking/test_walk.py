"""The whole life of a copy, as an officer lives it: made, opened by double-click without a network, searched in Khmer, a PDF
opened at its leaf, a document given from it and taken in at the other end, brought up to date by a pack, and checked.
"""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from policybank import pipeline
from policybank.core import write_bytes, write_text
from policybank.git import repository_at
from policybank.i18n import read_words
from policybank.intake import take_in
from policybank.offline import MANIFEST, read_manifest
from policybank.offline.checking import apply_page, verify_page
from policybank.offline.copies import (
    VERIFY_PAGE,
    Cut,
    MadeCopy,
    make_copy,
    verify_copy,
    write_copy,
)
from policybank.offline.packs import APPLY_PAGE, MadeSource, make_pack
from policybank.pages import STICK
from policybank.settings import read_settings
from tests import make
from tests.git.repositories import git, repository
from tests.giving.conftest import KHMER_TITLE, Walk, add_words, opened

from .conftest import drop

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REPOSITORY = Path(__file__).parents[3]
# One of the bank's own papers: real Khmer, four leaves.
PAPER = REPOSITORY / "library" / "manual" / "how-to-submit" / "how-to-submit.km.pdf"
PHRASE = "គ្រឹះស្ថានបោះពុម្ព"


def bank_in_git(root: Path) -> Path:
    """Make a bank with a Khmer paper, in a repository of its own."""
    make.bank_to_build(root)
    add_words(root)
    make.document(
        root,
        "how-to",
        title={"km": "របៀបដាក់ស្នើឯកសារ", "en": "How to submit"},
        date="2026",
        date_added="2026-11-01",
        languages=["km"],
        editions=[{"file": "how-to.km.pdf", "language": "km"}],
        rights={"statement": "cc-by-4.0", "holder": "A school"},
    )
    (folder,) = root.glob("library/*/how-to")
    shutil.copyfile(PAPER, folder / "how-to.km.pdf")
    write_text(root / ".gitignore", "/.cache\n/site\n")
    return root


def made(root: Path, day: str) -> MadeCopy:
    """Make what a copy of the bank holds on `day`, as the command does."""
    copy = make_copy(
        root,
        Cut(terms={}),
        lambda choose: pipeline.build(root, medium=STICK, choose_pdfs=choose, jobs=1),
        settings=read_settings(root),
        made=datetime.date.fromisoformat(day),
        more={VERIFY_PAGE: verify_page(), APPLY_PAGE: apply_page()},
    )
    assert copy is not None
    return copy


def test_a_copy_lives_from_its_making_to_its_update_without_a_network(
    writing: BrowserContext, tmp_path: Path
) -> None:
    root, stick = bank_in_git(tmp_path / "bank"), tmp_path / "USB ដ្រាយ"
    stick.mkdir()
    repository(root)
    first = made(root, "2026-11-02")
    write_copy(first.source, stick, manifest=first.manifest)
    assert is_whole_by_others(stick)

    page = writing.new_page()
    page.set_default_timeout(120_000)
    asked = strangers(page)
    writing.set_offline(True)
    open_by_double_click(page, stick)
    search_in_khmer(page)
    read_the_leaf(page, stick)
    packet = give_a_document(page, stick, tmp_path)
    outcome = take_it_in(root, packet)

    second = made(root, "2026-11-20")
    pack = tmp_path / "update.zip"
    make_pack(
        MadeSource(source=second.source, manifest=second.manifest),
        read_manifest(stick / MANIFEST),
        pack,
        made=second.facts.made,
        documents=second.facts.documents,
    )
    write_text(stick / "my own letter.txt", "mine")
    apply_by_double_click(page, stick, pack)
    assert read_manifest(stick / MANIFEST) == second.manifest
    assert is_whole_by_others(stick)
    assert verify_copy(stick).is_whole
    assert (stick / "my own letter.txt").read_text(encoding="utf-8") == "mine"
    check_by_double_click(page, stick)
    page.goto(f"{stick.as_uri()}/km/documents/{outcome}.html")
    assert page.locator("h1").inner_text() == KHMER_TITLE
    assert asked == []


def strangers(page: Page) -> list[str]:
    """Return a list to which each address is added that the page asks of anybody but the stick."""
    asked: list[str] = []

    def note(address: str) -> None:
        if not address.startswith(("file:", "data:", "blob:", "chrome-extension:")):
            asked.append(address)

    page.on("request", lambda request: note(request.url))
    return asked


def is_whole_by_others(stick: Path) -> bool:
    """Whether a program that is not ours finds every file of the list as it should be."""
    if shutil.which("sha256sum") is None:
        return True
    command = ["sha256sum", "--check", "--strict", "--quiet", MANIFEST]
    return subprocess.run(command, cwd=stick, capture_output=True, check=False).returncode == 0


def open_by_double_click(page: Page, stick: Path) -> None:
    page.goto((stick / "START-HERE.html").as_uri())
    page.locator('a[href="km/index.html"]').first.click()
    page.wait_for_url("**/km/index.html")
    # The copy tells its age from its own file.
    page.locator(".copy-age").first.wait_for(state="attached")


def search_in_khmer(page: Page) -> None:
    address = page.url.replace("index.html", "search.html")
    page.goto(f"{address}?q={quote(PHRASE)}")
    page.locator("mark").first.wait_for()
    assert "របៀបដាក់ស្នើឯកសារ" in page.locator("main").inner_text()


def read_the_leaf(page: Page, stick: Path) -> None:
    """Open the text where the search leads, and from there the PDF at the same leaf."""
    link = page.locator('a[href*="how-to.km.pdf#page="]').first
    address = str(link.evaluate("one => one.href"))
    number = int(address.rpartition("#page=")[2])
    page.locator(f'a[href*="how-to.km.html"][href*="leaf-{number}"]').first.click()
    page.wait_for_url("**/text/how-to.km.html*")
    leaf = page.locator(f"#leaf-{number}")
    page.locator(".places").wait_for()
    page.wait_for_function("() => CSS.highlights.size > 0")
    assert PHRASE in leaf.inner_text().replace("\u200b", "")
    viewer = page.context.new_page()
    viewer.goto(address, timeout=120_000)
    assert viewer.url == address
    assert viewer.evaluate("document.contentType") == "application/pdf"
    viewer.close()
    assert (stick / "files" / "how-to.km.pdf").read_bytes() == PAPER.read_bytes()


def give_a_document(page: Page, stick: Path, place: Path) -> Path:
    pdf = place / "ច្បាប់ (final) v2.pdf"
    write_bytes(pdf, make.pdf("Leaf one", "Leaf two"))
    walk = Walk(page, stick.as_uri(), "km").open()
    return walk.to_zip(pdf, place / "packet.zip")


def take_it_in(root: Path, packet: Path) -> str:
    """Take the packet in where the bank is kept, publish it, and return the id of the document."""
    code = json.loads(opened(packet)["packet.json"])["code"]
    (outcome,) = take_in(repository_at(root), [packet], day="2026-11-19")
    assert (outcome.status, outcome.faults, outcome.code) == ("taken-in", (), code)
    git(root, "merge", "--quiet", "--no-edit", outcome.branch)
    return str(outcome.document_id)


def apply_by_double_click(page: Page, stick: Path, pack: Path) -> None:
    page.goto(f"{(stick / APPLY_PAGE).as_uri()}#km")
    page.wait_for_selector("html[data-state=ready]")
    drop(page, pack)
    page.locator("#pack-name", has_text=pack.name).wait_for()
    drop(page, stick)
    page.locator("#folder-name", has_text=stick.name).wait_for()
    page.click("#apply")
    page.wait_for_selector("html[data-state=done]")
    assert page.locator("#found .bad").count() == 0, page.locator("#found").inner_text()


def check_by_double_click(page: Page, stick: Path) -> None:
    page.goto(f"{(stick / VERIFY_PAGE).as_uri()}#km")
    page.wait_for_selector("html[data-state=ready]")
    drop(page, stick)
    page.wait_for_selector("html[data-state=done]")
    assert read_words("km")("packs.verify.whole") in page.locator("#found").inner_text()
    assert page.locator("#found .bad").count() == 0
