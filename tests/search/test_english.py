"""One stemmer in two languages: held to each other over every word there is, and to the published one."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer import english_stemmer
from snowballstemmer.among import Among

from policybank.packages import run_node
from policybank.search import _english_rules as rules
from policybank.search.english import STOP_WORDS, english_words, plain_latin, stem
from policybank.search.making import made_rules

ROOT = Path(__file__).resolve().parents[2]
SOURCE: dict[str, Any] = yaml.safe_load(
    (ROOT / "policybank" / "search" / "english.yml").read_text(encoding="utf-8")
)
OWN_WORDS = {*SOURCE["own_words"]}
ASK = """
const fs = require("fs");
global.window = {};
for (const file of ["english_rules.js", "english.js"]) {
  (0, eval)(fs.readFileSync(process.argv[3] + "/" + file, "utf8"));
}
const { plainLatin, WORD } = window.PolicyBank.english;
const words = (text) => Array.from(plainLatin(text).matchAll(new RegExp(WORD, "g")), (match) => match[1]);
const english = { ...window.PolicyBank.english, words };
const asked = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify(asked.map(([name, text]) => english[name](text))));
"""

# Syllables and endings in all combinations reach every branch of the rules, most of them in words nobody writes.
BEGINNINGS = ("", "a", "ab", "y", "ty", "aye", "bel", "str", "commun", "govern", "xw", "quo", "9")
MIDDLES = ("", "e", "i", "y", "at", "bl", "iz", "ll", "tt", "ag", "yy", "our", "w", "x", "og", "l")
LAST = ("", "s", "ed", "eed", "ing", "ly", "y", "e", "ies", "ied", "sses", "us", "edly", "ingly")


def by_node(asked: list[tuple[str, str]], folder: Path) -> list[Any]:
    script, file = folder / "ask.js", folder / "asked.json"
    script.write_text(ASK, encoding="utf-8")
    file.write_text(json.dumps(asked), encoding="utf-8")
    done = run_node(ROOT, script, [str(file), str(ROOT / "policybank" / "search" / "browser")])
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def library_words() -> set[str]:
    """Return every English word of the records, vocabularies, guides, papers and messages of this bank."""
    files = [
        file
        for folder in ("library", "docs", "policybank")
        for ending in ("md", "yml", "py", "js", "json")
        for file in (ROOT / folder).rglob(f"*.{ending}")
    ]
    return {
        word for file in files for word in english_words(file.read_text(encoding="utf-8").lower())
    }


def built_words() -> set[str]:
    endings = {ending for table in rules.ENDINGS for ending in table} | {""}
    return {
        f"{beginning}{middle}{ending}{last}"
        for beginning in BEGINNINGS
        for middle in MIDDLES
        for ending in endings
        for last in LAST
    } - {""}


def random_words(count: int) -> set[str]:
    dice = random.Random(11)  # noqa: S311
    parts = [*"aeiouybcdfglmnprstwxz7", *LAST[1:], *MIDDLES[1:], "ation", "ement", "iviti", "ical"]
    return {"".join(dice.choice(parts) for _ in range(dice.randint(1, 8))) for _ in range(count)}


@pytest.fixture(scope="module")
def all_words() -> list[str]:
    return sorted(library_words() | built_words() | random_words(40_000) | {"constructor"})


def snowball(words: Iterable[str]) -> dict[str, str]:
    """Return the stems by the published stemmer, after our spellings and with our beginnings beside its own."""
    theirs = english_stemmer.EnglishStemmer()
    stems = {}
    for word in words:
        spelt = word
        # The published stemmer looks at words of its own before anything else.
        if word not in rules.WHOLE_WORDS and len(word) > 2:
            for _, find, put in rules.SPELLINGS:
                spelt = re.sub(find, put, spelt)
        stems[word] = theirs.stemWord(spelt)
    return stems


def test_python_and_the_browser_s_script_agree_on_every_word(
    all_words: list[str], tmp_path: Path
) -> None:
    assert len(all_words) > 150_000
    answers = by_node([("stem", word) for word in all_words], tmp_path)
    differing = [
        (word, mine, theirs)
        for word, theirs in zip(all_words, answers, strict=True)
        if (mine := stem(word)) != theirs
    ]
    assert differing == []


def test_stems_are_those_of_the_published_stemmer(
    all_words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    beginnings = [Among(one, -1, -1) for one in sorted(rules.BEGINNINGS.split("|"))]
    monkeypatch.setattr(english_stemmer.EnglishStemmer, "a_0", beginnings)
    # Theirs is slow, so not every built word; the words of the bank all the same.
    words = sorted({*all_words[::4], *library_words()})
    expected = snowball(words)
    differing = [
        (word, mine, expected[word])
        for word in words
        if word not in OWN_WORDS and (mine := stem(word)) != expected[word]
    ]
    assert differing == []


def test_only_the_words_told_of_differ_from_the_stemmer_as_it_is_published() -> None:
    """Our spellings and beginnings touch few words: of those of the bank, less than one in twenty."""
    words = sorted(word for word in library_words() if word.isalpha())
    theirs = english_stemmer.EnglishStemmer()
    spelt = ["z", "our", "re", "gramme", "logue", "dgement", *SOURCE["own_beginnings"].split()]
    differing = [word for word in words if stem(word) != theirs.stemWord(word)]
    assert [
        word
        for word in differing
        if word not in OWN_WORDS and not any(one in word for one in spelt)
    ] == []
    assert len(differing) < len(words) / 20


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=30))
def test_a_stem_is_a_word_that_is_hardly_longer(word: str) -> None:
    assert re.fullmatch("[a-z0-9]+", stem(word))
    if word not in rules.WHOLE_WORDS:
        assert len(stem(word)) <= len(word) + 1


ONE_STEM = """
organization organisation organisations organizing, decentralization decentralisation decentralised, labour labor,
labourers laborers, behavioural behavioral, neighbouring neighboring, favourable favorable, centre center, centres centers,
theatre theater, programme program programmes programs programming, catalogue catalog, dialogue dialog dialogues,
judgement judgment, analyse analyze analysed analysis analyses, mobilizing mobilise, prioritize prioritise, enrolment
enrollment, counselling counseling, fulfil fulfill, child children, woman women, man men, teach teaching taught, teacher
teachers, curriculum curricula, syllabus syllabi, criterion criteria, crisis crises, policy policies, education educational
educate, assess assessment assessments, disability disabilities, school schools, scholarship scholarships, manage management
managing, study studies studied, commune communes, budget budgets budgeting, province provinces, experience experiences
experienced, minority minorities, authority authorities
"""
TWO_STEMS = """
university universal, authority author, experience experiment, information informal, organ organization, government
governance, police policy, majority major, minority minor, position positive, general generate, internal international,
community communication, secretary secret, nation native, literacy literature, competence competition, formal formation,
professor profession, hour or, tour tor, four for, special specific, primary prime, moral mortality, second secondary,
gender gene, news new, state status, equity equal, quality qualify, station static
"""


def groups(text: str) -> list[list[str]]:
    return [group.split() for group in text.split(",")]


@pytest.mark.parametrize("words", groups(ONE_STEM), ids=" ".join)
def test_forms_and_spellings_of_a_word_have_one_stem(words: list[str]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize("words", groups(TWO_STEMS), ids=" ".join)
def test_words_of_policy_that_mean_different_things_have_different_stems(words: list[str]) -> None:
    assert len({stem(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the children's rights, 2019-2023", ["the", "children", "rights", "2019", "2023"]),
        ("teachers’ and teacher’s", ["teachers", "and", "teacher"]),
        ("don't", ["don", "t"]),
        ("l'école d'été", ["l", "ecole", "d", "ete"]),
        ("its' it's its", ["its", "it", "its"]),
        ("giáo dục ở việt nam, đà nẵng", ["giao", "duc", "o", "viet", "nam", "da", "nang"]),
        ("ច្បាប់ education ២០", ["education"]),
        ("grade 4a's", ["grade", "4a"]),
        ("o'sullivan", ["o", "sullivan"]),
        ("", []),
    ],
)
def test_words_are_found_without_accents_and_possession(
    text: str, words: list[str], tmp_path: Path
) -> None:
    assert english_words(text) == words
    assert by_node([("words", text)], tmp_path) == [words]


def test_letters_without_accents_are_the_same_in_the_browser_and_keep_their_places(
    tmp_path: Path,
) -> None:
    text = "".join(map(chr, (*range(0x20, 0x250), *range(0x1780, 0x1800), *range(0x1E00, 0x1F20))))
    assert len(plain_latin(text)) == len(text)
    assert by_node([("plainLatin", text)], tmp_path) == [plain_latin(text)]
    assert (
        plain_latin("Phnom Penh, Đà Nẵng, São, ñ, ü, ø, ×÷")
        == "Phnom Penh, Da Nang, Sao, n, u, o, ×÷"
    )


def test_a_pasted_page_without_a_space_is_stemmed_like_any_word(tmp_path: Path) -> None:
    """A rule that looks back from every letter would take hours for these."""
    pages = [
        letters * (100_000 // len(letters)) for letters in ("a", "ab", "y", "ing", "sour", "t")
    ]
    assert by_node([("stem", page) for page in pages], tmp_path) == [stem(page) for page in pages]


@given(st.text())
def test_accents_fall_without_a_text_becoming_longer_or_shorter(text: str) -> None:
    assert len(plain_latin(text)) == len(text)
    assert plain_latin(plain_latin(text)) == plain_latin(text)


def test_stop_words_are_some_fifty_and_the_same_in_the_browser(tmp_path: Path) -> None:
    asked = ROOT / "policybank" / "search" / "browser" / "english_rules.js"
    assert json.dumps(" ".join(rules.STOP_WORDS.split())) in asked.read_text(encoding="utf-8")
    assert 40 <= len(STOP_WORDS) <= 60
    assert not {"no", "all", "new", "school", "more"} & STOP_WORDS


def test_the_made_rules_are_fresh() -> None:
    for path, text in made_rules().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text
