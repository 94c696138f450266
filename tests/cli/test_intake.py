"""`build.py intake` and `build.py queue`, as an officer types them: what is said, in both languages, and with which exit code."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pytest

from policybank.cli import intake, queue
from policybank.core import SetupError
from policybank.git import Repository, repository_at
from policybank.queue import queue_in
from tests import make_packets
from tests.git.repositories import bare
from tests.intake.banks import DAY, bank


@pytest.fixture
def own(tmp_path: Path) -> Repository:
    """A bank in a working folder with a space in its name."""
    return bank(tmp_path / "a bank")


def typed(command: Any, root: Path, *arguments: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return int(command.run(root, parser.parse_args([*arguments, "--today", DAY]), ()))


def gift(folder: Path, name: str = "gift.zip", **fields: Any) -> str:
    (folder / name).write_bytes(make_packets.honest(**fields))
    return str(folder / name)


def test_the_officer_reads_what_happened_and_what_comes_next(
    own: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(intake, own.folder, gift(tmp_path)) == 0
    said = capsys.readouterr().out
    (entry,) = queue_in(own).entries
    assert "gift.zip: taken in as school-law, on the new branch intake/school-law-" in said
    assert entry.code in said
    assert "git push origin intake/school-law-" in said
    assert "https://code.example/bank/pulls" in said
    assert "build.py review main..intake/school-law-" in said
    assert "បានទទួលជា school-law" in said
    assert "giver@mail.example" not in said


def test_how_to_reach_the_giver_is_shown_when_it_is_asked_for(
    own: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(intake, own.folder, gift(tmp_path), "--contact") == 0
    assert "email: giver@mail.example" in capsys.readouterr().out


def test_a_second_intake_is_told_as_one(
    own: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(intake, own.folder, gift(tmp_path))
    capsys.readouterr()
    assert typed(intake, own.folder, gift(tmp_path)) == 0
    said = capsys.readouterr().out
    assert "handed in before as school-law; nothing was done." in said
    assert "ដូច្នេះមិនបានធ្វើអ្វីទេ" in said
    assert "git push" not in said


def test_a_refused_packet_is_told_with_its_faults(
    own: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "packets"
    folder.mkdir()
    gift(folder, "good.zip")
    gift(folder, "bad.zip", title={"en": "<b>"})
    assert typed(intake, own.folder, str(folder)) == 1
    said = capsys.readouterr().out
    assert "bad.zip/record.json  text-markup" in said
    assert "bad.zip: not taken in, nothing was written of it." in said
    assert "Taken in 1 · known before 0 · refused 1" in said


def test_packets_go_into_a_bare_repository_that_is_named(
    own: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub = repository_at(bare(tmp_path / "hub.git", own.folder))
    assert typed(intake, own.folder, gift(tmp_path), "--repository", str(hub.folder)) == 0
    assert len(queue_in(hub).entries) == 1
    assert queue_in(own).entries == ()


def test_a_list_is_told_by_its_rows(
    own: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "title.en,type,rights.statement\nA Law,law,official-text\n,law,x\n", encoding="utf-8"
    )
    assert typed(intake, own.folder, str(file)) == 1
    said = capsys.readouterr().out
    assert "list.csv, Row 2: taken in as a-law" in said
    assert "list.csv:3:1  title-missing" in said
    assert "list.csv:3:3  term-unknown" in said
    assert "list.csv, ជួរដេកទី ៣៖ មិនបានទទួល" in said


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_the_template_is_written_once(name: str, own: Repository, tmp_path: Path) -> None:
    file = tmp_path / name
    assert typed(intake, own.folder, "--template", str(file)) == 0
    before = file.read_bytes()
    with pytest.raises(SetupError, match="stays as it is"):
        typed(intake, own.folder, "--template", str(file))
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Say what is to be taken in"),
        (["nothing.zip"], "There is no nothing.zip"),
        (["."], "no packet"),
        (["--template", "list.ods"], "as .xlsx or as .csv"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_way_out(
    arguments: list[str],
    said: str,
    own: Repository,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    with pytest.raises(SetupError, match=said):
        typed(intake, own.folder, *arguments)


def test_the_queue_is_shown_and_a_step_is_written(
    own: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(queue, own.folder) == 0
    assert "Nothing waits." in capsys.readouterr().out
    typed(intake, own.folder, gift(tmp_path))
    code = queue_in(own).entries[0].code
    capsys.readouterr()
    typed(queue, own.folder)
    assert f"{code}  Submitted, 0 days  school-law  School Law" in capsys.readouterr().out
    reasons = ["--reason-km", "គណៈកម្មការកំពុងអាន។", "--reason-en", "The committee reads it."]
    assert (
        typed(queue, own.folder, "set", code.lower(), "in-review", "--role", "chair", *reasons) == 0
    )
    assert queue_in(own).entries[0].state == "in-review"
    assert "git push origin queue" in capsys.readouterr().out


def test_a_refused_step_says_why(
    own: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(intake, own.folder, gift(tmp_path))
    code = queue_in(own).entries[0].code
    reasons = ["--reason-km", "ទូរស័ព្ទ ០១២ ៣៤៥ ៦៧៨", "--reason-en", "Call."]
    assert typed(queue, own.folder, "set", code, "in-review", "--role", "chair", *reasons) == 1
    assert "០១២ ៣៤៥ ៦៧៨" in capsys.readouterr().err
    assert queue_in(own).entries[0].state == "submitted"
