"""Turn an issue that was written with the form into what a packet holds.

Everything in it is a stranger's: the text, the names, the files. The event comes as the file that GitHub writes, so that no
word of it passes through a shell; the machine this runs on holds no right to write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from policybank.core import Fault, SetupError, read_bytes
from policybank.i18n import LANGUAGES, Words, read_words
from policybank.schema import Vocabularies
from policybank.text import Limits, PdfFile, inspect_pdf

from .answers import read_answers
from .attachments import (
    GITHUB_HOSTS,
    Attached,
    FetchLimits,
    Hosts,
    NotFetched,
    attached_files,
    fetch,
)
from .issue_record import Remark, issue_record

MOST_FILES: Final = 3
# GitHub's events are smaller: the text of an issue ends at 65,536 signs.
_LARGEST_EVENT_BYTES: Final = 5_000_000
_LONGEST_NAME_SHOWN: Final = 80

# `law.km.pdf`, `Law_EN (1).pdf`, `ច្បាប់-khmer.pdf`: how people name the languages of their files.
_NAMES_OF_LANGUAGES: Final = {
    "km": r"km|kh|khm|khmer|ខ្មែរ",
    "en": r"en|eng|english|អង់គ្លេស",
    "fr": r"fr|fra|french",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why an issue gives no packet: `code` is the name of the words under `doors.issue`, `facts` their values."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)

    def said(self, words: Words) -> str:
        """Return it in one language."""
        return words(f"doors.issue.{self.code}", **self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueGift:
    """What an issue gives: the values of a record, its PDFs by language, and remarks for the reviewer.

    `troubles` and `faults` (of the PDFs) say what has to be mended first; with any of them nothing is handed on.
    """

    number: int
    values: Mapping[str, Any]
    documents: Mapping[str, bytes]
    sentence: Mapping[str, str]
    remarks: tuple[Remark, ...]
    troubles: tuple[Trouble, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue as the event tells it."""

    number: int
    body: str


def read_event(file: Path) -> Issue:
    """Return the issue of the event in `file`; raise SetupError where it is none, for that is no contributor's fault."""
    if file.stat().st_size > _LARGEST_EVENT_BYTES:
        raise SetupError(f"{file} is larger than an event of GitHub can be.")
    try:
        issue = json.loads(read_bytes(file))["issue"]
        number, body = issue["number"], issue["body"] or ""
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SetupError(f"{file} is not an event about an issue.") from error
    if not isinstance(number, int) or isinstance(number, bool) or not isinstance(body, str):
        raise SetupError(f"{file} is not an event about an issue.")
    return Issue(number=number, body=body)


def gift_of_issue(
    issue: Issue,
    vocabularies: Vocabularies,
    folder: Path,
    *,
    limits: Limits,
    hosts: Hosts = GITHUB_HOSTS,
    fetch_limits: FetchLimits | None = None,
) -> IssueGift:
    """Return what `issue` gives. Its files are fetched into `folder`, which must be empty and is the caller's to remove."""
    answers = read_answers(issue.body)
    record = issue_record(answers, vocabularies)
    troubles = list(_missing(answers, record.values))
    files = attached_files(answers.get("editions", ""))
    languages, unclear = _languages(files, record.values.get("languages", ()), vocabularies)
    troubles += unclear
    documents: dict[str, bytes] = {}
    faults: list[Fault] = []
    if not troubles:
        asked = fetch_limits or FetchLimits(largest_bytes=limits.largest_bytes)
        for file, language in zip(files, languages, strict=True):
            target = folder / f"document.{language}.pdf"
            try:
                fetch(file.address, target, limits=asked, hosts=hosts)
            except NotFetched as error:
                troubles.append(_not_fetched(file, error, limits))
                continue
            faults += inspect_pdf(PdfFile(path=target, place=target.name), limits)
            documents[language] = target.read_bytes()
    return IssueGift(
        number=issue.number,
        values=record.values,
        documents=documents,
        sentence=_sentence(record.values, vocabularies),
        remarks=record.remarks,
        troubles=tuple(troubles),
        faults=tuple(faults),
    )


def _missing(answers: Mapping[str, str], values: Mapping[str, Any]) -> Sequence[Trouble]:
    if not answers:
        return [Trouble(code="not-our-form")]
    missing = [name for name in ("title", "type", "rights") if name not in values]
    return [Trouble(code=f"no-{name}") for name in missing]


def _languages(
    files: Sequence[Attached], told: Sequence[str], vocabularies: Vocabularies
) -> tuple[list[str], list[Trouble]]:
    """Return the language of each file: by its name, else by what is left of the languages that the giver chose."""
    if len(files) > MOST_FILES:
        return [], [Trouble(code="too-many-files", facts={"most": str(MOST_FILES)})]
    known = vocabularies["languages"].terms
    found = [_language_in(file.name, tuple(known)) for file in files]
    left = [one for one in told if one not in found]
    if found.count("") == len(left) == 1 or (len(files) == 1 and len(told) == 1):
        found = [one or left[0] for one in found]
    if "" in found:
        unclear = files[found.index("")]
        return [], [Trouble(code="language-unclear", facts={"name": _shown(unclear.name)})]
    twice = next((one for one in found if found.count(one) > 1), None)
    if twice is not None:
        facts = {
            "language": " · ".join(dict.fromkeys(filter(None, (known[twice].km, known[twice].en))))
        }
        return [], [Trouble(code="two-of-a-language", facts=facts)]
    return found, []


def _language_in(name: str, known: Sequence[str]) -> str:
    for language, names in _NAMES_OF_LANGUAGES.items():
        if language in known and re.search(
            rf"(?:^|[\W_])(?:{names})(?:[\W_]|$)", name, re.IGNORECASE
        ):
            return language
    return ""


def _not_fetched(file: Attached, error: NotFetched, limits: Limits) -> Trouble:
    facts = {
        "name": _shown(file.name),
        "seen": _shown(error.value),
        "megabytes": f"{limits.largest_bytes / 1_000_000:g}",
    }
    return Trouble(code=error.code, facts=facts)


def _shown(text: str) -> str:
    """Return a stranger's text so that Markdown shows it and does nothing else: no link, no mention, no sign that hides."""
    plain = re.sub(r"[^\w .:,()/-]", "", text, flags=re.UNICODE)
    return plain[:_LONGEST_NAME_SHOWN].strip() or "?"


def _sentence(values: Mapping[str, Any], vocabularies: Vocabularies) -> Mapping[str, str]:
    statement = values.get("rights", {}).get("statement")
    if statement is None:
        return {}
    term = vocabularies.term("rights", statement)
    return {
        language: read_words(language)("doors.issue.rights", rights=term.name(language))
        for language in LANGUAGES
    }
