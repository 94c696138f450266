"""Tell whether a quotation stands in the text of a leaf.

Whoever copies a sentence out of a PDF gets line breaks where the writer had none, and in Khmer zero-width spaces or no
spaces at all; a machine that reads images puts spaces where it likes. So white space beside a Khmer letter counts for
nothing, any other white space is one space, small and capital letters are one, and Khmer is folded as the search folds
it. Every other sign must be the same: a quotation with one wrong letter is not a quotation.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from policybank.khmer import fold

# No reader sees these: zero-width space, joiners, word joiner, byte order mark, soft hyphen.
_UNSEEN: Final = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]+")
_BESIDE_KHMER: Final = re.compile("(?<=[\u1780-\u17f9]) | (?=[\u1780-\u17f9])")


def stands_in(quotation: str, text: str) -> bool:
    """Tell whether `quotation` stands in `text`, whatever the white space. An empty quotation stands nowhere."""
    wanted = compared(quotation)
    return bool(wanted) and wanted in compared(text)


def compared(text: str) -> str:
    """Return the one form of `text` in which quotations and leaves are compared."""
    spaced = " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())
    # Before folding, whose rules look at neighbouring letters: a space between them must not decide.
    return fold(_BESIDE_KHMER.sub("", spaced)).casefold()
