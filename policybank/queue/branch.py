"""Read the queue from its branch, and write it there, so that two who write at once both keep what they wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from policybank.core import Fault, Place, fault
from policybank.git import (
    BranchMoved,
    BranchTaken,
    GitError,
    Repository,
    Signature,
    branch_commit,
    create_branch,
    find_repository,
    merge_base,
    move_branch,
    read_blob,
    tree_files,
    write_blob,
    write_commit,
    write_tree,
)
from policybank.schema import ROLES, STATES, personal_data

from .form import ADDRESS, QueueBroken, queue_text, read_queue_text
from .queue import FOLLOWING, LONGEST_REASON, Change, Entry, Queue, QueueRefused

BRANCH: Final = "queue"
FILE: Final = "queue.json"

_REMOTE: Final = "origin"
_SIGNATURE: Final = Signature(name="Policy bank queue")

# An entry takes about 600 bytes; this is room for ten thousand packets.
_LARGEST_BYTES: Final = 10_000_000

# Who comes second reads again and writes again. With five officers at once, five times is enough.
_TRIES: Final = 6


def read_queue(root: Path) -> tuple[Queue, tuple[Fault, ...]]:
    """Return the queue of the bank at `root` and what is wrong with it; an empty one where there is no git or no branch."""
    repository = find_repository(root)
    if repository is None:
        return Queue(), ()
    try:
        return queue_in(repository), ()
    except QueueBroken as error:
        place = Place(file=f"{BRANCH}:{FILE}")
        return Queue(), (fault("queue-broken", place, value=error.field),)
    except GitError:
        # A clone without all its objects (CI fetches little) can still be built.
        return Queue(), ()


def queue_in(repository: Repository) -> Queue:
    """Return the queue of `repository`: its own, with what was fetched from `origin` and is not in it yet."""
    return _standing(repository).queue


def add_entries(repository: Repository, entries: Iterable[Entry], *, day: str) -> tuple[str, ...]:
    """Add those of `entries` whose code the queue does not have, in one commit; return the codes that are new."""
    wanted = tuple(entries)
    added: list[str] = []

    def with_them(queue: Queue) -> Queue:
        added.clear()
        for entry in wanted:
            if queue.entry(entry.code) is None:
                queue = queue.with_entry(entry)
                added.append(entry.code)
        return queue

    _write(
        repository, with_them, message=f"Take in {', '.join(one.code for one in wanted)}", day=day
    )
    return tuple(added)


def change_state(
    repository: Repository, code: str, change: Change, *, pull_request: str = ""
) -> Entry:
    """Write `change` into the history of the entry with this code and return the entry; QueueRefused where it may not be."""
    _refuse_change(change)
    if pull_request and not ADDRESS.match(pull_request):
        raise QueueRefused("pull-request")

    def changed(queue: Queue) -> Queue:
        entry = queue.entry(code)
        if entry is None:
            raise QueueRefused("code-unknown", code=code)
        if change.state not in FOLLOWING[entry.state]:
            following = ", ".join(FOLLOWING[entry.state]) or "-"
            raise QueueRefused(
                "step-unknown", old=entry.state, new=change.state, following=following
            )
        if change.date < entry.since:
            raise QueueRefused("day-before", day=change.date, since=entry.since)
        return queue.with_entry(
            replace(
                entry,
                history=(*entry.history, change),
                pull_request=pull_request or entry.pull_request,
            )
        )

    message = f"{code} is {change.state}\n\n{change.role}: {change.reason.en}"
    written = _write(repository, changed, message=message, day=change.date).entry(code)
    assert written is not None, "it was changed just now"
    return written


def _refuse_change(change: Change) -> None:
    if change.state not in STATES:
        raise QueueRefused("state-unknown", state=change.state, states=", ".join(STATES))
    if change.role not in ROLES:
        raise QueueRefused("role-unknown", role=change.role, roles=", ".join(ROLES))
    for text in (change.reason.km, change.reason.en):
        if not text.strip() or len(text) > LONGEST_REASON or not text.isprintable():
            raise QueueRefused("reason-form", limit=str(LONGEST_REASON))
        found = personal_data(text)
        if found:
            raise QueueRefused("personal-data", value=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """The queue as it stands: `own` is the commit of the branch here, `parents` those of the commit to come."""

    queue: Queue
    own: str | None
    parents: tuple[str, ...]


def _standing(repository: Repository) -> _Standing:
    own = branch_commit(repository, BRANCH)
    fetched = branch_commit(repository, BRANCH, remote=_REMOTE)
    commits = tuple(dict.fromkeys(one for one in (own, fetched) if one is not None))
    if len(commits) == 2:
        first, second = commits
        parted = _parted(repository, first, second)
        # One that lies behind the other adds nothing.
        commits = tuple(one for one in commits if one != parted) if parted in commits else commits
    queue = Queue()
    for commit in commits:
        queue = _joined(queue, _queue_of(repository, commit))
    return _Standing(queue=queue, own=own, parents=commits)


def _parted(repository: Repository, one: str, other: str) -> str | None:
    try:
        return merge_base(repository, one, other)
    except GitError:
        return None


def _joined(one: Queue, other: Queue) -> Queue:
    """Return the entries of both; of two with one code the one that went further."""
    joined = one
    for entry in other.entries:
        known = joined.entry(entry.code)
        if known is None or (len(entry.history), entry.since) > (len(known.history), known.since):
            joined = joined.with_entry(entry)
    return joined


def _queue_of(repository: Repository, commit: str) -> Queue:
    files = [one for one in tree_files(repository, commit) if one.path == FILE and one.is_file]
    if not files:
        raise QueueBroken(FILE)
    try:
        return read_queue_text(
            read_blob(repository, files[0].blob, at_most=_LARGEST_BYTES).decode("utf-8")
        )
    except UnicodeDecodeError as error:
        raise QueueBroken(FILE) from error


def _write(
    repository: Repository, change: Callable[[Queue], Queue], *, message: str, day: str
) -> Queue:
    for attempt in range(_TRIES):
        standing = _standing(repository)
        queue = change(standing.queue)
        if queue == standing.queue and standing.own in standing.parents:
            return queue
        text = queue_text(queue)
        # Never a queue that cannot be read again.
        read_queue_text(text)
        blob = write_blob(repository, text.encode("utf-8"))
        commit = write_commit(
            repository,
            write_tree(repository, None, {FILE: blob}),
            parents=standing.parents,
            message=message,
            day=day,
            signature=_SIGNATURE,
        )
        try:
            if standing.own is None:
                create_branch(repository, BRANCH, commit)
            else:
                move_branch(repository, BRANCH, commit, old=standing.own)
        except (BranchMoved, BranchTaken):
            # Somebody was faster, or the branch is open in a working folder; only the first mends itself.
            if attempt == _TRIES - 1 or branch_commit(repository, BRANCH) == standing.own:
                raise
        else:
            return queue
    raise AssertionError("the last try returns or raises")
