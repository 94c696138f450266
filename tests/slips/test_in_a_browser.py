"""The return slip in a browser: off until a reader says yes, shown whole, struck out, sent in three forms, wiped."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from policybank.packages import package_folder
from policybank.slips import gather_slips
from tests.search.interface.waiting import wait_until

from .made import DOCUMENTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.browser

# What a reader could have counted in some weeks: more than one code holds.
COUNTED: dict[str, Any] = {
    "version": 1,
    "since": "2026-09",
    "until": "2026-11",
    "searches": {"អាហារសាលា": 2, **{f"school word {sign}": 1 for sign in "abcdefghijkl"}},
    "opened": {"school-law": [3, 1, 0], "budget-plan": [0, 0, 99]},
    "titles": {"school-law": "Law on Schools"},
    "wanted": ["school-plan"],
    "missing": ["ផែនការអាហារូបត្ថម្ភ 2019-2023"],
    "wrong": {"school-law": [2, "The number is wrong"]},
    "answers": {"ease": "very", "gave": "no"},
}


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('policybank-slip') || 'null'"))


def open_slip(page: Page, base: str, counted: Any = None, language: str = "en") -> None:
    """Open the page of the slip, with what was counted on this device before."""
    page.goto(f"{base}/{language}/slip.html")
    if counted is not None:
        page.evaluate("(it) => localStorage.setItem('policybank-slip', it)", json.dumps(counted))
        page.reload()
    page.locator(".slip-on" if counted is not None else ".slip-off").wait_for()


def say_yes(page: Page, base: str) -> None:
    open_slip(page, base)
    page.get_by_role("button", name="Yes, count on this device").click()
    page.locator(".slip-on").wait_for()


def read(page: Page, base: str) -> None:
    """Read as always: a document, its text, its PDF; search in vain."""
    page.goto(f"{base}/en/documents/school-law.html")
    page.goto(f"{base}/text/school-law.en.html")
    page.goto(f"{base}/en/search.html?q=zzqqxx")
    page.get_by_text("Nothing was found").first.wait_for()


def test_nothing_is_kept_and_nothing_loaded_before_a_reader_says_yes(page: Page, base: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    read(page, base)
    page.goto(f"{base}/en/missing.html")
    assert page.locator(".slip-ask").count() == 0
    assert kept(page) is None
    assert [one for one in loaded if "/slip." in one] == []
    open_slip(page, base)
    page.goto(f"{base}/en/documents/school-law.html")
    assert kept(page) is None


def test_a_reader_who_said_yes_finds_counts_and_no_time_and_no_name(page: Page, base: str) -> None:
    say_yes(page, base)
    page.goto(f"{base}/en/documents/school-law.html")
    page.get_by_text("Something is wrong here?").wait_for()
    page.locator("a[href$='school-law.en.pdf']").first.evaluate(
        "link => { link.addEventListener('click', event => event.preventDefault()); link.click(); }"
    )
    page.goto(f"{base}/text/school-law.en.html")
    wait_until(page, "(localStorage['policybank-slip'] || '').includes('[1,1,1]')")
    page.goto(f"{base}/en/search.html?q=zzqqxx")
    wait_until(page, "(localStorage['policybank-slip'] || '').includes('zzqqxx')")
    page.goto(f"{base}/en/missing.html")
    page.get_by_role("button", name="Ask for this: Budget Plan").click()
    found = kept(page)
    month = page.evaluate(
        "new Date().getFullYear() + '-' + String(new Date().getMonth() + 1).padStart(2, '0')"
    )
    assert found.pop("titles") == {"budget-plan": "Budget Plan", "school-law": "Law on Schools"}
    assert found == {
        "version": 1, "since": month, "until": month, "searches": {"zzqqxx": 1}, "opened": {"school-law": [1, 1, 1]},
        "wanted": ["budget-plan"], "missing": [], "wrong": {}, "answers": {},
    }  # fmt: skip


def test_a_query_counts_once_however_it_was_typed_and_never_with_a_number(
    page: Page, base: str
) -> None:
    say_yes(page, base)
    page.goto(f"{base}/en/search.html?q=zzqqxx")
    box = page.locator("input[name=q]")
    wait_until(page, "(localStorage['policybank-slip'] || '').includes('zzqqxx')")
    box.fill("zzqqxx wwkk 2007")
    wait_until(page, "(localStorage['policybank-slip'] || '').includes('zzqqxx wwkk')")
    box.fill("qqzzxx 012 345 678")
    wait_until(page, "document.querySelector('.search-summary').textContent.includes('qqzzxx')")
    box.fill("vvkkqq")
    wait_until(page, "document.querySelector('.search-summary').textContent.includes('vvkkqq')")
    # The page goes away before the reader rested: what waits is kept now.
    page.goto(f"{base}/en/slip.html")
    assert kept(page)["searches"] == {"vvkkqq": 1, "zzqqxx wwkk": 1}


def test_each_line_can_be_struck_out_brought_back_and_all_of_it_wiped(
    page: Page, base: str
) -> None:
    open_slip(page, base, COUNTED)
    whole = page.locator(".slip-text")
    whole.filter(has_text="n 2 អាហារសាលា").wait_for()
    page.get_by_role("button", name="Strike out: អាហារសាលា").click()
    assert "អាហារសាលា" not in whole.inner_text()
    assert "អាហារសាលា" not in json.dumps(kept(page), ensure_ascii=False)
    page.get_by_role("button", name="Undo").click()
    whole.filter(has_text="n 2 អាហារសាលា").wait_for()
    page.get_by_role("button", name="Switch off and wipe everything").click()
    assert kept(page) is None
    assert page.locator(".slip-text").text_content() != ""
    page.locator(".slip-on").wait_for(state="hidden")
    page.goto(f"{base}/en/documents/school-law.html")
    assert kept(page) is None


def test_asking_correcting_and_answering_go_onto_the_slip_but_no_telephone_number(
    page: Page, base: str
) -> None:
    say_yes(page, base)
    page.goto(f"{base}/en/slip.html?wrong=school-law#wrong")
    page.get_by_label("Title of what you miss").fill("call 012 345 678")
    page.locator("[data-slip=ask]").click()
    page.locator(".slip-told").filter(has_text="telephone number").wait_for()
    page.get_by_label("Title of what you miss").fill("  School <b>Meals</b> & more ")
    page.get_by_label("Title of what you miss").press("Enter")
    page.get_by_label("What is wrong").fill("Two pages are missing")
    page.locator("[data-slip=wrong]").click()
    page.get_by_role("group", name="How easy is it").get_by_label("Hard", exact=True).check()
    text = page.locator(".slip-text").inner_text()
    assert text.split("\n\n")[1].split("\n")[1:-1] == [
        "a ease hard", "e 1 school-law Two pages are missing", "t School b Meals /b more",
    ]  # fmt: skip
    page.get_by_role("group", name="How easy is it").get_by_label("No answer").check()
    assert "a ease" not in page.locator(".slip-text").inner_text()


def decoded(browser: Browser, pictures: list[bytes]) -> list[str]:
    """Return what a decoder of another make reads in pictures of a screen."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.add_script_tag(path=package_folder(ROOT, "jsqr", dev=True) / "dist/jsQR.js")
    read_one = """async source => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.width; canvas.height = image.height;
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const found = jsQR(context.getImageData(0, 0, image.width, image.height).data, image.width, image.height);
      return found ? found.data : "";
    }"""
    told = [
        page.evaluate(read_one, f"data:image/png;base64,{base64.b64encode(one).decode()}")
        for one in pictures
    ]
    context.close()
    return told


