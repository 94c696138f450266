"""Commits: find one by a name from outside, find where two parted, and write one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ._refs import checked_object
from ._run import Repository, run, run_for_code
from .errors import RevisionUnknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who stands as author of a commit made by the bank: a name of a duty, never of a person."""

    name: str
    email: str = "noreply@invalid"


def commit_of(repository: Repository, revision: str) -> str:
    """Return the id of the commit that `revision` names (a branch, a tag, an id); RevisionUnknown where none has it."""
    if revision.startswith("-") or not revision or not revision.isprintable():
        raise RevisionUnknown(name=revision)
    arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    done = run_for_code(repository, arguments)
    # Before 2.30 git repeats `--end-of-options` in its answer.
    found = done.stdout.decode("utf-8", "replace").split()
    if done.returncode != 0 or not found:
        raise RevisionUnknown(name=revision)
    return checked_object(found[-1])


def merge_base(repository: Repository, one: str, other: str) -> str:
    """Return the commit from which both came; RevisionUnknown where there is none (or a shallow clone lacks it)."""
    arguments = ["merge-base", checked_object(one), checked_object(other)]
    answer = run(repository, arguments, good=(0, 1)).decode().split()
    if not answer:
        raise RevisionUnknown(name=f"{one}...{other}")
    return answer[0]


def tree_of(repository: Repository, commit: str) -> str:
    """Return the id of the tree of `commit`."""
    return (
        run(repository, ["rev-parse", "--verify", f"{checked_object(commit)}^{{tree}}"])
        .decode()
        .strip()
    )


def write_commit(
    repository: Repository,
    tree: str,
    *,
    parents: Sequence[str],
    message: str,
    day: str,
    signature: Signature,
) -> str:
    """Write a commit of `tree` and return its id: noon (UTC) of `day` (`2026-01-31`), so the same again is the same id."""
    who = {"NAME": signature.name, "EMAIL": signature.email, "DATE": f"{day}T12:00:00+0000"}
    environment = {
        f"GIT_{role}_{fact}": value
        for role in ("AUTHOR", "COMMITTER")
        for fact, value in who.items()
    }
    arguments = ["commit-tree", "--no-gpg-sign", checked_object(tree)]
    for parent in parents:
        arguments += ["-p", checked_object(parent)]
    text = message.rstrip("\n").encode("utf-8") + b"\n"
    return run(repository, arguments, stdin=text, environment=environment).decode().strip()
