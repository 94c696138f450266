"""Branches: which there are, make a new one, move one that stands where we left it. Nothing is ever overwritten."""

from __future__ import annotations

import re

from ._run import Repository, run, run_for_code
from .errors import BranchMoved, BranchTaken, NameUnsafe

_OBJECT = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\Z")
_BRANCHES = "refs/heads/"


def is_branch_name(repository: Repository, name: str) -> bool:
    """Tell whether git allows a branch `name`; one that looks like an option is none."""
    if name.startswith("-") or not name.isprintable() or not name:
        return False
    return run_for_code(repository, ["check-ref-format", _BRANCHES + name]).returncode == 0


def branch_commit(repository: Repository, name: str, *, remote: str = "") -> str | None:
    """Return the commit on which the branch `name` stands (of `remote`, as last fetched), or None where there is none."""
    start = f"refs/remotes/{remote}/" if remote else _BRANCHES
    return _commits_by_ref(repository, start + name).get(start + name)


def branches(repository: Repository, start: str = "") -> dict[str, str]:
    """Return the commit of each branch whose name begins with the folders `start` (`intake/`), by name in order."""
    found = _commits_by_ref(repository, (_BRANCHES + start).rstrip("/"))
    return {
        ref.removeprefix(_BRANCHES): commit
        for ref, commit in sorted(found.items())
        if ref.startswith(_BRANCHES + start)
    }


def create_branch(repository: Repository, name: str, commit: str) -> None:
    """Make the branch `name` stand on `commit`; BranchTaken where there is one of that name, whatever it stands on."""
    ref = _checked(repository, name)
    is_there = branch_commit(repository, name) is not None
    if is_there or ref in _checked_out(repository):
        raise BranchTaken(name=name)
    nothing = "0" * len(commit)
    if not _moved(repository, ref, commit, nothing):
        raise BranchTaken(name=name)


def move_branch(repository: Repository, name: str, commit: str, *, old: str) -> None:
    """Move the branch `name` from `old` to `commit`; BranchMoved where it no longer stands on `old`.

    BranchTaken where it is checked out: the working tree would seem to undo the commit.
    """
    ref = _checked(repository, name)
    if ref in _checked_out(repository):
        raise BranchTaken(name=name)
    if not _moved(repository, ref, commit, old):
        raise BranchMoved(name=name)


def checked_object(text: str) -> str:
    """Return `text`, which must be the id of an object; NameUnsafe where it is anything else."""
    if _OBJECT.match(text) is None:
        raise NameUnsafe(name=text)
    return text


def _moved(repository: Repository, ref: str, commit: str, old: str) -> bool:
    arguments = ["update-ref", "--no-deref", ref, checked_object(commit), checked_object(old)]
    return run_for_code(repository, arguments).returncode == 0


def _checked(repository: Repository, name: str) -> str:
    if not is_branch_name(repository, name):
        raise NameUnsafe(name=name)
    return _BRANCHES + name


def _commits_by_ref(repository: Repository, pattern: str) -> dict[str, str]:
    # A pattern with signs of a glob would be read as one, and no branch may have them in its name.
    if any(sign in pattern for sign in "*?[\\"):
        return {}
    answer = run(repository, ["for-each-ref", "--format=%(objectname) %(refname)", pattern])
    lines = answer.decode("utf-8", "surrogateescape").splitlines()
    return {ref: commit for commit, _, ref in (line.partition(" ") for line in lines)}


def _checked_out(repository: Repository) -> set[str]:
    """Return the branches that a working tree shows, the not yet born one of an empty repository included."""
    answer = run(repository, ["worktree", "list", "--porcelain"]).decode("utf-8", "surrogateescape")
    lines = [line.removeprefix("branch ") for line in answer.splitlines() if line[:7] == "branch "]
    if repository.is_bare:
        # The HEAD of a bare repository only says which branch a clone shows first.
        return set()
    head = run(repository, ["symbolic-ref", "--quiet", "HEAD"], good=(0, 1)).decode().strip()
    return {*lines, head}
