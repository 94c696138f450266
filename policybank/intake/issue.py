"""Take in a document that came as an issue, and lay ready what another job sends on.

The workflow has two jobs: the one that runs this meets the stranger's file and may only read; the other may write and runs
no program of ours. Between them goes a folder: the branch as a bundle of git, the report for the pull request, the answer
to the giver. What a stranger wrote stands in these texts only as code, where GitHub calls nobody and links nothing.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from policybank.core import Report, write_text
from policybank.forms import GITHUB_HOSTS, Hosts, IssueGift, gift_of_issue, read_event
from policybank.git import Repository, branch_commit, commit_of, repository_at, run
from policybank.i18n import LANGUAGES, Words, format_faults, read_words
from policybank.library import read_vocabularies
from policybank.packets import Gift, write_packet
from policybank.queue import BRANCH as QUEUE
from policybank.review import review_as_markdown, review_range
from policybank.settings import read_settings
from policybank.text import text_limits

from .outcome import Outcome
from .take_in import take_in

# GitHub takes 65,536 signs in a pull request or a comment.
_LONGEST_TEXT: Final = 60_000
_LONGEST_FAULTS: Final = 20_000
_REMOTE: Final = "origin"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What became of an issue: `outcome` is None where it gave no packet."""

    number: int
    outcome: Outcome | None


def hand_over_issue(
    root: Path, event: Path, folder: Path, *, day: str, hosts: Hosts = GITHUB_HOSTS
) -> HandedOver:
    """Take in the document of the issue in `event` on `day`, and write into `folder` what is to be sent on.

    `comment.md` is always there; `branch.txt`, `intake.bundle` and `report.md` where there is a new branch, and `queue.bundle`
    where the list of what waits has a new entry.
    """
    issue = read_event(event)
    repository = repository_at(root)
    settings = read_settings(root)
    vocabularies, _ = read_vocabularies(root)
    with tempfile.TemporaryDirectory(prefix="issue-") as place:
        files = Path(place) / "files"
        files.mkdir()
        gift = gift_of_issue(issue, vocabularies, files, limits=text_limits(settings), hosts=hosts)
        if gift.troubles or any(one.severity == "error" for one in gift.faults):
            write_text(folder / "comment.md", _refusal(gift))
            return HandedOver(number=issue.number, outcome=None)
        packet = Path(place) / "packet.zip"
        write_packet(
            packet,
            Gift(
                values=gift.values,
                made=day,
                documents=gift.documents,
                door="issue",
                sentence=gift.sentence,
            ),
        )
        base = commit_of(repository, "HEAD")
        (outcome,) = take_in(repository, [packet], day=day, revision=base)
    write_text(folder / "comment.md", _answer(outcome))
    if outcome.status == "taken-in":
        _hand_over(root, repository, folder, base, outcome, gift)
    return HandedOver(number=issue.number, outcome=outcome)


def _hand_over(
    root: Path, repository: Repository, folder: Path, base: str, outcome: Outcome, gift: IssueGift
) -> None:
    branch = f"refs/heads/{outcome.branch}"
    write_text(folder / "branch.txt", outcome.branch)
    _bundle(repository, folder / "intake.bundle", branch, without=base)
    report = review_as_markdown(review_range(root, f"{base}..{outcome.branch}"))
    write_text(folder / "report.md", _cut(f"{_remarks(gift)}{report}"))
    if branch_commit(repository, QUEUE) is not None:
        before = branch_commit(repository, QUEUE, remote=_REMOTE)
        _bundle(repository, folder / "queue.bundle", f"refs/heads/{QUEUE}", without=before)


def _bundle(repository: Repository, file: Path, ref: str, *, without: str | None) -> None:
    known = [f"^{without}"] if without else []
    run(repository, ["bundle", "create", "--quiet", str(file.absolute()), ref, *known])


def _refusal(gift: IssueGift) -> str:
    parts = []
    for words in _each_language():
        said = [f"- {one.said(words)}" for one in gift.troubles]
        faults = _as_code(format_faults(Report.of(gift.faults), languages=(words.language,)))
        parts.append(
            _joined(
                [
                    words("doors.issue.refused"),
                    "\n".join(said),
                    faults,
                    words("doors.issue.refused-next"),
                ]
            )
        )
    return _joined(parts)


def _answer(outcome: Outcome) -> str:
    parts = []
    for words in _each_language():
        faults = _as_code(format_faults(Report.of(outcome.faults), languages=(words.language,)))
        if outcome.status == "refused":
            told = [words("doors.issue.refused"), faults, words("doors.issue.refused-next")]
        else:
            code = words("doors.issue.received", code=f"**{outcome.code}**")
            told = [code, words("doors.issue.received-next")]
        parts.append(_joined(told))
    return _joined(parts)


def _remarks(gift: IssueGift) -> str:
    told = [_both(lambda words: words("doors.issue.from-issue", number=str(gift.number)))]
    told += [gift.sentence[language] for language in LANGUAGES if gift.sentence]
    if gift.remarks:
        told.append(f"### {_both(lambda words: words('doors.issue.remarks'))}")
    for one in gift.remarks:
        told += [f"**{one.question}**", _as_code(one.text)]
    return _joined(told) + "\n\n"


def _as_code(text: str) -> str:
    """Return `text` as a block of code that no line of its own can end; empty for nothing."""
    if not text.strip():
        return ""
    longest = max((len(one) for one in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text.strip()[:_LONGEST_FAULTS]}\n{fence}"


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_TEXT:
        return text
    # In the middle of a block of code perhaps; what is left out stands in the branch all the same.
    return text[:_LONGEST_TEXT] + "\n…\n"


def _each_language() -> Sequence[Words]:
    return [read_words(language) for language in LANGUAGES]


def _both(say: Callable[[Words], str]) -> str:
    return " · ".join(say(words) for words in _each_language())


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, parts))
