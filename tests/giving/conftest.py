"""A small bank with the form, from a server and by double-click, and a walk through its steps."""

from __future__ import annotations

import functools
import threading
import zipfile
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank import pipeline
from policybank.core import write_bytes, write_text
from tests import make

if TYPE_CHECKING:
    from playwright.sync_api import Page

LIMIT_MEGABYTES = 64
KHMER_TITLE = "អនុក្រឹត្យស្ដីពីសាលារៀន"
RIGHTS = [
    *make.VOCABULARIES["rights"],
    make.term("cc-by-4.0", "Creative Commons Attribution 4.0", "Creative Commons Attribution 4.0",
              may_host="true", spdx="CC-BY-4.0"),
    make.term("gov-publication", "Government publication", "ឯកសាររបស់រដ្ឋ", may_host="by-notice"),
    make.term("unknown", "Not known", "មិនទាន់ដឹង", may_host="false"),
]  # fmt: skip
STATES = [*make.VOCABULARIES["review-states"], make.term("unchecked", "Unchecked", "មិនទាន់ពិនិត្យ")]
KINDS = [*make.VOCABULARIES["link-kinds"], make.term("repository", "Another body", "ស្ថាប័នផ្សេង")]
QUEUE = """PolicyBank.queue={"format":"policybank-queue","version":1,"entries":[
{"code":"7K2M-9QXD","id":"school-law","title":{"km":"ច្បាប់ស្ដីពីសាលារៀន","en":"Law on Schools"},"type":"law","door":"form",
"state":"returned","history":[{"state":"submitted","date":"2026-01-05","role":"intake-officer","reason":{"km":"ទទួលបាន","en":"Taken in"}},
{"state":"returned","date":"2026-01-09","role":"rights-reviewer","reason":{"km":"ខ្វះទំព័រ ៣","en":"Page <3> is missing"}}],
"pull_request":"https://code.example/bank/pull/7"},
{"code":"00T1-0000","id":"school-law","title":{"en":"Law on Schools"},"type":"law","door":"form",
"state":"published","history":[{"state":"published","date":"2026-02-01","role":"chair","reason":{}}],"pull_request":null}]};"""


def add_words(root: Path) -> None:
    """Add to the vocabularies of a bank what the form can end in."""
    for name, terms in (("rights", RIGHTS), ("review-states", STATES), ("link-kinds", KINDS)):
        write_text(root / "library" / "vocabularies" / f"{name}.yml", make.as_yaml(terms))


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built bank; its path has a space and Khmer letters."""
    root = tmp_path_factory.mktemp("giving") / "ធនាគារ ឯកសារ"
    settings = {"largest_pdf_megabytes": LIMIT_MEGABYTES, "contact_email": "give@owner.example"}
    make.bank_to_build(root, settings=settings)
    add_words(root)
    make.document(
        root, "school-law", title={"km": "ច្បាប់ស្ដីពីសាលារៀន", "en": "Law on Schools"}, date="2019"
    )
    summary = pipeline.build(root, jobs=1)
    assert summary.site is not None, summary.report
    return root


@pytest.fixture(scope="session")
def site(bank: Path) -> Path:
    """The folder of the site, with a queue of two documents."""
    write_text(bank / "site" / "committee" / "queue.js", QUEUE)
    return bank / "site"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it so
        """Say nothing: the test tells what went wrong."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address under which a plain web server shows the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=["double-click", pytest.param("server", marks=pytest.mark.slow)])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    """The start of the site's addresses, by double-click and from a server."""
    return str(request.getfixturevalue("served")) if request.param == "server" else site.as_uri()


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page of 360 px that complains of nothing, and waits no longer than these pages may ever need."""
    page.set_default_timeout(60_000)
    page.set_viewport_size({"width": 360, "height": 740})
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    yield page
    assert said == []


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A PDF of three leaves; its name is what people give their files."""
    file = tmp_path / "ច្បាប់ (final) v2.pdf"
    write_bytes(file, make.pdf("Leaf one", "Leaf two", "Leaf three"))
    return file


class Walk:
    """Goes through the form as a person does, and counts what the hand does and the signs typed."""

    def __init__(self, page: Page, base: str, language: str = "en") -> None:
        self.page = page
        self.base = base
        self.language = language
        self.actions = 0
        self.typed = 0

    def open(self, *, query: str = "") -> Walk:
        self.page.goto(f"{self.base}/{self.language}/give.html{query}")
        self.page.locator("form.give").wait_for()
        return self

    def check(self, name: str, value: str) -> None:
        self.actions += 1
        self.page.locator(f'input[name="{name}"][value="{value}"]').check()

    def fill(self, field: str, text: str) -> None:
        self.actions += 1
        self.typed += len(text)
        self.page.locator(f"#{field}").fill(text)

    def go_on(self) -> None:
        self.actions += 1
        self.page.locator(".give-moves button[type=submit]").click()

    def suitable(self) -> None:
        for question in ("about", "issued", "useful", "private", "whole"):
            self.check(f"suitable-{question}", "yes")
        self.go_on()

    def share(self, question: str = "official") -> None:
        for one in ("official", "own", "licence", "permission", "state"):
            self.check(f"share-{one}", "yes" if one == question else "no")
            if one == question:
                break
        self.go_on()

    def what(self, title: str = KHMER_TITLE, type_id: str = "sub-decree") -> None:
        self.fill("title-km", title)
        self.check("type", type_id)
        self.check("bodies", "ministry")
        self.fill("date", "៨/១២/២០០៧")
        self.check("language", "km")
        self.go_on()

    def choose(self, *files: Path) -> None:
        self.actions += 1
        self.page.locator("input[type=file]").set_input_files(list(files))
        self.page.locator(".give-good").nth(len(files) - 1).wait_for(timeout=120_000)

    def make(self, target: Path) -> Path:
        with self.page.expect_download(timeout=120_000) as waited:
            self.go_on()
        waited.value.save_as(target)
        self.page.locator(".give-code").wait_for()
        return target

    def to_zip(self, pdf: Path, target: Path) -> Path:
        self.suitable()
        self.share()
        self.what()
        self.choose(pdf)
        self.go_on()
        return self.make(target)


def opened(file: Path) -> dict[str, bytes]:
    """Return the files of a packet by name; each name stands in it once."""
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        assert all(one.compress_type == zipfile.ZIP_STORED for one in archive.infolist())
        return {name: archive.read(name) for name in archive.namelist()}


def wait_for_step(page: Page, name: str) -> None:
    """Wait until a step is shown to which the browser's own buttons or another page lead: they take a moment."""
    page.locator(f".give-step[data-step={name}]:visible").wait_for()


def shown(page: Page) -> str:
    """Return the step that is shown."""
    steps = page.locator(".give-step:visible")
    assert steps.count() == 1
    return steps.get_attribute("data-step") or ""
