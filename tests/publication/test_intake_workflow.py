"""The workflow that takes an issue in: who holds which right, and what the job that may write believes.

Its step "Look at what was handed over" is run here as it stands in the file, in real repositories.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publication.test_workflows import GITHUB, read_workflow

WORKFLOW = GITHUB / "workflows" / "intake.yml"
JOBS = read_workflow(WORKFLOW)["jobs"]

needs_bash = pytest.mark.skipif(
    os.name == "nt" or shutil.which("bash") is None, reason="the step is for the shell of Ubuntu"
)


def step(job: str, name: str) -> dict[str, str]:
    found: dict[str, str] = next(one for one in JOBS[job]["steps"] if one["name"] == name)
    return found


def test_the_job_that_meets_the_strangers_file_may_only_read() -> None:
    assert JOBS["read"]["permissions"] == {"contents": "read"}
    assert JOBS["send"]["needs"] == "read"


def test_the_job_that_may_write_runs_no_program_of_ours() -> None:
    commands = "\n".join(one.get("run", "") for one in JOBS["send"]["steps"])
    assert not re.search(r"python|build\.py|npm|node", commands)


def test_the_token_is_known_only_to_steps_that_ask_github() -> None:
    for job in JOBS.values():
        for one in job["steps"]:
            asks = "gh " in one.get("run", "")
            assert ("GH_TOKEN" in one.get("env", {})) == asks, one["name"]


def test_no_word_of_the_event_stands_in_a_line_of_a_shell() -> None:
    commands = [one["run"] for job in JOBS.values() for one in job["steps"] if "run" in one]
    assert commands
    assert not [one for one in commands if "${{" in one]
    told = {
        value
        for job in JOBS.values()
        for one in job["steps"]
        for value in one.get("env", {}).values()
    }
    events = {value for value in told if "github.event." in value}
    # A number and the name of our own branch: nothing that the writer of an issue chooses.
    assert events == {
        "${{ github.event.issue.number }}",
        "${{ github.event.repository.default_branch }}",
    }


def test_an_edit_takes_the_label_off_and_only_a_label_starts_the_intake() -> None:
    assert "github.event.action == 'edited'" in JOBS["edited"]["if"]
    assert JOBS["edited"]["permissions"] == {"issues": "write"}
    assert JOBS["read"]["if"] == (
        "github.event.action == 'labeled' && github.event.label.name == 'intake'"
    )
    assert JOBS["read"]["steps"][0]["name"] == "Ask whether the maintainer may write"


def git(folder: Path, *arguments: str, text: str = "") -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@t.example", *arguments],
        cwd=folder, check=True, capture_output=True, encoding="utf-8", input=text,
    )  # fmt: skip
    return done.stdout.strip()


def tree(folder: Path, *files: tuple[str, str, str]) -> str:
    """Make a tree of the files (mode, path, content) on top of the first commit; return the tree."""
    git(folder, "read-tree", "HEAD")
    for mode, path, content in files:
        blob = (
            content
            if mode == "160000"
            else git(folder, "hash-object", "-w", "--stdin", text=content)
        )
        git(folder, "update-index", "--add", "--cacheinfo", f"{mode},{blob},{path}")
    return git(folder, "write-tree")


RECORD = ("100644", "library/law/new-law/index.md", "---\n")
PDF = ("100644", "library/law/new-law/new-law.km.pdf", "%PDF-")
BRANCH = "intake/new-law-0a1b2c3d"


@pytest.fixture
def hand_over(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that hands over a branch with the files given, and runs the step."""
    ours = tmp_path / "ours"
    ours.mkdir()
    git(ours, "init", "--quiet", "--initial-branch=main")
    git(ours, "commit", "--quiet", "--allow-empty", "-m", "empty")
    old = tree(
        ours, ("100644", "library/law/old-law/index.md", "old\n"), ("100644", "build.py", "")
    )
    git(ours, "reset", "--quiet", git(ours, "commit-tree", old, "-p", "HEAD", "-m", "base"))
    base = git(ours, "rev-parse", "HEAD")

    def run(
        *files: tuple[str, str, str],
        branch: str = BRANCH,
        told: str | None = None,
        parents: tuple[str, ...] = ("main",),
    ) -> subprocess.CompletedProcess[str]:
        giver = tmp_path / "giver"
        git(tmp_path, "clone", "--quiet", str(ours), "giver")
        commit = git(giver, "commit-tree", tree(giver, *files), "-m", "given",
                     *(part for one in parents for part in ("-p", one)))  # fmt: skip
        git(giver, "update-ref", f"refs/heads/{branch}", commit)
        handed = ours / "handed"
        handed.mkdir()
        git(
            giver,
            "bundle",
            "create",
            "--quiet",
            str(handed / "intake.bundle"),
            f"refs/heads/{branch}",
        )
        (handed / "branch.txt").write_text(told or branch, encoding="utf-8")
        output = tmp_path / "output"
        output.touch()
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c",
             step("send", "Look at what was handed over")["run"]],
            cwd=ours, check=False, capture_output=True, encoding="utf-8",
            env={**os.environ, "GITHUB_SHA": base, "GITHUB_OUTPUT": str(output)},
        )  # fmt: skip

    return run


