"""Find what tells how to reach a person, in a line that everybody will read."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Digits of Khmer writing are digits too, once their values are taken.
_EMAIL: Final = re.compile(
    r"[^\s@<>,;:]+\s?(?:@|\(at\)|\[at\])\s?[^\s@<>,;:]+\.[a-z]{2,}", re.IGNORECASE
)
_HANDLE: Final = re.compile(r"(?<![\w@])@[a-z][a-z0-9_]{3,}|\bt\.me/\S+", re.IGNORECASE)
# Cambodian numbers: 0 or +855, an area or a network of one or two digits, six or seven more (ITU, E.164 list of 855).
# `08-12-2007` is a day and no number.
_PHONE: Final = re.compile(
    r"(?<![\d/])(?!\d\d[\s./-]\d\d[\s./-]\d{4}(?!\d))(?:\(?\+?\s?855\)?[\s.-]?0?|\(?0)[1-9]\d?\)?[\s.-]?\d{2,3}[\s.-]?\d{2,3}[\s.-]?\d{0,4}(?![\d/])"
)
_PHONE_DIGITS: Final = range(8, 13)
# The identity card of Cambodia has nine digits, written in one.
_ID_NUMBER: Final = re.compile(r"(?<![\d/])\d{9,}(?![\d/])")


def personal_data(text: str) -> str:
    """Return the first e-mail address, handle, telephone number or number like that of an identity card in `text`.

    Empty where there is none. It finds what is written plainly; whoever writes a reason is still asked to look.
    """
    plain = _with_plain_digits(unicodedata.normalize("NFKC", text))
    for form in (_EMAIL, _HANDLE, _ID_NUMBER):
        found = form.search(plain)
        if found:
            return found.group().strip()
    for number in _PHONE.finditer(plain):
        if sum(sign.isdigit() for sign in number.group()) in _PHONE_DIGITS:
            return number.group().strip()
    return ""


def _with_plain_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text)
