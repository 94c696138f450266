"""What is whole is said to be whole, and nothing else is; what is broken is mended, and nothing else is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from policybank.offline import MANIFEST
from policybank.offline.copies import (
    MARKER,
    CopyError,
    RepairedCopy,
    repair_copy,
    verify_copy,
    write_copy,
)
from tests.offline.copies.trees import (
    NEW,
    OLD,
    CaselessDisk,
    honest,
    source,
    tree_of,
    write_tree,
)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    write_copy(source(NEW), folder)
    return folder


def test_a_flipped_bit_is_named_and_mended(stick: Path) -> None:
    file = stick / "search" / "2222" / "1.js"
    data = bytearray(file.read_bytes())
    data[1234] ^= 4
    file.write_bytes(data)
    found = verify_copy(stick)
    assert found.damaged == ("search/2222/1.js",)
    assert not found.is_whole
    done = repair_copy(source(NEW), stick)
    assert done.mended == ("search/2222/1.js",)
    assert done.left == ()
    assert tree_of(stick) == NEW


def test_a_truncated_and_a_missing_file_are_named_and_mended(stick: Path) -> None:
    os.truncate(stick / "files" / "b.km.pdf", 3)
    shutil.rmtree(stick / "km")
    found = verify_copy(stick)
    assert (found.damaged, found.missing) == (("files/b.km.pdf",), ("km/index.html",))
    assert repair_copy(source(NEW), stick).mended == ("files/b.km.pdf", "km/index.html")
    assert tree_of(stick) == NEW
    assert verify_copy(stick).is_whole


def test_only_what_is_broken_is_written_again(stick: Path) -> None:
    (stick / "en" / "index.html").write_bytes(b"?")
    before = {file: file.stat().st_mtime_ns for file in stick.rglob("*.pdf")}
    repair_copy(source(NEW), stick)
    assert {file: file.stat().st_mtime_ns for file in stick.rglob("*.pdf")} == before


def test_old_and_foreign_files_are_told_apart_and_left_alone(stick: Path) -> None:
    write_tree(stick, {"en/left-over.html": b"", "Photos/1.jpg": b"", "letter.docx": b""})
    found = verify_copy(stick)
    assert found.old == ("en/left-over.html",)
    assert found.foreign == ("Photos/1.jpg", "letter.docx")
    assert found.is_whole
    repair_copy(source(NEW), stick)
    assert len(tree_of(stick)) == len(NEW) + 3


def test_clocks_that_are_years_off_change_nothing(stick: Path) -> None:
    for years, file in enumerate(sorted(stick.rglob("*.*"))):
        os.utime(file, (years * 100_000_000, years * 100_000_000))
    assert verify_copy(stick).is_whole
    assert write_copy(source(NEW), stick).written == 0
    (stick / "en" / "index.html").write_bytes(NEW["en/index.html"].swapcase())
    os.utime(stick / "en" / "index.html", (4_000_000_000, 4_000_000_000))
    assert verify_copy(stick).damaged == ("en/index.html",)


@pytest.mark.parametrize("is_caseless", [True, False])
@pytest.mark.parametrize("pair", [("km", "KM"), ("en/index.html", "EN/INDEX.HTML")])
def test_a_name_that_changed_in_case_is_told_and_set_right(
    pair: tuple[str, str], stick: Path, is_caseless: bool
) -> None:
    right, wrong = pair
    (stick / wrong).parent.mkdir(exist_ok=True)
    (stick / right).rename(stick / wrong)
    if "/" in wrong and is_caseless:
        for file in (stick / "en").iterdir():
            file.rename(stick / "EN" / file.name)
        (stick / "en").rmdir()
    disk = CaselessDisk(stick) if is_caseless else None
    found = verify_copy(stick, disk=disk)
    assert not found.is_whole
    assert (found.damaged, found.missing) == ((), ())
    assert found.respelled
    repair_copy(source(NEW), stick, disk=disk)
    assert tree_of(stick) == NEW
    assert verify_copy(stick, disk=disk).is_whole


def test_a_copy_of_another_version_gets_back_only_what_is_the_same_in_both(tmp_path: Path) -> None:
    write_copy(source(OLD), tmp_path)
    for name in ("en/index.html", "files/a.km.pdf"):
        (tmp_path / name).write_bytes(b"")
    done = repair_copy(source(NEW), tmp_path)
    assert done == RepairedCopy(
        found=done.found,
        mended=("files/a.km.pdf",),
        left=("en/index.html",),
        is_same_version=False,
    )
    write_copy(source(NEW), tmp_path)
    assert tree_of(tmp_path) == NEW


def test_a_copy_whose_update_did_not_end_is_completed_by_repair(stick: Path) -> None:
    (stick / MARKER).write_text("torn", encoding="utf-8")
    assert verify_copy(stick).is_unfinished
    repair_copy(source(NEW), stick)
    assert verify_copy(stick).is_whole
    assert not (stick / MARKER).exists()


def test_a_place_without_a_list_or_with_a_broken_one_is_told(stick: Path, tmp_path: Path) -> None:
    for place, kind in ((tmp_path, "no-manifest"), (tmp_path / "gone", "no-folder")):
        with pytest.raises(CopyError) as caught:
            verify_copy(place)
        assert caught.value.kind == kind
    (stick / MANIFEST).write_bytes(b"\xff\n")
    with pytest.raises(CopyError) as caught:
        verify_copy(stick)
    assert caught.value.kind == "manifest-broken"


def test_a_list_of_a_stranger_leads_to_no_file_outside(stick: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"own")
    lines = "> ../outside\r\n> km/index.html\r\n> .\r\n"
    (stick / MARKER).write_text(lines, encoding="utf-8", newline="")
    write_copy(source(OLD), stick)
    assert outside.read_bytes() == b"own"
    assert tree_of(stick) == OLD


def test_a_link_in_the_place_of_a_file_is_damage(stick: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(NEW["en/index.html"])
    (stick / "en" / "index.html").unlink()
    (stick / "en" / "index.html").symlink_to(tmp_path / "elsewhere")
    assert verify_copy(stick).damaged == ("en/index.html",)
    repair_copy(source(NEW), stick)
    assert tree_of(stick) == NEW
    assert not (stick / "en" / "index.html").is_symlink()
    honest(stick)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not on this machine")
def test_sha256sum_says_the_same(stick: Path) -> None:
    command = ["sha256sum", "--check", "--quiet", MANIFEST]
    assert subprocess.run(command, cwd=stick, check=False, capture_output=True).returncode == 0
    (stick / "km" / "index.html").write_bytes(b"")
    assert subprocess.run(command, cwd=stick, check=False, capture_output=True).returncode == 1
