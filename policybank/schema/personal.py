"""Find what tells how to reach a person, in a line that everybody will read: the name of a seat, the reason of a decision.

Not a search of whole documents (the gate does that, with masks and with an eye for numbers of offices): only what somebody
might write by habit into a file that stands in the open for ever.
"""

from __future__ import annotations

import re
from typing import Final

_MAIL: Final = re.compile(
    r"[^\s@<>(),;:]+\s?(?:@|\(at\)|\[at\])\s?[^\s@<>(),;:]+\.[a-z]{2,}", re.IGNORECASE
)
_HANDLE: Final = re.compile(r"(?<![\w.@])@[a-z]\w{3,}|\b(?:t|wa)\.me/\S+", re.IGNORECASE)
# The identity card of Cambodia has nine digits, written in one.
_CARD: Final = re.compile(r"(?<![\d/+])\d{9}(?![\d/])")
# A number that begins and is parted as telephone numbers are, here (012 345 678, 023 22 41 40, +855 12 …; ITU, E.164 list of
# 855) or abroad. Dates, years and the numbers of laws are parted otherwise, or are too short.
_PHONE: Final = re.compile(
    r"(?<![\w/.-])\(?(?:\+|00)[1-9]\d{0,2}\)?(?:[\s().-]{0,2}\d){6,12}(?!\d)"
    r"|(?<![\w/.-])\(?0[1-9]\d?\)?[\s.-]?\d{3}[\s.-]?\d{3,4}(?!\d)"
    r"|(?<![\w/.-])0[1-9]\d(?:[\s.-]?\d{2}){3}(?!\d)"
)
_FORMS: Final = (_MAIL, _HANDLE, _CARD, _PHONE)


def personal_data(text: str) -> str:
    """Return the first e-mail address, name on a messenger, telephone or identity card number in `text`; empty where there is none.

    It finds what is written plainly; whoever writes a line is still asked to look.
    """
    # Digits of Khmer and full-width writing are digits too; one sign stays one sign, so that the place holds.
    plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    for form in _FORMS:
        found = form.search(plain)
        if found:
            return text[found.start() : found.end()]
    return ""
