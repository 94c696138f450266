"""Digests of files that are read only when they moved."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from policybank.text import PdfFile, _digests, digest_files

LONG_AGO_NS = 1_000_000_000 * 10**9


@pytest.fixture
def file(tmp_path: Path) -> PdfFile:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"first")
    return PdfFile(path=path, place="a.pdf")


def digest(file: PdfFile) -> str:
    return digest_files([file], memory=file.path.parent / "memory.json")[file]


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def let_the_clock_go_on(file: PdfFile) -> None:
    """Make the memory younger than the file, as it is some ticks of the clock later."""
    memory = file.path.parent / "memory.json"
    later = file.path.stat().st_ctime_ns + 10**9
    os.utime(memory, ns=(later, later))


def test_a_changed_file_has_a_new_digest(file: PdfFile) -> None:
    assert digest(file) == sha256(b"first")
    file.path.write_bytes(b"another")
    assert digest(file) == sha256(b"another")


def test_a_file_that_did_not_move_is_not_read(
    file: PdfFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest(file)
    let_the_clock_go_on(file)
    monkeypatch.setattr(_digests, "_sha256_of", lambda _: pytest.fail("it was read"))
    assert digest(file) == sha256(b"first")


def test_a_change_within_one_tick_of_the_clock_is_seen(file: PdfFile) -> None:
    """The same size and times, but other bytes: the case that git calls racy."""
    digest(file)
    before = file.path.stat()
    with file.path.open("r+b") as stream:
        stream.write(b"FIRST")
    os.utime(file.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    memory = file.path.parent / "memory.json"
    os.utime(memory, ns=(before.st_mtime_ns, before.st_mtime_ns))
    assert digest(file) == sha256(b"FIRST")


def test_a_change_that_puts_the_old_time_back_is_seen(file: PdfFile) -> None:
    os.utime(file.path, ns=(LONG_AGO_NS, LONG_AGO_NS))
    digest(file)
    let_the_clock_go_on(file)
    replacement = file.path.with_name("new")
    replacement.write_bytes(b"FIRST")
    os.utime(replacement, ns=(LONG_AGO_NS, LONG_AGO_NS))
    replacement.replace(file.path)
    assert digest(file) == sha256(b"FIRST")


@pytest.mark.parametrize("garbage", [b"", b"{}", b"\xff\xfe", b"0000\n[]"])
def test_a_damaged_memory_is_not_believed(file: PdfFile, garbage: bytes) -> None:
    digest(file)
    (file.path.parent / "memory.json").write_bytes(garbage)
    assert digest(file) == sha256(b"first")


def test_a_removed_file_is_forgotten(file: PdfFile) -> None:
    digest(file)
    memory = file.path.parent / "memory.json"
    digest_files([], memory=memory)
    assert "a.pdf" not in memory.read_text(encoding="utf-8")
