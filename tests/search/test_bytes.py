"""One library gives the same bytes, however it was built, and the same answers, however it is packed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from policybank.search import STICK, WEB, Packing, SearchEngine, _parts

from . import made

WORDS = [
    "school",
    "law",
    "right",
    "child",
    "teacher",
    "book",
    "of",
    "the",
    "fund",
    "plan",
    "water",
    "village",
    "year",
]
SYLLABLES = ["ក្រ", "សួ", "ង", "អ", "ប់", "រំ", "យុ", "វ", "ជ", "ន", "កី", "ឡា", "ច្បា", "ប់", "ស្ដី", "ពី"]
YEARS = ["2019", "2020", "2021", "2022"]


def documents(count: int, leaves: int, seed: int = 3) -> list[made.Document]:
    """Return invented documents of several years and types, in both languages, and a guide."""
    dice = random.Random(seed)  # noqa: S311

    def text(words: list[str], between: str) -> str:
        return between.join(dice.choices(words, k=40))

    found = [
        made.document(
            f"d{number:03}",
            title_km=text(SYLLABLES, "")[:24],
            title_en=" ".join(dice.choices(WORDS, k=4)),
            km=[text(SYLLABLES, "") for _ in range(dice.randint(0, leaves))],
            en=[text(WORDS, " ") for _ in range(dice.randint(1, leaves))],
            date=dice.choice(["2024-03-01", "2026-02-01", "2026-11-05"]),
            issued=dice.choice(["", "2019-05-02", "2020", "2021-11", "2022-01-31"]),
            facets={"type": [dice.choice(["law", "report"])], "language": ["km", "en"]},
            fields={"summary": text(WORDS, " "), "acronym": "NEP" if number % 7 == 0 else ""},
        )
        for number in range(count)
    ]
    return [*found, made.document("guide/reading", kind="guide", en=[text(WORDS, " ")], date="")]


LIBRARY = documents(12, 4)


@pytest.fixture(scope="module", params=[WEB, STICK], ids=lambda one: one.name)
def packing(request: pytest.FixtureRequest) -> Packing:
    found: Packing = request.param
    return found


@pytest.fixture(scope="module")
def plain(packing: Packing, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made.files(made.index(tmp_path_factory.mktemp("plain"), *LIBRARY, packing=packing))


def test_the_order_of_entries_does_not_matter(
    packing: Packing, plain: dict[str, bytes], tmp_path: Path
) -> None:
    assert made.files(made.index(tmp_path, *LIBRARY[::-1], packing=packing)) == plain


def test_a_warm_cache_gives_what_a_cold_one_does(
    packing: Packing, plain: dict[str, bytes], tmp_path: Path
) -> None:
    for _ in range(2):
        assert made.files(made.index(tmp_path, *LIBRARY, packing=packing)) == plain


def test_a_cache_that_two_packings_share_keeps_both(tmp_path: Path) -> None:
    first = made.files(made.index(tmp_path, *LIBRARY, packing=WEB))
    made.index(tmp_path, *LIBRARY, packing=STICK)
    kept = {file.stat().st_mtime_ns for file in tmp_path.glob("web-*/*")}
    assert made.files(made.index(tmp_path, *LIBRARY, packing=WEB)) == first
    assert {file.stat().st_mtime_ns for file in tmp_path.glob("web-*/*")} == kept


def test_on_a_stick_a_mark_on_an_old_record_leaves_the_other_files_as_they_are(
    tmp_path: Path,
) -> None:
    library = documents(250, 1)
    before = made.files(made.index(tmp_path, *library, packing=STICK))
    first = library[0]
    marked = replace(first, entry=replace(first.entry, status="repealed", digest="marked"))
    after = made.files(made.index(tmp_path, marked, *library[1:], packing=STICK))
    changed = {path for path in after if before.get(path) != after[path]}
    # The card of the document, what filters know of all, and the manifest.
    kinds = sorted(path.rpartition("/")[2].partition("-")[0] for path in changed)
    assert kinds == ["c0", "manifest.js"]


@pytest.mark.parametrize("leaves", [2, 4])
def test_the_size_of_batches_does_not_matter(
    leaves: int,
    plain: dict[str, bytes],
    packing: Packing,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A batch is a multiple of the leaves in a chunk.
    size = leaves if packing is WEB else 50 * leaves
    library = LIBRARY if packing is WEB else documents(60, 5)
    expected = (
        plain
        if packing is WEB
        else made.files(made.index(tmp_path / "plain", *library, packing=packing))
    )
    monkeypatch.setattr(_parts, "BATCH_LEAVES", size)
    assert made.files(made.index(tmp_path, *library, packing=packing)) == expected


def test_the_number_of_processes_does_not_matter(
    packing: Packing, plain: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_parts, "_FEW_LEAVES", 0)
    if packing is WEB:
        monkeypatch.setattr(_parts, "BATCH_LEAVES", 4)
    assert made.files(made.index(tmp_path, *LIBRARY, packing=packing, processes=2)) == plain


# What only a large library has: postings too long for their lines, which stand apart.
TORN = replace(WEB, name="torn", most_signs=2)


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SearchEngine, ...]]:
    library = documents(30, 5)
    folders = [
        made.site(tmp_path_factory.mktemp(packing.name), *library, packing=packing)
        for packing in (WEB, STICK, TORN)
    ]
    assert any(folders[2].glob("search/*-leaves-*/s*-0.js"))
    with ExitStack() as stack:
        yield tuple(stack.enter_context(SearchEngine(folder)) for folder in folders)


@pytest.mark.parametrize(
    "query",
    [
        "ក្រ", "អប់រំ", "យុវជន", "ក្រសួង អប់រំ", '"ច្បាប់ស្ដីពី"', "school", "right child", '"of the"', "the school law",
        '"law right"', "water ក្រសួង", "NEP", "schol", "ក្រសួង water fund plan village", "nothinglikeit",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"limit": 3, "offset": 3, "counts": True},
        {"filters": {"type": ["law"], "from": 2020}, "sort": "newest"},
        {"snippets": False, "sort": "oldest"},
        {"all": True},
    ],
    ids="-".join,
)
def test_all_packings_give_equal_answers(
    query: str, options: dict[str, object], engines: tuple[SearchEngine, ...]
) -> None:
    web, stick, torn = (made.ask(engine, query, **options) for engine in engines)
    assert web == stick
    assert web == torn


def test_long_postings_stand_apart_on_the_web_and_in_their_lines_on_a_stick(tmp_path: Path) -> None:
    often = [
        made.document(f"d{at:03}", en=["school law"] * 7, date="2024-01-01") for at in range(100)
    ]
    names = {
        packing: list(made.files(made.index(tmp_path, *often, packing=packing)))
        for packing in (WEB, STICK)
    }
    apart = re.compile(r"-leaves-\w+/s\d+-\d+\.js$")
    # "school", "law", and the two beside each other.
    assert len(list(filter(apart.search, names[WEB]))) == 3
    assert not any(map(apart.search, names[STICK]))


def test_a_stick_has_few_files_and_the_web_small_ones(tmp_path: Path) -> None:
    library = documents(100, 10)
    leaves = sum(one.entry.leaf_count for one in library)
    assert leaves > 900
    stick = made.files(made.index(tmp_path, *library, packing=STICK))
    assert len(stick) < 60
    web = made.files(made.index(tmp_path, *library, packing=WEB))
    shards = [len(data) for path, data in web.items() if "-leaves-" in path and "/s" in path]
    assert sum(shards) / len(shards) < 2 * WEB.shard_bytes


@pytest.mark.slow
def test_a_thousand_documents_of_twenty_leaves_are_at_most_600_files_on_a_stick(
    tmp_path: Path,
) -> None:
    dice = random.Random(5)  # noqa: S311
    library = [
        made.document(
            f"d{number:04}",
            km=["".join(dice.choices(SYLLABLES, k=150)) for _ in range(10)],
            en=[" ".join(dice.choices(WORDS, k=120)) for _ in range(10)],
            date=dice.choice(["2024-03-01", "2026-02-01", "2026-11-05"]),
        )
        for number in range(1_000)
    ]
    assert len(made.files(made.index(tmp_path, *library, packing=STICK))) <= 600
