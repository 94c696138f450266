"""The list of a copy's files: what it says can be read by others, and what others wrote is not believed blindly."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.offline import MANIFEST, Manifest, ManifestError, parse_manifest, read_manifest

SUM = hashlib.sha256(b"").hexdigest()
NAMES = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789-_", min_size=1, max_size=8)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


@given(
    st.dictionaries(PATHS, st.binary(max_size=4).map(lambda one: hashlib.sha256(one).hexdigest()))
)
def test_what_is_written_is_read_again(sums: dict[str, str]) -> None:
    manifest = Manifest(sums=sums)
    assert parse_manifest(manifest.data) == manifest
    assert parse_manifest(manifest.data).digest == manifest.digest


@given(st.binary(max_size=200))
def test_any_bytes_are_a_list_or_are_refused(data: bytes) -> None:
    try:
        found = parse_manifest(data)
    except ManifestError:
        return
    assert all(len(one) == 64 for one in found.sums.values())


@pytest.mark.parametrize(
    "path",
    ["../a", "/a", "a//b", "a/../b", "./a", "a\\b", "c:a", "a.", "a /b", "nul\x00", "a\x1fb"],
)
def test_a_path_that_leads_out_or_that_windows_cannot_keep_is_refused(path: str) -> None:
    with pytest.raises(ManifestError) as caught:
        parse_manifest(f"{SUM}  good\n{SUM}  {path}\n".encode())
    assert caught.value.line == 2


def test_a_file_named_twice_is_refused() -> None:
    with pytest.raises(ManifestError):
        parse_manifest(f"{SUM}  a\n{SUM}  a\n".encode())


def test_lines_that_windows_ended_are_read() -> None:
    assert parse_manifest(f"{SUM} *a/b\r\n".encode()).sums == {"a/b": SUM}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not on this machine")
def test_sha256sum_checks_a_copy_by_it(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "empty.txt").write_bytes(b"")
    (tmp_path / MANIFEST).write_bytes(Manifest(sums={"folder/empty.txt": SUM}).data)
    assert read_manifest(tmp_path / MANIFEST).sums == {"folder/empty.txt": SUM}
    command = ["sha256sum", "--check", "--strict", MANIFEST]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    (tmp_path / "folder" / "empty.txt").write_bytes(b"x")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 1
