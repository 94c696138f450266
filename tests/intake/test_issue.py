"""From an issue to a branch: the job that reads, what it hands over, and the steps of the job that sends."""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from policybank.cli import intake as command
from policybank.core import SetupError, read_text
from policybank.forms import IssueGift
from policybank.intake import hand_over_issue
from policybank.intake.issue import _as_code, _remarks
from policybank.library import read_vocabularies
from policybank.schema import Vocabularies
from tests import make
from tests.forms import issues
from tests.forms.attachment_host import AttachmentHost, attachment_host, sends
from tests.intake.banks import add_unchecked
from tests.publication.test_intake_workflow import git, needs_bash, step
from tests.text import make_pdf

DAY = "2026-11-27"
PATH = "/user-attachments/files/1/law.en.pdf"
PDF = make_pdf.pdf(make_pdf.latin("Law on Examples"))


@pytest.fixture
def host() -> Iterator[AttachmentHost]:
    with attachment_host() as opened:
        yield opened


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A bank in a repository of its own."""
    root = make.bank(tmp_path / "bank")
    add_unchecked(root)
    make.document(root, "school-law", pdfs=["en"])
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "The bank")
    return root


@pytest.fixture
def known(root: Path) -> Vocabularies:
    return read_vocabularies(root)[0]


def test_an_issue_becomes_a_branch_a_report_and_an_answer(
    root: Path, known: Vocabularies, host: AttachmentHost, tmp_path: Path
) -> None:
    host.answers[PATH] = sends(PDF)
    text = issues.whole(
        known, editions=f"[law.en.pdf]({host.address(PATH)})", relations="@everyone ```x``` https://x.example"
    )  # fmt: skip
    handed = tmp_path / "handed"
    done = hand_over_issue(root, issues.event(tmp_path, text), handed, day=DAY, hosts=host.hosts())
    assert done.outcome is not None
    assert done.outcome.status == "taken-in"
    branch = read_text(handed / "branch.txt")
    assert git(root, "diff-tree", "-r", "--name-only", "main", branch).splitlines() == [
        "library/law/law-on-examples/index.md",
        "library/law/law-on-examples/law-on-examples.en.pdf",
    ]
    assert git(root, "status", "--short") in {"", "?? .cache/"}
    comment = read_text(handed / "comment.md")
    assert f"Receipt code: **{done.outcome.code}**" in comment
    assert comment.index("លេខ") < comment.index("Receipt")
    report = read_text(handed / "report.md")
    assert "From issue #7" in report
    assert "The giver chose: Official text" in report
    assert "````text\n@everyone ```x``` https://x.example\n````" in report
    assert "Law on Examples" in report


@needs_bash
def test_what_is_handed_over_passes_the_steps_of_the_job_that_sends(
    root: Path, known: Vocabularies, tmp_path: Path
) -> None:
    reader, ours = tmp_path / "reader", tmp_path / "ours"
    for name in ("reader", "ours"):
        # One commit without its history, as the workflow fetches it.
        git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), name)
    text = issues.whole(known, links="https://law.example/")
    hand_over_issue(reader, issues.event(tmp_path, text), ours / "handed", day=DAY)
    output = tmp_path / "output"
    for name in ("Look at what was handed over", "Look at the list of what waits"):
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("send", name)["run"]],
            cwd=ours, check=False, capture_output=True, encoding="utf-8",
            env={**os.environ, "GITHUB_SHA": git(root, "rev-parse", "main"), "GITHUB_OUTPUT": str(output)},
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    branch = read_text(ours / "handed" / "branch.txt")
    assert read_text(output) == f"branch={branch}\nfits=yes\n"
    assert git(ours, "rev-parse", branch) == git(reader, "rev-parse", branch)
    assert '"door": "issue"' in git(ours, "show", "queue:queue.json")


@needs_bash
@pytest.mark.parametrize("file", ["queue.json", "evil.json", "both"])
def test_a_list_of_what_waits_that_holds_anything_else_is_not_sent(
    root: Path, known: Vocabularies, tmp_path: Path, file: str
) -> None:
    giver = tmp_path / "giver"
    git(tmp_path, "clone", "--quiet", str(root), "giver")
    git(giver, "read-tree", "--empty")
    blob = git(giver, "hash-object", "-w", "--stdin", text="{}")
    for name in ("queue.json", "evil.json") if file == "both" else (file,):
        git(giver, "update-index", "--add", "--cacheinfo", f"100644,{blob},{name}")
    commit = git(giver, "commit-tree", git(giver, "write-tree"), "-m", "queue")
    git(giver, "update-ref", "refs/heads/queue", commit)
    ours = tmp_path / "ours"
    git(tmp_path, "clone", "--quiet", str(root), "ours")
    (ours / "handed").mkdir()
    git(
        giver,
        "bundle",
        "create",
        "--quiet",
        str(ours / "handed" / "queue.bundle"),
        "refs/heads/queue",
    )
    output = tmp_path / "output"
    output.touch()
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step("send", "Look at the list of what waits")["run"]],
        cwd=ours, check=False, capture_output=True, encoding="utf-8",
        env={**os.environ, "GITHUB_OUTPUT": str(output)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert read_text(output) == ("fits=yes\n" if file == "queue.json" else "")


def test_an_issue_that_lacks_something_is_answered_and_makes_no_branch(
    root: Path, tmp_path: Path
) -> None:
    handed = tmp_path / "handed"
    done = hand_over_issue(root, issues.event(tmp_path, "Hello"), handed, day=DAY)
    assert done.outcome is None
    assert [one.name for one in handed.iterdir()] == ["comment.md"]
    comment = read_text(handed / "comment.md")
    assert "was not written with the form" in comment
    assert "សំណើនេះមិនបានសរសេរតាមទម្រង់" in comment
    assert git(root, "branch", "--format=%(refname:short)") == "main"


def test_a_file_that_is_no_pdf_is_answered_and_makes_no_branch(
    root: Path, known: Vocabularies, host: AttachmentHost, tmp_path: Path
) -> None:
    host.answers[PATH] = sends(b"PK\x03\x04 not a PDF")
    text = issues.whole(known, editions=host.address(PATH))
    handed = tmp_path / "handed"
    hand_over_issue(root, issues.event(tmp_path, text), handed, day=DAY, hosts=host.hosts())
    assert [one.name for one in handed.iterdir()] == ["comment.md"]
    assert "pdf-not-a-pdf" in read_text(handed / "comment.md")


def test_a_record_that_the_library_would_refuse_is_answered_with_its_faults(
    root: Path, known: Vocabularies, tmp_path: Path
) -> None:
    text = issues.whole(known, summary_en="<script>alert(1)</script> @everyone ````x")
    handed = tmp_path / "handed"
    done = hand_over_issue(root, issues.event(tmp_path, text), handed, day=DAY)
    assert done.outcome is not None
    assert done.outcome.status == "refused"
    assert [one.name for one in handed.iterdir()] == ["comment.md"]
    outside = read_text(handed / "comment.md").split("```")[::2]
    assert not [part for part in outside if "<script>" in part or "@everyone" in part]


def test_the_same_issue_twice_says_the_same_and_changes_nothing(
    root: Path, known: Vocabularies, tmp_path: Path
) -> None:
    file = issues.event(tmp_path, issues.whole(known, links="https://law.example/"))
    first = hand_over_issue(root, file, tmp_path / "first", day=DAY)
    refs = git(root, "for-each-ref")
    again = hand_over_issue(root, file, tmp_path / "again", day=DAY)
    assert first.outcome is not None
    assert again.outcome is not None
    assert (again.outcome.status, again.outcome.code) == ("known", first.outcome.code)
    assert [one.name for one in (tmp_path / "again").iterdir()] == ["comment.md"]
    assert git(root, "for-each-ref") == refs


@pytest.mark.parametrize("text", ["```\n@x\n```", "~~~", "`" * 50 + "\n# x", "x\n```text\n"])
def test_no_text_of_a_stranger_ends_its_block_of_code(text: str) -> None:
    fence, *inside, last = _as_code(text).split("\n")
    assert fence.removesuffix("text") == last
    assert not [line for line in inside if line.startswith(last)]


def test_a_remark_is_shown_under_its_question(known: Vocabularies) -> None:
    from policybank.forms.issue_record import Remark

    gift = IssueGift(
        number=7, values={}, documents={}, sentence={}, troubles=(), faults=(),
        remarks=(Remark(question="ប្រធានបទ · Themes", text="Poetry"),),
    )  # fmt: skip
    assert "**ប្រធានបទ · Themes**\n\n```text\nPoetry\n```" in _remarks(gift)
    assert "###" not in _remarks(replace(gift, remarks=()))


def test_the_command_of_the_workflow_hands_over_and_does_not_fail_for_a_poor_issue(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = issues.event(tmp_path, "Hello")
    options = ["--issue", str(event), "--hand-over", str(tmp_path / "handed"), "--today", DAY]
    assert run_intake(root, *options) == 0
    assert str(tmp_path / "handed") in capsys.readouterr().out
    assert (tmp_path / "handed" / "comment.md").is_file()


@pytest.mark.parametrize("options", [["--issue", "x"], ["--hand-over", "x"], []])
def test_half_of_the_command_of_the_workflow_is_refused(root: Path, options: list[str]) -> None:
    with pytest.raises(SetupError):
        run_intake(root, *options)


def run_intake(root: Path, *options: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(root, parser.parse_args(options), ())