def test_text_codes_and_file_tell_the_program_the_same_slip(
    page: Page, base: str, browser: Browser, tmp_path: Path
) -> None:
    open_slip(page, base, COUNTED)
    text = page.locator(".slip-text").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    page.get_by_role("button", name="Show as QR codes").click()
    codes = page.locator(".slip-codes svg")
    codes.first.wait_for()
    told = decoded(browser, [one.screenshot() for one in codes.all()])
    assert len(told) == 2
    assert told == [one.get_attribute("data-code") for one in codes.all()]

    slips = []
    for form, content in (("message.txt", text), ("codes.txt", "\n".join(reversed(told)))):
        folder = tmp_path / form
        folder.mkdir()
        (folder / form).write_text(content, encoding="utf-8")
        slips.append(gather_slips(folder, DOCUMENTS))
    folder = tmp_path / "file"
    folder.mkdir()
    download.value.save_as(folder / "slip.json")
    slips.append(gather_slips(folder, DOCUMENTS))
    assert [(len(one.slips), one.refused, one.unknown, one.personal) for one in slips] == [(1, (), 0, 0)] * 3  # fmt: skip
    first, *others = ({key: repr_sorted(one) for key, one in it.slips.items()} for it in slips)
    assert others == [first, first]
    ((_, slip),) = slips[0].slips.items()
    assert (slip.since, slip.until) == ("2026-09", "2026-11")
    assert {one.words: one.times for one in slip.searches} == COUNTED["searches"]
    assert {one.document: [one.page, one.pdf, one.text] for one in slip.opened} == COUNTED["opened"]
    assert {one.document or one.title for one in slip.asked} == {"school-plan", *COUNTED["missing"]}
    assert [(one.document, one.times, one.sentence) for one in slip.corrections] == [
        ("school-law", 2, "The number is wrong")
    ]
    assert {one.question: one.choice for one in slip.answers} == COUNTED["answers"]


