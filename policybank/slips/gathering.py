"""Gather the slips of a folder: texts with lines or what QR codes said, and files of JSON.

They come from strangers: nothing is followed, sizes are bounded, and a slip is taken whole or not at all. The same slip in
several files and forms is one.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from policybank.core import read_bytes
from policybank.packets import JsonFault, read_json
from policybank.schema import MOST_TIMES, SLIP_FORMAT, SLIP_VERSION, Slip, check_slip

from .lines import Values, parts_in, slip_lines, sum_of, text_of_parts, values_in
from .plain import is_personal, kept_words

_ENDINGS: Final = (".txt", ".json")
# A conversation in which a hundred slips were sent on.
_LARGEST_BYTES: Final = 2_000_000
_MOST_FILES: Final = 5_000
_MOST_SLIPS: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A slip, or a file, that was not taken: the file's name and why (a key below `slips.refused`)."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The slips by their sums, and what was left out of them and besides them."""

    slips: dict[str, Slip]
    files: int
    again: int
    refused: tuple[Refused, ...]
    unknown: int
    personal: int
    capped: int


def gather_slips(folder: Path, documents: Mapping[str, str]) -> Gathered:
    """Return the slips in the files of `folder`.

    `documents` are the ids that exist by every id that a slip may name: a copy may be older than a new name.
    """
    gatherer = _Gatherer(documents)
    for file in _files(folder):
        gatherer.take_file(file)
    return gatherer.done()


def _files(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as scan:
        entries = sorted((entry.name, entry.is_file(follow_symlinks=False)) for entry in scan)
    named = [name for name, is_file in entries if is_file and name.lower().endswith(_ENDINGS)]
    yield from (folder / name for name in named[:_MOST_FILES])


class _Gatherer:
    def __init__(self, documents: Mapping[str, str]) -> None:
        self._documents = documents
        self._slips: dict[str, Slip] = {}
        self._parts: dict[tuple[str, int], dict[int, str]] = {}
        self._part_files: dict[tuple[str, int], str] = {}
        self._refused: list[Refused] = []
        self._files = self._again = self._unknown = self._personal = self._capped = 0

    def take_file(self, file: Path) -> None:
        """Take the slips of one file."""
        self._files += 1
        data = _bytes_of(file)
        if data is None:
            self._refuse(file.name, "too-large")
            return
        if file.suffix.lower() == ".json":
            self._take_json(file.name, data)
            return
        try:
            text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
        except UnicodeDecodeError:
            self._refuse(file.name, "not-text")
            return
        self._take_text(file.name, text)

    def done(self) -> Gathered:
        """Return all that was taken, the slips of QR codes too."""
        for (told, total), parts in sorted(self._parts.items()):
            name = self._part_files[told, total]
            if len(parts) < total:
                self._refuse(name, "parts-missing")
                continue
            found = list(values_in(f"{text_of_parts(parts)}\nPB. {told}"))
            values = found[0][0] if len(found) == 1 else None
            self._take(name, values, told)
        return Gathered(
            slips=self._slips,
            files=self._files,
            again=self._again,
            refused=tuple(self._refused),
            unknown=self._unknown,
            personal=self._personal,
            capped=self._capped,
        )

    def _refuse(self, file: str, reason: str) -> None:
        self._refused.append(Refused(file=file, reason=reason))

    def _take_text(self, name: str, text: str) -> None:
        is_empty = True
        for values, told in values_in(text):
            is_empty = False
            self._take(name, values, told)
        for told, number, total, part in parts_in(text):
            is_empty = False
            if 1 <= number <= total:
                self._parts.setdefault((told, total), {})[number] = part
                self._part_files.setdefault((told, total), name)
        if is_empty:
            self._refuse(name, "no-slip")

    def _take_json(self, name: str, data: bytes) -> None:
        try:
            values: dict[str, Any] = read_json(data)
        except JsonFault:
            self._refuse(name, "not-json")
            return
        if values.pop("format", None) != SLIP_FORMAT:
            self._refuse(name, "no-slip")
            return
        if values.pop("version", None) != str(SLIP_VERSION):
            self._refuse(name, "version")
            return
        told = str(values.pop("sum", ""))
        slip = check_slip(values)
        if slip is not None and sum_of(slip_lines(slip)) != told:
            self._refuse(name, "sum")
            return
        self._take(name, values, told)

    def _take(self, name: str, values: Values | None, told: str) -> None:
        if values is None:
            self._refuse(name, "sum")
            return
        slip = check_slip(values)
        if slip is None:
            self._refuse(name, "form")
        elif told in self._slips:
            self._again += 1
        elif len(self._slips) >= _MOST_SLIPS:
            self._refuse(name, "too-many")
        else:
            self._slips[told] = self._cleaned(slip)

    def _cleaned(self, slip: Slip) -> Slip:
        """Return `slip` without documents that nobody knows and words that nobody may keep, and with its counts capped."""
        known = self._documents
        opened = [one for one in slip.opened if one.document in known]
        corrections = [one for one in slip.corrections if one.document in known]
        asked = [one for one in slip.asked if one.document is None or one.document in known]
        before = len(slip.opened) + len(slip.corrections) + len(slip.asked)
        self._unknown += before - len(opened) - len(corrections) - len(asked)
        searches = [one for one in slip.searches if kept_words(one.words) == one.words]
        told = [one for one in asked if not is_personal(one.title or "")]
        hidden = sum(is_personal(one.sentence or "") for one in corrections)
        self._personal += len(slip.searches) - len(searches) + len(asked) - len(told) + hidden
        return self._within(
            replace(
                slip,
                searches=tuple(searches),
                opened=tuple(replace(one, document=known[one.document]) for one in opened),
                asked=tuple(
                    replace(one, document=known[one.document]) if one.document else one
                    for one in told
                ),
                corrections=tuple(
                    replace(
                        one,
                        document=known[one.document],
                        sentence=None if is_personal(one.sentence or "") else one.sentence,
                    )
                    for one in corrections
                ),
            )
        )

    def _within(self, slip: Slip) -> Slip:
        def capped(times: int) -> int:
            self._capped += times > MOST_TIMES
            return min(times, MOST_TIMES)

        return replace(
            slip,
            searches=tuple(replace(one, times=capped(one.times)) for one in slip.searches),
            opened=tuple(
                replace(one, page=capped(one.page), pdf=capped(one.pdf), text=capped(one.text))
                for one in slip.opened
            ),
            corrections=tuple(replace(one, times=capped(one.times)) for one in slip.corrections),
        )


def _bytes_of(file: Path) -> bytes | None:
    """Return what is in a plain file, or None where it is larger than anything that we sent out."""
    if not stat.S_ISREG(file.lstat().st_mode):
        return None
    data = read_bytes(file, at_most=_LARGEST_BYTES + 1)
    return data if len(data) <= _LARGEST_BYTES else None
