"""Khmer order in lists is the browser's `Intl.Collator("km")`.

Node has ICU's Khmer data in every build, so it judges the whole domain. Chromium has none and sorts by the root order;
it judges the part where root and Khmer order are one.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.khmer import collation_key, has_khmer
from policybank.packages import run_node

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]

CONSONANTS = [chr(code) for code in range(0x1780, 0x17A3)]
INDEPENDENT = [chr(code) for code in range(0x17A3, 0x17B4)]
VOWELS = [chr(code) for code in range(0x17B6, 0x17C6)]
SIGNS = [chr(code) for code in (*range(0x17C6, 0x17D2), 0x17DD)]
ENDINGS = ["", "", "ំ", "ះ", "ាំ", "ុំ", "ិះ", "ុះ", "េះ", "ោះ", "៌", "៌ា", "៉ា", "៊ី", "់", "័យ", "៍", "ៈ"]
LATIN = [
    chr(code)
    for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x180))
    if chr(code) not in "×÷"
]
# The curly quotation marks changed with ICU 78 and stand in a test of their own.
OTHERS = [
    *"0123456789០១២៣៤៥៦៧៨៩ -–—,;:!?.…/()[]{}'\"«»&%#@*+=<>|~§©°€$៛។៕៖ៗ៘៙៚\u00a0\u200b\u200c\u200d\u00ad"
]
ACCENTS = [chr(code) for code in range(0x300, 0x340)]


COMPARE = """
const collator = new Intl.Collator("km");
if (collator.resolvedOptions().locale !== "km") throw new Error("this Node has no Khmer order");
const pairs = JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(pairs.map(([a, b]) => Math.sign(collator.compare(a, b)))));
"""


def khmer_cluster(dice: random.Random) -> str:
    subscripts = "".join(
        "\u17d2" + dice.choice(CONSONANTS) for _ in range(dice.choice((0, 0, 0, 1, 1, 2)))
    )
    letter = dice.choice(CONSONANTS if dice.random() < 0.9 else INDEPENDENT)
    return letter + subscripts + dice.choice(("", dice.choice(VOWELS), dice.choice(ENDINGS)))


def khmer_text(dice: random.Random) -> str:
    return "".join(khmer_cluster(dice) for _ in range(dice.randint(1, 4)))


def disordered_text(dice: random.Random) -> str:
    signs = [*CONSONANTS, *INDEPENDENT, *VOWELS, *SIGNS * 2, "\u17d2", *LATIN, *OTHERS, *ACCENTS]
    return "".join(dice.choice(signs) for _ in range(dice.randint(1, 6)))


def title(dice: random.Random) -> str:
    parts = [
        khmer_text(dice)
        if dice.random() < 0.6
        else "".join(dice.choice(LATIN) for _ in range(dice.randint(1, 4)))
        for _ in range(dice.randint(1, 3))
    ]
    return dice.choice((" ", "", "\u200b", dice.choice(OTHERS))).join(parts)


def texts(seed: int) -> list[str]:
    dice = random.Random(seed)  # noqa: S311
    made = [maker(dice) for maker in (khmer_text, disordered_text, title) for _ in range(1500)]
    singles = [*CONSONANTS, *INDEPENDENT, *VOWELS, *SIGNS, *LATIN, *OTHERS, *ACCENTS]
    robat = [
        letter + ending
        for letter in (*CONSONANTS, *INDEPENDENT)
        for ending in ("៌", "្ក", "ំ", "ះ", "ា", "ាំ")
    ]
    return sorted({*made, *singles, *robat})


def pairs_of(made: list[str], seed: int) -> list[tuple[str, str]]:
    """Return neighbours in our order, where a wrong sign shows, and random pairs."""
    dice = random.Random(seed)  # noqa: S311
    ordered = sorted(made, key=collation_key)
    neighbours = [pair for step in (1, 2, 5) for pair in zip(ordered, ordered[step:], strict=False)]
    return neighbours + [(dice.choice(made), dice.choice(made)) for _ in range(10_000)]


def sign(first: str, second: str) -> int:
    one, other = collation_key(first), collation_key(second)
    return (one > other) - (one < other)


def signs_by_node(pairs: list[tuple[str, str]], folder: Path) -> list[int]:
    script, asked = folder / "compare.js", folder / "pairs.json"
    script.write_text(COMPARE, encoding="utf-8")
    asked.write_text(json.dumps(pairs), encoding="utf-8")
    done = run_node(ROOT, script, [str(asked)])
    assert done.returncode == 0, done.stderr
    signs: list[int] = json.loads(done.stdout)
    return signs


def differing(pairs: list[tuple[str, str]], expected: list[int]) -> list[tuple[str, str, int]]:
    return [
        (first, second, theirs)
        for (first, second), theirs in zip(pairs, expected, strict=True)
        if sign(first, second) != theirs
    ]


def test_the_order_is_that_of_intl_collator_for_khmer_in_every_pair(tmp_path: Path) -> None:
    pairs = pairs_of(texts(seed=2), seed=3)
    assert differing(pairs, signs_by_node(pairs, tmp_path)) == []


@pytest.mark.browser
def test_the_order_is_chromium_s_where_khmer_order_and_root_order_are_one(page: Page) -> None:
    """Letters, subscripts and vowels of Khmer, and Latin with digits and punctuation; never the two together."""
    dice = random.Random(4)  # noqa: S311
    khmer = [
        "".join(dice.choice([*CONSONANTS, *VOWELS, "\u17d2"]) for _ in range(dice.randint(1, 6)))
        for _ in range(1500)
    ]
    latin = [
        "".join(dice.choice([*LATIN, *OTHERS[:60], *ACCENTS]) for _ in range(dice.randint(1, 6)))
        for _ in range(1500)
    ]
    latin = [text for text in latin if not has_khmer(text)]
    pairs = pairs_of(khmer, seed=5) + pairs_of(latin, seed=6)
    signs = page.evaluate(
        """pairs => { const collator = new Intl.Collator("km");
                      return pairs.map(([a, b]) => Math.sign(collator.compare(a, b))); }""",
        pairs,
    )
    assert differing(pairs, signs) == []


def test_khmer_comes_before_latin_and_vowels_with_signs_come_last() -> None:
    # fmt: off
    in_order = [
        "...", "១ ថ្ងៃ", "10 days", "២ ថ្ងៃ", "កក", "ការ", "កុមារ", "កៅ", "កុំ", "កំ", "ក្រ", "ខ", "រាជ", "ឫក", "លា", "ឯក", "អៅ",
        "Act", "bank", "Élan",
    ]
    # fmt: on
    shuffled = random.Random(1).sample(in_order, len(in_order))  # noqa: S311
    assert sorted(shuffled, key=collation_key) == in_order


def test_khmer_and_latin_digits_are_one_to_the_order() -> None:
    assert collation_key("ឆ្នាំ ២០០៧") == collation_key("ឆ្នាំ 2007")


def test_a_zero_width_space_changes_no_place() -> None:
    assert collation_key("អប់រំ\u200bជាតិ") == collation_key("អប់រំជាតិ")


def test_accent_decides_before_case_and_both_after_the_letters() -> None:
    assert sorted(["éa", "Ea", "ea", "Eb", "éA"], key=collation_key) == [
        "ea",
        "Ea",
        "éa",
        "éA",
        "Eb",
    ]


def test_curly_quotation_marks_stand_beside_the_straight_ones() -> None:
    assert sorted(["‘b", "'c", "’a", "'a", "“a", '"b'], key=collation_key) == [
        "'a",
        "’a",
        "‘b",
        "'c",
        "“a",
        '"b',
    ]


def test_another_script_comes_after_all_and_breaks_nothing() -> None:
    assert sorted(["ไทย", "ខ្មែរ", "", "zoo", "\U0001f600"], key=collation_key) == [
        "",
        "ខ្មែរ",
        "zoo",
        "ไทย",
        "\U0001f600",
    ]
