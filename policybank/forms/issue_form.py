"""Make `.github/ISSUE_TEMPLATE/give-a-document.yml`, the form by which a document is given on GitHub.

GitHub's own form language, written as a person would write it, since a maintainer reads it there. Every option of a list
is a term of the bank's vocabulary, so that an answer can be read back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from policybank.i18n import LANGUAGES, Words, read_words
from policybank.schema import Vocabularies
from policybank.settings import Settings

from .questions import (
    LAST_OF_THE_NEEDED,
    QUESTIONS,
    Question,
    both,
    options,
    takes_several,
)

ISSUE_FORM: Final = ".github/ISSUE_TEMPLATE/give-a-document.yml"

# GitHub takes no larger file in an issue, whatever the bank allows:
# https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/attaching-files
_GITHUB_LARGEST_MEGABYTES: Final = 25

_HEAD: Final = "# Made from the schema, the words and the vocabularies by `build.py schema`: mend them there.\n"
_PROMISES: Final = (("searched", False), ("private", True), ("agreed", True))


def issue_form(vocabularies: Vocabularies, settings: Settings) -> str:
    """Return the text of the form in both languages."""
    lines = [
        _HEAD.rstrip(),
        f"name: {_text(_both('name'))}",
        f"description: {_text(_both('description'))}",
        f"title: {_text(_both('title') + ': ')}",
        'labels: ["document"]',
        "body:",
        *_note("intro", "warning"),
    ]
    megabytes = min(settings.largest_pdf_bytes // 1_000_000, _GITHUB_LARGEST_MEGABYTES)
    for question in QUESTIONS:
        lines += ["", *_question(question, vocabularies, megabytes)]
        if question.id == LAST_OF_THE_NEEDED:
            lines += ["", *_note("more", title="more-title")]
    return "\n".join([*lines, "", *_promises()]) + "\n"


def _question(question: Question, vocabularies: Vocabularies, megabytes: int) -> Iterator[str]:
    yield f"  - type: {question.kind}"
    yield f"    id: {question.id}"
    yield "    attributes:"
    yield f"      label: {_text(question.heading())}"
    key = f"doors.form.{question.key}.help"
    if key in read_words("en"):
        yield f"      description: {_text(both(lambda words: _help(words, key, megabytes)))}"
    if question.example:
        yield f"      placeholder: {_text(question.example)}"
    if question.kind == "dropdown":
        if takes_several(question):
            yield "      multiple: true"
        yield "      options:"
        yield from (f"        - {_text(one)}" for one in options(question, vocabularies))
    if question.kind == "upload":
        yield from ("    validations:", "      required: false", '      accept: ".pdf"')
    elif question.is_required:
        yield from ("    validations:", "      required: true")


def _help(words: Words, key: str, megabytes: int) -> str:
    return words(key, megabytes=words.number(megabytes))


def _note(*names: str, title: str = "") -> Iterator[str]:
    yield from ("  - type: markdown", "    attributes:", "      value: |")
    paragraphs = [f"### {_both(title)}"] if title else []
    for language in LANGUAGES:
        paragraphs += [read_words(language)(f"doors.form.{name}") for name in names]
    for place, paragraph in enumerate(paragraphs):
        if place:
            yield ""
        yield f"        {paragraph}"


def _promises() -> Iterator[str]:
    yield from ("  - type: checkboxes", "    id: promises", "    attributes:")
    yield f"      label: {_text(_both('promises.label'))}"
    yield "      options:"
    for name, is_required in _PROMISES:
        yield f"        - label: {_text(_both(f'promises.{name}'))}"
        if is_required:
            yield "          required: true"


def _both(name: str) -> str:
    return both(lambda words: words(f"doors.form.{name}"))


def _text(text: str) -> str:
    # JSON's way of quoting is YAML's too.
    return json.dumps(text, ensure_ascii=False)
