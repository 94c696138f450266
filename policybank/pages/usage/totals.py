"""What the slips of all periods told, added up once for all pages.

Sums of multiples of five are such multiples: nothing is told here that the files of the periods do not tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policybank.pages.common import Bank

# The tables, in the order of the page.
TABLES = ("periods", "opened", "searches", "asked", "corrections", "answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing and its counts of slips. `document` is an id, else empty; `name` is what else it is called.

    `counts` are one number, or for opened documents three: page, PDF, text.
    """

    document: str = ""
    name: str = ""
    group: str = ""
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The lines of each table, the most first; answers and periods in their own order. `slips` are those of all periods."""

    slips: int
    lines: Mapping[str, tuple[Line, ...]]


def totals_of(bank: Bank) -> Totals:
    """Return what all slips told of the documents that the bank shows."""
    return bank.once(("usage-totals",), lambda: _totals(bank))


def _totals(bank: Bank) -> Totals:
    periods = bank.catalogue.usage.periods
    shown = bank.catalogue.documents
    found: dict[str, dict[tuple[str, str, str], list[int]]] = {part: {} for part in TABLES}

    def add(part: str, key: tuple[str, str, str], *counts: int) -> None:
        document = bank.catalogue.former_ids.get(key[0], key[0])
        if document and document not in shown:
            return  # withdrawn since
        here = found[part].setdefault((document, *key[1:]), [0] * len(counts))
        for place, count in enumerate(counts):
            here[place] += count

    for period in periods:
        add("periods", ("", period.period, ""), period.slips)
        for used in period.opened:
            add("opened", (used.document, "", ""), used.page, used.pdf, used.text)
        for missed in period.searches:
            add("searches", ("", missed.words, ""), missed.slips)
        for asked in period.asked:
            add("asked", (asked.document or "", asked.title or "", ""), asked.slips)
        for doubted in period.corrections:
            add("corrections", (doubted.document, "", ""), doubted.slips)
        for answer in period.answers:
            add("answers", ("", answer.choice, answer.question), answer.slips)
    lines = {
        part: tuple(
            Line(document=document, name=name, group=group, counts=tuple(counts))
            for (document, name, group), counts in some.items()
        )
        for part, some in found.items()
    }
    for part in ("opened", "searches", "asked", "corrections"):
        lines[part] = tuple(
            sorted(lines[part], key=lambda one: (-max(one.counts), one.document, one.name))
        )
    return Totals(slips=sum(period.slips for period in periods), lines=lines)
