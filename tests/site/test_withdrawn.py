"""A document that is withdrawn vanishes from everything a reader or a program can get, at the next build, whatever was there."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank import pipeline
from policybank.bench import copy_bank
from policybank.core import write_bytes, write_text
from policybank.library import decisions_file, decisions_text
from tests import make

if TYPE_CHECKING:
    from playwright.sync_api import Page

TITLE = {"km": "របាយការណ៍លាក់បាំង", "en": "The Hidden Report"}
REASON = {"km": "មានរូបថតកុមារ។", "en": "It showed children."}
# Words of the title, of the summary and of the text, and the id: nothing else in the bank has them.
TRACES = ("hidden-report", "Hidden Report", "លាក់បាំង", "xylophone", "zephyrs")
# Where the id may stand: the committee's own, what stays at the old addresses, and the page that marks kept entries.
LEFT = re.compile(
    r"committee/decisions\.json"
    r"|(km|en)/(committee/decisions\.(html|csv)|documents/(hidden-report|old-report)\.html|reading-list\.html)"
    r"|text/hidden-report(\.km|\.en)?\.html"
)
SEATS = {
    "roles": [{"id": "chair", "km": "ប្រធាន", "en": "Chair", "duty": {"km": "ដឹកនាំ។", "en": "Leads."}}],
    "seats": [{"role": "chair", "organisation": {"km": "អង្គការ", "en": "Body"}, "since": "2026-01-01", "until": "2026-12-31"}],
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """A bank that was built before and after: `before` are the files that named the document then."""

    root: Path
    before: tuple[str, ...]

    @property
    def site(self) -> Path:
        """The folder of the site as it is now."""
        return self.root / "site"


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory: pytest.TempPathFactory) -> Withdrawn:
    root = make.bank_to_build(
        tmp_path_factory.mktemp("bank") / "ធនាគារ ឯកសារ",
        settings={"contact_email": "bank@owner.example"},
    )
    folder = make.document(
        root, "hidden-report", title=TITLE, date="2019", bodies=["ministry"], themes=["teachers"],
        former_ids=["old-report"], summary={"en": "About xylophone lessons."}, pdfs=["km", "en"],
        working_groups=["school-reform"],
    )  # fmt: skip
    for language in ("km", "en"):
        write_bytes(folder / f"hidden-report.{language}.pdf", make.pdf("All zephyrs blow."))
    relations = [{"type": "supersedes", "target": "hidden-report", "basis": "stated"}]
    make.document(root, "school-law", relations=relations, themes=["teachers"], bodies=["ministry"])
    one = {"id": "play", "en": "Play.", "km": "លេង។", "answers": [{"document": "hidden-report", "basis": "stated"}]}  # fmt: skip
    register = {"source": {"document": "hidden-report"}, "recommendations": [one]}
    write_text(root / "library/recommendations/hidden-report.yml", make.as_yaml(register))
    write_text(root / "library/committee/roster.yml", make.as_yaml(SEATS))
    assert pipeline.build(root, jobs=1).report.faults == ()
    before = tuple(traces_in(root / "site"))
    change = {"state": "withdrawn", "date": "2026-11-02", "role": "chair", "reason": REASON, "successor": "school-law"}  # fmt: skip
    text = decisions_text(root, "hidden-report", change)
    write_text(root / decisions_file("hidden-report"), text)
    assert pipeline.build(root, jobs=1).report.faults == ()
    return Withdrawn(root=root, before=before)


def traces_in(site: Path) -> Iterator[str]:
    """Yield the files of the site whose name or bytes, or what is packed in them, name the document."""
    wanted = [one.encode() for one in TRACES]
    # The index and scripts write letters beyond ASCII as they are, or escaped.
    wanted += [json.dumps(one)[1:-1].encode() for one in TRACES]
    for file in sorted(site.rglob("*")):
        if file.is_file():
            path = file.relative_to(site).as_posix()
            parts = (path.encode(), *unpacked(file.read_bytes()))
            if any(one in part for part in parts for one in wanted):
                yield path


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield `data`, and the streams in it if it is a PDF."""
    yield data
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue


