"""The record of a packet as a file: what was given is read again, and intake's own part is intake's."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.library import read_values
from policybank.packets import filled_values, free_id, id_from_title, is_safe_id, record_text

DAY = "2026-11-27"


def read_again(values: dict[str, Any]) -> Any:
    text = record_text(values)
    assert text.startswith("---\n")
    assert text.endswith("\n---\n")
    return read_values(text[4:-4])


@pytest.mark.parametrize(
    "text",
    ["no", "null", "~", "65", "007", "2007-12-08", "1e3", "true", "- a", "# a", "a: b", "a #b", "'", '"', "*a", "&a",
     "!!x", "[a", "{a", "---", "...", "%YAML", "@a", "`a", "ច្បាប់\u200bសាលា", "\u2028", "=", "|", ">"],
)  # fmt: skip
def test_a_text_is_read_again_as_it_was(text: str) -> None:
    assert read_again({"title": {"km": text}, "acronyms": [text, "a"]}) == {
        "title": {"km": text}, "acronyms": [text, "a"],
    }  # fmt: skip


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@given(LINES, st.lists(LINES, max_size=4))
def test_every_line_is_read_again_as_it_was(text: str, several: list[str]) -> None:
    values: dict[str, Any] = {"a": text, "b": several, "c": [{"d": text}]}
    assert read_again(values) == values


def test_a_record_looks_as_people_write_it() -> None:
    values = {
        "date": "2007-12-08",
        "themes": ["teachers", "finance"],
        "links": [{"url": "https://a.example/", "kind": "about"}],
    }
    assert record_text(values) == (
        "---\ndate: 2007-12-08\nthemes: [teachers, finance]\nlinks:\n  - url: https://a.example/\n    kind: about\n---\n"
    )


def test_what_the_giver_says_of_the_review_is_not_taken() -> None:
    given_values = {
        "type": "law",
        "review": {"state": "checked", "date": "2020", "note": {"en": "Doubtful"}},
        "date_added": "1999-01-01",
        "editions": [{"file": "document.km.pdf", "language": "km"}],
    }
    filled = filled_values(given_values, document_id="a-law", day=DAY)
    assert filled["review"] == {"state": "unchecked", "note": {"en": "Doubtful"}}
    assert filled["date_added"] == DAY
    assert filled["editions"] == [{"file": "a-law.km.pdf", "language": "km"}]
    assert list(filled) == ["id", "type", "editions", "review", "date_added"]


@given(
    st.text(max_size=100),
    st.text(max_size=100),
    st.sets(st.just("school-law") | st.just("document")),
)
def test_an_id_is_always_found_and_is_free_and_safe(title: str, kind: str, taken: set[str]) -> None:
    found = free_id({"title": {"en": title}, "type": kind}, taken.__contains__)
    assert is_safe_id(found)
    assert found not in taken


@pytest.mark.parametrize(
    "name", ["con", "NUL", "index", "a" * 61, "-a", "a--b", "a/b", "..", "", "com1", "ច្បាប់"]
)
def test_an_id_that_some_system_cannot_hold_is_not_safe(name: str) -> None:
    assert not is_safe_id(name)


def test_a_device_of_windows_becomes_another_id() -> None:
    assert free_id({"title": {"en": "Con"}, "type": "law"}, set().__contains__) == "law"
    assert id_from_title("Décret n° 5") == "decret-n-5"
