"""Read the answers out of an issue that was written with the form.

GitHub writes each answer under its question as a heading. The text between is a stranger's: it may hold headings of its
own, so a heading opens an answer only where it is a question of ours that stands later in the form than the one before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from .questions import BETWEEN, QUESTIONS, Question, both

_HEADING: Final = "### "
# What GitHub writes where nothing was answered.
_NO_ANSWER: Final = "_No response_"
_PROMISES: Final = "promises"


def read_answers(body: str) -> Mapping[str, str]:
    """Return the answers by the id of their question; what was left open is not there."""
    answers = {name: "\n".join(lines).strip() for name, lines in _parts(_plain(body))}
    answers.pop(_PROMISES, None)
    return {name: text for name, text in answers.items() if text and text != _NO_ANSWER}


def _plain(body: str) -> str:
    """Return `body` in NFC with plain line breaks and without other signs that steer a terminal."""
    text = unicodedata.normalize("NFC", body.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) != "Cc")


def _parts(body: str) -> Iterator[tuple[str, list[str]]]:
    places = _places()
    current, at, lines = "", -1, list[str]()
    for line in body.split("\n"):
        name, place = (
            places.get(line.removeprefix(_HEADING).strip(), ("", -1))
            if line.startswith(_HEADING)
            else ("", -1)
        )
        if place > at:
            if current:
                yield current, lines
            current, at, lines = name, place, []
        else:
            lines.append(line)
    if current:
        yield current, lines


def _places() -> Mapping[str, tuple[str, int]]:
    """Return the questions with their order in the form by their heading, and by either half of it.

    By a half too: an issue may have been opened before the words in the other language were mended.
    """
    places: dict[str, tuple[str, int]] = {}
    headings = [(one.id, one.heading()) for one in QUESTIONS]
    headings.append((_PROMISES, both(lambda words: words("doors.form.promises.label"))))
    for order, (name, heading) in enumerate(headings):
        for text in (heading, *heading.split(BETWEEN)):
            places.setdefault(text, (name, order))
    return places


def chosen(answer: str, offered: Mapping[str, str]) -> tuple[list[str], str]:
    """Return what was chosen among `offered` (names to ids), and what is left of `answer` that was not offered.

    GitHub joins several answers by commas, and names have commas too: the longest name that fits is taken first.
    """
    names = sorted(offered, key=len, reverse=True)
    found, rest, left = [], answer.strip(), list[str]()
    while rest:
        name = next((one for one in names if _begins(rest, one)), None)
        if name is None:
            part, _, rest = rest.partition(",")
            left.append(part.strip())
        else:
            found.append(offered[name])
            rest = rest[len(name) :]
        rest = rest.lstrip(" ,\n")
    return list(dict.fromkeys(one for one in found if one)), ", ".join(filter(None, left))


def _begins(text: str, name: str) -> bool:
    return text.startswith(name) and text[len(name) : len(name) + 1] in {"", ",", "\n"}


def question_of(name: str) -> Question:
    """Return the question with this id."""
    return next(one for one in QUESTIONS if one.id == name)
