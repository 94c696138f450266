"""Finding a browser, and that the one found works."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.browser import BrowserProgram, find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_browser_that_is_named_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "my browser"
    program.write_bytes(b"")
    monkeypatch.setenv("POLICYBANK_BROWSER", str(program))
    assert find_browser() == BrowserProgram(program=program)


def test_a_named_browser_that_is_not_there_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYBANK_BROWSER", str(tmp_path / "nothing"))
    found = find_browser()
    assert found is None or found.program.is_file()


@pytest.mark.browser
def test_a_page_runs_scripts_and_lays_out_khmer(page: Page) -> None:
    page.set_content('<meta charset="utf-8"><p id="word" lang="km">ការអប់រំ</p>')
    assert page.evaluate("document.getElementById('word').textContent.length") == len("ការអប់រំ")
    assert page.evaluate("document.getElementById('word').getBoundingClientRect().height") > 0
