"""The form by keyboard, with back and forward, by a draft, in practice, without scripts, and looked at by axe."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from policybank.packages import package_folder
from tests import make

from .conftest import KHMER_TITLE, Walk, opened, shown, wait_for_step

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.browser


def test_back_and_forward_of_the_browser_go_from_step_to_step(page: Page, base: str) -> None:
    walk = Walk(page, base).open()
    walk.suitable()
    walk.share()
    assert shown(page) == "what"
    page.go_back()
    wait_for_step(page, "share")
    page.go_back()
    wait_for_step(page, "suitable")
    page.go_forward()
    wait_for_step(page, "share")
    # Nobody gets past a step that is not in order.
    page.evaluate("location.hash = 'step-packet'")
    page.wait_for_function("() => location.hash === '#step-what'")
    wait_for_step(page, "what")


def test_the_draft_stays_on_the_device_in_both_languages_until_it_is_deleted(
    page: Page, base: str
) -> None:
    walk = Walk(page, base).open()
    assert page.evaluate("localStorage.length") == 0
    walk.suitable()
    walk.share()
    walk.fill("title-km", KHMER_TITLE)
    walk.check("type", "sub-decree")
    page.locator(".switch").click()
    page.locator("html[lang=km] form.give:visible").wait_for()
    wait_for_step(page, "what")
    assert page.locator("#title-km").input_value() == KHMER_TITLE
    assert "អនុក្រឹត្យ" in page.locator("#type .pick-chosen").inner_text()
    assert page.locator(".give-draft").inner_text()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-give=delete]").click()
    page.wait_for_function("() => localStorage.getItem('policybank-giving') === null")
    wait_for_step(page, "suitable")
    assert page.locator("input:checked:visible").count() == 0


def test_practice_explains_and_makes_nothing(page: Page, base: str, pdf: Path) -> None:
    downloads: list[str] = []
    page.on("download", lambda one: downloads.append(one.url))
    walk = Walk(page, base).open(query="?practice")
    assert page.locator(".give-practice").is_visible()
    walk.go_on()
    assert page.locator(".give-errors button").count() == 5
    walk.suitable()
    assert page.locator(".give-step:visible .give-why").is_visible()
    walk.share()
    walk.what()
    walk.choose(pdf)
    walk.go_on()
    assert page.locator(".give-practice-end").is_visible()
    assert page.locator(".give-moves button[type=submit]").is_hidden()
    assert shown(page) == "packet"
    assert downloads == []
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("link", name="End the practice").click()
    page.wait_for_url("**/give.html")
    page.locator("form.give").wait_for()
    assert page.locator(".give-practice").is_hidden()


def test_the_keyboard_alone_leads_to_the_packet(
    page: Page, base: str, pdf: Path, tmp_path: Path
) -> None:
    # The browser is told early that we open no window for files: told when the key is pressed, it may hear it too late.
    page.on("filechooser", lambda _chooser: None)
    Walk(page, base).open()

    def reach(selector: str) -> None:
        for _ in range(200):
            if page.evaluate("(it) => document.activeElement.matches(it)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key never reaches {selector}")

    for question in ("about", "issued", "useful", "private", "whole"):
        reach(f"[name=suitable-{question}]")
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'heading-share'")
    reach("[name=share-official]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'heading-what'")
    reach("#title-km")
    page.keyboard.type(KHMER_TITLE)
    reach("#type .pick-filter")
    page.keyboard.type("sub-d")
    page.keyboard.press("Enter")
    reach("#bodies .pick-filter")
    page.keyboard.type("examples")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.value") == ""
    page.keyboard.type("ក្រសួង")  # Found by its Khmer name on the English page.
    page.keyboard.press("Enter")
    reach("[name=language]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'heading-file'")
    reach("input[type=file]")
    with page.expect_file_chooser() as waited:
        page.keyboard.press("Space")
    waited.value.set_files(pdf)
    page.locator(".give-good").wait_for()
    reach(".give-moves [type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'heading-packet'")
    reach(".give-moves [type=submit]")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    saved.value.save_as(tmp_path / "packet.zip")
    record = json.loads(opened(tmp_path / "packet.zip")["record.json"])
    assert (record["type"], record["bodies"], record["languages"]) == (
        "sub-decree",
        ["ministry"],
        ["km"],
    )


def test_without_scripts_the_page_names_the_other_ways(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/en/give.html")
    assert page.locator("form.give").is_hidden()
    ways = page.locator(".search-off")
    assert ways.get_by_role("link", name="GitHub").is_visible()
    assert ways.get_by_role("link", name="give@owner.example").is_visible()
    page.goto(f"{site.as_uri()}/en/receipt.html")
    assert page.locator(".search-off").is_visible()
    context.close()


def test_the_home_page_and_every_footer_lead_to_the_form(page: Page, base: str) -> None:
    page.goto(f"{base}/en/index.html")
    page.get_by_role("navigation", name="Where to start").get_by_role(
        "link", name="Give a document"
    ).click()
    page.locator("form.give").wait_for()
    page.goto(f"{base}/km/documents/school-law.html")
    page.locator("footer").get_by_role("link", name="ផ្ដល់ឯកសារ").click()
    page.locator("html[lang=km] form.give").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.slow
def test_everybody_can_use_each_step(
    browser: Browser,
    served: str,
    pdf: Path,
    tmp_path: Path,
    language: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    """axe-core finds no violation on any step, with its troubles told, and no step is wider than its screen."""
    axe = package_folder(ROOT, "axe-core", dev=True) / "axe.min.js"
    context = browser.new_context(
        bypass_csp=True, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    walk = Walk(page, served, language).open()
    page.add_script_tag(path=axe)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        result = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        )
        found[name] = [
            f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in result["violations"]
        ]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[name].append("wider than the screen")

    walk.go_on()
    look("suitable")
    walk.suitable()
    for one in ("official", "own", "licence"):
        walk.check(f"share-{one}", "no")
    walk.check("share-permission", "yes")
    walk.go_on()
    look("share")
    walk.share()
    walk.go_on()
    look("what, with troubles")
    walk.what("ច្បាប់" + "ក" * 120)
    look("file")
    walk.choose(pdf)
    look("file, chosen")
    walk.go_on()
    page.locator(".give-contact summary").click()
    look("packet")
    walk.make(tmp_path / "packet.zip")
    look("send")
    page.goto(f"{served}/{language}/receipt.html#7K2M-9QXD")
    page.locator(".receipt-state").wait_for()
    page.add_script_tag(path=axe)
    look("receipt")
    context.close()
    assert {name: some for name, some in found.items() if some} == {}


@pytest.mark.slow
@pytest.mark.parametrize("digest", ["of the browser", "of our own"])
def test_a_pdf_of_sixty_megabytes_is_looked_at_and_packed_slice_by_slice(
    page: Page, served: str, tmp_path: Path, digest: str
) -> None:
    if digest == "of our own":
        page.add_init_script(
            "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })"
        )
    # What the page reads at once is what keeps it from answering.
    page.add_init_script(
        "window.largest = 0; const read = FileReader.prototype.readAsArrayBuffer;"
        "FileReader.prototype.readAsArrayBuffer = function (blob) {"
        "  window.largest = Math.max(window.largest, blob.size); return read.call(this, blob); };"
    )
    file = tmp_path / "large.pdf"
    with file.open("wb") as stream:
        stream.write(b"%PDF-1.7\n1 0 obj\n<< /Length 59000000 >>\nstream\n")
        stream.write(bytes(range(256)) * (59_000_000 // 256))
        stream.write(b"\nendstream\nendobj\n" + make.pdf("One", "Two"))
        stream.truncate(60_000_000)
    walk = Walk(page, served).open()
    files = opened(walk.to_zip(file, tmp_path / "packet.zip"))
    told = json.loads(files["packet.json"])["files"][0]
    assert told["sha256"] == hashlib.sha256(files["document.km.pdf"]).hexdigest()
    assert (told["size"], told["leaves"]) == (60_000_000, 2)
    assert files["document.km.pdf"] == file.read_bytes()
    assert page.evaluate("window.largest") <= 256 * 1024


def test_the_digest_of_a_small_pdf_is_right_where_the_browser_offers_none(
    page: Page, base: str, pdf: Path, tmp_path: Path
) -> None:
    page.add_init_script(
        "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })"
    )
    files = opened(Walk(page, base).open().to_zip(pdf, tmp_path / "packet.zip"))
    told = json.loads(files["packet.json"])["files"][0]
    assert told["sha256"] == hashlib.sha256(pdf.read_bytes()).hexdigest()


def gzipped(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


@pytest.mark.parametrize("language", ["km", "en"])
def test_little_is_fetched_before_the_first_question_and_the_rest_when_it_is_needed(
    page: Page, served: str, site: Path, pdf: Path, language: str
) -> None:
    """At most 45 KB, gzipped, without a Khmer font, before the first question; what the questions need is little too."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{served}/")))
    walk = Walk(page, served, language).open()
    page.wait_for_load_state("networkidle")
    first = [one for one in asked if not one.endswith((".woff2", ".svg"))]
    source = (site / language / "give.html").read_text(encoding="utf-8")
    named = re.findall(r'<(?:script src|link rel="stylesheet" href)="\.\./([^"]+)"', source)
    before = [f"{language}/give.html", *named]
    assert set(before) < set(first)
    assert len(named) == 4
    assert gzipped(*(site / one for one in before)) <= 45_000
    assert gzipped(*(site / one for one in first if one not in before)) <= 20_000
    assert not any(word in one for one in first for word in ("search", "fflate", "packet"))
    walk.suitable()
    walk.share()
    with page.expect_request("**/assets/search*"):
        walk.what()
    walk.choose(pdf)
    assert any("fflate" in one for one in asked)
    assert all(site.joinpath(one.split("?")[0].split("#")[0]).is_file() for one in asked)


def test_the_first_questions_can_be_answered_before_the_scripts_are_there(
    page: Page, served: str
) -> None:
    held: list[Route] = []
    page.route("**/assets/giving.en.*.js", lambda route: held.append(route))  # noqa: PLW0108 -- a method of a list has no place for a mark
    walk = Walk(page, served)
    page.goto(f"{served}/en/give.html", wait_until="domcontentloaded")
    walk.suitable()  # Goes on, too.
    assert shown(page) == "suitable"
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    page.locator("[data-step=share]:visible").wait_for()


def test_a_copy_that_lacks_a_file_says_so(browser: Browser, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "copy", ignore=shutil.ignore_patterns("giving.en.*.js"))
    page = browser.new_page()
    page.goto(f"{(tmp_path / 'copy').as_uri()}/en/give.html")
    page.get_by_text("A file of this bank is missing").wait_for()
    page.close()
