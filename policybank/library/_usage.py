"""Read what return slips told from `library/usage/<period>.yml`."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from policybank.core import Fault, Place, digest_of, fault, read_bytes
from policybank.schema import PERIOD_FORM, Finding, Usage, UsagePeriod, check_usage, usage_broken

from ._yaml import YamlFault, place_in, read_values

FOLDER = "library/usage"

# 10,000 documents, each with its three counts.
_LARGEST_BYTES = 1_000_000


def usage_file(period: str) -> str:
    """Return where the usage of `period` stands: a POSIX path from the bank's root."""
    return f"{FOLDER}/{period}.yml"


def read_usage(root: Path, documents: Collection[str]) -> tuple[Usage, tuple[Fault, ...]]:
    """Return the usage of the bank at `root` and what is wrong with its files; `documents` are the ids that exist.

    A bank without the folder has none, and nothing is wrong. A file with a fault is left out whole.
    """
    periods: list[UsagePeriod] = []
    faults: list[Fault] = []
    digests: list[str] = []
    for place in _places(root, faults):
        data = read_bytes(root / place, at_most=_LARGEST_BYTES + 1)
        if len(data) > _LARGEST_BYTES:
            size = (root / place).stat().st_size
            faults.append(
                fault("file-too-large", Place(file=place), limit=_LARGEST_BYTES, size=size)
            )
            continue
        period, found = _read(place, data, documents)
        faults += found
        if period is not None:
            periods.append(period)
            digests.append(digest_of(data))
    return Usage(periods=tuple(periods), digest=digest_of(*digests)), tuple(sorted(faults))


def _places(root: Path, faults: list[Fault]) -> Iterator[str]:
    folder = root / FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return  # not there; whatever else has its name, `_tree` tells
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        place = f"{FOLDER}/{entry.name}"
        if entry.name.startswith((".", "~$")):
            continue
        is_period = entry.name.endswith(".yml") and PERIOD_FORM.match(
            entry.name.removesuffix(".yml")
        )
        if is_period and entry.is_file(follow_symlinks=False):
            yield place
        else:
            faults.append(fault("file-unclaimed", Place(file=place)))


def _read(
    place: str, data: bytes, documents: Collection[str]
) -> tuple[UsagePeriod | None, tuple[Fault, ...]]:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        there = Place(file=place, line=line, column=1)
        return None, (fault("file-not-utf8", there, value=f"0x{data[error.start]:02X}"),)
    try:
        values = read_values(text)
    except YamlFault as wrong:
        there = Place(file=place, line=wrong.line, column=wrong.column)
        return None, (fault(wrong.code, there, **dict(wrong.facts)),)
    if not isinstance(values, dict):
        return None, (_told(usage_broken("wrong-kind", (), "usage"), place, text),)
    period, findings = check_usage(values)
    if period is not None:
        findings = tuple(_between(period, place, documents))
    faults = tuple(_told(one, place, text) for one in findings)
    return (None if faults else period), faults


def _between(period: UsagePeriod, place: str, documents: Collection[str]) -> Iterator[Finding]:
    """Yield what the file alone cannot know."""
    if place != usage_file(period.period):
        yield usage_broken("period-differs", ("period",), period.period)
    named: tuple[tuple[str, Iterable[str | None]], ...] = (
        ("opened", (one.document for one in period.opened)),
        ("asked", (one.document for one in period.asked)),
        ("corrections", (one.document for one in period.corrections)),
    )
    for part, ids in named:
        for number, one in enumerate(ids):
            if one is not None and one not in documents:
                yield usage_broken("document-unknown", (part, number, "document"), one)


def _told(finding: Finding, place: str, text: str) -> Fault:
    line, column = place_in(text, finding.path)
    return fault(finding.code, Place(file=place, line=line, column=column), **dict(finding.facts))
