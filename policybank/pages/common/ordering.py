"""The order of titles and names in lists: Khmer by our own key, English by letters without its article."""

from __future__ import annotations

import re
import unicodedata

from policybank.khmer import collation_key

_ARTICLE = re.compile(r"(?:the|an|a)\s+", re.IGNORECASE)
_OPENING = " \"'(\u2018\u201c\u00ab"


def order_key(text: str, language: str) -> tuple[bytes, str]:
    """Return the key by which `text` stands in a list of a page in `language`.

    The text itself ends the key, so that names which the order does not tell apart keep one place in every build.
    """
    if language == "km":
        return collation_key(text), text
    return _english(text).encode("utf-8"), text


def initial_of(text: str, language: str) -> str:
    """Return the letter under which `text` stands in a list; "#" for digits and signs."""
    bare = text.lstrip(_OPENING) if language == "km" else _english(text)
    first = bare[:1].upper()
    return first if first.isalpha() else "#"


def _english(text: str) -> str:
    bare = text.lstrip(_OPENING)
    article = _ARTICLE.match(bare)
    rest = bare[article.end() :] if article else bare
    if not rest.isascii():
        letters = unicodedata.normalize("NFD", rest)
        rest = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return rest.casefold()
