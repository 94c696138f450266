"""Read the glossary of a bank from `library/glossary.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from policybank.core import Fault, Place, digest_of, fault, read_bytes
from policybank.khmer import fold
from policybank.schema import (
    Finding,
    Glossary,
    GlossaryTerm,
    Term,
    check_glossary_term,
    glossary_broken,
    without_brackets,
)

from ._yaml import Path as ValuePath
from ._yaml import YamlFault, place_in, read_values

FILE = "library/glossary.yml"

_PARTS = ("groups", "terms")

_WORD = re.compile("[a-z0-9]+|[\u1780-\u17dd]+")
_BESIDE_KHMER = re.compile("(?<=[\u1780-\u17dd]) | (?=[\u1780-\u17dd])")


def read_glossary(root: Path) -> tuple[Glossary, tuple[Fault, ...]]:
    """Return the glossary of the bank at `root` and what is wrong with its file.

    A bank without the file has an empty glossary, and nothing is wrong. An entry that cannot be used is left out.
    """
    try:
        data = read_bytes(root / FILE)
    except FileNotFoundError:
        return Glossary(groups={}, terms={}, digest=digest_of("")), ()
    reader = _Reader(data)
    groups, terms = reader.read()
    glossary = Glossary(groups=groups, terms=terms, digest=digest_of(data))
    return glossary, tuple(sorted(reader.faults))


class _Reader:
    """Reads one file, and collects the faults in it."""

    def __init__(self, data: bytes) -> None:
        self.faults: list[Fault] = []
        self._text = self._decoded(data)

    def read(self) -> tuple[dict[str, Term], dict[str, GlossaryTerm]]:
        """Return groups and terms, each by its id."""
        values = self._values()
        if not isinstance(values, dict):
            self._tell(glossary_broken("no-parts", (), ""))
            return {}, {}
        for name in values:
            if name not in _PARTS:
                self._tell(glossary_broken("field-unknown", (name,), name))
        groups = dict(self._groups(values.get("groups", [])))
        return groups, dict(self._terms(values.get("terms", []), groups))

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            place = Place(file=FILE, line=line, column=1)
            self.faults.append(fault("file-not-utf8", place, value=f"0x{data[error.start]:02X}"))
            return ""

    def _values(self) -> Any:
        try:
            return read_values(self._text)
        except YamlFault as wrong:
            place = Place(file=FILE, line=wrong.line, column=wrong.column)
            self.faults.append(fault(wrong.code, place, **dict(wrong.facts)))
            return {}

    def _tell(self, finding: Finding) -> None:
        line, column = place_in(self._text, finding.path)
        place = Place(file=FILE, line=line, column=column)
        self.faults.append(fault(finding.code, place, **dict(finding.facts)))

    def _entries(self, part: str, entries: Any) -> Iterator[tuple[int, Any]]:
        if not isinstance(entries, list):
            self._tell(glossary_broken("wrong-kind", (part,), part))
            return
        yield from enumerate(entries)

    def _groups(self, entries: Any) -> Iterator[tuple[str, Term]]:
        for number, entry in self._entries("groups", entries):
            texts = entry if isinstance(entry, dict) else {}
            lacks = [one for one in ("id", "en", "km") if not isinstance(texts.get(one), str)]
            for name in lacks:
                self._tell(glossary_broken("field-missing", ("groups", number), name))
            if not lacks:
                yield texts["id"], Term(id=texts["id"], en=texts["en"], km=texts["km"])

    def _terms(
        self, entries: Any, groups: Mapping[str, Term]
    ) -> Iterator[tuple[str, GlossaryTerm]]:
        ids: set[str] = set()
        # The forms to use, by language: two entries for one word leave the reader to guess.
        names: dict[tuple[str, str], str] = {}
        for number, entry in self._entries("terms", entries):
            if not isinstance(entry, dict):
                self._tell(glossary_broken("not-a-mapping", ("terms", number), entry))
                continue
            term, findings = check_glossary_term(entry, groups)
            for one in findings:
                path = ("terms", number, *one.path)
                self._tell(Finding(code=one.code, path=path, facts=one.facts))
            if term is None:
                continue
            if term.id in ids:
                self._tell(glossary_broken("id-twice", ("terms", number, "id"), term.id))
                continue
            ids.add(term.id)
            self._tell_forms(term, ("terms", number), names)
            yield term.id, term

    def _tell_forms(
        self, term: GlossaryTerm, path: ValuePath, names: dict[tuple[str, str], str]
    ) -> None:
        for language in ("en", "km"):
            # With its brackets: they tell the reader which of two things of one name is meant.
            name = (language, fold(term.name(language)).casefold())
            other = names.setdefault(name, term.id)
            if other != term.id:
                self._tell_twice((*path, language), term.name(language), other)
            seen = set()
            for form in term.forms(language):
                searched = _as_searched(form)
                if searched in seen:
                    self._tell_twice((*path, *_field_of(form, language, term)), form, term.id)
                seen.add(searched)

    def _tell_twice(self, path: ValuePath, value: str, other: str) -> None:
        facts = (("value", value), ("other", other))
        self._tell(Finding(code="glossary-term-twice", path=path, facts=facts))


def _as_searched(form: str) -> str:
    """Return one spelling for all forms that the search takes as one: Khmer without spaces, Latin words by their letters."""
    words = " ".join(_WORD.findall(fold(without_brackets(form)).casefold()))
    return _BESIDE_KHMER.sub("", words)


def _field_of(form: str, language: str, term: GlossaryTerm) -> ValuePath:
    """Return the path within the entry of the list that `form` stands in last."""
    if form in term.given_up(language):
        return ("deprecated", language, term.given_up(language).index(form))
    if language == "en" and form in term.acronyms:
        return ("acronyms", term.acronyms.index(form))
    return (
        (f"also_{language}", term.also(language).index(form))
        if form in term.also(language)
        else (language,)
    )
