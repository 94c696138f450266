"""A wrong setting is told in one sentence that names the line to write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from policybank.core import SetupError, write_text
from policybank.settings import read_settings
from tests import make


def test_the_settings_of_the_bank_are_read(tmp_path: Path) -> None:
    settings = read_settings(make.bank(tmp_path, settings={"key_documents": ["school-law"]}))
    assert settings.site_url == "https://bank.example"
    assert settings.largest_pdf_bytes == 50_000_000
    assert settings.key_documents == ("school-law",)
    assert settings.name("en") == "Bank of examples"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name_km": ""}, "name_km"),
        ({"list_length": 0}, "list_length"),
        ({"list_length": "many"}, "list_length"),
        ({"list_length": True}, "list_length"),
        ({"files_url": "ftp://store"}, "files_url"),
        ({"key_documents": "law"}, "key_documents"),
    ],
)
def test_a_wrong_setting_names_itself(tmp_path: Path, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(SetupError, match=said):
        read_settings(make.bank(tmp_path, settings=wrong))


@pytest.mark.parametrize("text", ["extra: [", "site_name: x\n", "- a\n", ""])
def test_a_file_without_settings_is_a_sentence_and_no_traceback(tmp_path: Path, text: str) -> None:
    write_text(tmp_path / "mkdocs.yml", text)
    with pytest.raises(SetupError, match=r"mkdocs\.yml"):
        read_settings(tmp_path)


def test_a_missing_file_says_where_to_go(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"mkdocs\.yml is missing"):
        read_settings(tmp_path)


def test_tags_that_mkdocs_knows_are_passed_over(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    file = root / "mkdocs.yml"
    write_text(file, file.read_text(encoding="utf-8") + "hooks: !ENV [HOOKS, x]\n")
    assert read_settings(root).branch == "main"
