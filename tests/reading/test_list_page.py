"""The page of the reading list: its order, notes, two languages, paper, files, and what strangers' files may not do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from policybank.packages import package_folder

from .conftest import TITLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.browser

ENTRIES: list[dict[str, Any]] = [
    {"id": one, "km": f"ក្រសួង។ {title['km']}។", "en": f"Ministry. {title['en']}."}
    for one, title in TITLES.items()
]
LEAF = {"id": "school-law", "edition": "en", "leaf": 2, "km": "ច្បាប់។ ទំព័រ ២។", "en": "Law. p. 2."}


def open_list(page: Page, base: str, entries: list[dict[str, Any]], language: str = "en") -> None:
    """Open the page of the list with `entries` kept."""
    page.goto(f"{base}/{language}/reading-list.html")
    text = json.dumps({"version": 1, "entries": entries})
    page.evaluate("(it) => localStorage.setItem('policybank-reading-list', it)", text)
    page.reload()
    page.locator(".list-body" if entries else ".list-empty").wait_for()


def shown(page: Page) -> list[str]:
    return page.locator(".kept-citation a").all_inner_texts()


def told(page: Page) -> str:
    return page.locator(".list-told").inner_text()


def send(page: Page, data: object) -> None:
    """Open a file that somebody sent."""
    from playwright.sync_api import FilePayload

    text = data if isinstance(data, str) else json.dumps(data)
    file = FilePayload(name="list.json", mimeType="application/json", buffer=text.encode("utf-8"))
    page.locator(".list-take > summary").click()
    page.locator("input[type=file]").set_input_files([file])
    page.locator(".list-told:not(:empty)").wait_for()


def test_an_empty_list_says_how_to_begin_and_offers_ready_ones(page: Page, base: str) -> None:
    open_list(page, base, [])
    assert page.get_by_text("Nothing is kept yet.").is_visible()
    assert page.get_by_role("link", name="School reform").is_visible()
    assert page.get_by_role("button", name="Print").count() == 0


def test_the_list_speaks_either_language_whatever_the_page_speaks(page: Page, base: str) -> None:
    open_list(page, base, [*ENTRIES, LEAF], "km")
    assert shown(page)[0] == "ក្រសួង។ ច្បាប់ស្ដីពីសាលារៀន។"
    page.get_by_role("radio", name="អង់គ្លេស").check()
    assert shown(page) == [*(one["en"] for one in ENTRIES), "Law. p. 2."]
    assert page.locator(".list-heading").inner_text() == "References"
    assert page.locator(".kept-entries").get_attribute("lang") == "en"
    addresses = page.locator(".kept-entries .address").all_inner_texts()
    assert addresses[0] == "https://bank.example/en/documents/school-law.html"
    assert addresses[3] == "https://bank.example/text/school-law.en.html#leaf-2"
    # The tools stay in the language of the page.
    assert page.locator(".kept-tools").first.get_attribute("lang") == "km"


def test_a_leaf_leads_to_its_place(page: Page, base: str) -> None:
    open_list(page, base, [LEAF])
    page.locator(".kept-citation a").click()
    page.wait_for_url("**/text/school-law.en.html#leaf-2")
    assert page.locator("#leaf-2").is_visible()


def test_the_list_is_ordered_noted_emptied_and_restored_by_keyboard(page: Page, base: str) -> None:
    open_list(page, base, ENTRIES)
    law, plan, budget = (one["en"] for one in ENTRIES)
    page.get_by_role("button", name="Down: number 1").focus()
    page.keyboard.press("Enter")
    assert shown(page) == [plan, law, budget]
    assert told(page) == "Now number 2 of 3."
    page.keyboard.press("Space")  # The focus went with the entry.
    assert shown(page) == [plan, budget, law]
    # It is the last now and cannot go further down: the focus is on the button that can still be used.
    assert page.evaluate("document.activeElement.getAttribute('data-tool')") == "up"
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("Read this first")
    page.get_by_role("button", name="Remove: number 1").press("Enter")
    assert shown(page) == [budget, law]
    assert page.evaluate("document.activeElement.textContent") == "Undo"
    page.keyboard.press("Enter")
    assert shown(page) == [plan, budget, law]
    assert page.evaluate("document.activeElement.className") == "list-heading"
    page.reload()
    page.locator(".list-body").wait_for()
    assert shown(page) == [plan, budget, law]
    notes = page.locator(".kept-tools input")
    assert [notes.nth(place).input_value() for place in range(3)] == ["", "", "Read this first"]


def test_everything_can_be_removed_and_brought_back(page: Page, base: str) -> None:
    open_list(page, base, ENTRIES)
    page.locator(".list-take > summary").click()
    page.get_by_role("button", name="Remove everything").click()
    assert page.get_by_text("Nothing is kept yet.").is_visible()
    assert page.evaluate("localStorage.getItem('policybank-reading-list')") is None
    page.get_by_role("button", name="Undo").click()
    assert len(shown(page)) == 3


def test_paper_has_the_heading_the_date_the_citations_and_the_notes(page: Page, base: str) -> None:
    open_list(page, base, [{**ENTRIES[0], "note": "ចំណាំ"}, *ENTRIES[1:]])
    page.get_by_label("Heading").fill("Briefing for the province")
    page.get_by_label("Date, if you want one").fill("March 2026")
    page.emulate_media(media="print")
    body = page.locator("body").inner_text()
    lines = [line for line in body.split("\n") if line.strip()]
    assert lines[:2] == ["Briefing for the province", "March 2026"]
    assert lines[2].startswith(ENTRIES[0]["en"])
    assert "https://bank.example/en/documents/budget-plan.html" in lines[-1]
    assert "ចំណាំ" in lines
    assert (
        page.locator("button:visible, input:visible, header:visible, footer:visible").count() == 0
    )


def test_paper_is_dark_on_white_where_the_screen_is_dark(page: Page, base: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_list(page, base, ENTRIES)
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        "[getComputedStyle(document.querySelector('.list-heading')).color,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_text_is_numbered_as_its_language_numbers(page: Page, base: str) -> None:
    open_list(page, base, [{**ENTRIES[0], "note": "first"}, LEAF], "km")
    with page.expect_download() as download:
        page.get_by_role("button", name="រក្សាទុកជាអត្ថបទ").click()
    assert download.value.suggested_filename == "reading-list.km.txt"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text == (
        "ឯកសារយោង\n\n"
        "១. ក្រសួង។ ច្បាប់ស្ដីពីសាលារៀន។ https://bank.example/km/documents/school-law.html\n   first\n\n"
        "២. ច្បាប់។ ទំព័រ ២។ https://bank.example/text/school-law.en.html#leaf-2\n"
    )


def test_a_list_goes_to_another_device_as_a_file(page: Page, base: str) -> None:
    open_list(page, base, [{**ENTRIES[0], "note": "mine"}, LEAF])
    page.locator(".list-take > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the list as a file").click()
    sent = Path(download.value.path()).read_text(encoding="utf-8")
    open_list(page, base, ENTRIES[:2])
    send(page, sent)
    assert told(page).startswith("1 entries were added.")
    assert shown(page) == [ENTRIES[0]["en"], ENTRIES[1]["en"], "Law. p. 2."]
    page.get_by_role("button", name="Undo").click()
    assert len(shown(page)) == 2


def test_programs_for_references_get_what_the_pages_carried(page: Page, base: str) -> None:
    page.goto(f"{base}/en/documents/school-law.html")
    page.locator(".keep").click()
    page.get_by_text("Open the list (1)").wait_for()
    page.goto(f"{base}/en/reading/working-groups/school-reform.html")
    page.get_by_role("button", name="Keep all in my reading list").click()
    page.get_by_role("link", name="Open the list (3)").click()
    page.locator(".list-body").wait_for()
    for name, ending, start in (("RIS", "ris", "TY  - "), ("BibTeX", "bib", "@misc{")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        assert download.value.suggested_filename == f"reading-list.{ending}"
        text = Path(download.value.path()).read_text(encoding="utf-8")
        assert text.startswith(start)
        assert "Law on Schools" in text
        assert told(page).startswith("2 of the entries have no citation")


def test_a_sent_file_brings_no_texts_for_programs(page: Page, base: str) -> None:
    open_list(page, base, [{**ENTRIES[0], "ris": "TY  - GEN"}])
    page.locator(".list-take > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the list as a file").click()
    assert "TY  -" not in Path(download.value.path()).read_text(encoding="utf-8")
    open_list(page, base, [])
    send(page, {"version": 1, "entries": [{**ENTRIES[0], "ris": "TY  - GEN"}]})
    assert "TY  -" not in page.evaluate("localStorage.getItem('policybank-reading-list')")


HOSTILE: dict[str, object] = {
    "no json": "<script>alert(1)</script>",
    "another file": {"version": 1, "entries": "all"},
    "another version": {"version": 2, "entries": ENTRIES},
    "nothing": "",
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_list_changes_nothing(page: Page, base: str, name: str) -> None:
    open_list(page, base, ENTRIES)
    send(page, HOSTILE[name])
    assert told(page) == "This file is not a reading list of this bank."
    assert len(shown(page)) == 3


def test_a_file_that_is_too_large_is_not_read(page: Page, base: str) -> None:
    open_list(page, base, ENTRIES)
    page.evaluate("void (FileReader.prototype.readAsText = () => { throw new Error('read'); })")
    send(page, json.dumps({"version": 1, "entries": ENTRIES}) + " " * 4_000_000)
    assert told(page) == "This file is not a reading list of this bank."


def test_a_hostile_entry_is_text_or_is_left_out(page: Page, base: str) -> None:
    sound = {
        "id": "sound-law",
        "km": "<img src=x onerror=alert(1)>",
        "en": "A\u202eB\u0000C <b>D</b>",
    }
    entries: list[object] = [
        {**sound, "href": "javascript:alert(1)", "__proto__": {"polluted": 1}, "note": "x" * 9_999},
        {**sound, "id": "../../evil"},
        {**sound, "id": "javascript:alert(1)"},
        {**sound, "id": "UPPER"},
        {**sound, "id": 7},
        {**sound, "id": "leaf-law", "edition": "en", "leaf": "1#x"},
        {**sound, "id": "leaf-law", "edition": "../x", "leaf": 1},
        {**sound, "id": "leaf-law", "leaf": 1},
        {**sound, "id": "no-citation", "en": ""},
        {**sound, "id": "no-text", "en": {"toString": "x"}},
        None,
        "entry",
        [],
        sound,  # the same place again
    ]
    open_list(page, base, [])
    send(page, {"version": 1, "entries": entries})
    assert "1 entries were added; 13 could not be used" in told(page)
    assert shown(page) == ["A B C <b>D</b>"]
    assert page.locator(".reading-list img, .reading-list b").count() == 0
    links = page.locator(".kept-entries a")
    assert [links.nth(0).get_attribute("href"), links.count()] == [
        "../en/documents/sound-law.html",
        1,
    ]
    stored = json.loads(page.evaluate("localStorage.getItem('policybank-reading-list')"))
    (entry,) = stored["entries"]
    assert sorted(entry) == ["en", "id", "km", "note"]
    assert len(entry["note"]) == 300
    assert page.evaluate("({}).polluted") is None


def test_a_file_with_thousands_of_entries_fills_the_list_and_no_more(page: Page, base: str) -> None:
    many = [{"id": f"law-{number}", "km": "ច្បាប់", "en": "Law"} for number in range(5_000)]
    open_list(page, base, ENTRIES)
    send(page, {"version": 1, "entries": many})
    assert "297 entries were added; 4703 could not be used, or had no room." in told(page)
    assert len(shown(page)) == 300


def test_where_nothing_may_be_kept_a_sent_list_can_still_be_printed(page: Page, base: str) -> None:
    page.add_init_script(
        'Object.defineProperty(window, "localStorage", {get() { throw new DOMException("no", "SecurityError"); }});'
    )
    page.goto(f"{base}/en/reading-list.html")
    page.get_by_text("does not let this site keep anything").wait_for()
    send(page, {"version": 1, "entries": ENTRIES})
    assert len(shown(page)) == 3
    assert page.get_by_text("does not let this site keep anything").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.slow
def test_everybody_can_use_the_list_and_the_buttons(
    browser: Browser, served: str, language: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """axe-core finds no violation where the list is full of entries and each button was used."""
    axe = package_folder(ROOT, "axe-core", dev=True) / "axe.min.js"
    context = browser.new_context(
        bypass_csp=True, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    open_list(page, served, [*ENTRIES, {**LEAF, "note": "ចំណាំ"}], language)
    page.locator(".list-take > summary").click()
    page.locator("[data-tool=remove]").last.click()
    found = {"list": violations(page, axe)}
    page.goto(f"{served}/{language}/documents/school-law.html")
    page.locator(".keep[aria-pressed=true]").wait_for()
    for name in ("copy", "card"):
        page.locator(f"[data-reading={name}]").click()
    page.locator(".share-card").wait_for()
    found["document"] = violations(page, axe)
    page.goto(f"{served}/text/school-law.en.html")
    page.locator("#leaf-2 .keep").click()
    page.locator("#leaf-2 [role=status] a").wait_for()
    found["text"] = violations(page, axe)
    context.close()
    assert {name: some for name, some in found.items() if some} == {}


def violations(page: Page, axe: Path) -> list[str]:
    page.add_script_tag(path=axe)
    result = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in result["violations"]]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["km", "en"])
def test_the_page_is_no_wider_than_its_screen(
    page: Page, base: str, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_list(page, base, [*ENTRIES, {**LEAF, "en": "W" * 200, "note": "ក" * 300}], language)
    page.locator(".list-take > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
