"""The configuration of the editor follows from the schema, and the package that reads it takes it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from policybank.forms import editor_files
from policybank.library import read_vocabularies
from policybank.packages import package_folder
from policybank.render.editor import _editor
from policybank.schema import record_fields
from policybank.settings import read_settings

ROOT = Path(__file__).parents[2]
SETTINGS = read_settings(ROOT)
FILES = editor_files(read_vocabularies(ROOT)[0], SETTINGS)
CONFIG: dict[str, Any] = yaml.safe_load(FILES["admin/config.yml"])


def named(fields: list[dict[str, Any]], path: str) -> dict[str, Any]:
    name, _, below = path.partition(".")
    field = next(one for one in fields if one["name"] == name)
    return named(field["fields"], below) if below else field


def test_the_package_takes_the_configuration() -> None:
    schema = package_folder(ROOT, "@sveltia/cms") / "schema" / "sveltia-cms.json"
    first, *others = CONFIG["collections"]
    # The forms of all types are alike, and to hold one to the schema takes long enough.
    apart = {"name", "label", "folder"}
    for one in others:
        assert {name for name in one.keys() | first.keys() if one.get(name) != first.get(name)} <= {
            *apart,
            "fields",
        }
        pairs = zip(one["fields"], first["fields"], strict=True)
        assert {field["name"] for field, same in pairs if field != same} <= {"type"}
    validator = jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
    validator.validate({**CONFIG, "collections": [first]})


def test_each_type_of_document_has_a_collection_in_the_folder_of_its_records() -> None:
    types = read_vocabularies(ROOT)[0]["document-types"].terms
    assert [one["name"] for one in CONFIG["collections"]] == list(types)
    for one in CONFIG["collections"]:
        assert (one["folder"], one["path"]) == (f"library/{one['name']}", "{{slug}}/index")
        assert named(one["fields"], "type") == {
            "name": "type",
            "widget": "hidden",
            "default": one["name"],
        }


def test_every_field_of_a_record_is_there_in_its_order_and_with_words_in_both_languages() -> None:
    fields = CONFIG["collections"][0]["fields"]
    assert [one["name"] for one in fields] == [one.name for one in record_fields()]
    for field in record_fields():
        for one in field.with_all_below():
            if one.path == "type":
                continue
            made = named(fields, one.path)
            assert made["required"] is one.is_required, one.path
            assert any("\u1780" <= sign <= "\u17b3" for sign in made["label"]), one.path
            assert made["hint"].count("\n") == 1, one.path


def test_a_vocabulary_is_offered_whole_under_the_names_of_its_terms() -> None:
    known = read_vocabularies(ROOT)[0]
    fields = CONFIG["collections"][0]["fields"]
    for field in record_fields():
        for one in field.with_all_below():
            if one.vocabulary is None or one.path == "type":
                continue
            made = named(fields, one.path)
            assert made["widget"] == "select"
            assert made.get("multiple", False) is one.is_list
            terms = known[one.vocabulary].terms
            assert [option["value"] for option in made["options"]] == list(terms)


def test_a_file_may_be_as_large_as_the_bank_allows() -> None:
    told = CONFIG["media_libraries"]["default"]["config"]["max_file_size"]
    assert told == SETTINGS.largest_pdf_bytes


def test_the_page_may_ask_the_bank_and_the_api_of_its_forge_and_nobody_else() -> None:
    page = FILES["admin/index.html"]
    assert "connect-src 'self' https://api.github.com;" in page
    assert page.count("https://") == 1
    assert "default-src 'none'" in page
    assert "unsafe-eval" not in page
    assert '<meta name="robots" content="noindex, nofollow">' in page


def test_one_signs_in_by_a_token_and_not_through_a_third_party() -> None:
    assert CONFIG["backend"] == {
        "name": "github",
        "repo": "nep-cambodia/policy-bank",
        "branch": "main",
        "auth_methods": ["token"],
        "squash_merges": True,
    }
    assert CONFIG["publish_mode"] == "editorial_workflow"


@pytest.mark.parametrize(
    "repository",
    ["", "https://code.example/bank", "https://github.com/bank", "http://github.com/a/bank",
     "https://github.com.evil.example/a/bank"],
)  # fmt: skip
def test_where_the_editor_could_save_nothing_there_is_none(repository: str) -> None:
    settings = replace(SETTINGS, repository_url=repository)
    assert editor_files(read_vocabularies(ROOT)[0], settings) == {}


def test_a_configuration_told_once_for_all_types_stays_small() -> None:
    assert len(FILES["admin/config.yml"].encode()) < 150_000


def test_the_program_lies_in_the_site_with_its_first_parts_its_fonts_and_their_licences() -> None:
    files = _editor(ROOT, read_vocabularies(ROOT)[0], SETTINGS)
    program = files["admin/sveltia/index.js"].decode("utf-8")
    for part in re.findall(r'from"\./([^"]+)"', program):
        assert f"admin/sveltia/{part}" in files
    fonts = [path for path in files if path.endswith(".woff2")]
    assert len(fonts) == 3
    for path in fonts:
        assert Path(path).name in program, "the program names its fonts by the names they have here"
    licences = [path for path in files if path.startswith("assets/licences/")]
    assert len(licences) == 4
    assert "admin/start.js" in files
    assert not [path for path in files if path.endswith((".map", ".wasm"))]
