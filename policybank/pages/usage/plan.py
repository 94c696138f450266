"""Plan the pages of slips and of usage. A table stands beside the page only where there is something to put into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policybank.pages.common import Bank

from .totals import TABLES, totals_of

SLIP_PATH = "slip.html"
USAGE_PATH = "usage.html"


def usage_facts(bank: Bank, entries: Mapping[str, str]) -> str:
    """Return what the pages of usage show that is neither words nor a setting; `entries` are what lines show, by id."""
    totals = totals_of(bank)
    named = sorted({one.document for part in totals.lines.values() for one in part if one.document})
    return " ".join((bank.catalogue.usage.digest, *(entries[one] for one in named)))


def usage_pages(
    language: str, bank: Bank, entries: Mapping[str, str]
) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Yield path, kind, key and what is shown, of each page in `language`."""
    yield f"{language}/{SLIP_PATH}", "slip", (), ""
    shown = usage_facts(bank, entries)
    yield f"{language}/{USAGE_PATH}", "usage", (), shown
    totals = totals_of(bank)
    for part in TABLES:
        if totals.lines.get(part):
            yield table_path(language, part), "usage-table", (part,), shown


def table_path(language: str, part: str) -> str:
    """Return the path of a table of usage for spreadsheets."""
    return f"{language}/usage/{part}.csv"
