"""A query said in the other language, and in other words of its own: `translate.js`, run by node."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from policybank.core import write_text
from policybank.library import read_glossary, read_library
from policybank.packages import run_node
from policybank.schema import Term, Vocabulary, without_brackets
from policybank.search import glossary_values

ROOT = Path(__file__).resolve().parents[2]

# The stem here takes the plural away and no more: what a stemmer does is tested beside it.
ASK = """
const fs = require("fs");
global.window = {};
for (const file of ["khmer/khmer_rules.js", "khmer/khmer.js", "search/browser/translate.js"]) {
  (0, eval)(fs.readFileSync(process.argv[3] + "/" + file, "utf8"));
}
const { queries, data } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const stem = word => word.replace(/([a-z]{3})s$/, "$1");
process.stdout.write(JSON.stringify(queries.map(query => window.PolicyBank.translate(query, data, stem))));
"""

TERMS = """\
groups:
  - {id: school, en: School, km: សាលា}
terms:
  - {id: education, en: education, km: ការអប់រំ, also_km: [អប់រំ], group: school, basis: seen}
  - {id: policy, en: policy, km: គោលនយោបាយ, group: school, basis: seen}
  - {id: teacher, en: teacher, km: គ្រូបង្រៀន, also_km: [គ្រូ], group: school, basis: seen}
  - {id: ministry, en: ministry, km: ក្រសួង, group: school, basis: seen}
  - {id: moe, en: Ministry of Education, km: ក្រសួងអប់រំ, acronyms: [MoE], group: school, basis: seen}
  - {id: higher, en: higher education, km: ឧត្តមសិក្សា, acronyms: [HE], group: school, basis: seen}
  - {id: research, en: research, km: ការស្រាវជ្រាវ, also_en: [study], group: school, basis: seen}
  - {id: learning, en: learning, km: ការរៀនសូត្រ, also_en: [study], group: school, basis: seen}
  - {id: decision, en: decision, km: សេចក្ដីសម្រេច, group: school, basis: seen}
  - {id: tutoring, en: private tutoring, km: ការរៀនគួរ, group: school, basis: own, verify: true}
  - id: push-out
    en: push-out
    km: ការបោះបង់ការសិក្សា
    group: school
    basis: seen
    deprecated: {en: [drop-out, dropout], verify: true}
  - id: disability
    en: persons with disabilities
    km: ជនមានពិការភាព
    group: school
    basis: seen
    deprecated: {en: [the handicapped], km: [ជនពិការ]}
  - {id: mark, en: department (of a ministry), km: នាយកដ្ឋាន, group: school, basis: seen}
