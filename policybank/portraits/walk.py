"""The walks that the guides tell in words: through the form, to the receipt, and to the foot of a page.

What is filled in is invented. A document of one's own organisation is given, as most members would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from policybank.browser import FilePayload, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place of a walk that is worth a picture: the page from the element `first` to the element `last`, both selectors.

    Where it `has_counts` that change with the bank, they alone do not make its picture old.
    """

    name: str
    first: str
    last: str
    has_counts: bool = False


# Leads a page through what stands in a folder, answered at an address, in a language.
Walk = Callable[[Page, str, str], Iterator[Stop]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Values:
    title: str
    file: str
    kind: str
    body: str
    date: str


_VALUES = {
    "km": _Values(
        title="របាយការណ៍ស្ដីពីបណ្ណាល័យសាលារៀន ឆ្នាំ២០២៤",
        file="របាយការណ៍បណ្ណាល័យ.pdf",
        kind="របាយការណ៍ស្រាវជ្រាវ",
        body="NGO Education",
        date="៣/២០២៤",
    ),
    "en": _Values(
        title="Report on School Libraries 2024",
        file="library-report.pdf",
        kind="research report",
        body="NGO Education",
        date="3/2024",
    ),
}

# A receipt that somebody might hold, in the form of the queue that a build publishes (policybank/queue).
CODE = "7K2M-9QXD"
QUEUE = """PolicyBank.queue={"format":"policybank-queue","version":1,"entries":[{"code":"7K2M-9QXD","id":"school-libraries",
"title":{"km":"របាយការណ៍ស្ដីពីបណ្ណាល័យសាលារៀន ឆ្នាំ២០២៤","en":"Report on School Libraries 2024"},"type":"research-report",
"door":"form","state":"in-review","history":[
{"state":"submitted","date":"2026-11-23","role":"intake-officer","reason":{"km":"បានទទួលកញ្ចប់","en":"The packet arrived"}},
{"state":"in-review","date":"2026-11-25","role":"rights-reviewer","reason":{"km":"កំពុងពិនិត្យសិទ្ធិ","en":"Rights are looked at"}}
],"pull_request":null}]};"""
TODAY = "2026-11-27T05:00:00Z"


def walk(page: Page, home: str, language: str) -> Iterator[Stop]:
    """Walk `page` through the site at `home` in `language`, and yield each stop while the page shows it."""
    yield from _give(page, home, language)
    page.goto(f"{home}/{language}/receipt.html#{CODE}")
    page.locator(".receipt-state").wait_for()
    yield Stop(name="receipt", first="main h1", last=".receipt-state")
    page.goto(f"{home}/{language}/index.html")
    yield Stop(name="correct", first="main ~ footer, footer", last="footer .foot-links")


def _give(page: Page, home: str, language: str) -> Iterator[Stop]:
    values = _VALUES[language]
    page.goto(f"{home}/{language}/give.html")
    page.locator("form.give").wait_for()
    for question in ("about", "issued", "useful", "private", "whole"):
        _choose(page, f"suitable-{question}", "yes")
    yield Stop(name="give-1", first="#heading-suitable", last="#suitable-issued")
    _go_on(page)
    _choose(page, "share-official", "no")
    _choose(page, "share-own", "yes")
    yield Stop(name="give-2", first="#heading-share", last="#share-own")
    _go_on(page)
    page.locator(f"#title-{language}").fill(values.title)
    page.locator("#type .pick-filter").fill(values.kind)
    page.locator("#type .pick-filter").press("Enter")
    page.locator("#bodies .pick-filter").fill(values.body)
    page.locator("#bodies .pick-filter").press("Enter")
    page.locator("#date").fill(values.date)
    _choose(page, "language", language)
    yield Stop(name="give-3", first="#heading-what", last="#type .pick-chosen")
    _go_on(page)
    file: FilePayload = {"name": values.file, "mimeType": "application/pdf", "buffer": _pdf()}
    page.locator("input[type=file]").set_input_files([file])
    page.locator(".give-good").wait_for()
    yield Stop(name="give-4", first="#heading-file", last=".give-files")
    _go_on(page)
    yield Stop(name="give-5", first="#heading-packet", last=".give-page dl > :nth-child(4)")
    with page.expect_download():
        _go_on(page)
    page.locator(".give-code").wait_for()
    yield Stop(name="give-6", first="#heading-send", last="[data-way=email] h3")


def _choose(page: Page, name: str, value: str) -> None:
    page.locator(f'input[name="{name}"][value="{value}"]').check()


def _go_on(page: Page) -> None:
    page.locator(".give-moves button[type=submit]").click()


@cache
def _pdf() -> bytes:
    """Return a PDF of 24 empty leaves, as large as such a report is."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 27))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 24/Kids[{kids}]>>",
        *("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>" for _ in range(24)),
    ]
    data = b"%PDF-1.4\n%" + b"\xff" * 840_000 + b"\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + tail.encode("ascii")
