"""The words that the form says in the browser, and those that go into the packet, which speaks both languages."""

from __future__ import annotations

import json

from policybank.i18n import LANGUAGES, Words, read_words

_OWN = "giving.ui."
# What the packet says to reviewers and to whoever opens it stands in both languages, whatever the page speaks.
_BOTH = ("giving.sentence.", "giving.read-me")
# What is handed on by e-mail or Telegram, and how dates and sizes are written, in the language of the page.
_MORE = (
    "giving.mail-",
    "giving.chat-",
    "giving.stick-",
    "giving.steps.",
    "giving.share.result",
    "giving.share.hosts",
    "giving.share.links",
    "committee.states.",
    "dates.",
    "sizes.",
)


def giving_words_script(language: str) -> str:
    """Return the script that hands the words of `language` to the page, and the names of months in both."""
    words = read_words(language)
    own = {
        key.removeprefix(_OWN): text for key, text in words.entries.items() if key.startswith(_OWN)
    }
    more = _under(_MORE, words)
    both = {one: _under(_BOTH, read_words(one)) for one in LANGUAGES}
    months = [
        read_words(one)(f"dates.month-{month}") for one in LANGUAGES for month in range(1, 13)
    ]
    table = json.dumps({**own, **more}, ensure_ascii=False, sort_keys=True)
    others = json.dumps({"both": both, "months": months}, ensure_ascii=False, sort_keys=True)
    return f"window.PolicyBank=window.PolicyBank||{{}};PolicyBank.givingWords={table};PolicyBank.givingOther={others};"


def _under(starts: tuple[str, ...], words: Words) -> dict[str, str]:
    return {
        key.removeprefix("giving."): text
        for key, text in words.entries.items()
        if key.startswith(starts)
    }
