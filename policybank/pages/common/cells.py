"""Make a text safe for a cell of a table that people open in a spreadsheet.

A spreadsheet takes a cell for a formula when it begins with one of a few signs, and a formula can send what stands beside
it to a stranger (CWE-1236). An apostrophe in front makes it text. What a careless check misses is treated too: white space
and invisible signs before the sign, full-width and other forms that spreadsheets read as the same sign, and a semicolon
or tab inside a cell, at which a spreadsheet of a country that writes decimals with a comma cuts the line anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Every sign whose compatibility form is one of = + - @, and the minus of mathematics. A test goes through all of Unicode.
DANGEROUS = "=⁼₌﹦＝⩵⩶+⁺₊﬩﹢＋-﹣－−⁻₋@﹫＠"
_INVISIBLE = (
    "\\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
)
_SIGNS = "".join(re.escape(sign) for sign in DANGEROUS)
# Quotation marks may vanish when a line is cut anew, so they do not hide a sign.
_BEFORE = f'[{_INVISIBLE}"]*'

_DANGER = re.compile(rf'(?:\A|(?<=[;\t\r\n]))(?="*[\t\r]|{_BEFORE}[{_SIGNS}])')


def safe_cell(text: str) -> str:
    """Return `text` with an apostrophe before whatever a spreadsheet would take for the beginning of a formula."""
    # Most cells begin with a letter and hold no separator: looking at that takes a tenth of the expression's time.
    if text[:1].isalnum() and not (";" in text or "\t" in text or "\r" in text or "\n" in text):
        return text
    return _DANGER.sub("'", text)


def safe_row(cells: Iterable[str]) -> list[str]:
    """Return the cells of a row, each made safe."""
    return [safe_cell(cell) if cell else cell for cell in cells]