"""

KAMPOT = Vocabulary(name="provinces", terms={"kampot": Term(id="kampot", en="Kampot", km="កំពត")})


def by_node(
    queries: Sequence[str], data: dict[str, str], folder: Path
) -> list[list[dict[str, Any]]]:
    script, file = folder / "ask.js", folder / "asked.json"
    write_text(script, ASK)
    write_text(file, json.dumps({"queries": queries, "data": data}))
    done = run_node(ROOT, script, [str(file), str(ROOT / "policybank")])
    assert done.returncode == 0, done.stderr
    answers: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return answers


@pytest.fixture
def data(tmp_path: Path) -> dict[str, str]:
    write_text(tmp_path / "library" / "glossary.yml", TERMS)
    glossary, faults = read_glossary(tmp_path)
    assert not faults
    return glossary_values(glossary, KAMPOT)


def texts(found: list[dict[str, Any]], language: str) -> list[str]:
    return [one["text"] for one in found if one["language"] == language]


@pytest.mark.parametrize(
    ("query", "translated"),
    [
        ("education", ["ការអប់រំ"]),
        ("ការអប់រំ", ["education"]),
        # Folding and stems: another spelling, a zero-width space, capitals, a plural, an apostrophe.
        ("សេចក្តីសម្រេច", ["decision"]),
        ("សេចក្ដី\u200bសម្រេច", ["decision"]),
        ("Policies", []),
        ("DECISIONS", ["សេចក្ដីសម្រេច"]),
        ("the ministry's policy", ["គោលនយោបាយ ក្រសួង"]),
        # The longest term counts, whatever it is made of.
        ("ministry of education", ["ក្រសួងអប់រំ"]),
        ("MoE", ["ក្រសួងអប់រំ"]),
        ("moe policy", ["គោលនយោបាយ ក្រសួងអប់រំ"]),
        ("department", ["នាយកដ្ឋាន"]),
        # Khmer says first what English says last; connecting words keep their place.
        ("teacher policy", ["គោលនយោបាយ គ្រូបង្រៀន"]),
        ("គោលនយោបាយគ្រូបង្រៀន", ["teacher policy"]),
        ("policy on education", ["គោលនយោបាយ ស្ដីពី ការអប់រំ"]),
        ("គោលនយោបាយស្តីពីការអប់រំ", ["policy on education"]),
        ("education policy 2019-2023", ["គោលនយោបាយ ការអប់រំ 2019 2023"]),
        ("គោលនយោបាយអប់រំ ឆ្នាំ២០១៩", ["education policy 2019"]),
        ("teachers in Kampot", ["គ្រូបង្រៀន ក្នុង កំពត", "គ្រូ ក្នុង កំពត"]),
        # Two concepts with one name: both.
        ("study", ["ការស្រាវជ្រាវ", "ការរៀនសូត្រ"]),
    ],
)
def test_a_query_that_terms_cover_is_said_in_the_other_language(
    query: str, translated: list[str], data: dict[str, str], tmp_path: Path
) -> None:
    (found,) = by_node([query], data, tmp_path)
    language = "km" if query.isascii() else "en"
    got = texts(found, language)
    # A term has further forms; the first ones are those that are told here.
    assert got[: len(translated)] == translated
    assert bool(got) == bool(translated)


@pytest.mark.parametrize(
    "query",
    [
        "", "   ", "of the", "និង", "zebra", "zebra education", "education for zebras", "2019",
        # Half a syllable, half a term.
        "ការអប់", "ការ", "high",
        # A word with a capital is a name only where others have none, and where two terms or more carry the meaning.
        "Funding teacher policy", "Teacher Funding Policy", "teacher Kolibri",
        # As one types "health".
        "he", "he policy",
        "\x00", "<b>", "់់់", "education " * 100, "ក" * 100_000, "a" * 100_000,
    ],
)  # fmt: skip
def test_a_query_that_terms_do_not_cover_is_left_alone(
    query: str, data: dict[str, str], tmp_path: Path
) -> None:
    assert by_node([query], data, tmp_path) == [[]]


def test_a_name_stays_as_it_is_beside_two_terms(data: dict[str, str], tmp_path: Path) -> None:
    english, khmer = by_node(
        ["teacher policy of Svay Kolibri", "គោលនយោបាយ គ្រូ Kolibri"], data, tmp_path
    )
    assert english[0]["text"] == "គោលនយោបាយ គ្រូបង្រៀន នៃ Svay Kolibri"
    assert english[0]["pieces"] == ["គោលនយោបាយ", "គ្រូបង្រៀន", "Svay Kolibri"]
    assert khmer[0]["text"] == "teacher policy Kolibri"


def test_an_acronym_and_its_name_lead_to_each_other(data: dict[str, str], tmp_path: Path) -> None:
    short, long, capitals = by_node(
        ["MoE policy", "Ministry of Education policy", "HE"], data, tmp_path
    )
    assert texts(short, "en") == ["Ministry of Education policy"]
    assert texts(long, "en") == ["MoE policy"]
    assert texts(capitals, "km") == ["ឧត្តមសិក្សា"]


def test_a_word_that_was_given_up_leads_to_the_present_one_and_back(
    data: dict[str, str], tmp_path: Path
) -> None:
    old, new, khmer = by_node(["drop-outs", "push-out", "ជនពិការ"], data, tmp_path)
    assert [(one["text"], one["now"]) for one in old] == [
        ("ការបោះបង់ការសិក្សា", "push-out"),
        ("push-out", "push-out"),
    ]
    assert not any(one["isDeprecated"] for one in old)
    # The committee has still to confirm that drop-out is given up; its translation is none the worse.
    assert [one["isSure"] for one in old] == [True, False]
    assert [
        (one["text"], one["isDeprecated"], one["now"]) for one in new if one["language"] == "en"
    ] == [
        ("drop-out", True, "push-out"),
        ("dropout", True, "push-out"),
    ]
    assert [(one["text"], one["isDeprecated"], one["now"]) for one in khmer] == [
        ("persons with disabilities", False, "ជនមានពិការភាព"),
        ("the handicapped", True, "persons with disabilities"),
        ("ជនមានពិការភាព", False, "ជនមានពិការភាព"),
    ]


def test_a_word_to_the_letter_wins_over_one_with_the_same_stem(tmp_path: Path) -> None:
    # Here the stem of "aids" is that of "aid".
    data = {"km": "ក\nខ", "en": "item|~aids\naid"}
    given_up, current = by_node(["aids", "aid"], data, tmp_path)
    assert texts(given_up, "km") == ["ក"]
    assert texts(current, "km") == ["ខ"]


def test_a_translation_that_nobody_confirmed_says_so(data: dict[str, str], tmp_path: Path) -> None:
    english, khmer, both = by_node(
        ["private tutoring", "ការរៀនគួរ", "private tutoring policy"], data, tmp_path
    )
    assert [one["isSure"] for one in (*english, *khmer, both[0])] == [False, False, False]


def test_no_more_than_four_queries_come_of_each_language(tmp_path: Path) -> None:
    data = {"km": "ក|ខ|គ|ឃ|ង|ច", "en": "one|^OA|~two|~three|~four|~five|six"}
    (found, khmer) = by_node(["one", "ក"], data, tmp_path)
    assert texts(found, "km") == ["ក", "ខ", "គ", "ឃ"]
    assert texts(found, "en") == ["two", "three", "four", "five"]
    assert texts(khmer, "en") == ["one", "OA", "two", "three"]


def test_every_main_form_of_the_shipped_glossary_finds_its_translation(tmp_path: Path) -> None:
    library = read_library(ROOT)
    data = glossary_values(library.glossary, library.vocabularies["provinces"])
    pairs = [
        tuple(without_brackets(form) for form in (term.en, term.km))
        for term in library.glossary.terms.values()
    ]
    answers = by_node([form for pair in pairs for form in pair], data, tmp_path)
    for (english, khmer), to_khmer, to_english in zip(
        pairs, answers[::2], answers[1::2], strict=True
    ):
        assert khmer in texts(to_khmer, "km"), english
        assert english in texts(to_english, "en"), khmer
