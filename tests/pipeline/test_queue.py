"""What waits on the branch of the queue stands in the site at the next build, and writes no page."""

from __future__ import annotations

import json
from pathlib import Path

from policybank import pipeline
from policybank.core import write_text
from policybank.git import repository_at
from policybank.queue import Change, Entry, Reason, add_entries
from tests import make
from tests.git.repositories import commit, git, repository

TITLE = "Law </script><script>alert(1)</script>\u2028"


def test_a_new_entry_changes_the_two_files_of_the_queue_and_nothing_else(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path / "bank")
    make.document(root)
    write_text(root / ".gitignore", ".cache\nsite\n")
    repository(root)
    assert pipeline.build(root, jobs=1).report.faults == ()
    before = contents(root / "site")
    assert json.loads(before["committee/queue.json"])["entries"] == []
    reason = Reason(km="បានទទួល។", en="It arrived.")
    first = Change(state="submitted", date="2026-11-27", role="intake-officer", reason=reason)
    entry = Entry(
        code="AAAA-0001", id="new-law", title_km="", title_en=TITLE, type="law", door="form", history=(first,)
    )  # fmt: skip
    add_entries(repository_at(root), [entry], day="2026-11-27")
    assert pipeline.build(root, jobs=1).report.faults == ()
    after = contents(root / "site")
    changed = {path for path in after if before.get(path) != after[path]}
    assert changed == {"committee/queue.json", "committee/queue.js"}
    script = after["committee/queue.js"].decode("ascii")
    assert script.count("\n") == 1
    (told,) = json.loads(script.partition(".queue=")[2].removesuffix(";\n"))["entries"]
    assert told["title"] == {"en": TITLE}


def test_a_queue_that_cannot_be_read_is_told_and_the_bank_is_published(tmp_path: Path) -> None:
    root = make.bank_to_build(tmp_path / "bank")
    write_text(root / ".gitignore", ".cache\nsite\n")
    repository(root)
    git(root, "switch", "--quiet", "--orphan", "queue")
    # What is ignored there too is not taken away on the way back: a build without it would fetch its packages anew.
    commit(root, {"queue.json": b"{", ".gitignore": b".cache\nsite\n"})
    git(root, "switch", "--quiet", "main")
    summary = pipeline.build(root, jobs=1)
    assert summary.report.codes == ("queue-broken",)
    assert summary.site is not None
    assert json.loads((summary.site.folder / "committee/queue.json").read_bytes())["entries"] == []


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
