"""References as RIS, which every program for references reads: a line for each fact, in UTF-8, lines ended by CR LF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .plain import standing_text
from .reference import Reference


def ris_of(references: Iterable[Reference]) -> str:
    """Return a `.ris` file of the references, in their order."""
    return "\r\n".join(_entry(one) for one in references)


def one_name(body: str) -> str:
    """Return the name of a body for a field that takes persons: without commas in it, and with one behind it.

    There a comma parts the surname from the given name, so "Ministry of Education, Youth and Sport" would be a person
    called Ministry of Education; a comma behind the whole says that there is no given name. The full name stands in the
    field of the institution.
    """
    return " ".join(body.replace(",", " ").split()) + ","


def _entry(reference: Reference) -> str:
    # A value may hold no line end: the next line would be read as a field of its own.
    lines = [f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _fields(reference)]
    return f"{''.join(lines)}ER  - \r\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", reference.kind.ris
    yield "ID", reference.key
    for body in reference.bodies:
        yield "AU", one_name(body.text)
    yield "TI", reference.title.text
    if reference.other_title is not None:
        yield "TT", reference.other_title.text
    date = reference.date
    if date is not None:
        yield "PY", str(date.year)
        month, day = (f"{one:02d}" if one else "" for one in (date.month, date.day))
        yield "DA", f"{date.year}/{month}/{day}/"
    if reference.bodies:
        yield "PB", "; ".join(body.text for body in reference.bodies)
    yield "M3", reference.type_name.text
    yield from _where(reference)


def _where(reference: Reference) -> Iterator[tuple[str, str]]:
    is_law = reference.kind.ris == "STAT"
    if reference.number is not None:
        # Zotero reads the number of a report in SN, that of a law in M1 (its RIS translator).
        yield ("M1" if is_law else "SN"), reference.number.text
    if reference.leaf is not None:
        yield "SP", str(reference.leaf)
    standing = standing_text(reference)
    if standing:
        yield "N1", standing
    if reference.spoken:
        yield "LA", reference.spoken
    if reference.doi:
        yield "DO", reference.doi
    if reference.href:
        yield "UR", reference.href
    for pdf in reference.pdfs:
        if pdf.language == reference.spoken:
            yield "L1", pdf.href
    yield "DB", reference.bank
    yield "DP", reference.owner
