"""Personal data are found in both kinds of digits, masked at once, and an office's own number is only mentioned."""

from __future__ import annotations

import pytest

from policybank.review import find_personal


@pytest.mark.parametrize(
    ("text", "kind", "is_office"),
    [
        ("Sok Dara 012 345 678", "phone", False),
        ("លេខទូរសព្ទ ០១២ ៣៤៥ ៦៧៨", "phone", False),
        ("០៩៧៣៤៥៦៧៨៩", "phone", False),
        ("(+855) 12 345 678", "phone", False),
        ("+855-97-345-6789", "phone", False),
        ("Ministry of Examples, Tel: 012 345 678", "phone", True),
        ("Call 023 345 678", "phone", True),
        ("ក្រសួងគំរូ ទូរសព្ទ ០១២ ៣៤៥ ៦៧៨", "phone", True),
        ("dara@gmail.com", "email", False),
        ("info@ministry.example", "email", True),
        ("អត្តសញ្ញាណប័ណ្ណលេខ ០១០១២៣៤៥៦", "identity", False),
        ("010123456(01)", "identity", False),
        ("Passport No. N0123456 7", "identity", False),
    ],
)
def test_it_is_found(text: str, kind: str, is_office: bool) -> None:
    (found,) = find_personal([(3, text)])
    assert (found.kind, found.is_office, found.leaf) == (kind, is_office, 3)


@pytest.mark.parametrize(
    "text",
    [
        "NS/RKM/1207/032",
        "នស/រកម/១២០៧/០៣២ ចុះថ្ងៃទី៨ ខែធ្នូ ឆ្នាំ២០០៧",
        "120,345,678 riels",
        "១២០.៣៤៥.៦៧៨ រៀល",
        "120345678 KHR",
        "2019-2023 and 2024-2028",
        "ISBN 978-92-3-100123-4",
        "https://a.example/0123456789",
        "0.12345678",
        "Table 01 234 students, 0 12 34",
    ],
)
def test_laws_money_and_years_are_none(text: str) -> None:
    assert find_personal([(1, text)]) == ()


def test_nothing_of_it_but_its_end_is_shown() -> None:
    found = find_personal([(1, "012 345 678, dara.sok@gmail.com, 010123456(01)")])
    assert [one.masked for one in found] == ["d•••@•••.com", "•••••••••01", "•••••••78"]


def test_a_number_is_told_once_a_leaf() -> None:
    found = find_personal([(1, "012 345 678 012345678"), (2, "012-345-678")])
    assert [(one.leaf, one.masked) for one in found] == [(1, "•••••••78"), (2, "•••••••78")]
