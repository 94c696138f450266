"""The templates of the pages: Jinja files in `templates/`, read once in each process."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from policybank.core import read_text
from policybank.i18n import LANGUAGES, Words, read_words

_FILES = {"table": "table.csv"}

# A word without a number or a name in it. Two in three texts of a document's page are such words.
_PLAIN_WORD = re.compile(r'\{\{ words\("([a-z0-9_.-]+)"\) \}\}')

# What markupsafe escapes.
_SPECIAL = re.compile("[&<>'\"]")


def _escaped(value: object) -> object:
    """Escape as markupsafe does, and leave a text in which nothing is to be escaped as it is.

    A bank of 10,000 documents shows four million texts; to make each a value of a class of its own is half of the cost.
    """
    if type(value) is Markup or (type(value) is str and not _SPECIAL.search(value)):
        return value
    return escape(value)


class _Template(Template):
    """A template whose texts go out by `_escaped`: they are joined at once, so that it is told apart nowhere."""

    @classmethod
    def from_code(cls, *args: Any, **kwargs: Any) -> Template:
        made = super().from_code(*args, **kwargs)
        made.root_render_func.__globals__["escape"] = _escaped
        return made


class _Environment(Environment):
    template_class = _Template


def render(kind: str, language: str, **values: object) -> Markup:
    """Return the template of `kind` for a page in `language` filled with `values`, every text in them escaped."""
    return Markup(_template(kind, language).render(values))  # noqa: S704 - templates escape by default


@cache
def _template(kind: str, language: str) -> Template:
    return _environment(language).get_template(_FILES.get(kind, f"{kind}.html"))


@cache
def _environment(language: str) -> Environment:
    environment = _Environment(
        loader=FunctionLoader(partial(_source, read_words(language))),
        # Always, and not by the file's ending.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["words"] = read_words(language)
    # For the two pages that speak both languages.
    environment.globals["spoken"] = {one: read_words(one) for one in LANGUAGES}
    return environment


def _source(words: Words, name: str) -> str:
    """Return the template `name` with its plain words in place: looked up once, and not for each of 20,000 pages."""
    source = read_text(Path(__file__).parent.parent / "templates" / name)
    return _PLAIN_WORD.sub(lambda found: str(escape(words(found[1]))), source)
