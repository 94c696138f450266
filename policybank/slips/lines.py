"""A slip as lines, as it travels by Telegram, SMS and QR code, and the sum that tells whether it came whole.

    PB1 2026-10 2026-12
    n 2 school meals            words that found nothing, and how often
    o 3 1 0 law-education-2007  a document: page, PDF and text opened
    w esp-2019-2023             a document of the bank without a file that is asked for
    t Title of something        a title that is asked for
    e 1 law-education-2007 …    something is wrong with a document
    a ease very                 an answer to the survey
    PB. 7K2M-Q9PX

Whoever sends it reads what leaves; a code that nobody can read would be shorter by a third. Words in the reader's language stand
before it and are passed over here. The sum is over the lines between, so that it is one for the text, the codes and the
file of a slip, and a slip that comes twice is counted once.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from policybank.packets import receipt_code
from policybank.schema import Slip

_HEAD: Final = re.compile(r"PB1 (\S+) (\S+)\Z")
_END: Final = re.compile(r"PB\. ([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})\Z")
_FORMS: Final = {
    "searches": re.compile(r"n (?P<times>\d{1,9}) (?P<words>.+)\Z"),
    "opened": re.compile(r"o (?P<page>\d{1,9}) (?P<pdf>\d{1,9}) (?P<text>\d{1,9}) (?P<document>\S+)\Z"),
    "asked": re.compile(r"(?:w (?P<document>\S+)|t (?P<title>.+))\Z"),
    "corrections": re.compile(r"e (?P<times>\d{1,9}) (?P<document>\S+)(?: (?P<sentence>.+))?\Z"),
    "answers": re.compile(r"a (?P<question>\S+) (?P<choice>\S+)\Z"),
}  # fmt: skip
# Marks that come along when text is copied, and what quotes it in a message.
_USELESS: Final = re.compile("[\u061c\u200b-\u200f\u2060-\u2064\ufeff]")
_QUOTED: Final = re.compile(r"^[\s>|]+")
# More than the longest slip has; what is longer is no slip of ours.
_MOST_LINES: Final = 400

_PART: Final = re.compile(
    r"PBQ1/([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})/(\d{1,2})/(\d{1,2})/([A-Z2-7]{1,1000})(?![A-Z2-7])"
)

Values = dict[str, Any]


def slip_lines(slip: Slip) -> tuple[str, ...]:
    """Return the lines of `slip` that its sum is over, in the one order that they have."""
    lines = [
        *(f"n {one.times} {one.words}" for one in slip.searches),
        *(f"o {one.page} {one.pdf} {one.text} {one.document}" for one in slip.opened),
        *(f"w {one.document}" if one.document else f"t {one.title}" for one in slip.asked),
        *(
            f"e {one.times} {one.document}{f' {one.sentence}' if one.sentence else ''}"
            for one in slip.corrections
        ),
        *(f"a {one.question} {one.choice}" for one in slip.answers),
    ]
    return (f"PB1 {slip.since} {slip.until}", *sorted(lines))


def sum_of(lines: Sequence[str]) -> str:
    """Return the sum of the lines of a slip as people read it: XXXX-XXXX."""
    return receipt_code(hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest())


def values_in(text: str) -> Iterator[tuple[Values | None, str]]:
    """Yield each slip in `text` as values, with its sum; None in place of values where the lines are not what the sum says."""
    lines: list[str] | None = None
    for raw in text.splitlines():
        line = plain_line(raw)
        if _HEAD.match(line):
            if lines is not None:
                yield None, ""  # its end is missing
            lines = [line]
        elif lines is not None and (end := _END.match(line)):
            yield _values(lines, end.group(1)), end.group(1)
            lines = None
        elif lines is not None and line:
            _take(lines, line)
    if lines is not None:
        yield None, ""


def plain_line(text: str) -> str:
    """Return a line as it left: without what programs of messages add to it."""
    plain = unicodedata.normalize("NFC", _USELESS.sub("", text))
    return " ".join(_QUOTED.sub("", plain).split())


def _take(lines: list[str], line: str) -> None:
    if len(lines) >= _MOST_LINES:
        return
    if any(form.match(line) for form in _FORMS.values()) or len(lines) == 1:
        lines.append(line)
    else:
        lines[-1] += f" {line}"  # Mail breaks long lines; the sum tells whether this was one.


def _values(lines: Sequence[str], told: str) -> Values | None:
    if sum_of((lines[0], *sorted(lines[1:]))) != told:
        return None
    head = _HEAD.match(lines[0])
    assert head is not None, "the first line began the slip"
    values: Values = {"since": head.group(1), "until": head.group(2)}
    for line in lines[1:]:
        for part, form in _FORMS.items():
            if found := form.match(line):
                given = {key: value for key, value in found.groupdict().items() if value}
                values.setdefault(part, []).append(given)
                break
        else:
            return None
    return values


def parts_in(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield what QR codes of ours said in `text`: the sum of the slip, the number of the part, how many there are, and the part."""
    for found in _PART.finditer(_USELESS.sub("", text)):
        told, number, total, part = found.groups()
        yield told, int(number), int(total), part


def text_of_parts(parts: Mapping[int, str]) -> str:
    """Return the lines that the parts of a slip hold together; empty where they are no text."""
    whole = "".join(part for _, part in sorted(parts.items()))
    try:
        data = base64.b32decode(whole + "=" * (-len(whole) % 8))
        return data.decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
