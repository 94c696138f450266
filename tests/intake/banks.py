"""Banks in real repositories, and everything about them that intake must leave as it is."""

from __future__ import annotations

from pathlib import Path

from policybank.core import write_text
from policybank.git import Repository, repository_at
from tests import make
from tests.git.repositories import bare, git, repository

DAY = "2026-11-27"


def bank(folder: Path) -> Repository:
    """Make a bank of one document in a repository in `folder`, with work of somebody lying about in it."""
    make.bank(folder, settings={"largest_pdf_megabytes": 3})
    add_unchecked(folder)
    make.document(folder, "old-law", former_ids=["very-old-law"], pdfs=["km"])
    repository(folder)
    (folder / "notes.txt").write_text("not yet in git", encoding="utf-8")
    (folder / "library/law/old-law/index.md").write_text("changed, not committed", encoding="utf-8")
    (folder / "staged.txt").write_text("in the index", encoding="utf-8")
    git(folder, "add", "staged.txt")
    return repository_at(folder)


def add_unchecked(folder: Path) -> None:
    """Add the state of review that intake gives to the words of a bank."""
    states = [make.term("unchecked", "Not yet checked", "មិនទាន់បានពិនិត្យ")]
    file = folder / "library/vocabularies/review-states.yml"
    write_text(file, make.as_yaml([*make.VOCABULARIES["review-states"], *states]))


def bare_bank(folder: Path) -> Repository:
    """Make a bank as `bank` does and return a bare copy of its repository, which lies in `folder`."""
    source = bank(folder.parent / "source")
    return repository_at(bare(folder, source.folder))


def state_of(repository: Repository) -> dict[str, bytes]:
    """Return everything in the repository but the objects, which are harmless, and the files of new branches."""
    folder = repository.folder
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not _is_object(file.relative_to(folder).as_posix())
    }


def _is_object(path: str) -> bool:
    return "objects/" in path


def refs(repository: Repository) -> dict[str, str]:
    """Return the commit of each ref."""
    lines = git(repository.folder, "for-each-ref", "--format=%(refname) %(objectname)").splitlines()
    return dict(line.split(" ") for line in lines)


def files_of(repository: Repository, revision: str) -> set[str]:
    """Return the paths of a commit's files."""
    return set(
        git(repository.folder, "ls-tree", "-r", "--name-only", "-z", revision)
        .strip("\0")
        .split("\0")
    )


def changed_files(repository: Repository, branch: str) -> set[str]:
    """Return what a branch changes."""
    return set(
        git(repository.folder, "diff", "--name-only", "--no-renames", f"main...{branch}").split(
            "\n"
        )
    ) - {""}


def text_of(repository: Repository, revision: str, path: str) -> str:
    """Return the text of a file of a commit."""
    return git(repository.folder, "show", f"{revision}:{path}")
