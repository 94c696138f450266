"""The words that the search interface says in the browser.

They are few, loaded only with the search, and made from the words of the site: those under `search_ui`, and some that the
pages of documents use too, so that a status or a size reads alike in both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from policybank.i18n import read_words

_OWN = "search_ui."

# Name in the browser: key of the site's words. The status "unknown" and "planned" are not told in lists either.
_SHARED = {
    "comma": "lists.comma",
    "in-pdf": "text_page.in-pdf",
    "in-pdf-on-web": "media.in-pdf-on-web",
    "kilobytes": "sizes.kilobytes",
    "megabytes": "sizes.megabytes",
    "page": "text_page.leaf",
    "pdf-absent": "media.pdf-absent",
    "pdf-on-web": "media.pdf-on-web",
    "status-adopted": "status.adopted",
    "status-consultation": "status.consultation",
    "status-draft": "status.draft",
    "status-ended": "status.ended",
    "status-ended-on": "status.ended-on",
    "status-in-force": "status.in-force",
    "status-over": "status.period-over",
    "status-repealed": "status.repealed",
    "status-repealed-on": "status.repealed-on",
    "status-superseded": "status.superseded",
    "status-superseded-on": "document_page.followed-in-lists",
    "year": "dates.year",
}


def interface_words(language: str) -> Mapping[str, str]:
    """Return the words of the search interface in `language` by the names that the browser code calls them."""
    words = read_words(language)
    own = {
        key.removeprefix(_OWN): text for key, text in words.entries.items() if key.startswith(_OWN)
    }
    return {**own, **{name: words.entries[key] for name, key in _SHARED.items()}}


def words_script(language: str) -> str:
    """Return the script that hands the words of `language` to the page."""
    table = json.dumps(interface_words(language), ensure_ascii=False, sort_keys=True)
    return f"PolicyBank.takeWords({table});\n"
