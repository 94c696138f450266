"""A packet becomes one branch with one commit, and nothing else changes."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from policybank.core import SetupError
from policybank.git import Repository, repository_at
from policybank.intake import find_packets, take_in
from policybank.library import read_library
from policybank.packets import write_packet
from policybank.queue import queue_in
from tests import make_packets
from tests.git.repositories import commit, git
from tests.intake.banks import (
    DAY,
    bank,
    bare_bank,
    changed_files,
    files_of,
    refs,
    state_of,
    text_of,
)
from tests.packets.hostile import AT_THE_DOOR, BY_THE_CHECKS, HARMLESS


def packet(folder: Path, data: bytes | None = None, *, name: str = "gift.zip") -> Path:
    """Write a packet, honest unless `data` is given, and return its file."""
    file = folder / name
    file.write_bytes(make_packets.honest() if data is None else data)
    return file


@pytest.fixture(params=["folder", "bare", "កន្លែង ដែល មាន ចន្លោះ"])
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Repository:
    """A bank in a working folder, in a bare repository, and in a folder with Khmer letters and spaces."""
    if request.param == "bare":
        return bare_bank(tmp_path / "bank.git")
    return bank(tmp_path / request.param)


def test_a_packet_becomes_a_branch_of_one_commit(repository: Repository, tmp_path: Path) -> None:
    before = state_of(repository)
    before_refs = refs(repository)
    data = make_packets.honest()
    file = packet(tmp_path, data)
    (outcome,) = take_in(repository, [file], day=DAY)
    assert (outcome.status, outcome.document_id, outcome.faults) == ("taken-in", "school-law", ())
    branch = outcome.branch
    assert branch.startswith("intake/school-law-")
    assert changed_files(repository, branch) == {
        "library/law/school-law/index.md",
        "library/law/school-law/school-law.km.pdf",
    }
    assert git(repository.folder, "rev-list", "--count", f"main..{branch}") == "1"
    after = refs(repository)
    assert after.keys() - before_refs.keys() == {f"refs/heads/{branch}", "refs/heads/queue"}
    assert {name: after[name] for name in before_refs} == before_refs
    assert {name: state_of(repository)[name] for name in before} == before
    assert file.read_bytes() == data


def test_a_second_intake_changes_nothing_and_says_so(
    repository: Repository, tmp_path: Path
) -> None:
    file = packet(tmp_path)
    (first,) = take_in(repository, [file], day=DAY)
    before = state_of(repository)
    (second,) = take_in(repository, [file], day="2026-12-24")
    assert (second.status, second.branch, second.state) == ("known", first.branch, "submitted")
    assert state_of(repository) == before


@pytest.fixture
def own(tmp_path: Path) -> Repository:
    """A bank in a working folder."""
    return bank(tmp_path / "bank")


def test_no_hostile_packet_changes_anything_or_keeps_an_honest_one(
    own: Repository, tmp_path: Path
) -> None:
    kinds = {**AT_THE_DOOR, **BY_THE_CHECKS}
    folder = tmp_path / "packets"
    folder.mkdir()
    data = {f"{number:03}.zip": make() for number, (make, _) in enumerate(kinds.values())}
    for name, given in data.items():
        packet(folder, given, name=name)
    before, before_refs = state_of(own), refs(own)
    outcomes = take_in(own, find_packets(folder), day=DAY)
    for outcome, (kind, (_, codes)) in zip(outcomes, kinds.items(), strict=True):
        assert outcome.status == "refused", kind
        assert set(codes) <= {fault.code for fault in outcome.faults}, kind
    assert state_of(own) == before
    packet(folder, name="honest.zip")
    outcomes = take_in(own, find_packets(folder), day=DAY)
    assert [one.name for one in outcomes if one.status == "taken-in"] == ["honest.zip"]
    assert refs(own).keys() - before_refs.keys() == {
        f"refs/heads/{outcomes[-1].branch}",
        "refs/heads/queue",
    }
    assert {name: state_of(own)[name] for name in before} == before
    assert {name: (folder / name).read_bytes() for name in data} == data
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bank", "packets"]


def test_what_is_harmless_passes_and_touches_its_own_folder_alone(
    own: Repository, tmp_path: Path
) -> None:
    folder = tmp_path / "packets"
    folder.mkdir()
    for number, make in enumerate(HARMLESS.values()):
        packet(folder, make(), name=f"{number:03}.zip")
    before = state_of(own)
    outcomes = take_in(own, find_packets(folder), day=DAY)
    for kind, outcome in zip(HARMLESS, outcomes, strict=True):
        assert outcome.status == "taken-in", (kind, outcome.faults)
        of_document = f"library/law/{outcome.document_id}/"
        changed = changed_files(own, outcome.branch)
        assert all(path.startswith(of_document) for path in changed), kind
        text = text_of(own, outcome.branch, f"{of_document}index.md")
        assert "state: unchecked" in text, kind
        assert f"date_added: {DAY}" in text, kind
        assert not any(sign in text for sign in "\u200e\u200f\u2060\u202e\x1b"), kind
    assert {name: state_of(own)[name] for name in before} == before


def test_the_branch_is_a_bank_in_order(own: Repository, tmp_path: Path) -> None:
    (outcome,) = take_in(own, [packet(tmp_path)], day=DAY)
    git(tmp_path, "clone", "--quiet", "--branch", outcome.branch, str(own.folder), "clone")
    library = read_library(tmp_path / "clone")
    assert library.report.faults == ()
    record = library.documents["school-law"].record
    assert record.title.km == "ច្បាប់សាលារៀន"
    assert record.review.state == "unchecked"
    assert str(record.date_added) == DAY
    assert [edition.file for edition in record.editions] == ["school-law.km.pdf"]


def test_how_to_reach_the_giver_is_told_to_the_officer_and_stands_nowhere(
    own: Repository, tmp_path: Path
) -> None:
    (outcome,) = take_in(own, [packet(tmp_path)], day=DAY)
    assert outcome.contact is not None
    assert outcome.contact.email == "giver@mail.example"
    objects = git(own.folder, "cat-file", "--batch-all-objects", "--batch-check").splitlines()
    for line in objects:
        name, kind, _ = line.split(" ")
        text = git(own.folder, "cat-file", kind, name)
        for value in make_packets.CONTACT.values():
            assert value not in text


def test_one_bad_packet_keeps_none_of_the_others(own: Repository, tmp_path: Path) -> None:
    folder = tmp_path / "packets"
    folder.mkdir()
    packet(folder, make_packets.honest(title={"en": "A Law"}), name="a.zip")
    packet(folder, b"broken", name="b.zip")
    packet(folder, make_packets.honest(title={"en": "<script>"}), name="c.zip")
    packet(folder, make_packets.honest(title={"en": "D Law"}), name="d.zip")
    (folder / "readme.txt").write_text("no packet", encoding="utf-8")
    outcomes = take_in(own, find_packets(folder), day=DAY)
    assert [(one.name, one.status) for one in outcomes] == [
        ("a.zip", "taken-in"), ("b.zip", "refused"), ("c.zip", "refused"), ("d.zip", "taken-in"),
    ]  # fmt: skip
    assert {one.id for one in queue_in(own).entries} == {"a-law", "d-law"}


def test_the_same_packet_twice_in_a_folder_is_taken_in_once(
    own: Repository, tmp_path: Path
) -> None:
    files = [packet(tmp_path, name="a.zip"), packet(tmp_path, name="b.zip")]
    outcomes = take_in(own, files, day=DAY)
    assert [(one.name, one.status) for one in outcomes] == [
        ("a.zip", "taken-in"),
        ("b.zip", "known"),
    ]
    bad = make_packets.honest(title={"en": "<script>"})
    outcomes = take_in(own, [packet(tmp_path, bad, name=f"{one}.zip") for one in "cd"], day=DAY)
    assert [one.status for one in outcomes] == ["refused", "refused"]


def test_two_documents_of_one_title_get_ids_of_their_own(own: Repository, tmp_path: Path) -> None:
    files = [
        packet(tmp_path, make_packets.honest(date=date), name=f"{date}.zip")
        for date in ("2001", "2002", "2003")
    ]
    outcomes = take_in(own, files[:2], day=DAY)
    assert [one.document_id for one in outcomes] == ["school-law", "school-law-2"]
    (third,) = take_in(own, files[2:], day=DAY)
    assert third.document_id == "school-law-3"


@pytest.mark.parametrize("taken", ["old-law", "very-old-law"])
def test_an_id_that_is_taken_is_told_with_a_free_one(
    taken: str, own: Repository, tmp_path: Path
) -> None:
    (outcome,) = take_in(own, [packet(tmp_path, make_packets.honest(id=taken))], day=DAY)
    assert [fault.code for fault in outcome.faults] == ["packet-id-taken"]
    facts = dict(outcome.faults[0].facts)
    assert facts["other"] == "library/law/old-law/index.md"
    assert facts["nearest"] == f"{taken}-2"


def test_a_free_id_of_the_giver_is_kept(own: Repository, tmp_path: Path) -> None:
    (outcome,) = take_in(own, [packet(tmp_path, make_packets.honest(id="law-of-schools"))], day=DAY)
    assert outcome.document_id == "law-of-schools"


def test_a_khmer_title_alone_gives_an_id_of_type_and_date(own: Repository, tmp_path: Path) -> None:
    data = make_packets.honest(title={"km": "ច្បាប់សាលារៀន"})
    (outcome,) = take_in(own, [packet(tmp_path, data)], day=DAY)
    assert outcome.document_id == "law-2007-12-08"


def test_a_branch_of_the_same_beginning_is_never_written_over(
    own: Repository, tmp_path: Path
) -> None:
    file = packet(tmp_path)
    (outcome,) = take_in(own, [file], day=DAY)
    digest = outcome.branch.rpartition("-")[2]
    git(own.folder, "branch", "-D", outcome.branch)
    git(own.folder, "update-ref", "-d", "refs/heads/queue")
    # Another packet whose digest begins alike: its message tells the rest.
    message = f"Another\n\nPacket: {digest}{'0' * 56}"
    other = git(own.folder, "commit-tree", "main^{tree}", "-p", "main", "-m", message)
    git(own.folder, "branch", f"intake/school-law-{digest}", other)
    (again,) = take_in(own, [file], day=DAY)
    assert (again.status, again.branch) == ("taken-in", f"intake/school-law-2-{digest}")
    assert refs(own)[f"refs/heads/intake/school-law-{digest}"] == other


def test_a_packet_on_a_fetched_branch_is_known(own: Repository, tmp_path: Path) -> None:
    file = packet(tmp_path)
    (first,) = take_in(own, [file], day=DAY)
    git(tmp_path, "clone", "--quiet", str(own.folder), "clone")
    (again,) = take_in(repository_at(tmp_path / "clone"), [file], day=DAY)
    assert (again.status, again.branch) == ("known", first.branch)


def test_a_packet_whose_document_is_published_is_known(own: Repository, tmp_path: Path) -> None:
    file = packet(tmp_path)
    (first,) = take_in(own, [file], day=DAY)
    git(own.folder, "update-ref", "refs/heads/main", refs(own)[f"refs/heads/{first.branch}"])
    git(own.folder, "branch", "-D", first.branch)
    (again,) = take_in(own, [file], day=DAY)
    assert (again.status, again.document_id, again.branch) == ("known", "school-law", "")


def test_a_branch_that_was_lost_is_made_again_under_its_id(own: Repository, tmp_path: Path) -> None:
    file = packet(tmp_path)
    (first,) = take_in(own, [file], day=DAY)
    git(own.folder, "branch", "-D", first.branch)
    (again,) = take_in(own, [file], day=DAY)
    assert (again.status, again.branch) == ("taken-in", first.branch)
    assert len(queue_in(own).entries) == 1


def test_branches_leave_from_the_published_branch_wherever_the_officer_stands(
    own: Repository, tmp_path: Path
) -> None:
    git(own.folder, "stash", "--quiet")
    git(own.folder, "checkout", "--quiet", "-b", "work")
    commit(own.folder, {"library/law/old-law/index.md": b"broken"})
    (outcome,) = take_in(own, [packet(tmp_path)], day=DAY)
    assert "library/law/school-law/index.md" in files_of(own, outcome.branch)
    assert git(own.folder, "merge-base", "main", outcome.branch) == refs(own)["refs/heads/main"]
    assert git(own.folder, "rev-parse", f"{outcome.branch}^") == refs(own)["refs/heads/main"]


def test_the_commit_names_no_person(own: Repository, tmp_path: Path) -> None:
    (outcome,) = take_in(own, [packet(tmp_path)], day=DAY)
    text = git(own.folder, "cat-file", "commit", outcome.branch)
    assert "author Policy bank intake <noreply@invalid>" in text
    assert f"\nCode: {outcome.code}\nDoor: form\n" in text
    assert (
        "\nSaid: Official text\nSuitable: about-education yes\nSharing: who-made-it state\n" in text
    )


def test_a_forge_is_not_made_to_act_by_a_message(own: Repository, tmp_path: Path) -> None:
    gift = make_packets.gift(title={"en": "Law, fixes #1 and calls @everybody"})
    gift = replace(gift, sentence={"en": "closes #2", "km": "@everybody"})
    write_packet(tmp_path / "gift.zip", gift)
    (outcome,) = take_in(own, [tmp_path / "gift.zip"], day=DAY)
    assert outcome.status == "taken-in"
    text = git(own.folder, "cat-file", "commit", outcome.branch)
    message = text.partition("\n\n")[2]
    assert message.startswith(f"{outcome.document_id}\n")
    assert not set("@#") & set(message)


def test_an_entry_that_was_not_written_is_written_by_the_next_intake(
    own: Repository, tmp_path: Path
) -> None:
    file = packet(tmp_path)
    take_in(own, [file], day=DAY)
    git(own.folder, "update-ref", "-d", "refs/heads/queue")
    (again,) = take_in(own, [file], day=DAY)
    assert again.status == "known"
    assert [one.id for one in queue_in(own).entries] == ["school-law"]


def test_intake_adds_an_entry_to_the_queue(own: Repository, tmp_path: Path) -> None:
    (outcome,) = take_in(own, [packet(tmp_path)], day=DAY)
    (entry,) = queue_in(own).entries
    assert (entry.code, entry.id, entry.state, entry.since) == (
        outcome.code, "school-law", "submitted", DAY,
    )  # fmt: skip
    assert entry.title_km == "ច្បាប់សាលារៀន"
    tree = json.loads(text_of(own, "queue", "queue.json"))
    assert tree["entries"][0]["history"][0]["role"] == "intake-officer"
    assert files_of(own, "queue") == {"queue.json"}


def test_a_relation_to_a_document_of_the_bank_is_in_order(own: Repository, tmp_path: Path) -> None:
    relations = [{"type": "amends", "target": "old-law", "basis": "stated"}]
    data = make_packets.honest(relations=relations)
    (outcome,) = take_in(own, [packet(tmp_path, data)], day=DAY)
    assert outcome.status == "taken-in"


def test_documents_of_one_folder_may_be_related(own: Repository, tmp_path: Path) -> None:
    relations = [{"type": "amends", "target": "new-law", "basis": "stated"}]
    files = [
        packet(tmp_path, make_packets.honest(id="new-law"), name="a.zip"),
        packet(tmp_path, make_packets.honest(id="next-law", relations=relations), name="b.zip"),
    ]
    assert [one.status for one in take_in(own, files, day=DAY)] == ["taken-in", "taken-in"]


@pytest.mark.parametrize("name", ["intake", "queue/old"])
def test_a_branch_in_the_way_is_told_before_anything_is_written(
    name: str, own: Repository, tmp_path: Path
) -> None:
    git(own.folder, "branch", name)
    before = state_of(own)
    with pytest.raises(SetupError, match=name):
        take_in(own, [packet(tmp_path)], day=DAY)
    assert state_of(own) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_the_name_of_a_file_cannot_repaint_the_terminal(own: Repository, tmp_path: Path) -> None:
    files = [
        packet(tmp_path, data, name=f"\x1b[2J\u202e{number}.zip")
        for number, data in enumerate((b"broken", None, None))
    ]
    for outcome in take_in(own, files, day=DAY):
        shown = f"{outcome.name}{''.join(str(fault.place) for fault in outcome.faults)}"
        assert shown.isprintable()
