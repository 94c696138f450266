"""What is added or changed writes a small part of the index anew, and leaves all other files as they are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from policybank.core import write_text
from policybank.search import WEB, SearchEngine

from . import made

OLD = made.document("old", km=["ច្បាប់ចាស់"], date="2023-04-05")
OLDER = made.document("older", en=["An old law."], date="2020-01-01")
SPRING = made.document("spring", en=["A law of this spring."], date="2026-03-01")
NEW = made.document("new", en=["A new law."], date="2026-11-02")
GUIDE = made.document("guide/reading", kind="guide", en=["How to read a law."], date="")
LIBRARY = (OLD, OLDER, SPRING, NEW, GUIDE)


def folders(files: Iterable[str]) -> dict[str, set[str]]:
    """Return the folders of parts by what they hold: "month-leaves", "before-records" …."""
    found: dict[str, set[str]] = {}
    for path in files:
        if path.count("/") == 2:
            folder = path.split("/")[1]
            found.setdefault(folder.removeprefix("web-").rpartition("-")[0], set()).add(folder)
    return found


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the parts of which some file is new or another one."""
    return {
        name
        for name, found in folders(after).items()
        if any(
            before.get(path) != data for path, data in after.items() if path.split("/")[1] in found
        )
    }


def test_each_segment_has_what_its_dates_say(tmp_path: Path) -> None:
    site = made.site(tmp_path, *LIBRARY)
    found = folders(path.relative_to(site).as_posix() for path in site.rglob("*.js"))
    names = {"before", "year", "month", "guides"}
    parts = {f"{name}-{part}" for name in names for part in ("leaves", "records")}
    assert set(found) == parts | {"lexicon"}
    assert all(len(one) == 1 for one in found.values())


def test_an_added_document_writes_the_month_and_no_more(tmp_path: Path) -> None:
    before = made.files(made.index(tmp_path, *LIBRARY))
    added = made.document("added", en=["An added law."], date="2026-11-20")
    after = made.files(made.index(tmp_path, *LIBRARY, added))
    assert changed(before, after) <= {"month-leaves", "month-records", "lexicon"}
    assert before.keys() - after.keys() <= {
        path for path in before if "-month-" in path or "-lexicon-" in path
    }


def test_another_title_writes_the_records_of_its_segment_and_no_more(tmp_path: Path) -> None:
    before = made.files(made.index(tmp_path, *LIBRARY))
    renamed = made.document("old", km=["ច្បាប់ចាស់"], date="2023-04-05", title_en="Renamed")
    after = made.files(made.index(tmp_path, renamed, OLDER, SPRING, NEW, GUIDE))
    assert "before-records" in changed(before, after)
    assert changed(before, after) <= {"before-leaves", "before-records", "lexicon"}


def test_a_change_of_text_never_keeps_the_name_of_its_files(tmp_path: Path) -> None:
    before = made.files(made.index(tmp_path, *LIBRARY))
    mended = made.document("old", km=["ច្បាប់ចាស់ណាស់"], date="2023-04-05")
    after = made.files(made.index(tmp_path, mended, OLDER, SPRING, NEW, GUIDE))
    for path in before.keys() & after.keys() - {"search/manifest.js"}:
        assert before[path] == after[path]
    assert folders(before)["before-leaves"] != folders(after)["before-leaves"]


def test_a_new_month_moves_the_last_one_into_the_year(tmp_path: Path) -> None:
    before = made.files(made.index(tmp_path, *LIBRARY))
    december = made.document("december", en=["A law of December."], date="2026-12-01")
    after = made.files(made.index(tmp_path, *LIBRARY, december))
    moved = {"month-leaves", "month-records", "year-leaves", "year-records", "lexicon"}
    assert changed(before, after) <= moved
    site = made.site(tmp_path / "site", *LIBRARY, december)
    with SearchEngine(site) as engine:
        assert set(made.ids(made.ask(engine, "law"))) == {
            "older", "spring", "new", "december", "guide/reading",
        }  # fmt: skip


def test_what_no_build_needs_any_more_leaves_the_cache(tmp_path: Path) -> None:
    made.index(tmp_path, *LIBRARY)
    found = made.index(tmp_path, OLD)
    kept = {file.source.parent.name for file in found.files}
    assert {folder.name for folder in tmp_path.iterdir()} == kept


def test_a_build_that_was_broken_off_is_no_harm(tmp_path: Path) -> None:
    whole = made.files(made.index(tmp_path / "whole", *LIBRARY))
    broken = tmp_path / "broken"
    for folder in (tmp_path / "whole").iterdir():
        write_text(broken / f"{folder.name}.part" / "0.run", "half a run")
    write_text(broken / "web-month-leaves-0123456789.part" / "text0.bin", "of another build")
    assert made.files(made.index(broken, *LIBRARY)) == whole
    assert not list(broken.glob("*.part"))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"facts": {}}', '{"facts": {}, "blobs": [[1]]}', "\x00"]
)
def test_a_part_of_the_cache_whose_facts_are_broken_is_made_again(
    text: str, tmp_path: Path
) -> None:
    whole = made.files(made.index(tmp_path, *LIBRARY))
    for file in tmp_path.glob("*/part.json"):
        write_text(file, text)
    assert made.files(made.index(tmp_path, *LIBRARY)) == whole


def test_a_part_of_the_cache_without_one_of_its_files_is_made_again(tmp_path: Path) -> None:
    whole = made.files(made.index(tmp_path, *LIBRARY))
    for file in [*tmp_path.glob("*/*.bin"), *tmp_path.glob("*/words.json")]:
        file.unlink()
        assert made.files(made.index(tmp_path, *LIBRARY)) == whole


def test_a_file_of_the_cache_that_was_cut_short_is_made_again(tmp_path: Path) -> None:
    whole = made.files(made.index(tmp_path, *LIBRARY))
    for file in tmp_path.glob("web-*-leaves-*/*.bin"):
        file.write_bytes(file.read_bytes()[:-3])
    assert made.files(made.index(tmp_path, *LIBRARY)) == whole


def test_other_facts_leave_all_parts_as_they_are(tmp_path: Path) -> None:
    before = made.files(made.index(tmp_path, *LIBRARY, packing=WEB))
    after = made.files(
        made.index(tmp_path, *LIBRARY, packing=WEB, glossary={"km": "ច្បាប់", "en": "law"})
    )
    assert changed(before, after) == set()
    assert before["search/manifest.js"] != after["search/manifest.js"]
