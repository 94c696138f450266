"""Say a remark in the words of a language: what was found, and what to do.

What contributors wrote stands in facts; the caller says how it is made safe for its format (`mark`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from policybank.core import Fault
from policybank.i18n import FaultText, Words, describe

from .remarks import Remark

Mark = Callable[[str], str]

_COUNTED = frozenset({"count", "documents", "texts", "score", "leaf"})
_LEAVES = frozenset({"leaves", "others"})


# What turns the direction of reading, or hides: with it one text looks like another.
_HIDDEN = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return `text` with a mark in place of each sign that hides something, or that no file in UTF-8 can hold."""
    return _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def say(remark: Remark, words: Words, mark: Mark, mark_sentence: Mark) -> FaultText:
    """Return what `remark` says; `mark` makes a value safe, `mark_sentence` a sentence that holds values already."""
    if remark.fault is not None:
        return _of_fault(remark.fault, words, mark_sentence)
    start = f"review.remarks.{remark.code}"
    facts = dict(remark.facts)
    shown = {name: _shown(name, value, facts, words, mark) for name, value in facts.items()}
    mend = f"{start}.mend"
    return FaultText(
        what=words(f"{start}.what", **shown),
        mend=words(mend, **shown) if mend in words else "",
    )


def _of_fault(fault: Fault, words: Words, mark_sentence: Mark) -> FaultText:
    text = describe(fault, words)
    line = (
        words("review.in-line", line=words.digits(str(fault.place.line)))
        if fault.place.line
        else ""
    )
    what = f"{line} {text.what}".strip()
    return FaultText(what=mark_sentence(what), mend=mark_sentence(text.mend))


def _shown(name: str, value: str, facts: Mapping[str, str], words: Words, mark: Mark) -> str:
    if name == "size":
        return words.size(int(value))
    if name == "leaves" and "size" in facts:
        return words.count("review.pages", int(value))
    if name in _LEAVES:
        return _leaves(value, words)
    if name in _COUNTED:
        return words.number(int(value))
    if name in {"language", "found"}:
        return _or_bare(f"faults.languages.{value}", value, words, mark)
    if name == "missing":
        return words("lists.comma").join(
            words(f"review.missing.{one}" if f"review.missing.{one}" in words else f"missing.{one}")
            for one in value.split(", ")
        )
    if name == "rights":
        return _or_bare(f"rights_words.{value}", value, words, mark)
    if name == "files":
        return words("lists.comma").join(mark(one) for one in value.split("\n"))
    return mark(value)


def _leaves(value: str, words: Words) -> str:
    """Return the numbers of leaves; 0 stands for the record itself."""
    numbers = [one for one in value.split(", ") if one and one != "0"]
    # A run that begins with the record: `0-2`.
    numbers = [one.replace("0-", "1-", 1) if one.startswith("0-") else one for one in numbers]
    parts = [words("review.leaves", leaves=words.digits(", ".join(numbers)))] if numbers else []
    if value.startswith("0"):
        parts.insert(0, words("review.record"))
    return words("lists.comma").join(parts) or words("review.no-leaf")


def _or_bare(key: str, value: str, words: Words, mark: Mark) -> str:
    return words(key) if key in words else mark(value)