def test_before_it_was_everywhere(withdrawn: Withdrawn) -> None:
    for path in (
        "catalogue.json", "catalogue.csv", "en/catalogue.bib", "en/catalogue.ris", "oai.xml", "sitemap.xml",
        "documents/hidden-report.json", "en/feeds/all.xml", "en/feeds/themes/teachers.json", "en/documents/index.html",
        "en/documents/hidden-report.html", "en/documents/school-law.html", "en/recommendations/index.html",
        "en/reading/working-groups/school-reform.html", "files/hidden-report.en.pdf", "text/hidden-report.en.html",
    ):  # fmt: skip
        assert path in withdrawn.before
    assert any(path.startswith("search/") for path in withdrawn.before)
    assert any(path.startswith("pictures/") for path in withdrawn.before)


def test_after_it_nothing_names_it_but_what_says_that_it_is_gone(withdrawn: Withdrawn) -> None:
    left = set(traces_in(withdrawn.site))
    assert {path for path in left if not LEFT.fullmatch(path)} == set()
    assert "en/documents/hidden-report.html" in left


def test_neither_its_files_nor_their_pictures_nor_its_record_are_left(
    withdrawn: Withdrawn,
) -> None:
    gone = [path for path in withdrawn.before if not LEFT.fullmatch(path) and "hidden-report" in path]  # fmt: skip
    assert {Path(path).suffix for path in gone} >= {".pdf", ".webp", ".jpg", ".json"}
    assert [path for path in gone if (withdrawn.site / path).exists()] == []


def test_its_text_is_gone_from_the_pages_that_lead_to_the_tombstone(withdrawn: Withdrawn) -> None:
    page = (withdrawn.site / "text" / "hidden-report.en.html").read_text(encoding="utf-8")
    assert "zephyrs" not in page
    assert "../en/documents/hidden-report.html" in page


def test_the_harvest_and_the_sitemap_hold_what_is_left_and_are_whole(withdrawn: Withdrawn) -> None:
    # A static repository cannot tell of deleted records (OAI, 2004): they are simply no more there.
    harvest = (withdrawn.site / "oai.xml").read_text(encoding="utf-8")
    assert harvest.count("<oai:record>") == 1
    assert "<oai:deletedRecord>no</oai:deletedRecord>" in harvest
    assert "documents/school-law.html" in (withdrawn.site / "sitemap.xml").read_text("utf-8")


def test_the_site_is_that_of_a_build_from_nothing(withdrawn: Withdrawn, tmp_path: Path) -> None:
    copy_bank(withdrawn.root, tmp_path / "again", texts=True)
    assert pipeline.build(tmp_path / "again", jobs=1).report.faults == ()
    assert contents(withdrawn.site) == contents(tmp_path / "again" / "site")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


KEPT = json.dumps(
    {
        "version": 1,
        "entries": [
            {"id": "hidden-report", "km": "របាយការណ៍។", "en": "A report that was kept."},
            {"id": "school-law", "km": "ច្បាប់។", "en": "A law that was kept."},
        ],
    }
)


@pytest.mark.browser
def test_a_reading_list_that_was_kept_before_says_so_kindly(
    withdrawn: Withdrawn, page: Page
) -> None:
    address = (withdrawn.site / "en" / "reading-list.html").as_uri()
    page.goto(address)
    key = page.evaluate("PolicyBank.READING_KEY")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, KEPT])
    page.reload()
    page.wait_for_selector(".kept-entries li")
    gone, kept = page.locator(".kept-entries > li").all()
    assert "was withdrawn from the bank" in gone.inner_text()
    assert "withdrawn" not in kept.inner_text()


