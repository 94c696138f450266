"""Tell whether a quotation stands in the text of a leaf.

Whoever copies a sentence out of a PDF gets line breaks where the writer had none, and in Khmer zero-width spaces or no
spaces at all; a machine that reads images puts spaces where it likes. So white space beside a Khmer letter counts for
nothing, any other white space is one space, small and capital letters are one, and Khmer may be spelt as the search
takes it. Every other sign must be the same: a quotation with one wrong letter is not a quotation.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from policybank.khmer import fold

# No reader sees these: zero-width space, joiners, word joiner, byte order mark, soft hyphen.
_UNSEEN: Final = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]+")
_BESIDE_KHMER: Final = re.compile("(?<=[\u1780-\u17f9]) | (?=[\u1780-\u17f9])")


@dataclass(frozen=True, slots=True)
class ComparedText:
    """A text in the two forms in which quotations and leaves are compared.

    `folded` is blind to how Khmer is spelt; its rules look at neighbouring letters, so a quotation that begins or ends
    inside a word may have another form than the leaf has there. `plain` looks at each sign alone.
    """

    plain: str
    folded: str

    @classmethod
    def of(cls, text: str) -> ComparedText:
        """Return the forms of `text`."""
        spaced = " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())
        plain = _BESIDE_KHMER.sub("", spaced).casefold()
        return cls(plain, fold(plain))

    def holds(self, quotation: ComparedText) -> bool:
        """Tell whether `quotation` stands in this text. An empty one stands nowhere."""
        if not quotation.folded:
            return False
        return quotation.plain in self.plain or quotation.folded in self.folded


def stands_in(quotation: str, text: str) -> bool:
    """Tell whether `quotation` stands in `text`, whatever the white space."""
    return ComparedText.of(text).holds(ComparedText.of(quotation))
