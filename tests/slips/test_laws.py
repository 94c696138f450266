"""No published number can be traced to fewer than five slips: not by itself, not by adding and subtracting, not by what is missing."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from policybank.schema import FEWEST_SLIPS, SURVEY, Slip, SlipAsked, UsagePeriod
from policybank.slips import Thing, add_up, counts_of

from .made import slip

_WORDS = ("school meals", "អាហារ", "teachers")
_IDS = ("school-law", "school-plan", "budget-plan")
_times = st.integers(1, 99)
_maybe = st.integers(0, 99)


def _some(
    items: st.SearchStrategy[dict[str, object]], key: str
) -> st.SearchStrategy[list[dict[str, object]]]:
    return st.lists(items, max_size=3, unique_by=lambda one: str(one[key]))


_slips = st.builds(
    slip,
    searches=_some(
        st.fixed_dictionaries({"words": st.sampled_from(_WORDS), "times": _times}), "words"
    ),
    opened=_some(
        st.fixed_dictionaries(
            {"document": st.sampled_from(_IDS), "page": _times, "pdf": _maybe, "text": _maybe}
        ),
        "document",
    ),
    asked=_some(
        st.fixed_dictionaries(
            {"title": st.sampled_from(("School Plan", "school  plan", "ផែនការ"))}
        ),
        "title",
    ),
    corrections=_some(
        st.fixed_dictionaries({"document": st.sampled_from(_IDS), "times": _times}), "document"
    ),
    answers=st.builds(
        lambda choice: [{"question": "ease", "choice": choice}], st.sampled_from(SURVEY["ease"])
    ),
)
_many = st.lists(_slips, max_size=24)


def numbers_in(usage: UsagePeriod) -> Iterator[tuple[Thing, int]]:
    """Yield every published number with what it is of."""
    for used in usage.opened:
        for part in ("page", "pdf", "text"):
            if count := getattr(used, part):
                yield ("opened", used.document, part), count
    yield from ((("searches", one.words), one.slips) for one in usage.searches)
    yield from ((("asked", one.document or "", one.title or ""), one.slips) for one in usage.asked)
    yield from ((("corrections", one.document), one.slips) for one in usage.corrections)
    yield from ((("answers", one.question, one.choice), one.slips) for one in usage.answers)


@given(_many)
def test_every_number_stands_for_five_slips_at_least_and_never_for_more_than_there_are(
    slips: list[Slip],
) -> None:
    usage = add_up(slips, "2026-q4")
    counts = counts_of(slips)
    if len(slips) < FEWEST_SLIPS:
        assert usage is None
        return
    assert usage is not None
    published = dict(numbers_in(usage))
    assert {thing for thing, count in counts.items() if count >= FEWEST_SLIPS} == published.keys()
    for thing, number in (*published.items(), (("slips",), usage.slips)):
        real = len(slips) if thing == ("slips",) else counts[thing]
        assert number >= FEWEST_SLIPS
        assert number <= real < number + FEWEST_SLIPS


@given(_many, st.data())
def test_no_sum_and_no_difference_of_published_numbers_is_a_count_of_fewer_than_five(
    slips: list[Slip], data: st.DataObject
) -> None:
    usage = add_up(slips, "2026-q4")
    if usage is None:
        return
    numbers = [number for _, number in numbers_in(usage)] + [usage.slips]
    signs = data.draw(st.lists(st.integers(-2, 2), min_size=len(numbers), max_size=len(numbers)))
    whole = sum(number * sign for number, sign in zip(numbers, signs, strict=True))
    assert whole == 0 or abs(whole) >= FEWEST_SLIPS


@given(_many)
def test_what_rounding_hides_leaves_no_trace(slips: list[Slip]) -> None:
    """Whatever stands in four slips or fewer beyond a multiple of five may be taken out, one thing or all: the publication is the same."""
    usage = add_up(slips, "2026-q4")
    counts = counts_of(slips)
    over = Counter({thing: count % FEWEST_SLIPS for thing, count in counts.items()})
    assert add_up([_without(one, over) for one in slips], "2026-q4") == usage


def _without(one: Slip, over: Counter[Thing]) -> Slip:
    """Return `one` without what is still to be taken out, and count it down in `over`."""

    def is_over(*thing: str) -> bool:
        if over[thing] > 0:
            over[thing] -= 1
            return True
        return False

    opened = tuple(
        dataclasses.replace(
            used,
            page=0 if used.page and is_over("opened", used.document, "page") else used.page,
            pdf=0 if used.pdf and is_over("opened", used.document, "pdf") else used.pdf,
            text=0 if used.text and is_over("opened", used.document, "text") else used.text,
        )
        for used in one.opened
    )
    asked: list[SlipAsked] = []
    taken: dict[str, bool] = {}
    for title in one.asked:
        # Two spellings of one title in a slip are one thing.
        known = " ".join((title.title or "").lower().split())
        if known not in taken:
            taken[known] = is_over("asked", "", known)
        if not taken[known]:
            asked.append(title)
    return dataclasses.replace(
        one,
        searches=tuple(search for search in one.searches if not is_over("searches", search.words)),
        opened=opened,
        asked=tuple(asked),
        corrections=tuple(
            wrong for wrong in one.corrections if not is_over("corrections", wrong.document)
        ),
        answers=tuple(
            answer
            for answer in one.answers
            if not is_over("answers", answer.question, answer.choice)
        ),
    )


@given(_many, st.randoms())
def test_neither_the_order_of_slips_nor_how_often_a_reader_did_something_counts(
    slips: list[Slip], random: object
) -> None:
    usage = add_up(slips, "2026-q4")
    tamed = [
        dataclasses.replace(
            one,
            searches=tuple(dataclasses.replace(search, times=1) for search in one.searches),
            opened=tuple(
                dataclasses.replace(
                    used, page=min(used.page, 1), pdf=min(used.pdf, 1), text=min(used.text, 1)
                )
                for used in one.opened
            ),
        )
        for one in slips
    ]
    random.shuffle(tamed)  # type: ignore[attr-defined]  # Hypothesis hands over a `Random` that shrinks
    assert add_up(tamed, "2026-q4") == usage


def test_five_choices_of_four_slips_each_are_told_by_nothing() -> None:
    """With a total of the question, 20 less nothing would tell each choice: this was found when the rule was made."""
    slips = [
        slip(
            answers=[{"question": "ease", "choice": choice}],
            searches=[{"words": "x" * (3 + n), "times": 1}],
        )
        for choice in SURVEY["ease"]
        for n in range(4)
    ]
    usage = add_up(slips, "2026-q4")
    assert usage is not None
    assert usage.slips == 15
    assert list(numbers_in(usage)) == []
