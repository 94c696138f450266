"""The words that the return slip says in the browser: those under `slips.ui`, and under `slips.mark` on other pages."""

from __future__ import annotations

import json

from policybank.i18n import LANGUAGES, Words, read_words

_MARK = "slips.mark."
_OWN = "slips.ui."


def slip_words_script(language: str = "") -> str:
    """Return the script that hands the words of the page of the slip to it; without a language, those of other pages, in both."""
    if language:
        table = _under(_OWN, read_words(language))
        months = {
            f"month-{one}": read_words(language)(f"dates.month-{one}") for one in range(1, 13)
        }
        return f"PolicyBank.slipSays={_json({**table, **months})};"
    marks = {one: _under(_MARK, read_words(one)) for one in LANGUAGES}
    return f"PolicyBank.slipWords={_json(marks)};"


def _under(start: str, words: Words) -> dict[str, str]:
    return {
        key.removeprefix(start): text
        for key, text in words.entries.items()
        if key.startswith(start)
    }


def _json(table: object) -> str:
    return json.dumps(table, ensure_ascii=False, sort_keys=True)
