"""A pack made from one copy to the next turns the one into the other, whatever they are, and twice is once."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybank.core import SilentProgress
from policybank.offline import MANIFEST, read_manifest
from policybank.offline.copies import MARKER, CopyError
from policybank.offline.packs import APPLY_PAGE, CopySource, PackError, apply_pack, make_pack
from policybank.offline.packs._zip_writer import ZipWriter
from tests.offline.copy_trees import MADE, NEW, OLD, apply, copy, files_in, manifest_of, pack

_NAMES = st.sampled_from(["a", "b.html", "c.js", "d.pdf", "e"])
_PATHS = st.lists(_NAMES, min_size=1, max_size=3).map("/".join)
_DATA = st.one_of(st.binary(max_size=40), st.integers(0, 3).map(lambda n: b"page " * 400 * n))


def _is_tree(files: dict[str, bytes]) -> bool:
    folders = {path[:at] for path in files for at, sign in enumerate(path) if sign == "/"}
    return not folders & files.keys()


_TREES = st.dictionaries(_PATHS, _DATA, min_size=1, max_size=7).filter(_is_tree)


@given(old=_TREES, new=_TREES, own=st.binary(max_size=5))
@settings(max_examples=60)
def test_a_pack_turns_any_copy_into_any_other_and_leaves_the_files_of_its_owner(
    tmp_path_factory: pytest.TempPathFactory,
    old: dict[str, bytes],
    new: dict[str, bytes],
    own: bytes,
) -> None:
    root = tmp_path_factory.mktemp("packs")
    target, source = copy(root / "old", old), copy(root / "new", new)
    (target / "my letters").mkdir()
    (target / "my letters" / "a.docx").write_bytes(own)
    if old == new:
        with pytest.raises(PackError, match="nothing-changed"):
            pack(root / "p.zip", old, source)
        return
    pack(root / "p.zip", old, source)
    apply(root / "p.zip", target)
    assert (target / MANIFEST).read_bytes() == manifest_of(new).data
    assert files_in(target) == {**new, "my letters/a.docx": own}
    again = apply(root / "p.zip", target)
    assert (again.written, again.removed) == (0, 0)


def test_the_same_two_copies_give_the_same_bytes(tmp_path: Path) -> None:
    source = copy(tmp_path / "new", NEW)
    made = pack(tmp_path / "one.zip", OLD, source)
    pack(tmp_path / "two.zip", OLD, source)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert made.size_bytes == (tmp_path / "one.zip").stat().st_size
    assert (made.changed, made.removed) == (4, 1)


def test_a_pack_holds_what_changed_and_other_programs_can_unpack_it_over_a_copy(
    tmp_path: Path,
) -> None:
    source, target = copy(tmp_path / "new", NEW), copy(tmp_path / "old", OLD)
    pack(tmp_path / "p.zip", OLD, source)
    with zipfile.ZipFile(tmp_path / "p.zip") as whole:
        assert whole.testzip() is None
        names = whole.namelist()
        told = json.loads(whole.read("pack.json"))
        whole.extractall(target)
    assert names == ["pack.json", "assets/bank.bbbb.js", "en/index.html", "files/plan.en.pdf",
                     "km/index.html", APPLY_PAGE, MANIFEST]  # fmt: skip
    assert told["from"] == manifest_of(OLD).digest
    assert told["to"] == manifest_of(NEW).digest
    assert list(told["removed"]) == ["assets/bank.aaaa.js"]
    assert read_manifest(target / MANIFEST) == manifest_of(NEW)
    assert {path: (target / path).read_bytes() for path in NEW} == NEW


def test_the_page_that_explains_is_in_every_pack_and_is_the_copys_own_where_it_has_one(
    tmp_path: Path,
) -> None:
    old, new = {**OLD, APPLY_PAGE: b"<p>page</p>"}, {**NEW, APPLY_PAGE: b"<p>page</p>"}
    source, target = copy(tmp_path / "new", new), copy(tmp_path / "old", old)
    pack(tmp_path / "p.zip", old, source)
    with zipfile.ZipFile(tmp_path / "p.zip") as whole:
        assert whole.read(APPLY_PAGE) == b"<p>page</p>"
    apply(tmp_path / "p.zip", target)
    assert files_in(target) == new


def test_what_packing_does_not_make_smaller_or_makes_suspiciously_small_goes_in_as_it_is(
    tmp_path: Path,
) -> None:
    noise, zeros = bytes((n * n * 7919 + n) % 251 for n in range(3000)), b"\0" * 2_000_000
    source = copy(tmp_path / "new", {"noise": noise[:200], "zeros": zeros, "text": b"text " * 50})
    pack(tmp_path / "p.zip", {}, source)
    with zipfile.ZipFile(tmp_path / "p.zip") as whole:
        methods = {one.filename: one.compress_type for one in whole.infolist()}
    assert methods["zeros"] == methods["noise"] == zipfile.ZIP_STORED
    assert methods["text"] == zipfile.ZIP_DEFLATED


def test_a_pack_for_another_version_is_refused_by_name_and_touches_nothing(tmp_path: Path) -> None:
    other = {**OLD, "assets/same.js": b"another script"}
    target = copy(tmp_path / "old", other)
    pack(tmp_path / "p.zip", OLD, copy(tmp_path / "new", NEW))
    with pytest.raises(PackError) as refused:
        apply(tmp_path / "p.zip", target)
    assert refused.value.reason == "other-version"
    assert refused.value.facts == {
        "seen": manifest_of(other).digest[:12],
        "wanted": manifest_of(OLD).digest[:12],
        "to": manifest_of(NEW).digest[:12],
    }
    assert files_in(target) == other


def test_a_pack_for_another_version_applies_where_all_it_does_not_bring_is_right(
    tmp_path: Path,
) -> None:
    # The copy is older still, but only in files that the pack brings.
    other = {**OLD, "en/index.html": b"<p>older</p>"}
    target = copy(tmp_path / "old", other)
    pack(tmp_path / "p.zip", OLD, copy(tmp_path / "new", NEW))
    apply(tmp_path / "p.zip", target)
    assert files_in(target) == NEW


def test_a_file_that_its_owner_put_in_the_place_of_a_removed_one_stays(tmp_path: Path) -> None:
    target = copy(tmp_path / "old", NEW)
    (target / "assets" / "bank.aaaa.js").write_bytes(b"my own")
    pack(tmp_path / "p.zip", OLD, copy(tmp_path / "new", NEW))
    assert apply(tmp_path / "p.zip", target).removed == 0
    assert (target / "assets" / "bank.aaaa.js").read_bytes() == b"my own"


def test_a_file_that_its_owner_put_where_a_new_one_must_stand_is_not_overwritten(
    tmp_path: Path,
) -> None:
    target = copy(tmp_path / "old", OLD)
    (target / "files" / "plan.en.pdf").write_bytes(b"my own plan")
    pack(tmp_path / "p.zip", OLD, copy(tmp_path / "new", NEW))
    with pytest.raises(CopyError) as refused:
        apply(tmp_path / "p.zip", target)
    assert refused.value.kind == "in-the-way"
    assert files_in(target) == {**OLD, "files/plan.en.pdf": b"my own plan"}


def test_a_list_that_was_copied_over_alone_is_not_believed(tmp_path: Path) -> None:
    target = copy(tmp_path / "old", OLD)
    (target / MANIFEST).write_bytes(manifest_of(NEW).data)
    pack(tmp_path / "p.zip", OLD, copy(tmp_path / "new", NEW))
    assert apply(tmp_path / "p.zip", target).written == 4
    assert files_in(target) == {**NEW, "assets/bank.aaaa.js": OLD["assets/bank.aaaa.js"]}


def test_a_new_copy_that_is_damaged_makes_no_pack_and_leaves_the_old_one(tmp_path: Path) -> None:
    source = copy(tmp_path / "new", NEW)
    (source / "en" / "index.html").write_bytes(b"<p>new<p>" * 60)
    (tmp_path / "p.zip").write_bytes(b"a pack")
    with pytest.raises(PackError, match="source-damaged"):
        pack(tmp_path / "p.zip", OLD, source)
    (source / "en" / "index.html").unlink()
    with pytest.raises(PackError, match="source-damaged"):
        pack(tmp_path / "p.zip", OLD, source)
    assert [one.name for one in tmp_path.glob("p.zip*")] == ["p.zip"]
    assert (tmp_path / "p.zip").read_bytes() == b"a pack"


@pytest.mark.parametrize("names", [["a.js", "A.js"], ["a", "a/b"], ["con.html"], ["pack.json"],
                                   [MARKER], ["x.part"], ["a/b", "A"]])  # fmt: skip
def test_names_that_cannot_lie_together_on_a_stick_make_no_pack(
    tmp_path: Path, names: list[str]
) -> None:
    source = CopySource(folder=tmp_path, manifest=manifest_of(dict.fromkeys(names, b"")))
    with pytest.raises(PackError, match="path-unfit"):
        make_pack(source, manifest_of({}), tmp_path / "p.zip", made=MADE, documents=0)


def test_changes_that_do_not_fit_into_one_zip_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policybank.offline.packs._zip_writer.MOST_ENTRIES", 3)
    with pytest.raises(PackError, match="too-large"):
        pack(tmp_path / "p.zip", OLD, copy(tmp_path / "new", NEW))
    assert not (tmp_path / "p.zip").exists()
    with (tmp_path / "zip").open("w+b") as stream:
        ZipWriter(stream).finish()


def test_a_medium_without_room_is_told_before_anything_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = copy(tmp_path / "old", OLD)
    pack(tmp_path / "p.zip", OLD, copy(tmp_path / "new", NEW))
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr("shutil.disk_usage", lambda folder: usage)
    with pytest.raises(CopyError) as refused:
        apply(tmp_path / "p.zip", target)
    assert refused.value.kind == "no-room"
    assert files_in(target) == OLD


def test_no_copy_and_a_damaged_list_are_told(tmp_path: Path) -> None:
    pack(tmp_path / "p.zip", OLD, copy(tmp_path / "new", NEW))
    with pytest.raises(PackError, match="no-copy"):
        apply(tmp_path / "p.zip", tmp_path)
    target = copy(tmp_path / "old", OLD)
    (target / MANIFEST).write_bytes(b"nonsense\n")
    with pytest.raises(PackError, match="list-damaged"):
        apply(tmp_path / "p.zip", target)
    with pytest.raises(PackError, match="pack-missing"):
        apply_pack(tmp_path / "none.zip", target, SilentProgress())