def repr_sorted(slip: Any) -> list[str]:
    """Return what stands in a slip, in whatever order its form has it."""
    parts = (slip.searches, slip.opened, slip.asked, slip.corrections, slip.answers)
    return [slip.since, slip.until, *sorted(repr(one) for part in parts for one in part)]


def test_a_slip_that_was_sent_is_begun_anew(page: Page, base: str) -> None:
    open_slip(page, base, COUNTED)
    page.get_by_role("button", name="I have sent it; begin anew").click()
    page.locator(".slip-empty").wait_for()
    found = kept(page)
    assert (found["searches"], found["opened"], found["answers"]) == ({}, {}, {})


def test_what_a_stranger_put_into_the_storage_harms_nobody(page: Page, base: str) -> None:
    strange = {
        "version": 1, "since": "yesterday", "until": 7, "searches": {"<b>x</b>": 1e9, "constructor": 2, "a": "b"},
        "opened": {"../x": [1, 1, 1], "school-law": [1e9, -1, "x"], "school-plan": 5}, "titles": [],
        "wanted": ["school-plan", "A B", 7, None], "missing": "x", "wrong": {"school-law": 5}, "answers": {"ease": {}},
    }  # fmt: skip
    open_slip(page, base, strange)
    lines = page.locator(".slip-text").inner_text().split("\n\n")[1].split("\n")
    assert lines[1:-1] == ["n 2 constructor", "o 99 0 0 school-law", "w school-plan"]


def test_a_browser_that_keeps_nothing_says_so_and_can_still_send(page: Page, base: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } })"
    )
    open_slip(page, base)
    page.locator(".slip-trouble").filter(has_text="does not let this site keep anything").wait_for()
    page.get_by_role("button", name="Yes, count on this device").click()
    page.get_by_role("group", name="How easy is it").get_by_label("Hard", exact=True).check()
    page.locator(".slip-text").filter(has_text="a ease hard").wait_for()
    page.locator(".slip-trouble").filter(has_text="does not let this site keep anything").wait_for()
    page.goto(f"{base}/en/documents/school-law.html")
    assert page.get_by_text("Something is wrong here?").count() == 0


def test_without_scripts_the_page_says_what_a_slip_is_and_that_nothing_is_counted(
    browser: Browser, base: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/km/slip.html")
    page.locator(".search-off").wait_for()
    page.locator(".slip").wait_for(state="hidden")
    context.close()
