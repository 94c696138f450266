"""The door to git: what a range changed, and branches written without a checkout."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from policybank import git as door
from policybank.git import (
    BranchMoved,
    BranchTaken,
    GitFailed,
    NameUnsafe,
    NotARepository,
    RevisionUnknown,
    Signature,
)

from .repositories import bare, commit, git, repository

INTAKE = Signature(name="Policy bank intake")
NAMES = [
    "-h",
    "--upload-pack=touch x",
    "a b",
    "a..b",
    "x.lock",
    "@{-1}",
    "a\x1b[31mb",
    "",
    "a/",
    "né*",
]


def _branch_with(folder: Path, files: dict[str, bytes], name: str = "intake/a") -> str:
    here = door.repository_at(folder)
    head = door.commit_of(here, "main")
    blobs = {path: door.write_blob(here, data) for path, data in files.items()}
    tree = door.write_tree(here, head, blobs)
    made = door.write_commit(
        here, tree, parents=[head], message="Give\n\n-x", day="2026-01-31", signature=INTAKE
    )
    door.create_branch(here, name, made)
    return made


def test_a_folder_inside_a_repository_is_none_of_its_own(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", {"inside/a.txt": b"a"})
    assert door.find_repository(top) is not None
    assert door.find_repository(top / "inside") is None
    assert door.find_repository(tmp_path / "nowhere") is None
    with pytest.raises(NotARepository, match=r"ថត[\s\S]*not the folder of a git repository"):
        door.repository_at(tmp_path)


def test_a_range_tells_what_changed_since_the_branch_was_left(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", {"a.txt": b"a", "gone.txt": b"g", "same.txt": b"s"})
    git(top, "switch", "--quiet", "--create", "gift")
    name = 'library/ច្បាប់ "a".pdf'
    head = commit(top, {"a.txt": b"b", "gone.txt": None, name: b"%PDF"})
    git(top, "switch", "--quiet", "main")
    commit(top, {"same.txt": b"changed on main only"})
    here = door.repository_at(top)
    changes = door.range_of(here, "main..gift")
    assert changes.head == head
    found = {one.path: one.kind for one in door.changed_files(here, changes)}
    assert found == {"a.txt": "changed", "gone.txt": "removed", name: "added"}
    assert door.range_of(here, "main...gift") == changes
    blobs = {one.path: one.blob for one in door.changed_files(here, changes)}
    assert door.read_blob(here, blobs[name]) == b"%PDF"


@pytest.mark.parametrize(
    "name", ["", "main", "main..-x", "--help..main", "main..no-such", "main..a\nb"]
)
def test_a_range_of_no_commits_is_refused_in_both_languages(tmp_path: Path, name: str) -> None:
    here = door.repository_at(repository(tmp_path / "top"))
    with pytest.raises(RevisionUnknown, match=r"គ្មាន commit[\s\S]*No commit"):
        door.range_of(here, name)


def test_commits_without_a_common_beginning_are_no_range(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", {"a": b"a"})
    git(top, "switch", "--quiet", "--orphan", "queue")
    commit(top, {"queue.json": b"{}"})
    with pytest.raises(RevisionUnknown):
        door.range_of(door.repository_at(top), "main..queue")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs a right to make links")
def test_files_are_laid_out_without_links_and_nothing_leaves_the_folder(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", {"library/a/index.md": b"a\r\n", "other.txt": b"o"})
    (top / "library/a/link.md").symlink_to("/etc/passwd")
    head = commit(top, {})
    here = door.repository_at(top)
    files = door.tree_files(here, head, "library", with_sizes=True)
    assert [(one.path, one.is_file) for one in files] == [
        ("library/a/index.md", True),
        ("library/a/link.md", False),
    ]
    assert files[0].size_bytes == 3
    door.export_files(here, files, tmp_path / "out")
    laid = sorted(file for file in (tmp_path / "out").rglob("*") if not file.is_dir())
    assert laid == [tmp_path / "out/library/a/index.md"]
    assert laid[0].read_bytes() == b"a\r\n"


def test_a_tree_with_a_path_that_climbs_out_is_not_laid_out(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", {"a": b"a"})
    here = door.repository_at(top)
    climbing = door.TreeFile(path="../outside", mode="100644", blob=door.write_blob(here, b"x"))
    with pytest.raises(NameUnsafe):
        door.export_files(here, [climbing], tmp_path / "out")
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("is_bare", [False, True])
def test_a_branch_is_written_without_a_checkout(tmp_path: Path, is_bare: bool) -> None:
    top = repository(tmp_path / "top", {"a.txt": b"a", "library/b.txt": b"b"})
    work = bare(tmp_path / "bare.git", top) if is_bare else top
    if not is_bare:
        (top / "a.txt").write_text("not yet committed", encoding="utf-8")
        (top / "new.txt").write_text("nobody knows me", encoding="utf-8")
        git(top, "add", "new.txt")
    before = "" if is_bare else git(top, "status", "--porcelain")
    made = _branch_with(
        work, {"library/law/c/index.md": b"---\n", "library/law/c/c.km.pdf": b"%PDF\r\n"}
    )
    assert git(work, "show", f"{made}:library/law/c/c.km.pdf").startswith("%PDF")
    assert git(work, "rev-parse", "intake/a") == made
    assert git(work, "log", "-1", "--format=%an|%ae|%cn|%cI|%s", made) == (
        "Policy bank intake|noreply@invalid|Policy bank intake|2026-01-31T12:00:00+00:00|Give"
    )
    assert git(work, "ls-tree", "-r", "--name-only", made).splitlines() == [
        "a.txt",
        "library/b.txt",
        "library/law/c/c.km.pdf",
        "library/law/c/index.md",
    ]
    assert is_bare or git(top, "status", "--porcelain") == before
    assert not (top / "library/law").exists()


def test_the_same_branch_written_twice_is_the_same_commit_and_is_refused(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", {"a.txt": b"a"})
    made = _branch_with(top, {"b.txt": b"b"})
    with pytest.raises(BranchTaken, match="intake/a"):
        _branch_with(top, {"b.txt": b"other"})
    here = door.repository_at(top)
    assert door.branch_commit(here, "intake/a") == made
    assert _branch_with(top, {"b.txt": b"b"}, "intake/b") == made
    assert door.branches(here, "intake/") == {"intake/a": made, "intake/b": made}


def test_a_file_can_be_taken_away_and_a_tree_begun_from_nothing(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", {"a.txt": b"a", "b.txt": b"b"})
    here = door.repository_at(top)
    tree = door.write_tree(here, door.commit_of(here, "main"), {"a.txt": None})
    assert git(top, "ls-tree", "--name-only", tree) == "b.txt"
    file = tmp_path / "big"
    file.write_bytes(b"x" * 100_000)
    alone = door.write_tree(here, None, {"queue.json": door.write_blob_of_file(here, file)})
    assert git(top, "ls-tree", "--name-only", alone) == "queue.json"


def test_a_branch_is_moved_only_from_where_we_saw_it(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", {"a.txt": b"a"})
    here = door.repository_at(top)
    first = _branch_with(top, {"b.txt": b"b"}, "queue")
    second = _branch_with(top, {"b.txt": b"c"}, "other")
    third = _branch_with(top, {"b.txt": b"d"}, "third")
    door.move_branch(here, "queue", second, old=first)
    with pytest.raises(BranchMoved):
        door.move_branch(here, "queue", third, old=first)
    assert door.branch_commit(here, "queue") == second


def test_a_branch_that_is_checked_out_is_not_moved_from_outside(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", {"a.txt": b"a"})
    here = door.repository_at(top)
    head = door.commit_of(here, "main")
    made = _branch_with(top, {"b.txt": b"b"})
    with pytest.raises(BranchTaken):
        door.move_branch(here, "main", made, old=head)
    git(top, "switch", "--quiet", "--orphan", "queue")
    with pytest.raises(BranchTaken):
        door.create_branch(here, "queue", made)


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_of_a_branch_is_refused_and_runs_nothing(tmp_path: Path, name: str) -> None:
    top = repository(tmp_path / "top", {"a.txt": b"a"})
    here = door.repository_at(top)
    before = sorted(top.iterdir())
    with pytest.raises(NameUnsafe):
        door.create_branch(here, name, door.commit_of(here, "main"))
    assert door.branch_commit(here, name) is None
    assert sorted(top.iterdir()) == before


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/a",
        "../a",
        "a/../b",
        "a//b",
        ".git/config",
        "a/.GIT/x",
        "GIT~1/x",
        "a\\b",
        "a:b",
        "a\nb",
        "e\u0301.md",
        "a/.",
        "a. ",
    ],
)
def test_a_path_that_not_every_system_holds_stands_in_no_tree(tmp_path: Path, path: str) -> None:
    here = door.repository_at(repository(tmp_path / "top"))
    blob = door.write_blob(here, b"x")
    with pytest.raises(NameUnsafe):
        door.write_tree(here, None, {path: blob})


def test_no_hook_and_no_program_of_the_configuration_runs(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", {"a.txt": b"a"})
    told = tmp_path / "told"
    for name in ("reference-transaction", "post-commit", "post-index-change", "update"):
        hook = top / ".git/hooks" / name
        hook.write_text(f"#!/bin/sh\necho {name} >> '{told}'\n", encoding="utf-8")
        hook.chmod(0o755)
    git(top, "config", "core.fsmonitor", f"sh -c 'echo fsmonitor >> {told}'")
    git(top, "config", "diff.external", f"sh -c 'echo diff >> {told}'")
    told.unlink(missing_ok=True)
    _branch_with(top, {"b.txt": b"b"})
    here = door.repository_at(top)
    assert len(door.changed_files(here, door.range_of(here, "main..intake/a"))) == 1
    assert not told.exists()


def test_the_variables_of_a_hook_that_started_us_do_not_lead_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = repository(tmp_path / "top", {"a.txt": b"a"})
    other = repository(tmp_path / "other", {"b.txt": b"b"})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    here = door.repository_at(top)
    files = door.tree_files(here, door.commit_of(here, "main"))
    assert [one.path for one in files] == ["a.txt"]


def test_a_blob_larger_than_allowed_is_not_read(tmp_path: Path) -> None:
    here = door.repository_at(repository(tmp_path / "top"))
    blob = door.write_blob(here, b"x" * 1000)
    with pytest.raises(GitFailed):
        door.read_blob(here, blob, at_most=999)
    assert door.read_blob(here, blob, at_most=1000) == b"x" * 1000
    with pytest.raises(NameUnsafe):
        door.read_blob(here, "--batch")


def test_many_blobs_are_read_in_the_order_asked(tmp_path: Path) -> None:
    here = door.repository_at(repository(tmp_path / "top"))
    data = [b"%d\n" % number * 3 for number in range(700)]
    names = [door.write_blob(here, one) for one in data[:5]]
    asked = [names[number % 5] for number in range(700)]
    assert [one for _, one in door.read_blobs(here, asked)] == [
        data[number % 5] for number in range(700)
    ]
