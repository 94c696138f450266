"""Start git so that nothing but git runs: no shell, no hooks, no helpers of a configuration, no network, no questions."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from .errors import GitFailed, GitMissing, NotARepository

# An honest command on a bank of 10,000 documents ends in seconds; what lasts longer waits for something.
_SECONDS = 120

_OPTIONS = (
    "--no-pager",
    "--literal-pathspecs",
    "--no-replace-objects",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    f"core.attributesFile={os.devnull}",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotePath=false",
    "-c",
    "core.protectNTFS=true",
    "-c",
    "core.protectHFS=true",
    "-c",
    "core.autocrlf=false",
    "-c",
    "protocol.allow=never",
    "-c",
    "gc.auto=0",
    "-c",
    "maintenance.auto=false",
    "-c",
    "i18n.commitEncoding=UTF-8",
)

_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A repository: `folder` is the top of its working tree, or the repository itself where it is bare."""

    folder: Path
    is_bare: bool


def find_repository(folder: Path) -> Repository | None:
    """Return the repository whose top is `folder`; None where there is none, or no git to ask.

    A folder inside a larger repository is none: its paths would not be those of the bank.
    """
    try:
        return repository_at(folder)
    except (GitMissing, NotARepository):
        return None


def repository_at(folder: Path) -> Repository:
    """Return the repository whose top is `folder`; raise NotARepository where it is none."""
    here = Repository(folder=folder, is_bare=False)
    if not folder.is_dir():
        raise NotARepository(folder=folder)
    try:
        answer = run(here, ["rev-parse", "--is-bare-repository", "--absolute-git-dir"])
        bare, git_folder = answer.decode("utf-8", "surrogateescape").splitlines()[:2]
        is_bare = bare == "true"
        top = (
            git_folder
            if is_bare
            else run(here, ["rev-parse", "--show-toplevel"]).decode("utf-8", "surrogateescape")
        )
    except GitFailed as error:
        raise NotARepository(folder=folder) from error
    if Path(top.rstrip("\n")).resolve() != folder.resolve():
        raise NotARepository(folder=folder)
    return Repository(folder=folder, is_bare=is_bare)


def run(
    repository: Repository,
    arguments: Sequence[str],
    *,
    stdin: bytes | IO[bytes] = b"",
    environment: Mapping[str, str] | None = None,
    good: Sequence[int] = (0,),
) -> bytes:
    """Run git with `arguments` in `repository` and return what it wrote; GitFailed for an exit code not in `good`.

    What comes from outside stands in `arguments` only behind `--end-of-options` or `--`, or after it was checked.
    """
    done = run_for_code(repository, arguments, stdin=stdin, environment=environment)
    if done.returncode not in good:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise GitFailed(command=arguments[0], said=said or f"exit code {done.returncode}")
    return done.stdout


def run_for_code(
    repository: Repository,
    arguments: Sequence[str],
    *,
    stdin: bytes | IO[bytes] = b"",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run git as `run` does and return how it ended, whatever the code."""
    command = [_git(), *_OPTIONS, *arguments]
    surroundings = {**_clean(os.environ), **_ENVIRONMENT, **(environment or {})}
    try:
        if isinstance(stdin, bytes):
            return subprocess.run(
                command,
                cwd=repository.folder,
                env=surroundings,
                input=stdin,
                capture_output=True,
                check=False,
                timeout=_SECONDS,
            )
        return subprocess.run(
            command,
            cwd=repository.folder,
            env=surroundings,
            stdin=stdin,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise GitFailed(command=arguments[0], said=f"{_SECONDS} s") from error


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    # GIT_DIR, GIT_INDEX_FILE, GIT_SSH_COMMAND, GIT_EXTERNAL_DIFF … of whoever started us (a hook does) are not ours.
    return {name: value for name, value in environment.items() if not name.startswith("GIT_")}


@cache
def _git() -> str:
    found = shutil.which("git")
    if found is None:
        raise GitMissing
    return found
