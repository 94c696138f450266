"""The hand-written guides are twins, their links lead somewhere, and they tell only of commands that exist."""

from __future__ import annotations

import re
from pathlib import Path

import frontmatter
import pytest

from policybank.cli._main import _COMMANDS
from policybank.i18n import LANGUAGES
from policybank.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]
DOCS = {language: ROOT / "docs" / language for language in LANGUAGES}
GUIDES = [file for folder in DOCS.values() for file in sorted(folder.rglob("*.md"))]
NAMES = [file.relative_to(ROOT / "docs").as_posix() for file in GUIDES]

# Pictures have a caption after their address; tests/portraits looks at them.
_LINK = re.compile(r"\]\(([^) ]+)\)")
_CODE = re.compile(r"```.*?```|`[^`]+`", re.DOTALL)


def test_every_guide_has_its_twin() -> None:
    km, en = (
        {file.relative_to(folder) for file in folder.rglob("*.md")} for folder in DOCS.values()
    )
    assert km == en


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_has_a_title_and_a_description_and_no_heading_of_the_first_rank(name: str) -> None:
    guide = frontmatter.load(str(ROOT / "docs" / name), encoding="utf-8")
    assert guide["title"]
    assert guide["description"]
    without_code = _CODE.sub("", guide.content)
    assert not re.search(r"^# ", without_code, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_links_between_guides_lead_somewhere(name: str) -> None:
    file = ROOT / "docs" / name
    for target in _LINK.findall(file.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        if path.startswith(("https://", "bank:")) or path.partition("?")[0].endswith(".html"):
            continue
        other = (file.parent / path).resolve() if path else file
        assert other.is_file(), target
        if anchor:
            assert f"{{#{anchor}}}" in other.read_text(encoding="utf-8"), target


@pytest.mark.parametrize("name", NAMES)
def test_links_to_pages_of_documents_lead_to_a_document(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    for document_id in re.findall(r"documents/([a-z0-9-]+)\.html", text):
        assert document_id == "index" or list((ROOT / "library").glob(f"*/{document_id}/index.md"))


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("en/")])
def test_twins_have_the_same_headings_links_and_commands(name: str) -> None:
    en, km = (
        (ROOT / "docs" / twin).read_text(encoding="utf-8")
        for twin in (name, name.replace("en/", "km/", 1))
    )
    for pattern in (r"^#+(?= )", r"^\| ", r"^(?:\d\.|-) "):
        assert re.findall(pattern, en, re.MULTILINE) == re.findall(pattern, km, re.MULTILINE), (
            pattern
        )
    assert _LINK.findall(en) == _LINK.findall(km)
    assert re.findall(r"build\.py[a-z -]*", en) == re.findall(r"build\.py[a-z -]*", km)


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_tells_only_of_commands_that_exist(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert set(re.findall(r"build\.py ([a-z]+)\b(?=[` \n])", " ".join(_CODE.findall(text)))) <= set(
        _COMMANDS
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_names_the_addresses_of_the_bank_by_their_setting(name: str) -> None:
    settings = read_settings(ROOT)
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert settings.contact_url not in text
    assert settings.repository_url not in text
    assert set(re.findall(r"\]\(bank:([a-z]+)", text)) <= {"contact", "repository"}


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("km/")])
def test_khmer_guides_hold_no_invisible_spaces(name: str) -> None:
    assert not re.search(
        "[\u200b-\u200f\u2060\ufeff]", (ROOT / "docs" / name).read_text(encoding="utf-8")
    )
