"""The forms on GitHub speak both languages, in the words of the bank's own lists."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from policybank.forms.making import made_forms
from policybank.library import read_vocabularies
from policybank.schema.record import Record
from policybank.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(path for path in TEMPLATES.glob("*.yml") if path.name != "config.yml")
GIVE = TEMPLATES / "give-a-document.yml"

_KHMER = re.compile("[\u1780-\u17b3]")
_LATIN = re.compile("[A-Za-z]{2}")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")


def read_yaml(path: Path) -> Any:
    # BaseLoader: MkDocs allows tags in its file that a safe loader refuses.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def stands_in_both_languages(text: str) -> bool:
    return bool(_KHMER.search(text)) and bool(_LATIN.search(text))


def words(form: dict[str, Any]) -> Iterator[str]:
    """Yield each text that has to stand in both languages."""
    yield form["name"]
    yield form["description"]
    yield form["title"]
    for item in form["body"]:
        attributes = item["attributes"]
        if item["type"] == "markdown":
            yield attributes["value"]
            continue
        yield attributes["label"]
        if "description" in attributes:
            yield attributes["description"]
        if item["type"] == "checkboxes":
            yield from (option["label"] for option in attributes["options"])


def options(form: dict[str, Any], field: str) -> list[str]:
    item = next(item for item in form["body"] if item.get("id") == field)
    listed: list[str] = item["attributes"]["options"]
    return listed


def as_option(term: dict[str, Any]) -> str:
    km, en = term.get("km"), term["en"]
    return en if km in (None, en) else f"{km} · {en}"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_word_of_a_form_stands_in_khmer_and_in_english(path: Path) -> None:
    for text in words(read_yaml(path)):
        assert stands_in_both_languages(text), text
        assert not _INVISIBLE.search(text), text


def test_the_chooser_and_the_pull_request_template_stand_in_both_languages() -> None:
    config = read_yaml(TEMPLATES / "config.yml")
    texts = [text for link in config["contact_links"] for text in (link["name"], link["about"])]
    template = (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    texts += [line for line in template.splitlines() if line.startswith("**")]
    for text in texts:
        assert stands_in_both_languages(text), text


def test_the_chooser_sends_nobody_past_the_forms_and_to_the_address_of_the_bank() -> None:
    config = read_yaml(TEMPLATES / "config.yml")
    settings = read_yaml(ROOT / "mkdocs.yml")
    assert config["blank_issues_enabled"] == "false"
    assert [link["url"] for link in config["contact_links"]] == [
        settings["extra"]["bank"]["contact_url"]
    ]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_question_of_a_form_has_an_id_of_its_own(path: Path) -> None:
    ids = [item.get("id") for item in read_yaml(path)["body"] if item["type"] != "markdown"]
    assert None not in ids
    assert len(ids) == len(set(ids))


def test_the_form_for_a_document_asks_for_fields_of_the_record() -> None:
    ids = {item["id"] for item in read_yaml(GIVE)["body"] if "id" in item} - {"promises"}
    fields = {field.name for field in dataclasses.fields(Record)}
    assert {re.sub("_(km|en)$", "", name) for name in ids} <= fields


@pytest.mark.parametrize(
    ("field", "vocabulary", "has_unknown"),
    [
        ("type", "document-types", True),
        ("languages", "languages", True),
        ("rights", "rights", False),
        ("stage", "stages", True),
        ("themes", "themes", False),
        ("provinces", "provinces", False),
    ],
)
def test_the_lists_of_the_form_are_the_vocabularies(
    field: str, vocabulary: str, has_unknown: bool
) -> None:
    terms = read_yaml(ROOT / "library" / "vocabularies" / f"{vocabulary}.yml")
    unknown = ["មិនដឹង · I do not know"] if has_unknown else []
    assert options(read_yaml(GIVE), field) == unknown + [as_option(term) for term in terms]


def test_a_take_down_request_asks_for_nothing_private() -> None:
    """The form is public: who is harmed must learn of the private way before the first question."""
    first, *questions = read_yaml(TEMPLATES / "take-down-request.yml")["body"]
    assert "do not use this form" in first["attributes"]["value"]
    assert "សូមកុំប្រើទម្រង់នេះ" in first["attributes"]["value"]
    assert not {"upload"} & {question["type"] for question in questions}
    assert not {"name", "email", "telephone", "contact"} & {
        question["id"] for question in questions
    }


def test_every_label_that_a_form_sets_is_told_to_the_maintainer() -> None:
    """GitHub leaves a label out that the repository does not have, without a word."""
    labels = {label for path in FORMS for label in read_yaml(path).get("labels", [])} | {"intake"}
    for language in ("km", "en"):
        guide = (ROOT / "docs" / language / "guide" / "maintain.md").read_text(encoding="utf-8")
        assert {name for name in labels if f"| `{name}` |" not in guide} == set()


def test_the_form_for_a_document_is_what_the_schema_makes() -> None:
    made = made_forms(read_vocabularies(ROOT)[0], read_settings(ROOT))
    for path, text in made.items():
        assert (ROOT / path).read_text(encoding="utf-8") == text
