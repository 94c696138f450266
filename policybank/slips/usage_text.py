"""Write a file of usage as a person would: one line for each thing, so that what is not to be published is easy to take out."""

from __future__ import annotations

import dataclasses
import json

from policybank.schema import UsagePeriod

_HEAD = """\
# What return slips told, added up by `python3 build.py slips`. Every number is a count of slips, rounded down to a multiple of
# five; below five nothing is told. Read every line before you commit it, and take out what nobody should read. Once it is
# committed this file is not made again: two of its versions would tell more than one (docs/decisions/return-slip.md).
"""


def usage_text(period: UsagePeriod) -> str:
    """Return the text of the file of `period`."""
    lines = [_HEAD, f"period: {period.period}\n", f"slips: {period.slips}\n"]
    for part in ("opened", "searches", "asked", "corrections", "answers"):
        entries = getattr(period, part)
        if entries:
            lines.append(f"{part}:\n")
            lines += (f"  - {_flow(one)}\n" for one in entries)
    return "".join(lines)


def _flow(entry: object) -> str:
    assert dataclasses.is_dataclass(entry), "the entries of a period are values"
    assert not isinstance(entry, type)
    given = {key: value for key, value in dataclasses.asdict(entry).items() if value}
    # JSON in one line is YAML too, and its quotes hold whatever a title holds.
    parts = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in given.items())
    return f"{{{', '.join(parts)}}}"
