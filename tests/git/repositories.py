"""Real repositories for tests, made by the git that is installed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from policybank.core import write_bytes

_WHO = {
    "GIT_AUTHOR_NAME": "Somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.invalid",
    "GIT_COMMITTER_NAME": "Somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.invalid",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    """Run git in `folder` as a person would and return what it says."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **_WHO},
        input=stdin,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def repository(folder: Path, files: Mapping[str, bytes] | None = None) -> Path:
    """Make a repository in `folder` whose branch `main` holds what lies there already, and `files`."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, files or {}, message="Begin")
    return folder


def commit(folder: Path, files: Mapping[str, bytes | None], *, message: str = "Change") -> str:
    """Write `files` (None takes one away), commit everything and return the commit."""
    for path, data in files.items():
        if data is None:
            (folder / path).unlink()
        else:
            write_bytes(folder / path, data)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def bare(folder: Path, source: Path) -> Path:
    """Make a bare copy of the repository `source` in `folder`."""
    git(source.parent, "clone", "--quiet", "--bare", str(source), str(folder))
    return folder
