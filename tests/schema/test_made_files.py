"""What is made from the schema is fresh, whole, and says only what the schema itself accepts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from policybank.i18n import LANGUAGES, read_words
from policybank.library import read_library, read_vocabularies
from policybank.schema import (
    VOCABULARIES,
    Field,
    Vocabularies,
    check_record,
    made_files,
    record_fields,
    stale_made_files,
    starter_record,
    write_made_files,
)
from tests import make

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def vocabularies() -> Vocabularies:
    found, faults = read_vocabularies(ROOT)
    assert faults == ()
    return found


def all_fields() -> list[Field]:
    return [one for field in record_fields() for one in field.with_all_below()]


def values_of(record: str) -> Any:
    return yaml.load(record.strip().strip("-"), Loader=yaml.BaseLoader)


def test_the_checked_in_files_are_what_the_schema_makes_now(vocabularies: Vocabularies) -> None:
    assert stale_made_files(ROOT, vocabularies) == ()


def test_a_stale_file_is_named_and_written_again(
    tmp_path: Path, vocabularies: Vocabularies
) -> None:
    assert set(write_made_files(tmp_path, vocabularies)) == set(made_files(vocabularies))
    assert stale_made_files(tmp_path, vocabularies) == ()
    (tmp_path / "library" / "starter.md").write_text("changed by hand\n", encoding="utf-8")
    assert stale_made_files(tmp_path, vocabularies) == ("library/starter.md",)
    assert write_made_files(tmp_path, vocabularies) == ("library/starter.md",)
    assert stale_made_files(tmp_path, vocabularies) == ()


def test_line_ends_of_windows_make_nothing_stale(
    tmp_path: Path, vocabularies: Vocabularies
) -> None:
    write_made_files(tmp_path, vocabularies)
    for file in tmp_path.rglob("*.*"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert stale_made_files(tmp_path, vocabularies) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label_a_help_and_an_example(language: str) -> None:
    words = read_words(language)
    for field in all_fields():
        start = f"fields.{field.path}"
        assert f"{start}.label" in words
        assert f"{start}.help" in words
        assert (f"{start}.example" in words) == (not field.children), field.path
        if language == "km":
            assert re.search("[\u1780-\u17b3]", words(f"{start}.label")), field.path


def test_no_words_stand_for_a_field_that_is_gone() -> None:
    paths = {field.path for field in all_fields()}
    told = {
        key.removeprefix("fields.").rsplit(".", 1)[0]
        for key in read_words("en").entries
        if key.startswith("fields.")
    }
    assert told == paths


def test_every_vocabulary_has_a_name_in_both_languages() -> None:
    for language in LANGUAGES:
        keys = {
            key.removeprefix("vocabularies.")
            for key in read_words(language).entries
            if key.startswith("vocabularies.")
        }
        assert keys == set(VOCABULARIES)


def test_the_starter_is_a_record_in_order(vocabularies: Vocabularies) -> None:
    record, findings = check_record(values_of(starter_record(vocabularies)), vocabularies)
    assert record is not None
    assert findings == ()


def test_the_starter_is_in_order_with_all_its_fields_switched_on(
    vocabularies: Vocabularies,
) -> None:
    lines = starter_record(vocabularies).split("\n")
    on = "\n".join(line.removeprefix("# ") for line in lines if not line.startswith("##"))
    record, findings = check_record(values_of(on), vocabularies)
    assert record is not None
    assert findings == ()
    for field in record_fields():
        assert getattr(record, field.name), field.name


def test_a_record_begun_with_answers_holds_them_and_no_examples(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    vocabularies, _ = read_vocabularies(root)
    answers = {
        "id": "school-plan",
        "title.km": "ផែនការសាលា៖ ឆ្នាំ២០១៩ - ២០២៣",
        "title.en": "Plan: \"no school left out\" # final",
        "type": "strategic-plan",
        "legal_number": "65",
        "themes": ["teachers", "finance"],
        "sdg4_targets": ["4.1"],
        "period.start": "2019",
        "period.end": "2023-12",
        "rights.statement": "link-only",
        "links.url": "https://ministry.example/plan",
        "links.kind": "official",
        "review.state": "partial",
        "date_added": "2026-01-15",
    }  # fmt: skip
    file = root / "library" / "strategic-plan" / "school-plan" / "index.md"
    file.parent.mkdir(parents=True)
    file.write_text(starter_record(vocabularies, answers), encoding="utf-8")
    library = read_library(root)
    assert library.report.faults == ()
    record = library.documents["school-plan"].record
    assert (record.title.km, record.title.en) == (answers["title.km"], answers["title.en"])
    assert record.legal_number == "65"
    assert record.themes == ("teachers", "finance")
    assert str(record.period.end if record.period else None) == "2023-12"
    assert [(link.url, link.kind) for link in record.links] == [(answers["links.url"], "official")]
    assert record.bodies == ()
    assert record.sources == ()


def test_a_needed_answer_that_was_not_given_is_left_empty(vocabularies: Vocabularies) -> None:
    text = starter_record(vocabularies, {"id": "school-law"})
    values = values_of(text)
    assert values["id"] == "school-law"
    assert values["title"] == values["rights"] == values["date_added"] == ""


def test_the_json_schema_offers_the_words_of_each_list(vocabularies: Vocabularies) -> None:
    schema = json.loads(made_files(vocabularies)["library/record.schema.json"])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    types = schema["properties"]["type"]
    assert types["enum"] == list(vocabularies["document-types"].terms)
    assert len(types["enumDescriptions"]) == len(types["enum"])
    assert schema["properties"]["links"]["items"]["properties"]["kind"]["enum"] == list(
        vocabularies["link-kinds"].terms
    )
    assert schema["required"] == [field.name for field in record_fields() if field.is_required]


def test_the_field_guides_of_both_languages_name_the_same_fields_in_the_same_order(
    vocabularies: Vocabularies,
) -> None:
    files = made_files(vocabularies)
    named = [
        re.findall(r"<br>`([a-z0-9_.]+)`", files[f"docs/{language}/guide/fields.md"])
        for language in LANGUAGES
    ]
    assert named[0] == named[1] == [field.path for field in all_fields()]
