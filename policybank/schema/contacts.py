"""Find ways to reach a person in a public text: e-mail addresses, telephone numbers, names on messengers.

Not a search for all personal data (a reader of texts does that when a document is reviewed): only what somebody might write
by habit behind the name of a seat, into a file that everybody can read for ever.
"""

from __future__ import annotations

import re

_KHMER_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")

_MAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[A-Za-z]{2,}")
_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z]\w{3,}|\b(?:t|wa)\.me/\S+", re.IGNORECASE)
# A number that begins and is parted as telephone numbers are, here (012 345 678, 023 22 41 40) or abroad (+855 …). Dates, years
# and the numbers of laws are parted otherwise, or are too short.
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+|00)[1-9](?:[\s().-]{0,2}\d){7,13}(?!\d)"
    r"|(?<![\w/.-])\(?0[1-9]\d?\)?[\s.-]?\d{3}[\s.-]?\d{3,4}(?!\d)"
    r"|(?<![\w/.-])0[1-9]\d(?:[\s.-]?\d{2}){3}(?!\d)"
)


def contact_in(text: str) -> str:
    """Return the first thing in `text` that looks like a way to reach a person; empty where there is none."""
    plain = text.translate(_KHMER_DIGITS)
    for form in (_MAIL, _HANDLE, _PHONE):
        found = form.search(plain)
        if found:
            return text[found.start() : found.end()]
    return ""
