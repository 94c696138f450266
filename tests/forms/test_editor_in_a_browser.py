"""The editor at /admin/, driven as a person drives it: what it writes passes the checks and can be built.

In its two ways of writing without a forge: the repository for trying out, and a folder of the own device. Both write through
the file system of the browser; here into the private one, whose handles are the very ones that a chosen folder has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from policybank import pipeline
from policybank.core import read_text, write_text
from policybank.forms.editor_config import editor_config
from policybank.library import read_vocabularies
from policybank.settings import read_settings
from tests import make
from tests.forms import editor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PDF = make.pdf("A new law")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank that was built with its editor."""
    root = editor.bank(tmp_path_factory.mktemp("bank"))
    summary = pipeline.build(root, jobs=1)
    assert summary.report.faults == ()
    return root


@dataclass(frozen=True, kw_only=True)
class Editor:
    """The page of the editor and its address."""

    page: Page
    address: str

    def open(self, place: str = "") -> None:
        self.page.goto(f"{self.address}#{place}" if place else self.address)

    def field(self, path: str) -> Locator:
        return self.page.locator(f'section[data-key-path="{path}"]')

    def write(self, path: str, text: str) -> None:
        self.field(path).locator("input, textarea").first.fill(text)

    def choose(self, path: str, term: str) -> None:
        self.field(path).locator(f'[value="{term}"]').first.click()

    def add(self, path: str) -> None:
        self.field(path).get_by_role("button", name="Add").click()

    def save(self) -> None:
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.get_by_text("Entry saved.").wait_for()

    def give_a_law(self) -> None:
        """Fill in a new record and save it."""
        self.open("/collections/law/new")
        self.write("id", "new-law")
        self.write("title.km", "ច្បាប់ថ្មី")
        self.write("title.en", "A New Law: part 2 # of 3")
        self.write("legal_number", "0012")
        self.write("date", "2012")
        self.choose("themes", "teachers")
        self.choose("languages", "en")
        self.add("editions")
        chosen = self.field("editions.0.file").locator("input[type=file]").first
        chosen.set_input_files(
            {"name": "new-law.en.pdf", "mimeType": "application/pdf", "buffer": PDF}
        )
        self.choose("editions.0.language", "en")
        self.field("summary").get_by_role("checkbox").first.click()
        self.write("summary.en", "One line.\nAnother: line.")
        self.add("acronyms")
        self.write("acronyms.0", "no")
        self.choose("rights.statement", "official-text")
        self.choose("review.state", "partial")
        self.save()


@pytest.fixture
def asked() -> list[str]:
    """The addresses on other hosts that left the browser."""
    return []


