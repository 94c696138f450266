"""The bank as it stands on its main branch: its settings and lists in a folder of our own, and what is known of ids."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from policybank.core import SetupError
from policybank.git import (
    Repository,
    RevisionUnknown,
    branches,
    commit_of,
    export_files,
    merge_base,
    run,
    tree_files,
)
from policybank.i18n import LANGUAGES, read_words
from policybank.library import read_vocabularies
from policybank.queue import BRANCH as QUEUE
from policybank.schema import Vocabularies
from policybank.settings import Settings, read_settings

from ._records import Records, read_records

BRANCHES: Final = "intake/"
# So much of the digest stands in the name of a branch.
DIGITS_IN_BRANCH: Final = 8

_SETTINGS: Final = "mkdocs.yml"
_LIST: Final = re.compile(r"library/(?:vocabularies/[^/]+|glossary)\.yml\Z")
_WAITING: Final = re.compile(
    r"refs/(?:heads|remotes/[^/]+)/(intake/(?P<id>[a-z0-9-]+)-(?P<digest>[0-9a-f]{8}))\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A packet that waits for review: its branch and what the name of the branch tells; `commit` is where it stands."""

    branch: str
    document_id: str
    digest_start: str
    commit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The bank at the commit from which branches leave. `folder` holds its settings and lists, and no document yet.

    `ids` tells for each id, former ones too, in which file or on which branch it stands.
    """

    repository: Repository
    commit: str
    folder: Path
    settings: Settings
    vocabularies: Vocabularies
    records: Records
    ids: Mapping[str, str]
    waiting: tuple[Waiting, ...]

    def waiting_as(self, digest: str) -> Waiting | None:
        """Return the packet with this digest, if it waits on a branch."""
        for one in self.waiting:
            if digest.startswith(one.digest_start) and self._is_of(one, digest):
                return one
        return None

    def _is_of(self, waiting: Waiting, digest: str) -> bool:
        # Eight digits in common can be made on purpose (2^32 tries), and a giver's packet must not vanish behind
        # another one. Reviewers may have added commits, so the last few are looked at.
        answer = run(self.repository, ["log", "--format=%B", "-n", "20", waiting.commit])
        told = re.findall(
            r"^Packet: ([0-9a-f]{64})$", answer.decode("utf-8", "replace"), re.MULTILINE
        )
        alike = [one for one in told if one.startswith(waiting.digest_start)]
        return digest in alike or not alike


def read_base(repository: Repository, folder: Path, *, revision: str = "") -> Base:
    """Lay the bank of `repository` out in `folder` and return what is known of it.

    It is taken from `revision`, else from the branch that the settings name as published, else from where HEAD stands.
    """
    _refuse_what_is_in_the_way(repository)
    commit = commit_of(repository, revision or "HEAD")
    _lay_out(repository, commit, folder, settings_alone=True)
    settings = read_settings(folder)
    if not revision:
        commit = _published(repository, settings.branch) or commit
    _lay_out(repository, commit, folder)
    settings = read_settings(folder)
    vocabularies, faults = read_vocabularies(folder)
    if faults:
        raise _no_bank(repository)
    waiting = waiting_packets(repository)
    records = read_records(repository, tree_files(repository, commit, "library"))
    return Base(
        repository=repository,
        commit=commit,
        folder=folder,
        settings=settings,
        vocabularies=vocabularies,
        records=records,
        ids={**{one.document_id: one.branch for one in waiting}, **records.places()},
        waiting=waiting,
    )


def _refuse_what_is_in_the_way(repository: Repository) -> None:
    # To git a branch `intake` and a branch `intake/…` are a file and a folder of one name. Told before anything is written.
    taken = [*branches(repository, "intake"), *branches(repository, f"{QUEUE}/")]
    wrong = [one for one in taken if one == "intake" or one.startswith(f"{QUEUE}/")]
    if wrong:
        raise SetupError(
            "\n".join(
                read_words(language)("intake.setup.in-the-way", branch=wrong[0])
                for language in LANGUAGES
            )
        )


def _published(repository: Repository, branch: str) -> str | None:
    """Return the commit of the branch here, or as last fetched where that is further; None where there is neither."""
    found = []
    for name in (f"refs/heads/{branch}", f"refs/remotes/origin/{branch}"):
        with contextlib.suppress(RevisionUnknown):
            found.append(commit_of(repository, name))
    if len(found) < 2:
        return found[0] if found else None
    own, fetched = found
    with contextlib.suppress(RevisionUnknown):
        if merge_base(repository, own, fetched) == own:
            return fetched
    return own


def _no_bank(repository: Repository) -> SetupError:
    return SetupError(
        "\n".join(
            read_words(language)("intake.setup.no-bank", folder=repository.folder)
            for language in LANGUAGES
        )
    )


def _lay_out(
    repository: Repository, commit: str, folder: Path, *, settings_alone: bool = False
) -> None:
    files = [one for one in tree_files(repository, commit, _SETTINGS) if one.path == _SETTINGS]
    if not files:
        raise _no_bank(repository)
    if not settings_alone:
        library = tree_files(repository, commit, "library")
        files += [one for one in library if _LIST.match(one.path)]
    export_files(repository, files, folder)


def waiting_packets(repository: Repository) -> tuple[Waiting, ...]:
    """Return the packets that wait on branches, here or as last fetched."""
    answer = run(
        repository,
        ["for-each-ref", "--format=%(objectname) %(refname)", "refs/heads", "refs/remotes"],
    )
    waiting = []
    for line in answer.decode("utf-8", "surrogateescape").splitlines():
        commit, _, ref = line.partition(" ")
        found = _WAITING.match(ref)
        if found:
            waiting.append(
                Waiting(
                    branch=found.group(1),
                    document_id=found["id"],
                    digest_start=found["digest"],
                    commit=commit,
                )
            )
    return tuple(waiting)
