"""Turn the answers of the form into the values of a record.

What fits a field goes there; what does not (a name that no list has, a date that is none, a relation told in words) is
kept as a remark for the reviewer. Nothing is guessed that a reader would take for a fact, but for one: a link that does not
lead to the government's own domain is called a page of another body until the reviewer has looked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from policybank.schema import Vocabularies, parse_date

from .answers import chosen, question_of
from .questions import BETWEEN, options, vocabulary_of

Values = dict[str, Any]

_PERIOD: Final = re.compile(r"(\d{4}(?:-\d\d){0,2})\s*(?:[-–—/]|to|ដល់)\s*(\d{4}(?:-\d\d){0,2})\Z")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'\\^`{|}()\[\]]+")
_KHMER: Final = re.compile("[\u1780-\u17b3]")
_KHMER_DIGITS: Final = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*\Z")
# More would not pass the schema.
_MOST_LINKS: Final = 30
_LONGEST_NAME: Final = 300
_LONGEST_PARAGRAPH: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What the giver wrote that found no place in the record: the question, in both languages, and the words."""

    question: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRecord:
    """The values of a record as far as the form gave them, and the remarks."""

    values: Mapping[str, Any]
    remarks: tuple[Remark, ...]


class _Filling:
    """Fills the record from the answers, question by question."""

    def __init__(self, answers: Mapping[str, str], vocabularies: Vocabularies) -> None:
        self._answers = answers
        self._vocabularies = vocabularies
        self.values: Values = {}
        self.remarks: list[Remark] = []

    def fill(self) -> None:
        ways: dict[str, Callable[[str], None]] = {
            "title_km": lambda text: self._side("title", "km", text, _LONGEST_NAME),
            "title_en": lambda text: self._side("title", "en", text, _LONGEST_NAME),
            "type": lambda _: self._one("type", self._put("type")),
            "bodies": self._bodies,
            "legal_number": self._legal_number,
            "date": self._date,
            "period": self._period,
            "stage": lambda _: self._one("stage", self._put("stage")),
            "languages": lambda _: self._several("languages"),
            "links": self._links,
            "summary_km": lambda text: self._side("summary", "km", text, _LONGEST_PARAGRAPH),
            "summary_en": lambda text: self._side("summary", "en", text, _LONGEST_PARAGRAPH),
            "themes": lambda _: self._several("themes"),
            "provinces": lambda _: self._several("provinces"),
            "relations": lambda text: self._remark("relations", text),
            "rights": lambda _: self._one("rights", self._rights),
            "sources": self._sources,
        }
        for name, fill in ways.items():
            if name in self._answers:
                fill(self._answers[name])

    def _remark(self, name: str, text: str) -> None:
        if text.strip():
            self.remarks.append(Remark(question=question_of(name).heading(), text=text.strip()))

    def _put(self, name: str) -> Callable[[str], None]:
        def put(value: str) -> None:
            self.values[name] = value

        return put

    def _rights(self, value: str) -> None:
        self.values["rights"] = {"statement": value}

    def _side(self, field: str, language: str, text: str, longest: int) -> None:
        line = " ".join(text.split())
        if len(line) > longest:
            self._remark(f"{field}_{language}", line)
        else:
            self.values.setdefault(field, {})[language] = line

    def _one(self, name: str, put: Callable[[str], None]) -> None:
        found, left = self._chosen(name)
        if found:
            put(found[0])
        self._remark(name, left)

    def _several(self, name: str) -> None:
        found, left = self._chosen(name)
        if found:
            self.values[name] = found
        self._remark(name, left)

    def _chosen(self, name: str) -> tuple[list[str], str]:
        offered = options(question_of(name), self._vocabularies)
        # An answer may be older than a change of a name: its other half still tells.
        halves = {half: term for whole, term in offered.items() for half in whole.split(BETWEEN)}
        return chosen(self._answers[name], {**halves, **offered})

    def _bodies(self, text: str) -> None:
        known, left = list[str](), list[str]()
        for name in (part.strip() for part in re.split(r"[;\n]", text)):
            term = self._body(name)
            (known if term else left).append(term or name)
        if known:
            self.values["bodies"] = list(dict.fromkeys(known))
        self._remark("bodies", "; ".join(filter(None, left)))

    def _body(self, name: str) -> str | None:
        vocabulary = vocabulary_of(question_of("bodies"))
        assert vocabulary is not None
        wanted = name.casefold()
        for term in self._vocabularies[vocabulary].terms.values():
            names = [one for one in (term.id, term.en, term.km, *term.also) if one]
            names += [_IN_BRACKETS.sub("", one) for one in names]
            if wanted and wanted in {one.casefold() for one in names}:
                return term.id
        return None

    def _legal_number(self, text: str) -> None:
        line = " ".join(text.split())
        if len(line) > _LONGEST_NAME:
            self._remark("legal_number", line)
        else:
            self.values["legal_number_km" if _KHMER.search(line) else "legal_number"] = line

    def _date(self, text: str) -> None:
        date = text.strip().translate(_KHMER_DIGITS)
        if parse_date(date) is None:
            self._remark("date", text)
        else:
            self.values["date"] = date

    def _period(self, text: str) -> None:
        found = _PERIOD.match(text.strip().translate(_KHMER_DIGITS))
        if found and all(parse_date(one) for one in found.groups()):
            self.values["period"] = {"start": found[1], "end": found[2]}
        else:
            self._remark("period", text)

    def _links(self, text: str) -> None:
        addresses = list(dict.fromkeys(_ADDRESS.findall(text)))
        if addresses:
            self.values["links"] = [
                {"url": one, "kind": self._kind(one)} for one in addresses[:_MOST_LINKS]
            ]
        self._remark("links", "\n".join([_ADDRESS.sub("", text).strip(), *addresses[_MOST_LINKS:]]))

    def _kind(self, address: str) -> str:
        kinds = self._vocabularies["link-kinds"].terms
        is_official = (urlsplit(address).hostname or "").endswith(".gov.kh")
        wanted = "official" if is_official else "repository"
        return wanted if wanted in kinds else next(iter(kinds))

    def _sources(self, text: str) -> None:
        sources: list[Values] = []
        for line in filter(None, (line.strip(" -*\t") for line in text.split("\n"))):
            found = _ADDRESS.fullmatch(line)
            if found is None and len(line) > _LONGEST_PARAGRAPH:
                self._remark("sources", line)
            else:
                sources.append({"url": line} if found else {"text": line})
        if sources:
            self.values["sources"] = sources[:_MOST_LINKS]
        self._remark("sources", "\n".join(str(one) for one in sources[_MOST_LINKS:]))


def issue_record(answers: Mapping[str, str], vocabularies: Vocabularies) -> IssueRecord:
    """Return the record that `answers` (by question) give; the files are no part of it."""
    filling = _Filling(answers, vocabularies)
    filling.fill()
    return IssueRecord(values=filling.values, remarks=tuple(filling.remarks))
