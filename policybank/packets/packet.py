"""A packet as a value: what one person handed in, opened and found in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from policybank.settings import Settings

FORMAT: Final = "policybank-packet"
VERSION: Final = 1

MANIFEST: Final = "packet.json"
RECORD: Final = "record.json"
CONTACT: Final = "contact.json"
NOTE: Final = "READ-ME.txt"

DOORS: Final = ("form", "issue", "spreadsheet", "cms", "editor")
ANSWERS: Final = ("yes", "no", "unsure")

MOST_DOCUMENTS: Final = 3

# The longest record the library takes (`library._record_file`); the other two hold a few lines each.
LARGEST_RECORD_BYTES: Final = 128_000
LARGEST_NOTES_BYTES: Final = 64_000
LARGEST_READ_ME_BYTES: Final = 20_000
_BESIDE_DOCUMENTS_BYTES: Final = 1_000_000


def shown_name(file: Path) -> str:
    """Return the name of a stranger's file as it may be shown: on a terminal a name can do more than name."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in file.name
    )[:100]


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketLimits:
    """How large a packet may be: `largest_pdf_bytes` is the bank's own limit of one PDF."""

    largest_pdf_bytes: int

    @property
    def largest_packet_bytes(self) -> int:
        """The limit of the zip itself."""
        return MOST_DOCUMENTS * self.largest_pdf_bytes + _BESIDE_DOCUMENTS_BYTES


def packet_limits(settings: Settings) -> PacketLimits:
    """Return the limits of packets in this bank."""
    return PacketLimits(largest_pdf_bytes=settings.largest_pdf_bytes)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketDocument:
    """One PDF of a packet: `name` is its name in the packet, `path` where it lies now; `leaves` as the giver's device counted."""

    name: str
    language: str
    path: Path
    sha256: str
    size_bytes: int
    leaves: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the giver answered to one question of the form; both are ids."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to reach the giver. Never written into the repository nor into a log; empty texts were not given."""

    name: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    telegram: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """An opened packet. `values` are those of a record as the schema checks them; what intake fills in may be missing.

    `digest` is the whole SHA-256 whose beginning is the `code` on the giver's receipt. `suitable` and `sharing` are the
    answers to the two sets of questions; the sentences say in each language what they came to.
    """

    file_name: str
    digest: str
    code: str
    made: str
    door: str
    language: str
    values: Mapping[str, Any]
    documents: tuple[PacketDocument, ...]
    suitable: tuple[Answer, ...]
    sharing: tuple[Answer, ...]
    sentence_km: str
    sentence_en: str
    contact: Contact
