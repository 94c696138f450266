"""The citation that people read: who, year, title, number, edition and leaf, where it stands, bank and address.

It is written once and comes out as text or as HTML in which every part in another language says so. Its parts are entries
of a list and no sentence, so they may be joined in both languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from markupsafe import Markup, escape

from policybank.i18n import Words, read_words

from .reference import Name, Reference, Standing

# Stand for the number of a leaf in the text and in the address until their elements are made; no escape touches them.
_NUMBER, _ANCHOR = "\x00", "\x01"

_Write = Callable[[Name], str]


def citation_text(reference: Reference, *, is_bare: bool = False) -> str:
    """Return the citation as plain text on one line; a bare one without its address."""
    return _written(reference, _plain, str, "" if is_bare else reference.href)


def citation_html(reference: Reference, *, is_bare: bool = False) -> Markup:
    """Return the citation as HTML for a page in the language of the reference; a bare one without its address."""
    href = "" if is_bare else reference.href
    html = _written(reference, partial(_spanned, reference.language), _escaped, href)
    return Markup(html)  # noqa: S704 - all of it escaped


def leaf_citation_html(reference: Reference) -> Markup:
    """Return the citation of any leaf as HTML, `reference` being one to some leaf of the edition.

    A word for the number stands where it belongs: in a `.leaf-number`, where readers write it in their own digits, and in
    a `.leaf-anchor`, where it is a part of the address.
    """
    word = escape(read_words(reference.language)("citations.leaf-number"))
    way = reference.href.rpartition(str(reference.leaf))[0]
    href = f"{way}{_ANCHOR}" if way else ""
    html = _written(reference, partial(_spanned, reference.language), _escaped, href, leaf=_NUMBER)
    for sign, name in ((_NUMBER, "leaf-number"), (_ANCHOR, "leaf-anchor")):
        html = html.replace(sign, f'<span class="{name}">{word}</span>')
    return Markup(html)  # noqa: S704 - all of it escaped above


def leaf_citation_text(reference: Reference, number: str) -> str:
    """Return the citation of any leaf as plain text without its address, `number` standing where its own belongs."""
    return _written(reference, _plain, str, "", leaf=number)


def standing_text(reference: Reference) -> str:
    """Return what matters of the status as plain text, empty where nothing does."""
    words = read_words(reference.language)
    return words("citations.separator").join(
        _standing(one, words, _plain, str) for one in reference.standing
    )


def _plain(name: Name) -> str:
    return name.text


def _spanned(language: str, name: Name) -> str:
    text = _escaped(name.text)
    return text if name.language == language else f'<span lang="{name.language}">{text}</span>'


def _escaped(text: str) -> str:
    return str(escape(text))


def _written(
    reference: Reference,
    write: _Write,
    plain: Callable[[str], str],
    href: str,
    *,
    leaf: str = "",
) -> str:
    words = read_words(reference.language)
    parts = _parts(reference, words, write, plain, leaf)
    text = plain(words("citations.separator")).join(parts) + plain(words("citations.end"))
    return f"{text} {plain(href)}" if href else text


def _parts(
    reference: Reference,
    words: Words,
    write: _Write,
    plain: Callable[[str], str],
    leaf: str,
) -> Iterator[str]:
    def entry(key: str, **values: str) -> str:
        return plain(words.entries[f"citations.{key}"]).format_map(values)

    who = plain(words("citations.bodies")).join(write(body) for body in reference.bodies)
    year = plain(
        words.digits(str(reference.date.year)) if reference.date else words("citations.no-year")
    )
    title = write(reference.title)
    if who:
        yield entry("who-and-year", who=who, year=year)
        yield entry("title", title=title)
    else:
        yield entry("title-and-year", title=title, year=year)
    if reference.number is not None:
        number, date = write(reference.number), reference.date
        if reference.is_legal and date is not None and date.day is not None:
            day = plain(words.date(date.year, date.month, date.day))
            yield entry("number-and-date", number=number, date=day)
        else:
            yield entry("number", number=number)
    if reference.edition_name is not None and reference.leaf is not None:
        number = plain(leaf or words.digits(str(reference.leaf)))
        yield entry("leaf", language=write(reference.edition_name), number=number)
    for standing in reference.standing:
        yield _standing(standing, words, write, plain)
    yield entry("bank", bank=plain(reference.bank), owner=plain(reference.owner))


def _standing(standing: Standing, words: Words, write: _Write, plain: Callable[[str], str]) -> str:
    works = [
        plain(words.entries["citations.title-and-year" if year else "citations.title"]).format_map(
            {"title": write(title), "year": plain(year)}
        )
        for title, year in standing.works
    ]
    return plain(words.entries[standing.key]).format_map(
        {
            "works": plain(words("lists.comma")).join(works),
            "date": plain(standing.date),
            "start": plain(standing.start),
            "end": plain(standing.end),
        }
    )
