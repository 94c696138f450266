"""Answers are read out of an issue, whatever a stranger wrote between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.forms.answers import chosen, read_answers
from policybank.forms.issue_record import issue_record
from policybank.forms.questions import QUESTIONS
from policybank.schema import Vocabularies
from tests.forms import issues


@pytest.fixture
def known(tmp_path: Path) -> Vocabularies:
    return issues.vocabularies(tmp_path / "bank")


def test_each_answer_is_found_under_its_question() -> None:
    given = {one.id: f"answer to {one.id}" for one in QUESTIONS}
    assert read_answers(issues.body(**given)) == given


def test_what_was_left_open_gives_no_answer() -> None:
    assert read_answers(issues.body()) == {}


def test_headings_inside_an_answer_stay_in_it_unless_they_ask_a_later_question() -> None:
    earlier = next(one for one in QUESTIONS if one.id == "title_km").heading()
    told = f"first\n### {earlier}\nforged\n### my own\nlast"
    answers = read_answers(issues.body(title_km="ច្បាប់", summary_en=told))
    assert answers["title_km"] == "ច្បាប់"
    assert answers["summary_en"] == told


def test_an_answer_is_found_after_the_words_in_one_language_were_mended() -> None:
    heading = next(one for one in QUESTIONS if one.id == "title_en").heading()
    km, en = heading.split(" · ")
    for old in (f"{km} · Name in English", f"ឈ្មោះ · {en}", en):
        body = issues.body(title_en="A law").replace(heading, old)
        found = read_answers(body)
        # Of a heading of which neither half is ours nothing is known; of the others everything.
        assert found.get("title_en") == ("A law" if old == en else None)


def test_windows_line_breaks_and_control_signs_do_no_harm() -> None:
    body = issues.body(title_en="A\x1b[31m law\x00").replace("\n", "\r\n")
    assert read_answers(body)["title_en"] == "A[31m law"


def test_names_with_commas_are_told_apart_from_the_commas_between_them() -> None:
    offered = {"Health": "h", "Health, food and water": "w", "Water": "x"}
    assert chosen("Health, food and water, Health", offered) == (["w", "h"], "")
    assert chosen("Health, Watery, Water", offered) == (["h", "x"], "Watery")


def test_answers_become_the_values_of_a_record(known: Vocabularies) -> None:
    text = issues.whole(
        known,
        title_km="ច្បាប់គំរូ",
        languages=", ".join(issues.named("languages", one, known) for one in ("km", "en")),
        date="២០០៧-១២",
        period="2019 – 2023",
        bodies="Ministry of Examples; Unknown Office",
        legal_number="នស/រកម/១២០៧",
        themes=", ".join(issues.named("themes", one, known) for one in ("finance", "teachers")),
        links="https://moeys.gov.kh/law.pdf\nhttps://elsewhere.example/law",
        sources="- https://moeys.gov.kh/list\n- the gazette of 2008",
        relations="It replaces the older law.",
        stage=issues.named("stage", "", known),
    )
    record = issue_record(read_answers(text), known)
    assert record.values == {
        "title": {"km": "ច្បាប់គំរូ", "en": "Law on Examples"},
        "type": "law",
        "bodies": ["ministry"],
        "legal_number_km": "នស/រកម/១២០៧",
        "date": "2007-12",
        "period": {"start": "2019", "end": "2023"},
        "languages": ["km", "en"],
        "links": [
            {"url": "https://moeys.gov.kh/law.pdf", "kind": "official"},
            {"url": "https://elsewhere.example/law", "kind": "official"},
        ],
        "themes": ["finance", "teachers"],
        "rights": {"statement": "official-text"},
        "sources": [{"url": "https://moeys.gov.kh/list"}, {"text": "the gazette of 2008"}],
    }
    assert {one.text for one in record.remarks} == {"Unknown Office", "It replaces the older law."}


@pytest.mark.parametrize(
    ("question", "text"),
    [("date", "last year"), ("date", "2007-13-01"), ("period", "2019-20"), ("type", "Poem"),
     ("title_en", "long " * 100)],
)  # fmt: skip
def test_what_fits_no_field_is_kept_as_a_remark(
    known: Vocabularies, question: str, text: str
) -> None:
    record = issue_record(read_answers(issues.whole(known, **{question: text})), known)
    assert [one.text for one in record.remarks] == [text.strip()]


def test_an_option_renamed_since_is_known_by_its_other_half(known: Vocabularies) -> None:
    km, _ = issues.named("type", "law", known).split(" · ")
    record = issue_record(read_answers(issues.whole(known, type=km)), known)
    assert record.values["type"] == "law"
