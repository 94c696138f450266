"""The two languages have the same words to say, and write numbers and dates each in its way."""

from __future__ import annotations

import re
import string

import pytest

from policybank.i18n import LANGUAGES, read_words

KHMER, ENGLISH = (read_words(language) for language in LANGUAGES)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert KHMER.entries.keys() == ENGLISH.entries.keys()


def test_both_languages_have_the_same_placeholders() -> None:
    different = [
        key
        for key, text in ENGLISH.entries.items()
        if _placeholders(text) != _placeholders(KHMER.entries[key])
    ]
    assert different == []


def test_no_khmer_word_was_forgotten_or_hides_an_invisible_sign() -> None:
    # Names that stand alone in Latin letters, or in no letters at all.
    plain = re.compile(r"[^A-Za-z]*|.*\{.*|English|PDF|RIS|BibTeX|CSL-JSON|JSON|id")
    for key, text in KHMER.entries.items():
        is_example = key.endswith(".example")
        assert is_example or re.search("[\u1780-\u17ff]", text) or plain.fullmatch(text), key
        assert not re.search("[\u200b-\u200f\u2060\ufeff]", text), key


def test_numbers_and_dates_are_written_as_each_language_writes_them() -> None:
    assert KHMER.number(12345) == "១២.៣៤៥"
    assert KHMER.size(1_234_567) == "១,២ មេកាបៃ"
    assert ENGLISH.number(12345) == "12,345"
    assert KHMER.date(2007, 12, 8) == "ថ្ងៃទី៨ ខែធ្នូ ឆ្នាំ២០០៧"
    assert ENGLISH.date(2007, 12, 8) == "8 December 2007"
    assert (ENGLISH.date(2007, 12), ENGLISH.date(2007)) == ("December 2007", "2007")
    assert ENGLISH.size(1_234_567) == "1.2 MB"
    assert ENGLISH.size(10) == "1 KB"


def test_one_thing_is_counted_in_the_singular() -> None:
    assert ENGLISH.count("lists.count", 1) == "1 document"
    assert ENGLISH.count("lists.count", 2) == "2 documents"


def test_a_word_that_nobody_wrote_is_a_bug() -> None:
    with pytest.raises(KeyError):
        ENGLISH("site.nobody-wrote-this")
