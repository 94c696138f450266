"""`build.py usb` with packs, as an officer types it: a bank that grows, one stick by a pack, another from the first."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import pytest

from policybank.cli import usb
from policybank.offline import MANIFEST, read_manifest
from policybank.offline.copies import verify_copy
from tests import make


def typed(root: Path, *arguments: str | Path, day: str = "2026-03-09") -> int:
    parser = argparse.ArgumentParser()
    usb.add_arguments(parser)
    options = parser.parse_args([*map(str, arguments), "--today", day, "--jobs", "1"])
    return usb.run(root, options, ())


@pytest.fixture(scope="module")
def sticks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A bank, a stick of what it was, and the pack to what it is."""
    folder = tmp_path_factory.mktemp("packs")
    root, stick, pack = folder / "bank", folder / "stick", folder / "sent" / "update.zip"
    pack.parent.mkdir()
    make.bank_to_build(root)
    make.document(root, "school-law", title={"km": "ច្បាប់សាលា", "en": "School Law"})
    assert typed(root, stick) == 0
    make.document(root, "school-plan", title={"km": "ផែនការសាលា", "en": "School Plan"})
    assert typed(root, "--since", stick, "--out", pack, day="2026-04-10") == 0
    return root, stick, pack


def test_a_pack_brings_a_stick_to_what_a_new_copy_would_be(
    sticks: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, old, pack = sticks
    stick = shutil.copytree(old, tmp_path / "stick")
    assert typed(root, "--apply", pack, stick) == 0
    said = capsys.readouterr().out
    assert "The copy was updated: files written" in said
    assert "បានធ្វើបច្ចុប្បន្នភាពច្បាប់ចម្លងហើយ" in said
    assert verify_copy(stick).is_whole
    assert (stick / "en/documents/school-plan.html").is_file()
    assert '"documents":2' in (stick / "copy.js").read_text(encoding="utf-8")
    assert (stick / "apply-update.html").is_file()
    assert typed(root, "--apply", pack, stick) == 0
    assert "Nothing was changed." in capsys.readouterr().out
    new = tmp_path / "new"
    assert typed(root, new, day="2026-04-10") == 0
    assert read_manifest(stick / MANIFEST) == read_manifest(new / MANIFEST)
    # The list alone is enough to make a pack from, and says that there is nothing to bring.
    capsys.readouterr()
    since = ("--since", new / MANIFEST, "--out", tmp_path / "p.zip")
    assert typed(root, *since, day="2026-04-10") == 1
    assert "Nothing changed since that list" in capsys.readouterr().err
    assert not (tmp_path / "p.zip").exists()


def test_a_stick_is_copied_to_another_only_if_it_is_whole(
    sticks: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, old, _ = sticks
    stick = shutil.copytree(old, tmp_path / "stick")
    (stick / "my letter.docx").write_bytes(b"mine")
    assert typed(root, "--from", stick, tmp_path / "other") == 0
    assert verify_copy(tmp_path / "other").is_whole
    assert read_manifest(tmp_path / "other" / MANIFEST) == read_manifest(old / MANIFEST)
    assert not (tmp_path / "other" / "my letter.docx").exists()
    (stick / "copy.js").write_bytes(b"damaged")
    capsys.readouterr()
    assert typed(root, "--from", stick, tmp_path / "third") == 1
    assert "is not whole" in capsys.readouterr().out
    assert not (tmp_path / "third").exists()


@pytest.mark.slow
def test_how_large_a_pack_is_for_telegram_is_said(
    sticks: tuple[Path, Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root, old, _ = sticks
    since = ("--since", old, "--out", tmp_path / "p.zip")
    monkeypatch.setattr("policybank.cli._packs._MOST_BY_BOTS", 1000)
    assert typed(root, *since, day="2026-04-10") == 0
    assert "the most that a bot of Telegram may send" in capsys.readouterr().out
    monkeypatch.setattr("policybank.cli._packs._MOST_BY_PEOPLE", 1000)
    assert typed(root, *since, day="2026-04-10") == 0
    assert "the most that Telegram sends" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "none.txt", "--out", "p.zip"], "The list of the old copy cannot be read"),
        (["--since", "none.txt"], "--out FILE.zip"),
        (["--apply", "p.zip"], "Name the folder of the copy too"),
        (["--apply", "none.zip", "stick"], "The pack cannot be read"),
        ([], "Name the folder of the copy too"),
    ],
)
def test_what_is_missing_is_said(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert typed(tmp_path / "bank", *arguments) == 1
    err = capsys.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 2
