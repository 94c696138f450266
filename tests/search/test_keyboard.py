"""Words typed while the wrong keyboard was on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from policybank.khmer import normalise_order

from .node import ROOT, ask

LAYOUTS: dict[str, Any] = yaml.safe_load(
    (ROOT / "policybank" / "search" / "keyboard.yml").read_text(encoding="utf-8")
)
NIDA: dict[str, str] = {
    key: sign
    for row in LAYOUTS["nida"]
    for key, sign in zip(row["keys"], row["signs"], strict=True)
}
WINDOWS: dict[str, str] = {**NIDA, **LAYOUTS["windows"]}

# As they are typed on both layouts without the right Alt key.
_KHMER = """
អប់រំ ច្បាប់ គ្រូ សាលារៀន សិស្ស ក្រសួង កុមារ គោលនយោបាយ ផែនការ យុទ្ធសាស្ត្រ អនុក្រឹត្យ ប្រកាស សាលា
មត្តេយ្យសិក្សា បឋមសិក្សា មធ្យមសិក្សា ឧត្តមសិក្សា វិជ្ជាជីវៈ ពិការភាព យេនឌ័រ ថវិកា គុណភាព សមធម៌ បរិយាបន្ន
រដ្ឋធម្មនុញ្ញ អក្ខរកម្ម អាហារូបករណ៍ ឃុំ សង្កាត់ ស្រុក ខេត្ត រាជធានី គណៈកម្មាធិការ ស្ថិតិ របាយការណ៍ ស្រាវជ្រាវ
បណ្ដុះបណ្ដាល បណ្តុះបណ្តាល ជនជាតិភាគតិច ភាសា សៀវភៅ កម្មវិធីសិក្សា ការបោះបង់ការសិក្សា សិទ្ធិកុមារ ធនាគារពិភពលោក
ម៉ោង ប៉ុន្តែ ស៊ីសង ហ៊ាន ញាតិ លុះ នុះ ពុំ ទាំង ចំណេះ ពិសេស កោះ ដៃ ខ្មែរ ឆ្នាំ
"""
_ENGLISH = """
education teacher policy school law constitution children curriculum strategy budget scholarship
"""
KHMER, ENGLISH = _KHMER.split(), _ENGLISH.split()
PHRASES = ["early childhood education", "sub decree", "Ministry of Education", "grade 10 textbook"]


def typed_by(text: str, layout: dict[str, str]) -> str:
    """Return the keys a typist presses to write `text`: the one that writes two signs before two keys."""
    keys = {sign: key for key, sign in layout.items()}
    pressed, place = "", 0
    while place < len(text):
        two = text[place : place + 2]
        pressed += keys[two] if two in keys else keys[text[place]]
        place += 2 if two in keys else 1
    return pressed


def can_be_typed(text: str, layout: dict[str, str]) -> bool:
    return set(text) <= {*"".join(layout.values())}


def slips(tmp_path: Path, texts: list[str]) -> list[list[str]]:
    return ask(tmp_path, [("keyboard.slips", text) for text in texts])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # NiDA
        ("Gb'rM", "អប់រំ"),
        ("cjbab'", "ច្បាប់"),
        ("KjrU", "គ្រូ"),
        ("salar[n", "សាលារៀន"),
        ("e dit", ""),
        # Windows' older layout: another key for អ, and the space bar for a letter below
        (",b'rM", "អប់រំ"),
        ("c bab'", "ច្បាប់"),
        ("K rU", "គ្រូ"),
        ("salar}n", "សាលារៀន"),
        # English with Khmer letters
        ("េដុចាតិោន", "education"),
        ("តេាចហេរ", "teacher"),
        ("ផោលិចយ", "policy"),
    ],
)
def test_what_a_typist_gets_is_turned_into_what_was_meant(
    typed: str, meant: str, tmp_path: Path
) -> None:
    (found,) = slips(tmp_path, [typed])
    assert meant in found if meant else not found


@pytest.mark.parametrize("layout", [NIDA, WINDOWS], ids=["nida", "windows"])
def test_every_khmer_word_comes_back(layout: dict[str, str], tmp_path: Path) -> None:
    words = [word for word in KHMER if can_be_typed(word, layout)]
    assert len(words) > 55
    pressed = [typed_by(word, layout) for word in words]
    found = slips(tmp_path, pressed)
    lost = [
        (word, keys, one)
        for word, keys, one in zip(words, pressed, found, strict=True)
        # What holds no Latin letter (all keys are signs) is no word that anyone typed.
        if normalise_order(word) not in one and re.search("[A-Za-z]", keys)
    ]
    assert lost == []


@pytest.mark.parametrize("layout", [NIDA, WINDOWS], ids=["nida", "windows"])
def test_every_english_word_and_phrase_comes_back(layout: dict[str, str], tmp_path: Path) -> None:
    texts = [*ENGLISH, *PHRASES]
    written = [
        "".join(" " if key == " " and layout is NIDA else layout[key] for key in text)
        for text in texts
    ]
    found = slips(tmp_path, written)
    assert [text for text, one in zip(texts, found, strict=True) if text not in one] == []


def test_khmer_that_was_meant_is_seldom_read_as_english(tmp_path: Path) -> None:
    found = slips(tmp_path, KHMER)
    read = [word for word, one in zip(KHMER, found, strict=True) if one]
    # "kumar", "Kolnyobay", "sala", "fvika", "Pasa", "Jati", "Bises": as good as English, letter by letter.
    assert read == ["កុមារ", "គោលនយោបាយ", "សាលា", "ថវិកា", "ភាសា", "ញាតិ", "ពិសេស"]


def test_english_that_is_no_khmer_letter_by_letter_is_left_alone(tmp_path: Path) -> None:
    words = ["education", "teacher", "school", "law", "constitution", "early", "decree", "textbook"]
    assert slips(tmp_path, words) == [[] for _ in words]


def test_what_nobody_mistyped_gives_nothing(tmp_path: Path) -> None:
    texts = [
        "",
        " ",
        "2019",
        "១២៣",
        "ច្បាប់ law",
        "<b>",
        "a" * 201,
        "\u17d2\u17d2",
        "éducation",
        "x",
        "ក",
    ]
    assert slips(tmp_path, texts) == [[] for _ in texts]


def test_the_layout_is_that_of_the_system_s_keyboard_data() -> None:
    """Every key of the layout as Linux has it, read anew where that is installed."""
    file = Path("/usr/share/X11/xkb/symbols/kh")
    if not file.is_file():
        pytest.skip("no keyboard data of X11 here (Debian: xkb-data)")
    first = file.read_text(encoding="utf-8").split('"olpc"')[0]
    rows = {
        "AE": ("1234567890-=", "!@#$%^&*()_+"),
        "AD": ("qwertyuiop[]", "QWERTYUIOP{}"),
        "AC": ("asdfghjkl;'", 'ASDFGHJKL:"'),
        "AB": ("zxcvbnm,./", "ZXCVBNM<>?"),
    }
    checked = 0
    for row, number, plain, shifted in re.findall(
        r"key <(A[A-E])(\d\d)> \{ \[\s*0x100(\w{4}),\s*0x100(\w{4}),", first
    ):
        for keys, code in zip(rows[row], (plain, shifted), strict=True):
            # Codes that Unicode does not know stand for two signs there.
            if not "17fb" <= code <= "17ff":
                assert NIDA[keys[int(number) - 1]] == chr(int(code, 16))
                checked += 1
    assert checked > 60
