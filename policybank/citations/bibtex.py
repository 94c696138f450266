r"""References as BibTeX, in UTF-8: Khmer stays as it is (biber, XeTeX and every program for references read it so).

BibTeX counts braces whether or not a backslash stands before them, so a lone brace in a title would swallow the rest of
the file if it were written `\{`: it is written by its name. Titles and names of bodies stand in two pairs of braces: no
style may change their letters, and "Youth and Sport" is not taken for two authors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybank.i18n import read_words

from .plain import standing_text
from .reference import Reference

_SIGNS = str.maketrans(
    {
        "\\": "{\\textbackslash}",
        "{": "{\\textbraceleft}",
        "}": "{\\textbraceright}",
        "~": "{\\textasciitilde}",
        "^": "{\\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


def bibtex_of(references: Iterable[Reference]) -> str:
    """Return a `.bib` file of the references, in their order."""
    return "\n".join(_entry(one) for one in references)


def _entry(reference: Reference) -> str:
    lines = [f"  {name} = {{{value}}}" for name, value in _fields(reference)]
    inside = ",\n".join([f"@{reference.kind.bibtex}{{{reference.key}", *lines])
    return f"{inside}\n}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield from _who_and_when(reference)
    yield from _what(reference)
    if reference.leaf is not None:
        yield "pages", str(reference.leaf)
    standing = standing_text(reference)
    if standing:
        yield "note", _escaped(standing)
    if reference.spoken:
        yield "language", reference.spoken
    if reference.doi:
        yield "doi", reference.doi
    if reference.href:
        yield "url", _address(reference.href)


def _who_and_when(reference: Reference) -> Iterator[tuple[str, str]]:
    kind = reference.kind.bibtex
    who = [f"{{{_escaped(body.text)}}}" for body in reference.bodies]
    if who:
        yield "author", " and ".join(who)
    yield "title", f"{{{_escaped(reference.title.text)}}}"
    if kind == "techreport" and who:
        yield "institution", " and ".join(who)
    if kind == "manual" and who:
        yield "organization", " and ".join(who)
    if reference.date is not None:
        # Both: `year` for BibTeX, `date` for biblatex, which takes the day from it.
        yield "year", str(reference.date.year)
        if reference.date.month is not None:
            yield "date", str(reference.date)


def _what(reference: Reference) -> Iterator[tuple[str, str]]:
    kind = reference.kind.bibtex
    if kind in {"techreport", "manual"}:
        yield "type", _escaped(reference.type_name.text)
    if reference.number is not None:
        yield "number", _escaped(reference.number.text)
    if kind == "misc":
        # The styles of BibTeX pass over type and number of what is no report.
        yield "howpublished", _escaped(_type_and_number(reference))


def _type_and_number(reference: Reference) -> str:
    if reference.number is None:
        return reference.type_name.text
    words = read_words(reference.language)
    number = words("citations.number", number=reference.number.text)
    return f"{reference.type_name.text}{words('lists.comma')}{number}"


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_SIGNS)


def _address(href: str) -> str:
    # Read letter by letter and not as TeX; only a brace would end it, and a sign of per cent stands for it in addresses.
    return href.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20")
