"""Pack the glossary for the browser: one short script value for each language, each form in it once.

What a query in one language needs of the other is the same list seen from the other side, so the two values are two
columns of one table: line n of both is concept n. A reader of either language fetches both, once. Measured on 320
concepts and 25 provinces: 4.6 KB and 3.9 KB gzipped. One value for each direction, with all that it needs, would be
7 KB for each, and most readers here search in both languages. Folded forms and stems are made in the browser: they take
more room than the code that makes them.

A line holds the forms of a concept, divided by `|`, the one to use first. A sign before a form says what it is: `^` an
acronym, `~` a form the field gave up, `≈` the same where the committee has still to confirm it. `?` at the beginning of a
Khmer line says that a native reader has still to confirm the translation.
"""

from __future__ import annotations

from collections.abc import Iterator

from policybank.khmer import has_khmer
from policybank.schema import Glossary, GlossaryTerm, Vocabulary, without_brackets

LANGUAGES = ("km", "en")

_BETWEEN_FORMS, _BETWEEN_LINES = "|", "\n"


def glossary_values(glossary: Glossary, provinces: Vocabulary) -> dict[str, str]:
    """Return the value of the script of each language ("km", "en").

    The names of provinces are translated too: "dropout in Kampot" is what an officer there asks, and no text in Khmer
    writes Kampot in Latin letters.
    """
    return {
        language: _BETWEEN_LINES.join((
            *(_line(term, language) for term in glossary.terms.values()),
            *_names(provinces, language),
        ))
        for language in LANGUAGES
    }  # fmt: skip


def _line(term: GlossaryTerm, language: str) -> str:
    given_up = "≈" if term.deprecated.verify else "~"
    acronyms = term.acronyms if language == "en" else ()
    forms = (
        _packed(term.name(language)),
        *(f"^{_packed(form)}" for form in acronyms),
        *(f"{given_up}{_packed(form)}" for form in term.given_up(language)),
        *map(_packed, term.also(language)),
    )
    doubt = "?" if language == "km" and term.is_doubtful else ""
    return doubt + _BETWEEN_FORMS.join(forms)


def _names(provinces: Vocabulary, language: str) -> Iterator[str]:
    for term in provinces.terms.values():
        if term.km:
            doubt = "?" if language == "km" and term.is_doubtful else ""
            also = [form for form in term.also if has_khmer(form) == (language == "km")]
            yield doubt + _BETWEEN_FORMS.join(map(_packed, (term.name(language), *also)))


def _packed(form: str) -> str:
    # The signs that divide a line stand in no term; one that came in by mistake must not make two terms of it.
    text = without_brackets(form)
    for sign in (_BETWEEN_FORMS, _BETWEEN_LINES):
        text = text.replace(sign, " ")
    return text.strip("?^~≈ ")
