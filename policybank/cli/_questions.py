"""Ask for the fields of a record, one by one, in both languages.

The schema itself judges each answer, and the words of its faults tell what is wrong, so that a question can never
accept what `build.py check` would refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from policybank.core import Place, fault
from policybank.i18n import describe
from policybank.schema import Field, Vocabularies, Vocabulary, check_record, record_fields

from ._say import each_language, say

# A longer list is shown when somebody asks for it.
_SHORT_LIST = 12

_ASKS_FOR_LIST = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What a person is asked, with the lists the answers come from. `ask` shows a prompt and returns what was typed."""

    vocabularies: Vocabularies
    ask: Callable[[str], str]

    def one(self, path: str, *, default: str = "", is_needed: bool = False) -> str:
        """Return the answer for the field `path`; empty when the question was left open."""
        answers = self._answered(path, default, is_needed=is_needed)
        return answers[0] if answers else ""

    def several(self, path: str) -> tuple[str, ...]:
        """Return the answers for a field that holds a list; they are typed with commas between them."""
        return self._answered(path, "", is_needed=False)

    def _answered(self, path: str, default: str, *, is_needed: bool) -> tuple[str, ...]:
        field = _field(path)
        words = None if field.vocabulary is None else self.vocabularies[field.vocabulary]
        _explain(field)
        if words is not None and len(words.terms) <= _SHORT_LIST:
            _show_list(words)
        while True:
            typed = self.ask(f"{_label(field)}{f' [{default}]' if default else ''}: ").strip()
            if typed == _ASKS_FOR_LIST and words is not None:
                _show_list(words)
                continue
            answers = (
                tuple(part.strip() for part in (typed or default).split(","))
                if field.is_list
                else (typed or default,)
            )
            answers = tuple(_as_id(answer, words) for answer in answers if answer)
            if is_needed and not answers:
                say("new.needed")
            elif not answers or self._is_right(field, answers):
                return answers

    def _is_right(self, field: Field, answers: Sequence[str]) -> bool:
        """Tell whether the schema takes `answers`, and say why when it does not."""
        names = field.path.split(".")
        _, findings = check_record(_nested(field.path, answers), self.vocabularies)
        wrong = [
            one for one in findings if [part for part in one.path if isinstance(part, str)] == names
        ]
        for finding in wrong:
            for words in each_language():
                told = describe(fault(finding.code, Place(file=""), **dict(finding.facts)), words)
                print(f"  {told.what} {told.mend}")
        return not wrong


def _field(path: str) -> Field:
    return next(
        one for field in record_fields() for one in field.with_all_below() if one.path == path
    )


def _label(field: Field) -> str:
    return " / ".join(words(f"fields.{field.path}.label") for words in each_language())


def _explain(field: Field) -> None:
    print()
    for words in each_language():
        print(f"  {words(f'fields.{field.path}.help')}")
    if field.vocabulary is not None:
        say("new.choose")


def _show_list(vocabulary: Vocabulary) -> None:
    for number, term in enumerate(vocabulary.terms.values(), start=1):
        khmer = f"{term.km} / " if term.km else ""
        print(f"  {number:3}  {term.id}  ({khmer}{term.en})")


def _as_id(typed: str, vocabulary: Vocabulary | None) -> str:
    """Return the id of the term that was typed as its number or its name, else what was typed."""
    if vocabulary is None:
        return typed
    ids = tuple(vocabulary.terms)
    if typed.isdecimal() and 1 <= int(typed) <= len(ids):
        return ids[int(typed) - 1]
    names = {
        name.casefold(): term.id
        for term in vocabulary.terms.values()
        for name in (term.en, term.km or "", *term.also, term.id)
    }
    return names.get(typed.casefold(), typed)


def _nested(path: str, answers: Sequence[str]) -> dict[str, Any]:
    """Return `answers` as the values of a record in which nothing else stands."""
    names = path.split(".")
    top = _field(names[0])
    if len(names) == 1:
        return {path: list(answers) if top.is_list else answers[0]}
    inner = {names[1]: answers[0]}
    return {top.name: [inner] if top.is_list else inner}
