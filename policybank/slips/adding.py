"""Add slips up so that no published number can be traced to fewer than five of them.

What is published of anything is in how many slips it stands, rounded down to a multiple of five; below five it is left out.
So it does not matter what is subtracted from what: the difference of two published numbers is nought or a multiple of five, and
the publication is a function of these rounded counts alone, the same whatever stands in the four slips that rounding hides.
Totals of a question are not published: with them, five choices of four slips each would be told exactly. How often one reader did something counts for nothing, so no single slip weighs more than
another. `tests/slips/test_laws.py` holds all of this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from policybank.khmer import fold
from policybank.schema import (
    FEWEST_SLIPS,
    Answered,
    AskedFor,
    Doubted,
    MissedWords,
    Slip,
    UsagePeriod,
    UsedDocument,
)

# What is counted in a slip: a part, and what of it.
Thing = tuple[str, ...]

_PARTS: Final = ("page", "pdf", "text")


def things_in(slip: Slip) -> Iterator[Thing]:
    """Yield what stands in `slip`; a thing that it names in two ways comes twice."""
    for used in slip.opened:
        for part in _PARTS:
            if getattr(used, part):
                yield ("opened", used.document, part)
    yield from (("searches", one.words) for one in slip.searches)
    yield from (("asked", one.document or "", _as_compared(one.title or "")) for one in slip.asked)
    yield from (("corrections", one.document) for one in slip.corrections)
    yield from (("answers", one.question, one.choice) for one in slip.answers)


def counts_of(slips: Iterable[Slip]) -> Counter[Thing]:
    """Return in how many slips each thing stands: for the eyes of those who hold the slips."""
    return Counter(thing for slip in slips for thing in set(things_in(slip)))


def times_of(slips: Iterable[Slip]) -> Counter[Thing]:
    """Return how often readers did each thing that they can do more than once: for the same eyes, and never published."""
    times: Counter[Thing] = Counter()
    for slip in slips:
        for used in slip.opened:
            for part in _PARTS:
                if often := getattr(used, part):
                    times["opened", used.document, part] += often
        for one in slip.searches:
            times["searches", one.words] += one.times
        for wrong in slip.corrections:
            times["corrections", wrong.document] += wrong.times
    return times


def add_up(slips: Iterable[Slip], period: str) -> UsagePeriod | None:
    """Return what may be published of `slips`; None where there are fewer than five."""
    some = tuple(slips)
    total = _rounded(len(some))
    if not total:
        return None
    counts = {thing: _rounded(count) for thing, count in counts_of(some).items()}
    # The most first, then by name: the order tells nothing that the numbers do not.
    told = sorted((-count, thing) for thing, count in counts.items() if count)
    published = [(thing, -count) for count, thing in told]
    documents = {thing[1] for thing, _ in published if thing[0] == "opened"}
    opened = [
        UsedDocument(
            document=one,
            **{
                part: counts[thing] for part in _PARTS if counts.get(thing := ("opened", one, part))
            },
        )
        for one in sorted(documents)
    ]
    return UsagePeriod(
        period=period,
        slips=total,
        opened=tuple(sorted(opened, key=lambda one: -max(one.page, one.pdf, one.text))),
        searches=tuple(
            MissedWords(words=thing[1], slips=count)
            for thing, count in published
            if thing[0] == "searches"
        ),
        asked=tuple(
            AskedFor(document=thing[1] or None, title=thing[2] or None, slips=count)
            for thing, count in published
            if thing[0] == "asked"
        ),
        corrections=tuple(
            Doubted(document=thing[1], slips=count)
            for thing, count in published
            if thing[0] == "corrections"
        ),
        answers=tuple(
            Answered(question=thing[1], choice=thing[2], slips=count)
            for thing, count in published
            if thing[0] == "answers"
        ),
    )


def _rounded(count: int) -> int:
    return count - count % FEWEST_SLIPS


def _as_compared(title: str) -> str:
    """Return one spelling of a title: the published one must not be that of a single reader."""
    return " ".join(fold(title).lower().split())
