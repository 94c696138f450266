"""The records as JSON: what the published schema promises is what stands in the files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from policybank.exports.json_schemas import catalogue_schema, record_schema
from policybank.i18n import LANGUAGES

from .made import bank_of, exports_of, without_address

GOLDEN = Path(__file__).parent / "golden"

# A record in which every field says something.
FULL: dict[str, Any] = {
    "alternative_names": {"km": ["ច្បាប់ចាស់"], "en": ["The Old Law"]},
    "acronyms": ["SL"],
    "in_force_from": "2008",
    "ended": "2020-05",
    "stage": "in-force",
    "languages": ["km", "en"],
    "sub_sectors": ["primary"],
    "working_groups": ["school-reform"],
    "sdg4_targets": ["4.1"],
    "links": [{"url": "https://issuer.example/law", "kind": "official", "language": "km", "checked": "2026-01"}],
    "relations": [{"type": "related", "target": "school-plan", "basis": "stated"}],
    "period": {"start": "2007", "end": "2020"},
    "rights": {"statement": "official-text", "holder": "Ministry", "note": {"en": "A note."}},
    "sources": [{"text": "A book.", "facts": ["date"]}],
    "review": {"state": "checked", "date": "2026-02-03", "inferred": ["stage"], "note": {"km": "កំណត់ចំណាំ។"}},
}  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Any]:
    """Every JSON file of the catalogue by its path."""
    return {
        path: json.loads(one.data())
        for path, one in exports_of(bank_of(tmp_path, {"school-law": FULL})).items()
        if one.kind in {"record", "schema"} or path in {"catalogue.json", "terms.json"}
    }


def test_every_record_and_the_catalogue_keep_to_the_published_schema(files: dict[str, Any]) -> None:
    for name in ("record", "catalogue"):
        Draft202012Validator.check_schema(files[f"schema/{name}-v1.json"])
    # Published it is open, so that a field can be added; here nothing may stand that it does not declare.
    record, catalogue = (
        Draft202012Validator(closed(files[f"schema/{name}-v1.json"]))
        for name in ("record", "catalogue")
    )
    catalogue.validate(files["catalogue.json"])
    records = [values for path, values in files.items() if path.startswith("documents/")]
    assert len(records) == 3
    for values in records:
        record.validate(values)


def test_a_record_that_breaks_the_promise_is_refused(files: dict[str, Any]) -> None:
    validator = Draft202012Validator(files["schema/record-v1.json"])
    values = files["documents/school-law.json"]
    for broken in (
        {**values, "version": 2},
        {**values, "record": {**values["record"], "date": "8 December 2007"}},
        {**values, "record": {**values["record"], "status": {"kind": "over", "certain": True}}},
        {**values, "record": {"id": "school-law"}},
    ):
        assert not validator.is_valid(broken)


def test_a_record_alone_says_what_the_catalogue_says_of_it(files: dict[str, Any]) -> None:
    in_catalogue = {one["id"]: one for one in files["catalogue.json"]["records"]}
    for document_id, record in in_catalogue.items():
        alone = files[f"documents/{document_id}.json"]
        assert alone["record"] == record
        assert alone["terms"] == "../terms.json"


def test_every_term_of_a_record_has_its_names_in_one_place(files: dict[str, Any]) -> None:
    terms = files["terms.json"]["terms"]
    assert terms == files["catalogue.json"]["terms"]
    properties = files["schema/record-v1.json"]["$defs"]["record"]["properties"]
    record = files["documents/school-law.json"]["record"]
    assert record["type"] in terms[properties["type"]["x-vocabulary"]]
    assert set(record["themes"]) <= terms[properties["themes"]["items"]["x-vocabulary"]].keys()
    assert terms["sdg4-targets"].keys() == {"4.1"}
    assert terms["bodies"] == {
        "ministry": {"km": "ក្រសួងគំរូ", "en": "Ministry of Examples"},
        "network": {"en": "Network without a Khmer name"},
    }


def test_what_others_say_of_a_document_and_where_it_stands_is_told(files: dict[str, Any]) -> None:
    record = files["documents/school-plan.json"]["record"]
    assert record["relations_from_others"] == [
        {"type": "supersedes", "source": "budget-plan", "basis": "inferred"},
        {"type": "related", "source": "school-law", "basis": "stated"},
    ]
    assert record["status"] == {
        "kind": "superseded",
        "certain": False,
        "until": "2023",
        "successors": ["budget-plan"],
    }
    assert "title-km" not in record.get("missing", [])


def test_paths_in_a_record_lead_to_pages_and_files_of_the_site(files: dict[str, Any]) -> None:
    record = files["documents/school-law.json"]["record"]
    assert record["pages"] == {one: f"{one}/documents/school-law.html" for one in LANGUAGES}
    assert [one["path"] for one in record["files"]] == [
        "files/school-law.km.pdf",
        "files/school-law.en.pdf",
    ]
    assert files["documents/school-law.json"]["site"] == "https://bank.example/"


def test_each_record_of_the_catalogue_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    exports = exports_of(bank_of(tmp_path))
    lines = exports["catalogue.json"].data().decode("utf-8").splitlines()
    records = [json.loads(line.removesuffix(",")) for line in lines[2:-1]]
    assert [one["id"] for one in records] == ["budget-plan", "school-law", "school-plan"]


def test_a_copy_without_an_address_has_records_that_name_no_site(tmp_path: Path) -> None:
    exports = exports_of(without_address(bank_of(tmp_path)))
    values = json.loads(exports["documents/school-law.json"].data())
    assert "site" not in values
    schema = json.loads(exports["schema/record-v1.json"].data())
    assert "$id" not in schema
    Draft202012Validator(schema).validate(values)


@pytest.mark.parametrize("name", ["record", "catalogue"])
def test_version_1_of_the_schema_keeps_its_promise(name: str, *, save_golden: bool) -> None:
    """Programs that we do not know rely on these fields and kinds.

    A new field is added to the expected file. Where one vanishes or changes, the new schema is version 2 and stands beside.
    """
    schema = {"record": record_schema, "catalogue": catalogue_schema}[name]("https://bank.example")
    told = json.dumps(outline(schema), indent=1) + "\n"
    expected = GOLDEN / f"{name}-v1.outline.json"
    if save_golden:
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert told == expected.read_text(encoding="utf-8")


def closed(node: Any) -> Any:
    """Return a schema in which every mapping with declared fields holds no others."""
    if isinstance(node, list):
        return [closed(one) for one in node]
    if not isinstance(node, dict):
        return node
    tight = {name: closed(value) for name, value in node.items()}
    if "properties" in node and node.get("type") == "object":
        tight["additionalProperties"] = False
    return tight


def outline(node: Any) -> Any:
    """Return a schema without the words for people."""
    if isinstance(node, list):
        return [outline(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        name: outline(value)
        for name, value in node.items()
        if not (name in {"title", "description"} and isinstance(value, str))
    }
