"""The form from the first question to the zip, as a person with a phone goes through it."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.core import write_bytes
from policybank.library import read_vocabularies
from policybank.schema import check_record
from tests import make

from .conftest import KHMER_TITLE, LIMIT_MEGABYTES, Walk, opened, shown
from .test_rules import receipt_code

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.browser


def test_a_person_with_a_pdf_makes_a_packet_as_the_bank_reads_it(
    page: Page, base: str, bank: Path, pdf: Path, tmp_path: Path
) -> None:
    walk = Walk(page, base).open()
    packet = walk.to_zip(pdf, tmp_path / "packet.zip")
    files = opened(packet)
    assert list(files) == ["packet.json", "record.json", "document.km.pdf", "READ-ME.txt"]
    assert files["document.km.pdf"] == pdf.read_bytes()
    record = json.loads(files["record.json"])
    assert record == {
        "title": {"km": KHMER_TITLE}, "type": "sub-decree", "bodies": ["ministry"], "date": "2007-12-08",
        "languages": ["km"], "editions": [{"file": "document.km.pdf", "language": "km"}],
        "rights": {"statement": "official-text"},
    }  # fmt: skip
    vocabularies, _ = read_vocabularies(bank)
    values = {"id": "a", "date_added": "2026-01-01", "review": {"state": "unchecked"}, **record}
    assert check_record(values, vocabularies)[0] is not None
    about = json.loads(files["packet.json"])
    digest = hashlib.sha256(files["document.km.pdf"]).hexdigest()
    told = [{"name": "document.km.pdf", "sha256": digest, "size": pdf.stat().st_size, "leaves": 3}]
    assert about["files"] == told
    assert about["code"] == receipt_code(files["record.json"], told)  # type: ignore[arg-type]
    assert page.locator(".give-code").inner_text() == about["code"]
    assert (about["format"], about["version"], about["door"], about["language"]) == (
        "policybank-packet", 1, "form", "en",
    )  # fmt: skip
    datetime.date.fromisoformat(about["made"])
    assert about["answers"]["suitable"][0] == {"question": "about", "answer": "yes"}
    assert about["answers"]["sharing"] == [{"question": "official", "answer": "yes"}]
    assert "Article 10" in about["sentence"]["en"]
    assert "មាត្រា១០" in about["sentence"]["km"]
    assert about["code"] in files["READ-ME.txt"].decode("utf-8")
    assert len(files["READ-ME.txt"]) < 20_000
    # At most 25 actions, with the copying of the words for Telegram; and few signs to type on a phone.
    assert walk.actions + 1 <= 25
    assert walk.typed < 60


def test_how_to_reach_the_giver_stands_in_a_file_of_its_own_and_nowhere_else(
    page: Page, base: str, pdf: Path, tmp_path: Path
) -> None:
    walk = Walk(page, base).open()
    walk.suitable()
    walk.share()
    walk.what()
    walk.choose(pdf)
    walk.go_on()
    page.locator(".give-contact summary").click()
    walk.fill("contact-name", "  Sok\u202e Dara ")
    walk.fill("contact-phone", "012 345 678")
    assert "contact.json" in page.locator(".give-inside").inner_text()
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "Dara" not in kept
    assert "345" not in kept
    files = opened(walk.make(tmp_path / "packet.zip"))
    assert json.loads(files.pop("contact.json")) == {"name": "Sok Dara", "phone": "012 345 678"}
    assert not any(b"Dara" in data or b"345" in data for data in files.values())


def test_a_plan_of_the_government_travels_as_a_link_without_its_pdf(
    page: Page, base: str, bank: Path, tmp_path: Path
) -> None:
    walk = Walk(page, base).open()
    walk.suitable()
    walk.share("state")
    walk.what("ផែនការសាលារៀន", "strategic-plan")
    assert page.locator("input[type=file]").is_hidden()
    walk.fill("link", "moeys.example/ផែនការ.pdf")
    walk.go_on()
    files = opened(walk.make(tmp_path / "packet.zip"))
    assert not any(name.endswith(".pdf") for name in files)
    record = json.loads(files["record.json"])
    assert "editions" not in record
    assert record["rights"] == {"statement": "gov-publication"}
    assert record["links"][0]["url"].startswith("https://moeys.example/%E1")
    values = {"id": "a", "date_added": "2026-01-01", "review": {"state": "unchecked"}, **record}
    assert check_record(values, read_vocabularies(bank)[0])[1] == ()


def test_a_permission_says_where_it_is_kept_and_a_licence_which_it_is(
    page: Page, base: str
) -> None:
    walk = Walk(page, base).open()
    walk.suitable()
    walk.share("permission")
    assert "Say where the permission is kept." in page.locator("#evidence-error").inner_text()
    walk.fill("evidence", "Letter of 3 May 2024, at NEP")
    assert "Letter of 3 May 2024" in page.locator(".give-rights-result").inner_text()
    walk.check("share-licence", "yes")
    assert page.locator("#evidence").is_hidden()
    walk.go_on()
    assert shown(page) == "share"
    page.locator("#licence").select_option("cc-by-4.0")
    result = page.locator(".give-rights-result")
    assert "Creative Commons Attribution 4.0" in result.inner_text()
    assert result.locator("[lang=km]").count() == 1
    assert "not legal advice" in page.locator(".give-no-advice").inner_text()


def test_private_details_of_people_stop_the_form(page: Page, base: str) -> None:
    walk = Walk(page, base).open()
    for question in ("about", "issued", "useful", "whole"):
        walk.check(f"suitable-{question}", "yes")
    walk.check("suitable-private", "no")
    walk.go_on()
    assert shown(page) == "suitable"
    assert "do not give it as it is" in page.locator("#suitable-private-error").inner_text()
    walk.check("suitable-private", "yes")
    assert page.locator(".give-errors").inner_text() == ""
    walk.go_on()
    assert shown(page) == "share"


def test_each_trouble_is_told_at_its_field_and_leads_there(page: Page, base: str) -> None:
    walk = Walk(page, base).open()
    walk.suitable()
    walk.share()
    walk.fill("title-km", "Law <script>")
    walk.fill("date", "31/2/2007")
    walk.check("type", "guideline")
    walk.go_on()
    listed = page.locator(".give-errors")
    assert listed.locator("button").all_inner_texts() == [
        "Title in Khmer", "What kind of document is it?", "Date", "Language of the document",
    ]  # fmt: skip
    assert page.evaluate("document.activeElement.className") == "give-errors"
    for field in ("title-km", "type", "date", "language"):
        place = page.locator(f"#{field}")
        described = (place.get_attribute("aria-describedby") or "").split()
        assert f"{field}-error" in described
        assert page.locator(f"#{field}-error").inner_text()
    assert page.locator("#date").get_attribute("aria-invalid") == "true"
    listed.get_by_role("button", name="Date").click()
    assert page.evaluate("document.activeElement.id") == "date"
    page.keyboard.press("Control+A")
    page.keyboard.type("2007")
    page.keyboard.press("Tab")
    assert page.locator("#date-error").is_hidden()
    assert listed.locator("button").count() == 3
    assert "Read as: 2007" in page.locator(".give-date-read").inner_text()


def test_a_body_that_the_bank_does_not_know_is_noted_for_the_reviewer(
    page: Page, base: str, pdf: Path, tmp_path: Path
) -> None:
    walk = Walk(page, base).open()
    walk.suitable()
    walk.share("own")
    walk.fill("title-en", "A School Paper")
    walk.check("type", "strategic-plan")
    walk.fill("body-note", "Village School <3")
    walk.check("language", "en")
    walk.go_on()
    walk.choose(pdf)
    walk.go_on()
    record = json.loads(opened(walk.make(tmp_path / "packet.zip"))["record.json"])
    assert record["review"]["state"] == "unchecked"
    assert "Village School <3" in record["review"]["note"]["km"]
    assert record["editions"] == [{"file": "document.en.pdf", "language": "en"}]


def test_a_document_that_the_bank_has_is_shown_while_its_title_is_typed(
    page: Page, base: str
) -> None:
    walk = Walk(page, base).open()
    walk.suitable()
    walk.share()
    alike = page.locator(".give-alike")
    assert alike.is_hidden()
    page.locator("#title-en").press_sequentially("law on schools")
    link = alike.get_by_role("link", name="Law on Schools")
    link.wait_for()
    assert (link.get_attribute("href") or "").endswith("en/documents/school-law.html")
    assert link.get_attribute("target") == "_blank"
    page.locator("#title-en").press("Escape")
    assert alike.is_hidden()
    page.locator("#title-en").fill("")
    page.locator("#title-km").fill("ច្បាប់ស្តីពីសាលារៀន")  # The other spelling of the same word.
    alike.get_by_role("link").wait_for()
    page.locator("#title-km").fill("កម្មវិធីថ្មីទាំងស្រុង")
    alike.wait_for(state="hidden")
    page.locator("#title-km").fill("")
    page.locator("#title-en").fill("Law on Schools")
    link.wait_for()
    page.locator("#title-en").fill("Law on Rivers and Lakes")  # Only the beginning is the same.
    alike.wait_for(state="hidden")


def test_files_that_are_no_pdf_empty_or_too_large_are_refused(
    page: Page, base: str, pdf: Path, tmp_path: Path
) -> None:
    walk = Walk(page, base).open()
    walk.suitable()
    walk.share()
    walk.what()
    word, empty, large = tmp_path / "law.docx", tmp_path / "empty.pdf", tmp_path / "large.pdf"
    write_bytes(word, b"PK\x03\x04 not a PDF")
    write_bytes(empty, b"")
    with large.open("wb") as stream:
        stream.truncate(LIMIT_MEGABYTES * 1_000_000 + 1)
    chooser = page.locator("input[type=file]")
    trouble = page.locator("#file-error")
    for file, words in (
        (word, "is not a PDF"),
        (empty, "is empty"),
        (large, f"at most {LIMIT_MEGABYTES} MB"),
    ):
        chooser.set_input_files([file])
        page.wait_for_function(
            "(it) => document.getElementById('file-error').textContent.includes(it)", arg=words
        )
        assert trouble.is_visible()
    walk.go_on()
    assert shown(page) == "file"
    walk.choose(pdf)
    assert trouble.is_hidden()
    # A second file gets another language by itself; the same one twice is refused.
    second = tmp_path / "english.pdf"
    write_bytes(second, make.pdf("One"))
    walk.choose(second)
    page.locator(".give-good").nth(1).wait_for()
    page.locator("#file-language-1").select_option("km")
    walk.go_on()
    assert "same language" in trouble.inner_text()
    page.locator("#file-language-1").select_option("en")
    walk.go_on()
    files = opened(walk.make(tmp_path / "packet.zip"))
    assert {"document.km.pdf", "document.en.pdf"} <= files.keys()
    assert json.loads(files["record.json"])["languages"] == ["km", "en"]


HOSTILE = '<img src=x onerror=alert(1)> & "quotes" \u202e{code} __proto__'


def test_hostile_words_stay_words(page: Page, base: str, tmp_path: Path) -> None:
    file = tmp_path / "'; <b>{name}.pdf"
    write_bytes(file, make.pdf("One"))
    walk = Walk(page, base).open()
    walk.suitable()
    walk.share("own")
    walk.fill("title-en", HOSTILE)
    walk.check("type", "strategic-plan")
    walk.check("language", "en")
    walk.go_on()
    assert "program code" in page.locator("#title-en-error").inner_text()
    plain = HOSTILE.replace("<img", "< img")
    walk.fill("title-en", plain)
    walk.fill("body-note", "a } b {evidence} c")
    walk.go_on()
    walk.choose(file)
    walk.go_on()
    assert page.locator(".give-page img").count() == 0
    files = opened(walk.make(tmp_path / "packet.zip"))
    record = json.loads(files["record.json"])
    assert record["title"]["en"] == plain.replace("\u202e", "")
    assert "{code} __proto__" in page.locator("[data-way=email] .give-words").inner_text()
    assert "mailto:give@owner.example?subject=" in (
        page.locator(".give-mail").get_attribute("href") or ""
    )
