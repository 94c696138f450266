"""The questions of the form on GitHub: which field of a record each fills, and from which list its answers come.

The form is made from this table and its answers are read by it, so that a question cannot be asked one way and read
another. The field itself (its list, whether it takes several) is declared in the schema and only named here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from policybank.i18n import LANGUAGES, Words, read_words
from policybank.schema import Term, Vocabularies, record_fields

Kind = Literal["input", "textarea", "dropdown", "upload"]
BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `field` is the path of the field in the schema; `id` is what an address that fills the form names.

    `has_unknown` offers "I do not know" first. `example` is shown where nothing is written yet.
    """

    id: str
    kind: Kind
    field: str
    is_required: bool = False
    has_unknown: bool = False
    example: str = ""

    @property
    def key(self) -> str:
        """The name under which its words stand in `i18n` under `doors.form`."""
        return self.id.replace("_", "-")

    def label(self, words: Words) -> str:
        """Return the question in one language; the schema's own name of the field unless the form has a plainer one."""
        own = f"doors.form.{self.key}.label"
        return words(own if own in words else f"fields.{self.field}.label")

    def heading(self) -> str:
        """Return the question in both languages, as it stands above its answer in an issue."""
        return both(self.label)


QUESTIONS: Final = (
    Question(id="title_km", kind="input", field="title.km", example="ច្បាប់ស្ដីពីការអប់រំ"),
    Question(id="title_en", kind="input", field="title.en", example="Law on Education"),
    Question(id="type", kind="dropdown", field="type", is_required=True, has_unknown=True),
    Question(
        id="languages", kind="dropdown", field="languages", is_required=True, has_unknown=True
    ),
    Question(id="editions", kind="upload", field="editions"),
    Question(id="links", kind="textarea", field="links", example="https://"),
    Question(id="rights", kind="dropdown", field="rights.statement", is_required=True),
    Question(
        id="legal_number", kind="input", field="legal_number", example="នស/រកម/១២០៧/០៣២"
    ),
    Question(id="date", kind="input", field="date", example="2007-12-08"),
    Question(id="period", kind="input", field="period", example="2019-2023"),
    Question(id="bodies", kind="input", field="bodies", example="ក្រសួងអប់រំ យុវជន និងកីឡា"),
    Question(id="stage", kind="dropdown", field="stage", has_unknown=True),
    Question(id="themes", kind="dropdown", field="themes"),
    Question(id="provinces", kind="dropdown", field="provinces"),
    Question(id="summary_km", kind="textarea", field="summary.km"),
    Question(id="summary_en", kind="textarea", field="summary.en"),
    Question(id="relations", kind="textarea", field="relations"),
    Question(id="sources", kind="textarea", field="sources"),
)  # fmt: skip

# What stands after the question about rights is not needed, and a heading in the form says so.
LAST_OF_THE_NEEDED: Final = "rights"


def both(say: object) -> str:
    """Return what `say` (a function of the words of a language) says in Khmer and then in English."""
    assert callable(say)
    texts = dict.fromkeys(say(read_words(language)) for language in LANGUAGES)
    return BETWEEN.join(texts)


def option(term: Term) -> str:
    """Return the name of a term as the form offers it: in both languages, once where they are the same."""
    return both(lambda words: term.name(words.language))


def options(question: Question, vocabularies: Vocabularies) -> dict[str, str]:
    """Return what a question offers, in its order, with the id of the term each stands for ("" for "I do not know")."""
    vocabulary = vocabulary_of(question)
    assert vocabulary is not None
    unknown = {both(lambda words: words("doors.form.unknown")): ""} if question.has_unknown else {}
    terms = vocabularies[vocabulary].terms.values()
    return unknown | {option(term): term.id for term in terms}


def vocabulary_of(question: Question) -> str | None:
    """Return the vocabulary that the schema gives the question's field, if any."""
    return _FIELDS[question.field].vocabulary


def takes_several(question: Question) -> bool:
    """Return whether the question's field is a list."""
    return _FIELDS[question.field].is_list


_FIELDS: Final = {one.path: one for field in record_fields() for one in field.with_all_below()}
