"""Make a text safe for a cell of a table that people open in a spreadsheet.

A spreadsheet takes a cell for a formula when it begins with one of a few signs, and a formula can send what stands beside
it to a stranger (CWE-1236). An apostrophe in front makes it text. What a careless check misses is treated too: white space
and invisible signs before the sign, full-width and other forms that spreadsheets read as the same sign, and a semicolon
or tab inside a cell, at which a spreadsheet of a country that writes decimals with a comma cuts the line anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Every sign whose compatibility form is one of = + - @, and the minus of mathematics. A test goes through all of Unicode.
DANGEROUS = "=⁼₌﹦＝⩵⩶+⁺₊﬩﹢＋-﹣－−⁻₋@﹫＠"
_INVISIBLE = (
    "\\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
)
_SIGNS = "".join(re.escape(sign) for sign in DANGEROUS)
# Quotation marks may vanish when a line is cut anew, so they do not hide a sign.
_BEFORE = f'[{_INVISIBLE}"]*'

_START = rf"(?:\A(?:(?=[\t\r])|(?={_BEFORE}[{_SIGNS}]))|(?<=[;\t\r\n])(?={_BEFORE}[{_SIGNS}]))"
_DANGER = re.compile(_START)
# The same for a whole row at once, its cells joined by a sign that no cell holds.
_BETWEEN = "\x00"
_SUSPECT = re.compile(rf"(?:\A|[\x00;\t\r\n]){_BEFORE}[{_SIGNS}]|[\t\r]")


def safe_cell(text: str) -> str:
    """Return `text` with an apostrophe before whatever a spreadsheet would take for the beginning of a formula."""
    return _DANGER.sub("'", text)


def safe_row(cells: Sequence[str]) -> Sequence[str]:
    """Return the cells of a row, each made safe. Nearly no row has one that must be, so they are looked at together."""
    if _SUSPECT.search(_BETWEEN.join(cells)):
        return [safe_cell(cell) for cell in cells]
    return cells
