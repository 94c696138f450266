"""A reference: what any citation of a document needs, in the language of the reader who cites it."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.catalogue import Catalogue
from policybank.schema import PartialDate, Period
from policybank.settings import Settings

from .kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedBank:
    """What citations are made from besides the document. `editions` (id, language) are those whose PDF can be had here."""

    catalogue: Catalogue
    settings: Settings
    editions: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Name:
    """A title or a name with the language it is written in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a reader must know of the document before relying on it: one entry of the words, with what stands in it.

    `works` are titles with their years as the reader's language writes them (empty where it is not known).
    """

    key: str
    works: tuple[tuple[Name, str], ...] = ()
    date: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdf:
    """A PDF that can be had here: its language, its address, and the address of its text."""

    language: str
    href: str
    text_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document, or its leaf `leaf` (from 1) in the edition `edition`, as it is cited in `language`.

    `key` is made of the id, so it is unique in the bank and stays. Addresses are absolute; all are empty where the bank
    has none of its own. `spoken` is the language to be named for the document, `languages` all that are known. `based_on`
    and the like are addresses of other documents. `legal_force` is a word of schema.org, empty where nobody is sure.
    """

    language: str
    id: str
    key: str
    kind: Kind
    type_name: Name
    title: Name
    other_title: Name | None
    bodies: tuple[Name, ...]
    number: Name | None
    date: PartialDate | None
    in_force_from: PartialDate | None
    period: Period | None
    is_legal: bool
    legal_force: str
    standing: tuple[Standing, ...]
    spoken: str
    languages: tuple[str, ...]
    edition: str
    edition_name: Name | None
    leaf: int | None
    href: str
    pdfs: tuple[Pdf, ...]
    doi: str
    same_as: tuple[str, ...]
    based_on: tuple[str, ...]
    amends: tuple[str, ...]
    translation_of: tuple[str, ...]
    about: tuple[str, ...]
    rights: Name
    licence_href: str
    bank: str
    bank_href: str
    owner: str
