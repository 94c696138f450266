"""How the text of an edition was got, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from policybank.i18n import Words
from policybank.pages.common import EditionFacts, sentence, unmarked_phrase
from policybank.schema import parse_date

# Leaves with nothing on them go without saying.
_UNTOLD: Final = "blank"

# Trust in which what is shown is the work of a machine that may have misread.
DOUBTFUL: Final = frozenset({"ocr", "legacy-font"})

# More than these are no longer read; their count says as much.
_MOST_RANGES: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustNote:
    """How the text of some leaves was got. `leaves` names them and is empty where it is all of the edition."""

    trust: str
    leaves: str
    text: Markup


def trust_notes(facts: EditionFacts, words: Words) -> tuple[TrustNote, ...]:
    """Return how the text of an edition was got: one note where all leaves are alike, else one for each way.

    They come in the order of the leaves, by the first of each.
    """
    told = ((trust, some) for trust, some in facts.trust_leaves.items() if trust != _UNTOLD)
    by_trust = dict(sorted(told, key=lambda one: one[1]))
    if not by_trust:
        return (TrustNote(trust="blank", leaves="", text=escape(words("trust_notes.blank"))),)
    return tuple(
        TrustNote(
            trust=trust,
            leaves=_which(numbers, facts.leaf_count, words) if len(by_trust) > 1 else "",
            text=_how(trust, facts, words),
        )
        for trust, numbers in by_trust.items()
    )


def _how(trust: str, facts: EditionFacts, words: Words) -> Markup:
    if trust != "corrected" or not facts.corrected_by:
        return escape(words(f"trust_notes.{trust}"))
    who = unmarked_phrase(facts.corrected_by, words.language).spanned
    date = parse_date(facts.corrected_on)
    if date is None:
        return sentence(words, "trust_notes.corrected-by", who=who)
    shown = words.date(date.year, date.month, date.day)
    return sentence(words, "trust_notes.corrected-on", who=who, date=shown)


def _which(numbers: tuple[int, ...], total: int, words: Words) -> str:
    ranges = list(_ranges(numbers))
    if len(ranges) > _MOST_RANGES:
        return words.count("trust_notes.some", len(numbers), total=words.number(total))
    shown = words("lists.comma").join(words.digits(one) for one in ranges)
    return words.count("trust_notes.pages", len(numbers), leaves=shown)


def _ranges(numbers: Iterable[int]) -> Iterable[str]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ("–".join(map(str, ends)) for ends in runs)
