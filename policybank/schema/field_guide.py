"""The guide of all fields, made from the schema: what each is called, what belongs in it, and the words it may take."""

from __future__ import annotations

from collections.abc import Iterator

from policybank.i18n import Words
from policybank.khmer import has_khmer

from .fields import Field, record_fields
from .vocabularies import Term, Vocabularies, Vocabulary


def field_guide(words: Words, vocabularies: Vocabularies) -> str:
    """Return the guide in the language of `words`, as Markdown."""
    lines = [
        "---",
        f'title: "{words("fields-guide.title")}"',
        f'description: "{words("fields-guide.description")}"',
        # It names every term of the lists, so it would answer every search for a province or a theme.
        "search: {exclude: true}",
        "---",
        "",
        words("fields-guide.opening"),
        "",
        f"## {words('fields-guide.fields')}",
        "",
        *_row(words(f"fields-guide.head.{column}") for column in ("field", "help", "example")),
        *_row("---" for _ in range(3)),
    ]
    fields = [one for field in record_fields() for one in field.with_all_below()]
    for field in fields:
        lines += _row(_cells(field, words))
    lines += ["", f"## {words('fields-guide.lists')}", "", words("fields-guide.lists-opening")]
    used = dict.fromkeys(field.vocabulary for field in fields if field.vocabulary)
    for name in used:
        lines += _list(vocabularies[name], words)
    return "\n".join(lines) + "\n"


def _row(cells: Iterator[str]) -> Iterator[str]:
    yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _cells(field: Field, words: Words) -> Iterator[str]:
    name = f"**{words(f'fields.{field.path}.label')}**<br>`{field.path}`"
    yield words("fields-guide.needed", field=name) if field.is_required else name
    told = words(f"fields.{field.path}.help")
    if field.vocabulary:
        told += "<br>" + words(
            "fields-guide.list-of",
            vocabulary=words(f"vocabularies.{field.vocabulary}"),
            anchor=field.vocabulary,
        )
    yield told
    example = f"fields.{field.path}.example"
    yield _example(field.path, words(example), words) if example in words else ""


def _example(path: str, example: str, words: Words) -> str:
    language = "km" if has_khmer(example) else "en" if path.endswith(".en") else words.language
    return (
        f"`{example}`"
        if language == words.language
        else f'<code lang="{language}">{example}</code>'
    )


def _list(vocabulary: Vocabulary, words: Words) -> Iterator[str]:
    yield from ("", f"### {words(f'vocabularies.{vocabulary.name}')} {{#{vocabulary.name}}}", "")
    yield from _row(words(f"fields-guide.head.{column}") for column in ("id", "km", "en"))
    yield from _row("---" for _ in range(3))
    for term in vocabulary.terms.values():
        yield from _row(
            cell for cell in (f"`{term.id}`", _khmer_name(term, words), _name(term.en, "en", words))
        )


def _khmer_name(term: Term, words: Words) -> str:
    if term.km is None:
        return words("fields-guide.no-khmer-name")
    name = _name(term.km, "km", words)
    return words("fields-guide.doubtful", name=name) if term.is_doubtful else name


def _name(name: str, language: str, words: Words) -> str:
    return name if words.language == language else f'<span lang="{language}">{name}</span>'