QUEUE = {
    "format": "policybank-queue",
    "version": 1,
    "entries": [
        {
            "code": "AAAA-1111", "id": "young", "title": {"en": "A <b>young</b> one"}, "type": "law", "door": "form",
            "state": "submitted", "pull_request": "javascript:alert(1)",
            "history": [{"state": "submitted", "date": "2026-11-26", "role": "intake-officer", "reason": {"km": "ល្អ។", "en": "It came."}}],
        },
        {
            "code": "BBBB-2222", "id": "old", "title": {"km": "ចាស់", "en": "An old one"}, "type": "law", "door": "form",
            "state": "in-review", "pull_request": "https://code.example/pull/1",
            "history": [
                {"state": "submitted", "date": "2026-10-28", "role": "intake-officer", "reason": {"km": "ល្អ។", "en": "It came."}},
                {"state": "in-review", "date": "2026-11-27", "role": "chair", "reason": {"km": "កំពុងអាន។", "en": "It is read."}},
            ],
        },
        {
            "code": "CCCC-3333", "id": "out", "title": {"en": "One that is out"}, "type": "law", "door": "form",
            "state": "published", "pull_request": None,
            "history": [{"state": "published", "date": "2026-01-01", "role": "chair", "reason": {"km": "ល្អ។", "en": "Out."}}],
        },
    ],
}  # fmt: skip


@pytest.fixture
def with_queue(withdrawn: Withdrawn) -> Iterator[Path]:
    """The site with a queue in which three documents stand."""
    file = withdrawn.site / "committee" / "queue.js"
    before = file.read_bytes()
    write_text(file, f"(window.PolicyBank=window.PolicyBank||{{}}).queue={json.dumps(QUEUE)};\n")
    yield withdrawn.site
    write_bytes(file, before)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "old", "young"),
    [("en", ("31 days", "In this state: 1 day"), "2 days"), ("km", ("៣១ ថ្ងៃ", "១ ថ្ងៃ"), "២ ថ្ងៃ")],
)
def test_what_waits_longest_stands_first_with_its_age_by_the_readers_clock(
    language: str, old: tuple[str, str], young: str, with_queue: Path, page: Page
) -> None:
    page.clock.set_fixed_time("2026-11-28T09:00:00")
    page.goto((with_queue / language / "committee" / "queue.html").as_uri())
    rows = page.locator(".queue tbody tr")
    assert rows.count() == 2
    assert "BBBB-2222" in rows.nth(0).inner_text()
    for text in old:
        assert text in rows.nth(0).inner_text()
    assert rows.nth(1).locator("td").nth(2).inner_text() == young
    assert page.locator(".queue-off").is_hidden()


@pytest.mark.browser
def test_what_strangers_wrote_stays_text_and_leads_nowhere_bad(
    with_queue: Path, page: Page
) -> None:
    page.goto((with_queue / "en" / "committee" / "queue.html").as_uri())
    assert "A <b>young</b> one" in page.locator(".queue tbody").inner_text()
    links = page.locator(".queue tbody a").all()
    assert [one.get_attribute("href") for one in links] == ["https://code.example/pull/1"]


@pytest.mark.browser
def test_a_copy_without_the_queue_says_so(withdrawn: Withdrawn, page: Page) -> None:
    file = withdrawn.site / "committee" / "queue.js"
    before = file.read_bytes()
    file.unlink()
    page.goto((withdrawn.site / "en" / "committee" / "queue.html").as_uri())
    shown = page.locator(".queue-broken").is_visible()
    write_bytes(file, before)
    assert shown


@pytest.mark.browser
def test_an_empty_queue_says_that_nothing_waits(withdrawn: Withdrawn, page: Page) -> None:
    page.goto((withdrawn.site / "en" / "committee" / "queue.html").as_uri())
    assert page.locator(".queue-empty").is_visible()
    assert page.locator(".queue-list").is_hidden()


@pytest.mark.browser
@pytest.mark.parametrize(("day", "is_over"), [("2026-12-31", False), ("2027-01-01", True)])
def test_a_seat_whose_term_is_over_is_marked_by_the_readers_clock(
    day: str, is_over: bool, withdrawn: Withdrawn, page: Page
) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto((withdrawn.site / "en" / "committee" / "index.html").as_uri())
    seat = page.locator(".seats li").first
    assert ("was over on" in seat.inner_text()) == is_over
    assert ("from 1 January 2026" in seat.inner_text()) == (not is_over)
