"""A list of what waits that names a person."""

from pathlib import Path

from tests.git.repositories import commit, git, repository


def make_case(root: Path) -> None:
    repository(root)
    git(root, "checkout", "--quiet", "--orphan", "queue")
    text = b'{"format": "policybank-queue", "version": 1, "entries": [], "giver": "a"}'
    commit(root, {"queue.json": text})
    git(root, "checkout", "--quiet", "main")
