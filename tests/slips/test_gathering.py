"""Slips from strangers: taken whole or not at all, each once, in whatever form they come."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.schema import SLIP_FORMAT, slip_schema
from policybank.slips import Gathered, counts_of, gather_slips
from policybank.slips.lines import parts_in, slip_lines, sum_of, values_in

from .made import DOCUMENTS, file_of, searched, slip, text_of

WHOLE = slip(
    searches=[{"words": "អាហារសាលា", "times": 1}, {"words": "school meals", "times": 2}],
    opened=[{"document": "budget-plan", "text": 2}, {"document": "school-law", "page": 3, "pdf": 1}],
    asked=[{"title": "ផែនការអាហារ 2019-2023"}, {"document": "school-plan"}],
    corrections=[{"document": "school-law", "times": 1, "sentence": "The number is wrong"}],
    answers=[{"question": "ease", "choice": "very"}],
)  # fmt: skip


def gathered(folder: Path, **files: str) -> Gathered:
    """Gather from files by name; two underscores stand for the point before the ending."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return gather_slips(folder, DOCUMENTS)


def codes_of(text: str, told: str, length: int = 60) -> list[str]:
    whole = base64.b32encode(text.encode()).decode().rstrip("=")
    parts = [whole[at : at + length] for at in range(0, len(whole), length)]
    return [f"PBQ1/{told}/{at}/{len(parts)}/{part}" for at, part in enumerate(parts, 1)]


def test_text_codes_and_file_of_one_slip_are_one_slip(tmp_path: Path) -> None:
    lines = slip_lines(WHOLE)
    codes = codes_of("\n".join(lines), sum_of(lines))
    found = gathered(
        tmp_path, a__txt=text_of(WHOLE), b__json=file_of(WHOLE),
        c__txt=" ".join(reversed(codes[1:])), d__txt=f"from a telephone: {codes[0]}",
    )  # fmt: skip
    assert list(found.slips.values()) == [WHOLE]
    assert (found.files, found.again, found.refused) == (4, 2, ())


def test_a_message_that_was_quoted_broken_and_sent_on_is_read(tmp_path: Path) -> None:
    lines = text_of(WHOLE).split("\n")
    broken = "\n".join(f"> {line}\u200e  " for line in lines).replace(
        "number is wrong", "number\n> is wrong"
    )
    assert list(gathered(tmp_path, a__txt=broken).slips.values()) == [WHOLE]


def test_a_conversation_holds_many_slips(tmp_path: Path) -> None:
    others = [slip(**searched(word)) for word in ("school books", "desks", "water")]
    found = gathered(tmp_path, talk__txt="\r\nHello!\r\n".join(text_of(one) for one in others))
    assert list(found.slips.values()) == others


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.txt", "Good morning", "no-slip"),
        ("a.txt", text_of(WHOLE).replace("n 2 school", "n 9 school"), "sum"),
        ("a.txt", text_of(WHOLE).rpartition("\n")[0], "sum"),
        ("a.json", file_of(WHOLE, until="2026-12"), "sum"),
        ("a.json", file_of(WHOLE, reader="somebody"), "form"),
        ("a.json", file_of(WHOLE, version=2), "version"),
        ("a.json", file_of(WHOLE, format="list"), "no-slip"),
        ("a.json", "[1]", "not-json"),
        ("a.json", "[" * 100_000, "not-json"),
        ("a.txt", codes_of("PB1 2026-11 2026-11\na ease very", "0000-0000")[0], "sum"),
        ("a.txt", codes_of("x" * 90, "0000-0000")[0], "parts-missing"),
        ("a.txt", "x" * 2_000_001, "too-large"),
    ],
)  # fmt: skip
def test_what_is_no_whole_slip_is_refused_with_its_reason(
    name: str, text: str, reason: str, tmp_path: Path
) -> None:
    found = gathered(tmp_path, **{name.replace(".", "__"): text})
    assert [one.reason for one in found.refused] == [reason]
    assert found.slips == {}


def _signed(*lines: str) -> str:
    whole = ("PB1 2026-11 2026-11", *sorted(lines))
    return "\n".join([*whole, f"PB. {sum_of(whole)}"])


@pytest.mark.parametrize(
    "lines",
    [
        ("n 1 <script>alert(1)</script>",),
        ("o 0 0 0 school-law",),
        ("o 1 1 1 ../../etc",),
        ("a ease dreadful",),
        ("a ease very", "a ease hard"),
        ("n 1 meals", "n 2 meals"),
        tuple(f"n 1 {'a' * (2 + n)}" for n in range(41)),
        ("t " + "x" * 161,),
        (),
    ],
)  # fmt: skip
def test_a_right_sum_makes_no_wrong_slip_right(lines: tuple[str, ...], tmp_path: Path) -> None:
    found = gathered(tmp_path, a__txt=_signed(*lines))
    assert [one.reason for one in found.refused] == ["form"]


def test_what_a_stranger_may_not_say_is_left_out_and_counted(tmp_path: Path) -> None:
    text = _signed(
        "n 1 sok 012 345 678", "n 1 School Meals", "n 5000 water", "o 1 0 0 no-such-law", "o 700 0 0 school-law",
        "w no-such-plan", "t call 012345678", "e 1 no-such-law it is", "e 1 school-plan call 012345678",
        "a ease very",
    )  # fmt: skip
    found = gathered(tmp_path, a__txt=text)
    (one,) = found.slips.values()
    assert [(search.words, search.times) for search in one.searches] == [("water", 99)]
    assert [(used.document, used.page) for used in one.opened] == [("school-law", 99)]
    assert one.asked == ()
    assert [(wrong.document, wrong.sentence) for wrong in one.corrections] == [
        ("school-plan", None)
    ]
    assert (found.unknown, found.personal, found.capped) == (3, 4, 2)


def test_a_copy_that_is_older_than_a_name_names_the_document_as_it_was(tmp_path: Path) -> None:
    text = _signed("o 1 0 0 old-law", "o 1 0 0 school-law", "w old-law")
    found = gathered(tmp_path, a__txt=text)
    (one,) = found.slips.values()
    assert [used.document for used in one.opened] == ["school-law", "school-law"]
    assert [asked.document for asked in one.asked] == ["school-law"]
    assert found.unknown == 0
    # Named twice, and still one slip.
    assert counts_of([one])["opened", "school-law", "page"] == 1


def test_links_folders_and_other_files_are_not_looked_at(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(text_of(WHOLE), encoding="utf-8")
    folder = tmp_path / "slips"
    folder.mkdir()
    (folder / "more.txt").mkdir()
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "link.txt").symlink_to(outside)
    assert gathered(folder).files == 0


@given(st.text(max_size=200), st.text(alphabet="PB1. Q/noatwe-0123456789ABC\n", max_size=200))
def test_no_text_makes_the_reader_stumble(any_text: str, near: str) -> None:
    for text in (any_text, near, f"PB1 2026-11 2026-11\n{near}\nPB. 0000-0000"):
        assert all(values is None for values, _ in values_in(text))
        list(parts_in(text))


def test_the_published_schema_takes_a_slip_and_nothing_besides() -> None:
    schema = slip_schema()
    jsonschema.validate(json.loads(file_of(WHOLE)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(file_of(WHOLE, reader="somebody")), schema)
    assert schema["properties"]["format"]["const"] == SLIP_FORMAT
