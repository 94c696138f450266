"""The starter record: what a contributor begins with, each field explained in both languages.

Notes begin with `##` and fields that are not needed with `# `, so that the key by which an editor takes comments away
(Ctrl + /) turns a field on and leaves the notes alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from policybank.i18n import read_words

from .fields import Field, record_fields
from .vocabularies import Vocabularies

_LANGUAGES = ("en", "km")

# A value by the path of its field: one text, or the entries of a list.
Answers = Mapping[str, str | Sequence[str]]

# More words than this do not fit a note; the guide lists them.
_MOST_WORDS_SHOWN = 12

# What YAML reads as the text it is. Everything else is put between quotation marks.
_PLAIN = re.compile(
    r"(?:[A-Za-z\u1780-\u17dd](?:[^:#\[\]{},\n]|:(?=\S))*(?<=\S)|\d{4}(?:-\d\d){0,2})\Z"
)
_NOT_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off"})


def starter_record(vocabularies: Vocabularies, answers: Answers | None = None) -> str:
    """Return the text of a new `index.md`: fields in `answers` are filled in, the others stand as examples.

    Without answers it is `library/starter.md`: needed fields show an example, the others are switched off. With answers
    a needed field without one is left empty, so that `build.py check` names it, and no example can be published. The
    answer to a list is a sequence, also of one; of a list of mappings one entry can be given (`links.url`).
    """
    lines = ["---"]
    lines += [f"## {read_words(language)('fields-guide.starter')}" for language in _LANGUAGES]
    for field in record_fields():
        lines.append("")
        lines += _notes(field, vocabularies)
        lines += _field_lines(field, answers)
    return "\n".join([*lines, "---"]) + "\n"


def _notes(field: Field, vocabularies: Vocabularies) -> Iterator[str]:
    for language in _LANGUAGES:
        words = read_words(language)
        label, told = words(f"fields.{field.path}.label"), words(f"fields.{field.path}.help")
        yield f"## {words('fields-guide.note', label=label, help=told)}"
    for one in field.with_all_below():
        if one.vocabulary and len(vocabularies[one.vocabulary].terms) <= _MOST_WORDS_SHOWN:
            yield f"## {one.path}: {', '.join(vocabularies[one.vocabulary].terms)}"


def _field_lines(field: Field, answers: Answers | None) -> list[str]:
    if answers is not None:
        given = {
            path: answers[path]
            for path in (one.path for one in field.with_all_below())
            if path in answers
        }
        if given:
            return _lines(field, given, "")
        if field.is_required:
            return [f"{field.name}:"]
    words = read_words("en")
    examples = {
        one.path: words(f"fields.{one.path}.example")
        for one in field.with_all_below()
        if f"fields.{one.path}.example" in words
    }
    lines = _lines(field, examples, "", marks_optional=field.is_required)
    return lines if field.is_required else [f"# {line}" for line in lines]


def _lines(
    field: Field, values: Answers, indent: str, *, marks_optional: bool = False
) -> list[str]:
    """Return `field` as YAML with the `values` given; what can be left out is switched off if `marks_optional`."""
    if not field.children:
        return [f"{indent}{field.name}: {_written(field, values[field.path])}"]
    inside = indent + ("    " if field.is_list else "  ")
    below: list[str] = []
    for child in field.children:
        if any(one.path in values for one in child.with_all_below()):
            lines = _lines(child, values, inside)
            # Where no child is needed by itself, one of them is all the same (a title in Khmer or in English).
            is_off = (
                marks_optional
                and not child.is_required
                and any(one.is_required for one in field.children)
            )
            below += [f"# {line}" for line in lines] if is_off else lines
    if field.is_list:
        below[0] = f"{indent}  - {below[0].lstrip()}"
    return [f"{indent}{field.name}:", *below]


def _written(field: Field, value: str | Sequence[str]) -> str:
    if not field.is_list:
        assert isinstance(value, str), f"{field.path} holds one value"
        return _scalar(value)
    if isinstance(value, str):
        return value  # the example of a list is YAML already
    return f"[{', '.join(map(_scalar, value))}]"


def _scalar(value: str) -> str:
    if _PLAIN.match(value) and value.lower() not in _NOT_TEXT:
        return value
    # JSON's way of quoting is YAML's too.
    return json.dumps(value, ensure_ascii=False)
