"""A copy in one file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from policybank.offline import MANIFEST
from policybank.offline.copies import (
    CopyError,
    manifest_of,
    source_of,
    verify_copy,
    verify_zip,
    write_zip,
)
from tests.offline.copies.trees import NEW, source, tree_of, write_tree


def packed(file: Path) -> Path:
    write_zip(source(NEW), file, manifest_of(source(NEW)))
    return file


def test_what_is_unpacked_is_a_whole_copy(tmp_path: Path) -> None:
    file = packed(tmp_path / "bank.zip")
    assert verify_zip(file).is_whole
    with zipfile.ZipFile(file) as opened:
        assert opened.namelist()[-1] == MANIFEST
        opened.extractall(tmp_path / "out")
    assert tree_of(tmp_path / "out") == NEW
    assert verify_copy(tmp_path / "out").is_whole


def test_two_zips_of_one_source_are_equal(tmp_path: Path) -> None:
    first = packed(tmp_path / "a.zip").read_bytes()
    assert packed(tmp_path / "b.zip").read_bytes() == first
    assert packed(tmp_path / "a.zip").read_bytes() == first, "the old one is replaced"


def test_pdfs_are_stored_as_they_are_and_pages_are_packed(tmp_path: Path) -> None:
    with zipfile.ZipFile(packed(tmp_path / "a.zip")) as opened:
        assert opened.getinfo("files/a.km.pdf").compress_type == zipfile.ZIP_STORED
        assert opened.getinfo("search/2222/0.js").compress_size < 100


def test_a_flipped_bit_a_missing_and_a_foreign_file_are_named(tmp_path: Path) -> None:
    file = packed(tmp_path / "a.zip")
    data = bytearray(file.read_bytes())
    data[data.index(b"%PDF b")] ^= 1
    file.write_bytes(data)
    assert verify_zip(file).damaged == ("files/b.km.pdf",)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as other:
        other.writestr(MANIFEST, manifest_of(source({"a": b"1", "b": b"2"})).data)
        other.writestr("a", b"1")
        other.writestr("own", b"")
    found = verify_zip(tmp_path / "b.zip")
    assert (found.missing, found.foreign, found.is_whole) == (("b",), ("own",), False)


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.99])
def test_a_zip_that_did_not_arrive_whole_is_told(kept: float, tmp_path: Path) -> None:
    file = packed(tmp_path / "a.zip")
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(CopyError) as caught:
        verify_zip(file)
    assert caught.value.kind == "zip-broken"


def test_a_source_that_changes_meanwhile_leaves_the_old_zip(tmp_path: Path) -> None:
    site = write_tree(tmp_path / "site", {"a": b"1"})
    old = source_of(site)
    manifest = manifest_of(old)
    write_zip(old, tmp_path / "a.zip", manifest)
    before = (tmp_path / "a.zip").read_bytes()
    (site / "a").write_bytes(b"2")
    with pytest.raises(CopyError) as caught:
        write_zip(old, tmp_path / "a.zip", manifest)
    assert caught.value.kind == "source-changed"
    assert (tmp_path / "a.zip").read_bytes() == before
    assert not (tmp_path / "a.zip.part").exists()


def test_places_that_cannot_be_a_zip_are_told(tmp_path: Path) -> None:
    for place, kind in (
        (tmp_path, "not-a-file"),
        (tmp_path / "gone" / "a.zip", "no-folder"),
    ):
        with pytest.raises(CopyError) as caught:
            packed(place)
        assert caught.value.kind == kind
    with pytest.raises(CopyError) as caught:
        verify_zip(tmp_path / "gone.zip")
    assert caught.value.kind == "no-file"
