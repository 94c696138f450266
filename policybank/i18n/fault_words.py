"""Say a fault in the words of a language: what is wrong, what to do, and where to read more.

A fault carries bare facts (`field`, `value`, `vocabulary`); here they become what a person reads: a field is named as
the form names it, a size is written with its unit. The terminal and the page `faults.html` share these words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter

from policybank.core import SEVERITIES, Fault, Report

from .words import Words, read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultText:
    """One fault in one language: a sentence that says what is wrong, and what to do about it."""

    what: str
    mend: str


def describe(fault: Fault, words: Words) -> FaultText:
    """Return what `fault` says in the language of `words`."""
    facts = dict(fault.facts)
    shown = {name: _shown(name, value, facts, words) for name, value in facts.items()}
    start = f"faults.{fault.code}"
    knows_nearest = bool(facts.get("nearest")) and f"{start}.mend-nearest" in words
    mend = f"{start}.mend-nearest" if knows_nearest else f"{start}.mend"
    return FaultText(what=words(f"{start}.what", **shown), mend=words(mend, **shown))


# Facts that are counts: written in the digits of the language. Dates and file names stay as they are typed.
_COUNTED = frozenset({"length", "limit", "megabytes", "seconds", "leaves", "count", "total"})


def _shown(name: str, value: str, facts: Mapping[str, str], words: Words) -> str:
    if name == "field":
        label = f"fields.{value}.label"
        if label in words:
            return words("faults.field", label=words(label), name=value)
        return words("faults.field-bare", name=value)
    if name == "reason":
        return words(f"faults.reasons.{value}", value=facts.get("value", ""))
    if name == "kind":
        return words(f"faults.kinds.{value}")
    if name == "contents":
        return words("lists.comma").join(words(f"cleaned.kinds.{one}") for one in value.split(", "))
    if name == "language":
        return words(f"faults.languages.{value}")
    if name == "vocabulary":
        return words(f"vocabularies.{value}")
    if name == "size" or (name == "limit" and "size" in facts):
        return words.size(int(value))
    if name in _COUNTED:
        return words.digits(value)
    return value


def format_faults(report: Report, *, languages: Sequence[str] = ("en", "km")) -> str:
    """Return `report` as lines for a terminal, each fault in all `languages`; empty for a report without faults."""
    return "\n".join("\n".join(_lines(fault, languages)) + "\n" for fault in report.faults)


def _lines(fault: Fault, languages: Sequence[str]) -> Iterator[str]:
    mark = ""
    if fault.severity == "warning":
        mark = f"  ({' · '.join(read_words(language)('faults.warning') for language in languages)})"
    yield f"{fault.place}  {fault.code}{mark}"
    for language in languages:
        text = describe(fault, read_words(language))
        yield f"  {language}  {text.what} {text.mend}"
    yield f"  help  {languages[0]}/faults.html#{fault.code}"


def format_summary(report: Report, words: Words) -> str:
    """Return how many errors and warnings there are and what follows from them, a sentence a line."""
    lines = []
    if report.errors:
        lines += [
            words.count("faults.summary.errors", len(report.errors)),
            words("faults.summary.site-stays"),
        ]
    if report.warnings:
        lines += [
            words.count("faults.summary.warnings", len(report.warnings)),
            words("faults.summary.warnings-publish"),
        ]
    return "\n".join(lines or [words("faults.summary.none")])


# How the codes of a group begin. A code that begins like none of them is about a record's fields.
_GROUPS = {
    "file": (
        "file-not-",
        "file-too-",
        "file-unclaimed",
        "file-name-not-",
        "link-outside",
        "line-ends-",
        "byte-order-",
        "record-missing",
    ),
    "yaml": ("front-matter-", "yaml-", "body-"),
    "field": (),
    "library": (
        "id-t",
        "folder-",
        "edition-",
        "relation-",
        "vocabulary-",
        "glossary-",
        "recommendation-",
        "quotation-",
    ),
    "pdf": ("pdf-",),
    "transcript": ("transcript-",),
    "packet": ("packet-", "sheet-", "queue-"),
}


def faults_page(words: Words) -> str:
    """Return the guide of all faults as Markdown: each code with its anchor, what it says and what to do."""
    page = "faults.page"
    lines = [
        "---",
        f"title: {words(f'{page}.title')}",
        f'description: "{words(f"{page}.description")}"',
        "---",
        "",
        words(f"{page}.opening"),
        "",
        words(f"{page}.severities"),
    ]
    for group in _GROUPS:
        lines += ["", f"## {words(f'{page}.groups.{group}')}"]
        for code in SEVERITIES:
            if _group_of(code) == group:
                lines += _entry(code, words)
    return "\n".join(lines) + "\n"


def _group_of(code: str) -> str:
    return next((group for group, starts in _GROUPS.items() if code.startswith(starts)), "field")


def _entry(code: str, words: Words) -> Iterator[str]:
    page, start = "faults.page", f"faults.{code}"
    yield from ("", f"### `{code}` {{#{code}}}", "")
    yield f"**{words(f'{page}.{SEVERITIES[code]}')}.** {_as_pattern(f'{start}.what', words)}"
    yield from ("", f"{words(f'{page}.mend')} {_as_pattern(f'{start}.mend', words)}")
    if f"{start}.mend-nearest" in words:
        yield from (
            "",
            f"{words(f'{page}.mend-nearest')} {_as_pattern(f'{start}.mend-nearest', words)}",
        )


def _as_pattern(key: str, words: Words) -> str:
    """Return the words under `key` with each placeholder shown by its name, safe in Markdown."""
    names = {name for _, name, _, _ in Formatter().parse(words.entries[key]) if name}
    text = words(key, **{name: f"{{{name}}}" for name in names})
    # Examples such as `<b>` and `&amp;` are meant to be read, and `*` alone is no emphasis.
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), ("*", "\\*")):
        text = text.replace(sign, written)
    return text
