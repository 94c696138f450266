"""How a transcript is written: what `_read` takes and `_write` gives.

Below the front matter stand the leaves, each under a heading with its number in the PDF, counted from 1:

    ## ទំព័រ ៣
    <!-- unchecked: … -->

    ចំណងជើង

    កថាខណ្ឌមួយ
    ដែលបន្តនៅបន្ទាត់ទីពីរ

A paragraph is what stands between empty lines; a line that wraps is joined as Khmer needs. All else is plain text. A
line that begins with `#` or `<!--` and is neither heading nor note is a fault, because a mistyped heading would
otherwise put the text of one leaf under another; `\\#` begins a line with that sign.
"""

from __future__ import annotations

import re
from typing import Final

# Readers and the site say "page"; people of this project say "leaf". សន្លឹក is a sheet, with two pages, so it is taken
# and never written.
_WORDS: Final = ("ទំព័រទី", "ទំព័រ", "សន្លឹកទី", "សន្លឹក", "page", "leaf")
HEADING: Final = re.compile(
    rf"#{{1,4}}[ \t]*(?:{'|'.join(_WORDS)})[ \t\u200b]*([0-9០-៩]{{1,6}})[ \t#]*\Z", re.IGNORECASE
)
WRITTEN_WORD: Final = {"km": "ទំព័រ", "en": "Page"}

NOTE: Final = re.compile(r"<!--.*-->\Z")
UNCHECKED: Final = re.compile(r"<!--[ \t]*unchecked\b", re.IGNORECASE)
UNCLEAR: Final = re.compile(r"#|<!--")
ESCAPED: Final = re.compile(r"\\+(?:#|<!--)")
TO_ESCAPE: Final = re.compile(r"\\*(?:#|<!--)")

FIELDS: Final = ("pdf-sha256", "method", "corrected-by", "corrected-on")
