"""What stands in a commit, and what a range of commits changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ._commits import commit_of, merge_base
from ._refs import checked_object
from ._run import Repository, run
from .errors import RevisionUnknown

_KINDS: dict[str, Literal["added", "changed", "removed"]] = {"A": "added", "D": "removed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Two commits: what `head` changed since it left `base`."""

    base: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeFile:
    """A file of a commit: POSIX path from the top, git's mode, id of its blob, and its size where it was asked for.

    A path that is not UTF-8 carries what cannot be read as lone surrogates.
    """

    path: str
    mode: str
    blob: str
    size_bytes: int = 0

    @property
    def is_file(self) -> bool:
        """Whether it is a plain file, and neither a link nor a part of another repository."""
        return self.mode in {"100644", "100755"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFile:
    """A file that a range of commits added, changed or removed. `mode` and `blob` are those after, empty when removed."""

    path: str
    kind: Literal["added", "changed", "removed"]
    mode: str
    blob: str

    @property
    def is_file(self) -> bool:
        """Whether it is a plain file after the change."""
        return self.mode in {"100644", "100755"}


def range_of(repository: Repository, text: str) -> Range:
    """Return the range that `text` (`BASE..HEAD` or `BASE...HEAD`) names: always since the two parted.

    RevisionUnknown where one of them is no commit, or where they have no common beginning.
    """
    first, dots, second = text.partition("..")
    if not dots:
        raise RevisionUnknown(name=text)
    head = commit_of(repository, second.removeprefix(".") or "HEAD")
    return Range(
        base=merge_base(repository, commit_of(repository, first or "HEAD"), head), head=head
    )


def changed_files(repository: Repository, changes: Range) -> tuple[ChangedFile, ...]:
    """Return the files that `changes` changed, by path. A renamed file is one removed and one added."""
    arguments = ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff"]
    arguments += [checked_object(changes.base), checked_object(changes.head)]
    fields = _fields(run(repository, arguments))
    return tuple(sorted(_changed(fields), key=lambda one: one.path))


def _changed(fields: list[str]) -> Iterator[ChangedFile]:
    for facts, path in zip(fields[::2], fields[1::2], strict=True):
        _, mode, _, blob, letter = facts.split(" ")
        is_removed = letter == "D"
        yield ChangedFile(
            path=path,
            kind=_KINDS.get(letter, "changed"),
            mode="" if is_removed else mode,
            blob="" if is_removed else blob,
        )


def tree_files(
    repository: Repository, commit: str, under: str = "", *, with_sizes: bool = False
) -> tuple[TreeFile, ...]:
    """Return the files of `commit` below the folder `under`, by path."""
    arguments = ["ls-tree", "-r", "-z", "--full-tree"]
    if with_sizes:
        arguments.append("--long")
    arguments += [checked_object(commit), "--", *([under] if under else [])]
    return tuple(_in_tree(_fields(run(repository, arguments))))


def _in_tree(fields: list[str]) -> Iterator[TreeFile]:
    for field in fields:
        facts, _, path = field.partition("\t")
        mode, _, blob, *size = facts.split()
        size_bytes = int(size[0]) if size and size[0].isdigit() else 0
        yield TreeFile(path=path, mode=mode, blob=blob, size_bytes=size_bytes)


def _fields(answer: bytes) -> list[str]:
    return answer.decode("utf-8", "surrogateescape").split("\0")[:-1]
