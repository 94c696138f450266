"""The queue keeps what everybody wrote, takes only steps of the way, and holds nothing about persons."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from policybank.git import Repository, repository_at
from policybank.queue import (
    FOLLOWING,
    Change,
    Entry,
    Queue,
    QueueRefused,
    Reason,
    add_entries,
    change_state,
    queue_in,
    queue_text,
    read_queue,
    read_queue_text,
)
from policybank.queue.form import QueueBroken
from policybank.schema import personal_data
from tests.git.repositories import bare, commit, git, repository

DAY = "2026-11-27"
REASON = Reason(km="គណៈកម្មការកំពុងអាន។", en="The committee reads it.")


def step(state: str = "in-review", **fields: str) -> Change:
    return Change(
        state=state,
        date=fields.get("date", DAY),
        role=fields.get("role", "chair"),
        reason=Reason(km=fields.get("km", REASON.km), en=fields.get("en", REASON.en)),
    )


def entry(code: str = "AAAA-0001", *states: str) -> Entry:
    return Entry(
        code=code,
        id="school-law",
        title_km="ច្បាប់សាលា",
        title_en="",
        type="law",
        door="form",
        history=tuple(step(state) for state in states or ("submitted",)),
    )


@pytest.fixture
def own(tmp_path: Path) -> Repository:
    """A repository in a folder with Khmer letters and a space."""
    return repository_at(repository(tmp_path / "ធនាគារ ឯកសារ", {"a.txt": b"a"}))


def test_a_bank_without_git_or_branch_has_an_empty_queue(tmp_path: Path, own: Repository) -> None:
    assert read_queue(tmp_path) == (Queue(), ())
    assert read_queue(own.folder) == (Queue(), ())


def test_what_is_written_is_read_again(own: Repository) -> None:
    assert add_entries(own, [entry(), entry("AAAA-0002")], day=DAY) == ("AAAA-0001", "AAAA-0002")
    queue, faults = read_queue(own.folder)
    assert faults == ()
    assert [one.code for one in queue.entries] == ["AAAA-0001", "AAAA-0002"]
    assert read_queue_text(queue_text(queue)) == queue
    assert git(own.folder, "ls-tree", "-r", "--name-only", "queue") == "queue.json"
    assert git(own.folder, "status", "--porcelain") == ""


def test_an_entry_that_is_there_is_not_written_again(own: Repository) -> None:
    add_entries(own, [entry()], day=DAY)
    before = git(own.folder, "rev-parse", "queue")
    assert add_entries(own, [entry("AAAA-0001", "submitted", "withdrawn")], day=DAY) == ()
    assert git(own.folder, "rev-parse", "queue") == before


def test_a_step_is_added_to_the_history(own: Repository) -> None:
    add_entries(own, [entry()], day=DAY)
    address = "https://code.example/bank/pull/7"
    change_state(own, "AAAA-0001", step(), pull_request=address)
    (found,) = queue_in(own).entries
    assert [one.state for one in found.history] == ["submitted", "in-review"]
    assert (found.state, found.pull_request) == ("in-review", address)


@pytest.mark.parametrize("old", FOLLOWING)
def test_only_steps_of_the_way_are_taken(old: str, own: Repository) -> None:
    for state in FOLLOWING:
        code = f"AAAA-{list(FOLLOWING).index(state):04}"
        add_entries(own, [entry(code, "submitted", old)], day=DAY)
        if state in FOLLOWING[old]:
            assert change_state(own, code, step(state)).state == state
        else:
            with pytest.raises(QueueRefused, match="step-unknown"):
                change_state(own, code, step(state))


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("code-unknown", step()),
        ("state-unknown", step("lost")),
        ("role-unknown", step(role="minister")),
        ("reason-form", step(km="")),
        ("reason-form", step(en="x" * 301)),
        ("reason-form", step(en="two\nlines")),
        ("reason-form", step(en="turned \u202e")),
        ("personal-data", step(en="Ask giver@mail.example")),
        ("personal-data", step(km="សូមទូរស័ព្ទ ០១២ ៣៤៥ ៦៧៨")),
    ],
)
def test_a_step_that_is_not_in_order_is_refused(
    reason: str, change: Change, own: Repository
) -> None:
    add_entries(own, [entry()], day=DAY)
    before = git(own.folder, "rev-parse", "queue")
    with pytest.raises(QueueRefused, match=reason):
        change_state(own, "ZZZZ-ZZZZ" if reason == "code-unknown" else "AAAA-0001", change)
    assert git(own.folder, "rev-parse", "queue") == before


def test_a_step_before_the_last_one_is_refused(own: Repository) -> None:
    add_entries(own, [entry()], day=DAY)
    with pytest.raises(QueueRefused, match="day-before"):
        change_state(own, "AAAA-0001", step(date="2026-11-26"))


def test_those_who_write_at_once_all_keep_what_they_wrote(own: Repository) -> None:
    add_entries(own, [entry("AAAA-0000")], day=DAY)
    codes = [f"AAAA-{number:04}" for number in range(4)]
    writers = [
        threading.Thread(target=add_entries, args=(own, [entry(code)]), kwargs={"day": DAY})
        for code in codes
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [one.code for one in queue_in(own).entries] == codes


def clones(own: Repository, tmp_path: Path) -> tuple[Repository, Repository]:
    add_entries(own, [entry("AAAA-0001"), entry("AAAA-0002")], day=DAY)
    hub = bare(tmp_path / "hub.git", own.folder)
    for name in ("one", "two"):
        git(tmp_path, "clone", "--quiet", str(hub), name)
    return repository_at(tmp_path / "one"), repository_at(tmp_path / "two")


def test_a_fetched_queue_is_read_and_written_on(own: Repository, tmp_path: Path) -> None:
    one, _ = clones(own, tmp_path)
    assert len(read_queue(one.folder)[0].entries) == 2
    change_state(one, "AAAA-0001", step())
    assert git(one.folder, "rev-parse", "queue^") == git(one.folder, "rev-parse", "origin/queue")
    git(one.folder, "push", "--quiet", "origin", "queue")


def test_two_officers_join_what_they_wrote(own: Repository, tmp_path: Path) -> None:
    one, two = clones(own, tmp_path)
    change_state(one, "AAAA-0001", step())
    git(one.folder, "push", "--quiet", "origin", "queue")
    change_state(two, "AAAA-0002", step("withdrawn"))
    git(two.folder, "fetch", "--quiet")
    add_entries(two, [entry("AAAA-0003")], day=DAY)
    assert {found.code: found.state for found in queue_in(two).entries} == {
        "AAAA-0001": "in-review",
        "AAAA-0002": "withdrawn",
        "AAAA-0003": "submitted",
    }
    git(two.folder, "push", "--quiet", "origin", "queue")


def broken(**changes: object) -> str:
    tree = json.loads(queue_text(Queue(entries=(entry(),))))
    tree["entries"][0].update(changes)
    return json.dumps(tree)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 100_000,
        "{}",
        '{"format": "policybank-queue", "version": 2, "entries": []}',
        broken(email="giver@mail.example"),
        broken(code="<b>"),
        broken(id="../x"),
        broken(state="published"),
        broken(history=[]),
        broken(title={}),
        broken(title={"en": "x" * 301}),
        broken(pull_request="javascript:alert(1)"),
        broken(history=[{"state": "submitted", "date": DAY, "role": "chair", "reason": {"km": "ក", "en": "012 345 678"}}]),
        broken(history=[{"state": "submitted", "date": DAY, "role": "chair", "by": "A", "reason": {"km": "ក", "en": "a"}}]),
    ],
)  # fmt: skip
def test_a_queue_that_is_none_is_told_and_the_bank_is_built_without(
    text: str, own: Repository
) -> None:
    with pytest.raises(QueueBroken):
        read_queue_text(text)
    git(own.folder, "checkout", "--quiet", "--orphan", "queue")
    commit(own.folder, {"queue.json": text.encode()})
    git(own.folder, "checkout", "--quiet", "main")
    queue, faults = read_queue(own.folder)
    assert queue == Queue()
    assert [fault.code for fault in faults] == ["queue-broken"]


@pytest.mark.parametrize(
    "text",
    [
        "write to giver@mail.example",
        "giver (at) mail.example",
        "on Telegram @invented_giver",
        "t.me/invented_giver",
        "call 012 345 678",
        "call 012-345-6789",
        "call (+855) 12 345 678",
        "call +85512345678",
        "call 0123456789",
        "ទូរស័ព្ទ ០២៣ ៨៨០ ១២៣",
        "card 012345678",
        "អត្តសញ្ញាណប័ណ្ណ ១២៣៤៥៦៧៨៩",
    ],
)
def test_personal_data_are_found(text: str) -> None:
    assert personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "The committee reads it.",
        "Of 8 December 2007, in force since 08-12-2007 and 2007-12-08.",
        "Law NS/RKM/1207/032, article 10.",
        "ព្រះរាជក្រម នស/រកម/១២០៧/០៣២ ថ្ងៃទី ០៨ ធ្នូ ២០០៧",
        "Plan 2019-2023, 1,234,567 riels, pages 10-12.",
        "Code 7K2M-Q9PX of the receipt",
    ],
)
def test_dates_and_numbers_of_laws_are_no_personal_data(text: str) -> None:
    assert personal_data(text) == ""
