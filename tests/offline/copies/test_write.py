"""A copy is brought up to date with little, and nobody's own files are touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybank.offline import MANIFEST, read_manifest
from policybank.offline.copies import (
    MARKER,
    CopyError,
    Disk,
    Source,
    manifest_of,
    source_of,
    verify_copy,
    write_copy,
)
from policybank.offline.copies.plan import look_at, make_plan
from tests.offline.copies.trees import NEW, OLD, CaselessDisk, source, tree_of, write_tree

NAMES = st.sampled_from(["a", "b", "c", "d"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


def _is_tree(tree: dict[str, bytes]) -> bool:
    return not any(f"{one}/" == other[: len(one) + 1] for one in tree for other in tree)


TREES = st.dictionaries(PATHS, st.binary(max_size=2), max_size=8).filter(_is_tree)


def test_a_copy_holds_the_files_and_a_list_of_them(tmp_path: Path) -> None:
    done = write_copy(source(OLD), tmp_path / "stick")
    assert tree_of(tmp_path / "stick") == OLD
    assert done.written == done.files == len(OLD)
    assert read_manifest(tmp_path / "stick" / MANIFEST) == done.manifest
    assert verify_copy(tmp_path / "stick").is_whole


def test_only_what_changed_is_written_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    write_copy(source(OLD), tmp_path)
    done = write_copy(source(NEW), tmp_path)
    assert tree_of(tmp_path) == NEW
    assert done.written == 8
    assert done.removed == 4
    assert not (tmp_path / "search" / "1111").exists(), "a folder that became empty goes too"


def test_a_second_time_nothing_is_touched(tmp_path: Path) -> None:
    write_copy(source(NEW), tmp_path)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    assert write_copy(source(NEW), tmp_path).written == 0
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")} == before


@settings(max_examples=40)
@given(TREES, TREES, TREES)
def test_any_copy_over_any_other_is_exactly_the_new_one_beside_what_is_foreign(
    tmp_path_factory: pytest.TempPathFactory,
    old: dict[str, bytes],
    new: dict[str, bytes],
    own: dict[str, bytes],
) -> None:
    folder = tmp_path_factory.mktemp("stick")
    foreign = {f"{path}.own": data for path, data in own.items()}
    write_copy(source(old), folder)
    if not _is_tree({**old, **foreign}) or not _is_tree({**new, **foreign}):
        return
    write_tree(folder, foreign)
    write_copy(source(new), folder)
    assert tree_of(folder) == {**new, **foreign}
    found = verify_copy(folder)
    assert found.is_whole
    assert sorted([*found.foreign, *found.old]) == sorted(foreign)


def test_an_officers_own_file_in_the_way_stops_the_copy_before_anything_is_touched(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"index.html": b"my own page", "letter.docx": b"mine"})
    with pytest.raises(CopyError, match=r"index\.html") as caught:
        write_copy(source(NEW), tmp_path)
    assert caught.value.kind == "in-the-way"
    assert tree_of(tmp_path) == {"index.html": b"my own page", "letter.docx": b"mine"}


def test_an_own_file_where_a_folder_must_be_stops_it_too(tmp_path: Path) -> None:
    write_tree(tmp_path, {"km": b"a file"})
    with pytest.raises(CopyError, match="km"):
        write_copy(source(NEW), tmp_path)
    assert tree_of(tmp_path) == {"km": b"a file"}


def test_a_folder_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    elsewhere = write_tree(tmp_path / "elsewhere", {"index.html": b"own"})
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "km").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(CopyError, match="km"):
        write_copy(source(NEW), stick)
    assert tree_of(elsewhere) == {"index.html": b"own"}


def test_a_site_that_was_copied_by_hand_becomes_a_copy_with_little(tmp_path: Path) -> None:
    write_tree(tmp_path, OLD)
    done = write_copy(source(NEW), tmp_path)
    assert done.written == 8
    assert verify_copy(tmp_path).is_whole


def test_a_file_that_lost_its_end_is_noticed_by_its_size(tmp_path: Path) -> None:
    write_copy(source(NEW), tmp_path)
    (tmp_path / "files" / "a.km.pdf").write_bytes(b"%PDF")
    assert write_copy(source(NEW), tmp_path).written == 1
    assert tree_of(tmp_path) == NEW


def test_a_list_that_was_damaged_is_made_again_and_files_are_believed_by_their_bytes(
    tmp_path: Path,
) -> None:
    write_copy(source(NEW), tmp_path)
    (tmp_path / MANIFEST).write_bytes(b"\0" * 300)
    (tmp_path / "search" / "2222" / "0.js").write_bytes(b"x" * 3000)
    assert write_copy(source(NEW), tmp_path).written == 1
    assert tree_of(tmp_path) == NEW
    assert verify_copy(tmp_path).is_whole


@pytest.mark.parametrize(
    "spelling",
    [("en/index.html", "en/INDEX.HTM"), ("en/index.html", "en/Index.html"), ("km", "KM")],
)
@pytest.mark.parametrize("is_caseless", [True, False])
def test_a_name_that_changed_in_case_is_set_right(
    spelling: tuple[str, str], tmp_path: Path, is_caseless: bool
) -> None:
    write_copy(source(NEW), tmp_path)
    right, wrong = spelling
    (tmp_path / right).rename(tmp_path / wrong)
    disk = CaselessDisk(tmp_path) if is_caseless else None
    done = write_copy(source(NEW), tmp_path, disk=disk)
    own = {"en/INDEX.HTM": NEW["en/index.html"]} if wrong.endswith("HTM") else {}
    assert tree_of(tmp_path) == {**NEW, **own}
    assert done.written == (1 if own else 0)


def test_a_page_of_another_spelling_gets_its_new_bytes_and_the_right_name(tmp_path: Path) -> None:
    write_copy(source(OLD), tmp_path)
    (tmp_path / "en" / "index.html").rename(tmp_path / "en" / "Index.html")
    write_copy(source(NEW), tmp_path, disk=CaselessDisk(tmp_path))
    assert tree_of(tmp_path) == NEW


def test_a_name_that_the_bank_itself_changed_in_case_is_not_removed_as_an_old_one(
    tmp_path: Path,
) -> None:
    disk = CaselessDisk(tmp_path)
    write_copy(source({"a/Page.html": b"1", "b": b""}), tmp_path, disk=disk)
    write_copy(source({"a/page.html": b"1"}), tmp_path, disk=disk)
    assert tree_of(tmp_path) == {"a/page.html": b"1"}
    write_copy(source({"A/page.html": b"2"}), tmp_path, disk=disk)
    assert [path.casefold() for path in tree_of(tmp_path)] == ["a/page.html"]


@pytest.mark.parametrize(
    "path",
    [
        "con.txt",
        "a/NUL",
        "a:b",
        "a.",
        "é.html",
        "x.part",
        MANIFEST,
        MARKER,
        f"a/{'b' * 251}",
        "/".join(["folder"] * 40),
    ],
)
def test_names_that_a_stick_cannot_hold_are_told_before_anything_is_written(
    path: str, tmp_path: Path
) -> None:
    with pytest.raises(CopyError) as caught:
        write_copy(source({path: b"", "good": b""}), tmp_path / "stick")
    assert caught.value.kind == "names"
    assert not (tmp_path / "stick").exists()


@pytest.mark.parametrize("pair", [("a/b", "A/c"), ("a", "A"), ("a", "a/b"), ("A", "a/b")])
def test_names_that_differ_only_in_case_are_told(pair: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(CopyError) as caught:
        write_copy(source({pair[0]: b"", pair[1]: b""}), tmp_path)
    assert caught.value.kind == "names"


def test_a_file_that_fat32_cannot_hold_is_told(tmp_path: Path) -> None:
    large = tmp_path / "policybank_km.zim"
    with large.open("wb") as stream:
        stream.truncate(2**32)
    site = write_tree(tmp_path / "site", {"index.html": b""})
    with pytest.raises(CopyError) as caught:
        write_copy(source_of(site, extra={large.name: large}), tmp_path / "stick")
    assert caught.value.kind == "too-large"


def test_pages_come_after_what_they_lead_to_and_the_root_last(tmp_path: Path) -> None:
    write_copy(source(OLD), tmp_path)
    disk, new = Disk(tmp_path), source({**NEW, "index.html": b"x"})
    plan = make_plan(disk, look_at(disk), new, manifest_of(new), lambda _: None)
    order = {path: place for place, path in enumerate(plan.write)}
    assert order["search/2222/1.js"] < order["search/manifest.js"]
    assert order["assets/bank.2222.css"] < order["en/documents/b.html"] < order["en/index.html"]
    assert order["search/manifest.js"] < order["km/index.html"]
    assert plan.write[-1] == "index.html"


def test_sums_of_a_source_are_kept_and_a_changed_file_is_read_again(tmp_path: Path) -> None:
    site = write_tree(tmp_path / "site", {"a": b"1", "b": b"2"})
    sums = tmp_path / "sums.txt"
    first = manifest_of(source_of(site), cache=sums)
    poisoned = sums.read_text(encoding="utf-8").replace(first.sums["a"], "0" * 64)
    sums.write_text(poisoned, encoding="utf-8")
    assert manifest_of(source_of(site), cache=sums).sums["a"] == "0" * 64
    (site / "a").unlink()
    (site / "a").write_bytes(b"33")
    assert manifest_of(source_of(site), cache=sums).sums["a"] not in ("0" * 64, first.sums["a"])


def test_a_sum_that_was_kept_wrongly_never_reaches_a_copy(tmp_path: Path) -> None:
    site = write_tree(tmp_path / "site", {"a": b"1"})
    sums = tmp_path / "sums.txt"
    manifest = manifest_of(source_of(site), cache=sums)
    sums.write_text(
        sums.read_text(encoding="utf-8").replace(manifest.sums["a"], "0" * 64), encoding="utf-8"
    )
    with pytest.raises(CopyError) as caught:
        write_copy(source_of(site), tmp_path / "stick", sums=sums)
    assert caught.value.kind == "source-changed"
    write_copy(source_of(site), tmp_path / "stick", sums=sums)
    assert verify_copy(tmp_path / "stick").is_whole


def test_a_source_leaves_out_what_is_for_web_hosts_and_what_is_cut(tmp_path: Path) -> None:
    site = write_tree(tmp_path, {".nojekyll": b"", "files/a.pdf": b"", "index.html": b""})
    files = source_of(site, extra={"copy.js": b"1"}, without=["files/a.pdf"]).files
    assert list(files) == ["copy.js", "index.html"]
    assert isinstance(source_of(site), Source)
