"""Files appear whole or not at all; digests tell borders; one worker at a time."""

import os
import stat
import sys
from pathlib import Path

import pytest

from policybank.core import (
    SetupError,
    digest_of,
    digest_of_files,
    only_one,
    read_text,
    remove_tree,
    write_bytes,
    write_text,
)


def test_text_is_written_in_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path / "a/b.txt", "ច្បាប់\nlaw\n")
    assert (tmp_path / "a/b.txt").read_bytes() == "ច្បាប់\nlaw\n".encode()
    assert read_text(tmp_path / "a/b.txt") == "ច្បាប់\nlaw\n"


def test_a_failed_write_leaves_the_old_file_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "page.html"
    write_text(file, "old")

    def refuse(_source: object, _target: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        write_bytes(file, b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]
    assert read_text(file) == "old"


def test_parts_of_a_digest_do_not_run_into_each_other() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert digest_of("ab") == digest_of(b"ab")


def test_a_digest_of_files_knows_names_and_contents_and_no_order(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_text(one, "1")
    write_text(other, "2")
    before = digest_of_files(tmp_path, [one, other])
    assert digest_of_files(tmp_path, [other, one]) == before
    write_text(other, "3")
    assert digest_of_files(tmp_path, [one, other]) != before


@pytest.mark.skipif(sys.platform == "win32", reason="the read-only bit of folders is POSIX")
def test_a_tree_with_a_read_only_file_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    write_text(folder / "file", "x")
    (folder / "file").chmod(stat.S_IREAD)
    remove_tree(folder)
    assert not folder.exists()
    remove_tree(folder)


def test_a_link_is_removed_without_what_it_leads_to(tmp_path: Path) -> None:
    write_text(tmp_path / "kept/file", "x")
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    remove_tree(tmp_path / "link")
    assert (tmp_path / "kept/file").exists()


def test_a_second_worker_is_told_to_wait_and_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    lock = tmp_path / "build.lock"
    with only_one(lock, "busy"), pytest.raises(SetupError, match="busy"), only_one(lock, "busy"):
        pass
    with only_one(lock, "busy"):
        pass
