"""The words that the reading list says in the browser: those under `reading_list.ui`."""

from __future__ import annotations

import json

from policybank.i18n import LANGUAGES, read_words

_OWN = "reading_list.ui."


def reading_words_script(language: str) -> str:
    """Return the script that hands the words of `language` to the page.

    The list itself may be printed in either language, whatever the page speaks, so its title comes in both.
    """
    words = read_words(language)
    own = {
        key.removeprefix(_OWN): text for key, text in words.entries.items() if key.startswith(_OWN)
    }
    titles = {f"title-{one}": read_words(one)("reading_list.list-title") for one in LANGUAGES}
    own["offline-broken"] = words("web_app.broken")
    table = json.dumps({**own, **titles}, ensure_ascii=False, sort_keys=True)
    return f"PolicyBank.readingWords={table};"
