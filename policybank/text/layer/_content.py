"""Cut the content of a leaf into operands and operators with one regular expression.

pdfminer's own parser goes from state to state for each byte and takes two thirds of the time of a leaf. What this one
does not know for certain (inline images, broken syntax) it leaves to pdfminer's.
"""

from __future__ import annotations

import re
from typing import Final

from pdfminer.psparser import KWD, LIT, literal_name

# Above this, in bytes, the list of operands is too long to be held at once; pdfminer's parser reads piece by piece. The
# fullest leaf of the evaluation has 0.3 million.
_LARGEST: Final = 4_000_000
# Possessive (`*+`): what does not match is given up at once, so that no content takes more than linear time.
_TOKEN: Final = re.compile(
    rb"""
      (?P<space>   (?: [\x00\t\n\f\r\ ]++ | %[^\r\n]*+ )++ )
    | (?P<whole>   [+-]?[0-9]{1,18}+ (?![0-9.A-Za-z+\-]) )
    | (?P<real>    [+-]?(?:[0-9]++\.[0-9]*+|\.[0-9]++) (?![0-9.A-Za-z+\-]) )
    | (?P<hex>     <[0-9A-Fa-f\x00\t\n\f\r\ ]*+> )
    | (?P<string>  \( (?: [^()\\] | \\. | \( (?: [^()\\] | \\. )*+ \) )*+ \) )
    | (?P<name>    /[^\x00\t\n\f\r\ ()<>\[\]{}/%]*+ )
    | (?P<open>    << | \[ )
    | (?P<close>   >> | \] )
    | (?P<word>    [A-Za-z'"][A-Za-z0-9*'"]*+ (?![^\x00\t\n\f\r\ ()<>\[\]{}/%]) )
    | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
_BLANK: Final = re.compile(rb"[\x00\t\n\f\r ]+")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_HEX_IN_NAME: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_INLINE_IMAGE: Final = b"BI"
_VALUES: Final = {b"true": True, b"false": False}


def parse_content(data: bytes) -> list[object] | None:
    """Return operands and operators (`PSKeyword`) in order, as pdfminer gives them; None where only it can tell."""
    if len(data) > _LARGEST:
        return None
    levels: list[list[object]] = [[]]
    ends: list[bytes] = []
    for match in _TOKEN.finditer(data):
        kind, token = match.lastgroup, match[0]
        if kind == "space":
            continue
        if kind == "whole":
            levels[-1].append(int(token))
        elif kind == "real":
            levels[-1].append(float(token))
        elif kind == "open":
            levels.append([])
            ends.append(b"]" if token == b"[" else b">>")
        elif kind == "close":
            if not ends or ends.pop() != token or not _close(levels, token):
                return None
        elif kind == "other" or token == _INLINE_IMAGE:
            return None
        else:
            levels[-1].append(_READ[kind or ""](token))
    return levels[0] if len(levels) == 1 else None


def _close(levels: list[list[object]], token: bytes) -> bool:
    """Put a finished array or dictionary into what holds it; return whether it was well formed."""
    inner = levels.pop()
    if token == b"]":
        levels[-1].append(inner)
        return True
    if len(inner) % 2:
        return False
    levels[-1].append(
        {literal_name(key): value for key, value in zip(inner[::2], inner[1::2], strict=True)}
    )
    return True


def _hex(token: bytes) -> bytes:
    digits = _BLANK.sub(b"", token[1:-1])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _string(token: bytes) -> bytes:
    return _ESCAPE.sub(_unescaped, token[1:-1]) if b"\\" in token or b"\r" in token else token[1:-1]


def _unescaped(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    if sign is None:
        return b"\n"
    if sign[:1].isdigit() and sign[0] < 0x38:
        return bytes((int(sign, 8) & 0xFF,))
    return b"" if sign in {b"\n", b"\r", b"\r\n"} else _ESCAPED.get(sign, sign)


def _name(token: bytes) -> object:
    plain = _HEX_IN_NAME.sub(lambda match: bytes((int(match[1], 16),)), token[1:])
    try:
        return LIT(plain.decode("utf-8"))
    except UnicodeDecodeError:
        return LIT(plain)


def _word(token: bytes) -> object:
    return _VALUES.get(token) if token in _VALUES else KWD(token)


_READ: Final = {"hex": _hex, "string": _string, "name": _name, "word": _word}
