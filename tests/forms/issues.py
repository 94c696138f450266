"""Write the text of an issue as GitHub does when a form was filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from policybank.forms.questions import QUESTIONS, options
from policybank.library import read_vocabularies
from policybank.schema import Vocabularies
from tests import make

PROMISES = """### មុនពេលផ្ញើ · Before you send

- [x] I have searched the bank and did not find this document."""


def vocabularies(folder: Path) -> Vocabularies:
    """Return the few words that the tests' banks have."""
    return read_vocabularies(make.bank(folder))[0]


def named(question: str, term: str, known: Vocabularies) -> str:
    """Return what the form offers for a term."""
    one = next(one for one in QUESTIONS if one.id == question)
    return next(name for name, found in options(one, known).items() if found == term)


def body(**answers: str) -> str:
    """Return the text of an issue; what is not among `answers` was left open."""
    parts = [f"### {one.heading()}\n\n{answers.get(one.id, '_No response_')}" for one in QUESTIONS]
    return "\n\n".join([*parts, PROMISES]) + "\n"


def whole(known: Vocabularies, **answers: str) -> str:
    """Return the text of an issue in which all that is needed was answered."""
    needed = {
        "title_en": "Law on Examples",
        "type": named("type", "law", known),
        "languages": named("languages", "en", known),
        "rights": named("rights", "official-text", known),
    }
    return body(**{**needed, **answers})


def event(folder: Path, text: str | None, **issue: object) -> Path:
    """Write the event of an issue as a workflow finds it."""
    file = folder / "event.json"
    tree: Mapping[str, object] = {
        "action": "labeled",
        "issue": {"number": 7, "body": text, **issue},
    }
    file.write_text(json.dumps(tree), encoding="utf-8")
    return file
