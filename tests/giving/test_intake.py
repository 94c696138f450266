"""The whole way: the form, the packet, intake in a real git repository, the branch, and the page of the document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank import pipeline
from policybank.core import write_text
from policybank.git import repository_at
from policybank.intake import take_in
from policybank.queue import queue_in
from tests import make
from tests.git.repositories import git, repository

from .conftest import KHMER_TITLE, Walk, add_words, opened

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def bank_in_git(root: Path) -> Path:
    """Make a bank in a repository of its own, and build its site."""
    make.bank_to_build(root)
    add_words(root)
    make.document(root, "school-law", title={"en": "Law on Schools"}, date="2019")
    write_text(root / ".gitignore", "/.cache\n/site\n")
    repository(root)
    assert pipeline.build(root, jobs=1).site is not None
    return root


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_document_goes_from_the_form_to_its_page(
    page: Page, pdf: Path, tmp_path: Path, language: str
) -> None:
    root = bank_in_git(tmp_path / "bank")
    walk = Walk(page, (root / "site").as_uri(), language).open()
    walk.suitable()
    walk.share()
    walk.what()
    walk.choose(pdf)
    walk.go_on()
    page.locator(".give-contact summary").click()
    walk.fill("contact-name", "Sok Dara")
    packet = walk.make(tmp_path / "packet.zip")
    code = json.loads(opened(packet)["packet.json"])["code"]

    bank = repository_at(root)
    (outcome,) = take_in(bank, [packet], day="2026-11-27")
    assert (outcome.status, outcome.faults, outcome.code) == ("taken-in", (), code)
    assert outcome.contact is not None
    assert outcome.contact.name == "Sok Dara"
    assert "Sok Dara" not in git(root, "log", "-p", "--all")
    (entry,) = queue_in(bank).entries
    assert (entry.code, entry.door, entry.state) == (code, "form", "submitted")
    (again,) = take_in(bank, [packet], day="2026-11-28")
    assert again.status == "known"

    git(root, "merge", "--quiet", "--no-edit", outcome.branch)
    summary = pipeline.build(root, jobs=1)
    assert summary.report.errors == ()
    document = root / "site" / "km" / "documents" / f"{outcome.document_id}.html"
    assert KHMER_TITLE in document.read_text(encoding="utf-8")
    published = root / "site" / "files" / f"{outcome.document_id}.km.pdf"
    assert published.read_bytes() == pdf.read_bytes()
    page.goto(document.as_uri())
    assert page.locator("h1").inner_text() == KHMER_TITLE


def test_what_travels_as_a_link_and_a_body_that_is_not_known_are_taken_in_too(
    page: Page, tmp_path: Path
) -> None:
    root = bank_in_git(tmp_path / "bank")
    walk = Walk(page, (root / "site").as_uri()).open()
    walk.suitable()
    walk.share("state")
    walk.fill("title-en", 'Plan: "yes" & - {x} #1 for 2030')
    walk.check("type", "strategic-plan")
    walk.fill("body-note", "Village School")
    walk.check("language", "en")
    walk.go_on()
    walk.fill("link", "https://school.example/plan")
    walk.go_on()
    (outcome,) = take_in(
        repository_at(root), [walk.make(tmp_path / "packet.zip")], day="2026-11-27"
    )
    assert (outcome.status, outcome.faults) == ("taken-in", ())
    place = f"library/strategic-plan/{outcome.document_id}/index.md"
    text = git(root, "show", f"{outcome.branch}:{place}")
    assert "Village School" in text
    assert "https://school.example/plan" in text
    git(root, "merge", "--quiet", "--no-edit", outcome.branch)
    assert pipeline.build(root, jobs=1).report.errors == ()
