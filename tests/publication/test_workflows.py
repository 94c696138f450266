"""What runs on GitHub keeps to the rules of docs/decisions/publication.md."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(
    path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"
)

_PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$")


def run_tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a tool of the environment that runs the tests, and return what it said."""
    beside_python = Path(sys.executable).parent
    tool = next(
        path for path in (beside_python / name, beside_python / f"{name}.exe") if path.exists()
    )
    return subprocess.run(
        [tool, *arguments], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False
    )


def read_workflow(path: Path) -> dict[str, Any]:
    # BaseLoader leaves every scalar a text: YAML 1.1 would read the key `on` as the value true.
    workflow: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return workflow


def test_zizmor_finds_nothing_even_as_a_pedant() -> None:
    said = run_tool(
        "zizmor",
        "--offline",
        "--no-progress",
        "--persona=pedantic",
        "--strict-collection",
        "--no-ignores",
        GITHUB,
    )
    assert said.returncode == 0, said.stdout + said.stderr
    for path in (*WORKFLOWS, GITHUB / "dependabot.yml"):
        assert f"completed {path}" in said.stderr, f"zizmor did not look at {path.name}"


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_files_keep_to_the_schemas_of_github(schema: str, paths: list[Path]) -> None:
    assert paths
    said = run_tool("check-jsonschema", "--builtin-schema", schema, *paths)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path: Path) -> None:
    uses = [
        line.strip() for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line
    ]
    assert uses
    assert [line for line in uses if not _PINNED.search(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_starts_without_rights_and_its_jobs_name_theirs(path: Path) -> None:
    workflow = read_workflow(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"], name
        assert int(job["timeout-minutes"]) <= 30, name


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_checkout_leaves_a_token_behind(path: Path) -> None:
    steps = [step for job in read_workflow(path)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_code_of_a_pull_request_meets_no_secret_and_only_read_rights() -> None:
    for path in WORKFLOWS:
        assert not {"pull_request_target", "workflow_run"} & set(read_workflow(path)["on"]), (
            path.name
        )
        assert "secrets." not in path.read_text(encoding="utf-8"), path.name
    checked = read_workflow(GITHUB / "workflows" / "check.yml")
    assert set(checked["on"]) == {"pull_request"}
    assert all(job["permissions"] == {"contents": "read"} for job in checked["jobs"].values())


def test_the_review_of_a_pull_request_goes_into_the_summary_of_the_run() -> None:
    steps = read_workflow(GITHUB / "workflows" / "check.yml")["jobs"]["check"]["steps"]
    (review,) = [step for step in steps if "build.py review" in step.get("run", "")]
    assert '"$BASE..$HEAD" >> "$GITHUB_STEP_SUMMARY"' in review["run"]
    assert set(review["env"]) == {"BASE", "HEAD"}
    assert all(value.endswith(".sha }}") for value in review["env"].values())
    assert steps[0]["with"]["fetch-depth"] == "0"


def test_no_text_of_an_event_stands_in_a_line_of_the_shell() -> None:
    for path in WORKFLOWS:
        steps = [step for job in read_workflow(path)["jobs"].values() for step in job["steps"]]
        assert not [step for step in steps if "${{" in step.get("run", "")], path.name


def test_only_a_job_without_our_code_may_publish_and_only_from_main() -> None:
    jobs = read_workflow(GITHUB / "workflows" / "publish.yml")["jobs"]
    assert jobs["build"]["permissions"] == {"contents": "read"}
    assert jobs["build"]["if"] == "github.ref == 'refs/heads/main'"
    assert jobs["deploy"]["needs"] == "build"
    assert not any("run" in step for step in jobs["deploy"]["steps"])


def test_newer_versions_are_offered_for_every_lock_of_the_repository() -> None:
    updates = read_workflow(GITHUB / "dependabot.yml")["updates"]
    found = {(update["package-ecosystem"], update["directory"]) for update in updates}
    assert found == {("pip", "/requirements"), ("npm", "/"), ("github-actions", "/")}
    assert list((ROOT / "requirements").glob("*.txt"))
    assert (ROOT / "package-lock.json").exists()
    assert all(int(update["cooldown"]["default-days"]) >= 7 for update in updates)
