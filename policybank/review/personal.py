"""Find telephone numbers, e-mail addresses and numbers of identity cards, in Latin and in Khmer digits.

What is found is masked at once: a report is public and must not spread what it warns of. An office publishes its own
number on purpose, so a number beside the name of an office, and an address at an organisation, are only mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from policybank.khmer import latin_numerals

Kind = Literal["phone", "email", "identity"]

# Cambodia's numbers: 0 or +855, then 8 or 9 digits (ITU, 2023), in groups as people write them. Not inside a longer number.
_PHONE: Final = re.compile(
    r"(?<![\w/.,-])(?:\(?\+?\s?855\)?[\s.-]?(?:\(0\))?|0)[1-9]\d?(?:[\s./-]{0,2}\d){6,7}(?![\d/]|[.,]\d)"
)
_EMAIL: Final = re.compile(
    r"[A-Za-z0-9._%+-]{1,64}\s?@\s?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"
)
# Identity cards have nine digits, at times a check in brackets; passports a letter and seven digits or more.
_CARD: Final = re.compile(r"(?<![\w.,/+-])\d{9}(?:\s?\(\d{2}\))?(?![\d/]|[.,]\d)")
_PASSPORT: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}\s?\d{7,8}(?!\d)")
_CARD_CUE: Final = re.compile(
    r"អត្តសញ្ញាណ|លិខិតឆ្លងដែន|សំបុត្រកំណើត|identity|ID\s?(?:card|no|number)|passport|national id",
    re.IGNORECASE,
)
_OFFICE_CUE: Final = re.compile(
    r"ក្រសួង|ការិយាល័យ|នាយកដ្ឋាន|មន្ទីរ|សាលារៀន|អង្គការ|អគារ|គេហទំព័រ|ministry|office|department|secretariat|website|www\.|fax"
    r"|ទូរសារ|\.gov\.|building|headquarters|hotline|street|មហាវិថី|organi[sz]ation",
    re.IGNORECASE,
)
# Landlines have the number of a province (023 Phnom Penh … 076): nobody's own telephone.
_LANDLINE: Final = re.compile(r"(?:\(?\+?\s?855\)?[\s.-]?(?:\(0\))?|0)[2-7][2-6](?!\d{0,1}$)")
_FREE_MAIL: Final = re.compile(
    r"@\s?(?:gmail|yahoo|hotmail|outlook|live|icloud|proton(?:mail)?|ymail|aol|me)\.", re.IGNORECASE
)
_MONEY: Final = re.compile(r"\s?(?:រៀល|ដុល្លារ|riels?|KHR|USD|US\$|\$|%)", re.IGNORECASE)
# How far a word may stand from the number that it explains.
_NEAR: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing found: its kind, its masked form, the leaf (0 for the record), and whether an office seems to publish it."""

    kind: Kind
    masked: str
    leaf: int
    is_office: bool


def find_personal(leaves: Iterable[tuple[int, str]]) -> tuple[Found, ...]:
    """Return what looks like personal data in `leaves` (number and text), in their order, each once a leaf."""
    found: dict[Found, None] = {}
    for number, text in leaves:
        plain = latin_numerals(text)
        for match in _EMAIL.finditer(plain):
            is_office = not _FREE_MAIL.search(match.group())
            found[_found("email", match.group(), number, is_office=is_office)] = None
        cards = [
            match
            for match in (*_CARD.finditer(plain), *_PASSPORT.finditer(plain))
            if _is_card(plain, match)
        ]
        for match in cards:
            found[_found("identity", match.group(), number, is_office=False)] = None
        for match in _PHONE.finditer(plain):
            start, end = match.span()
            # A card's number may begin as a telephone's does.
            if any(card.start() < end and start < card.end() for card in cards):
                continue
            is_office = bool(
                _LANDLINE.match(match.group()) or _OFFICE_CUE.search(_around(plain, start, end))
            )
            found[_found("phone", match.group(), number, is_office=is_office)] = None
    return tuple(found)


def _is_card(text: str, match: re.Match[str]) -> bool:
    if _CARD_CUE.search(text[max(0, match.start() - _NEAR) : match.start()]):
        return True
    return "(" in match.group() and not _MONEY.match(text, match.end())


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - _NEAR) : end + _NEAR]


def _found(kind: Kind, text: str, leaf: int, *, is_office: bool) -> Found:
    return Found(kind=kind, masked=_masked(kind, text), leaf=leaf, is_office=is_office)


def _masked(kind: Kind, text: str) -> str:
    if kind == "email":
        ending = text.rpartition(".")[2]
        return f"{text[0]}•••@•••.{ending}"
    signs = [sign for sign in text if sign.isalnum()]
    return "•" * (len(signs) - 2) + "".join(signs[-2:])