@pytest.fixture
def opened(root: Path, browser: Browser, asked: list[str]) -> Iterator[Editor]:
    """The editor on a screen so high that it draws every field at once."""
    context = browser.new_context(viewport={"width": 1280, "height": 9_000})
    page = context.new_page()
    page.set_default_timeout(60_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with editor.served(root / "site") as base:
        # What the page's own policy stops never comes here.
        def stop(route: Route) -> None:
            asked.append(route.request.url)
            route.abort()

        context.route(lambda address: not address.startswith((base, "data:", "blob:")), stop)
        yield Editor(page=page, address=f"{base}/admin/index.html")
    context.close()
    assert errors == []


def expected(values: dict[str, object]) -> dict[str, object]:
    return {
        "id": "new-law",
        "title": {"km": "ច្បាប់ថ្មី", "en": "A New Law: part 2 # of 3"},
        "type": "law",
        "legal_number": "0012",
        "date": "2012",
        "languages": ["en"],
        "editions": [{"file": "new-law.en.pdf", "language": "en"}],
        "summary": {"en": "One line.\nAnother: line."},
        "acronyms": ["no"],
        "themes": ["teachers"],
        "rights": {"statement": "official-text"},
        "review": {"state": "partial"},
        "date_added": values["date_added"],
    }


def front_matter(data: bytes) -> dict[str, object]:
    # Every scalar as text, as the library reads it.
    tree: dict[str, object] = yaml.load(
        data.decode("utf-8").split("---\n")[1], Loader=yaml.BaseLoader
    )
    return tree


def check_and_build(files: dict[str, bytes], folder: Path) -> Path:
    """Write what the editor wrote into a fresh bank; check and build it."""
    root = editor.bank(folder)
    editor.take_over(
        root, {path: data for path, data in files.items() if path.startswith("library/")}
    )
    assert pipeline.check(root).report.faults == ()
    summary = pipeline.build(root, jobs=1)
    assert summary.report.faults == ()
    return root / "site"


def test_a_record_written_into_a_folder_of_the_device_passes_the_checks_and_is_built(
    root: Path, opened: Editor, asked: list[str], tmp_path: Path
) -> None:
    editor.choose_folder(opened.page, "bank")
    opened.open()
    files = {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted((root / "library").rglob("*"))
        if file.is_file()
    }
    editor.copy_into(opened.page, "bank", {**files, ".git/HEAD": b"ref: refs/heads/main\n"})
    opened.page.get_by_role("button", name="Work with Local Repository").click()
    opened.page.get_by_text("Collections").wait_for()
    opened.give_a_law()
    now = editor.written(opened.page, "bank")
    assert {path: now[path] for path in files} == files, "nothing else was touched"
    folder = "library/law/new-law"
    added = set(now) - set(files) - {".git/HEAD"}
    assert added == {f"{folder}/index.md", f"{folder}/new-law.en.pdf"}
    assert now[f"{folder}/new-law.en.pdf"] == PDF
    values = front_matter(now[f"{folder}/index.md"])
    assert values == expected(values)
    # Not only the same values: in the order of the record.
    assert list(values) == list(expected(values))

    site = check_and_build(now, tmp_path / "built")
    assert "A New Law: part 2 # of 3" in read_text(site / "en/documents/new-law.html")
    assert (site / "files/new-law.en.pdf").is_file()
    assert asked == []


def test_a_record_that_a_person_wrote_is_changed_and_keeps_the_rest(
    root: Path, opened: Editor, tmp_path: Path
) -> None:
    editor.choose_folder(opened.page, "bank")
    opened.open()
    record = "library/law/school-law/index.md"
    files = {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted((root / "library" / "law").rglob("*"))
        if file.is_file()
    }
    editor.copy_into(opened.page, "bank", {**files, ".git/HEAD": b"ref: refs/heads/main\n"})
    opened.page.get_by_role("button", name="Work with Local Repository").click()
    opened.page.get_by_text("Collections").wait_for()
    opened.open("/collections/law")
    opened.page.get_by_text("School Law (school-law)").click()
    opened.write("title.en", "School Law, amended")
    opened.save()
    now = editor.written(opened.page, "bank")
    before, after = front_matter(files[record]), front_matter(now[record])
    assert after == {**before, "title": {"en": "School Law, amended"}}
    assert {path for path in files if now[path] != files[path]} == {record}
    check_and_build(now, tmp_path / "built")


def test_the_repository_for_trying_out_takes_the_same_record(
    root: Path, opened: Editor, asked: list[str], tmp_path: Path
) -> None:
    shown = root / "site" / "admin" / "config.yml"
    own = read_text(shown)
    write_text(
        shown,
        editor_config(read_vocabularies(root)[0], read_settings(root), {"name": "test-repo"}),
    )
    try:
        opened.open()
        opened.page.get_by_role("button", name="Work with Test Repository").click()
        opened.page.get_by_text("Collections").wait_for()
        opened.give_a_law()
        files = editor.written(opened.page, editor.TEST_FOLDER)
    finally:
        write_text(shown, own)
    values = front_matter(files["library/law/new-law/index.md"])
    assert values == expected(values)
    check_and_build(files, tmp_path / "built")
    assert asked == []


def test_what_the_schema_refuses_is_refused_before_it_is_saved(opened: Editor) -> None:
    editor.choose_folder(opened.page, "bank")
    opened.open()
    editor.copy_into(opened.page, "bank", {".git/HEAD": b"ref: refs/heads/main\n"})
    opened.page.get_by_role("button", name="Work with Local Repository").click()
    opened.page.get_by_text("Collections").wait_for()
    opened.open("/collections/law/new")
    opened.write("id", "Not An Id")
    opened.write("date", "last year")
    opened.page.get_by_role("button", name="Save", exact=True).click()
    opened.page.get_by_text("have errors").wait_for()
    for path in ("id", "date"):
        assert "Please write it in the form that the hint shows" in opened.field(path).inner_text()
    assert set(editor.written(opened.page, "bank")) == {".git/HEAD"}


def test_it_can_be_used_on_a_phone(root: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    with editor.served(root / "site") as base:
        phone = Editor(page=page, address=f"{base}/admin/index.html")
        editor.choose_folder(page, "bank")
        phone.open()
        editor.copy_into(page, "bank", {".git/HEAD": b"ref: refs/heads/main\n"})
        page.get_by_role("button", name="Work with Local Repository").click()
        phone.open("/collections/law/new")
        phone.write("id", "phone-law")
        box = phone.field("id").locator("input").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.get_by_role("button", name="Save", exact=True).is_visible()
    context.close()


def test_a_copy_opened_from_a_folder_says_why_nothing_happens(root: Path, page: Page) -> None:
    page.goto((root / "site" / "admin" / "index.html").as_uri())
    told = page.locator("#no-folder")
    told.wait_for(state="visible")
    assert "The editor works on the website only." in told.inner_text()
    assert [one.get_attribute("lang") for one in told.locator("p").all()] == ["km", "en"]


def test_the_page_says_without_scripts_what_else_there_is(root: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((root / "site" / "admin" / "index.html").as_uri())
    assert "This place needs JavaScript." in page.inner_text("body")
    context.close()


def test_no_page_for_readers_leads_to_the_editor(root: Path) -> None:
    for file in sorted((root / "site").rglob("*.html")):
        if file.parent.name != "admin":
            assert "admin/" not in read_text(file), file
    assert "admin" not in read_text(root / "site" / "sitemap.xml")