@needs_bash
def test_a_new_record_with_its_files_is_taken_over(
    hand_over: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    done = hand_over(RECORD, PDF)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"branch={BRANCH}\n"


@needs_bash
@pytest.mark.parametrize(
    "files",
    [
        pytest.param((PDF,), id="no record"),
        pytest.param((RECORD, ("100644", "library/law/other/index.md", "")), id="two records"),
        pytest.param((RECORD, ("100644", ".github/workflows/x.yml", "")), id="a workflow"),
        pytest.param((RECORD, ("100644", "build.py", "evil")), id="our program"),
        pytest.param((("100644", "library/law/old-law/index.md", "new\n"),), id="an old record"),
        pytest.param((RECORD, ("120000", PDF[1], "/etc/passwd")), id="a link"),
        pytest.param((("120000", RECORD[1], "/etc/passwd"),), id="a record that is a link"),
        pytest.param((RECORD, ("100755", PDF[1], "%PDF-")), id="a program"),
        pytest.param((RECORD, ("160000", PDF[1], "1" * 40)), id="a repository in it"),
        pytest.param((RECORD, ("100644", "library/law/new-law/old-law.km.pdf", "")), id="a name"),
        pytest.param((RECORD, ("100644", "library/law/new-law/deep/new-law.km.pdf", "")), id="deep"),
        pytest.param((RECORD, ("100644", "library/law/new-law/new-law.km.md", "")), id="a text"),
        pytest.param((RECORD, ("100644", "library/law/new-law/a\nb.pdf", "")), id="a line break"),
        pytest.param(
            (RECORD, *(("100644", f"library/law/new-law/new-law.{one}.pdf", "") for one in ("km", "en", "fr", "zh"))),
            id="many files",
        ),
    ],
)  # fmt: skip
def test_anything_else_is_refused(
    hand_over: Callable[..., subprocess.CompletedProcess[str]],
    tmp_path: Path,
    files: tuple[tuple[str, str, str], ...],
) -> None:
    done = hand_over(*files)
    assert done.returncode == 1
    assert "is refused" in done.stdout
    assert (tmp_path / "output").read_text(encoding="utf-8") == ""


@needs_bash
@pytest.mark.parametrize(
    "told",
    ["main", "intake/../main", "intake/x;id", "intake/x y", "intake/", "--upload-pack=id",
     "intake/other-1", f"{BRANCH}\nx=1"],
)  # fmt: skip
def test_a_branch_of_another_name_is_refused(
    hand_over: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, told: str
) -> None:
    assert hand_over(RECORD, told=told).returncode != 0
    assert (tmp_path / "output").read_text(encoding="utf-8") == ""


@needs_bash
@pytest.mark.parametrize("parents", [("main~1",), ("main", "main~1"), ()])
def test_only_one_commit_upon_ours_is_taken_over(
    hand_over: Callable[..., subprocess.CompletedProcess[str]], parents: tuple[str, ...]
) -> None:
    done = hand_over(RECORD, parents=parents)
    assert done.returncode == 1
    assert "not one commit upon ours" in done.stdout


@needs_bash
def test_a_link_among_the_files_handed_over_is_refused(
    hand_over: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "ours" / "handed").mkdir()
    (tmp_path / "ours" / "handed" / "comment.md").symlink_to("/etc/passwd")
    done = subprocess.run(
        ["bash", "-c", step("send", "Look at what was handed over")["run"]],
        cwd=tmp_path / "ours", check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 1
    assert "not a plain file" in done.stdout
