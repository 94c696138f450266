"""Make packets: one that is in order, and every way in which a stranger may break one.

make_packets.gift(values={"type": "law"}, pdfs=["km"])       what goes in
make_packets.zip_of([("packet.json", data), …])              a zip with what no honest packer writes
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from policybank.packets import Answer, Gift, receipt_code, receipt_digest
from policybank.packets.write import packed, packet_entries
from tests import make

CONTACT = {
    "name": "Invented Giver",
    "organisation": "Invented Society",
    "email": "giver@mail.example",
    "phone": "012 000 000",
    "telegram": "@invented_giver",
    "note": "Call after noon.",
}


def gift(*, pdfs: Sequence[str] = ("km",), **fields: Any) -> Gift:
    """Return a gift that is in order: a law with a PDF in each language of `pdfs`; `fields` replace values, None takes one away."""
    values: dict[str, Any] = {
        "title": {"km": "ច្បាប់សាលារៀន", "en": "School Law"},
        "type": "law",
        "date": "2007-12-08",
        "bodies": ["ministry"],
        "languages": list(pdfs),
        "rights": {"statement": "official-text"},
        **fields,
    }
    return Gift(
        values={name: value for name, value in values.items() if value is not None},
        made="2026-11-27",
        documents={one: make.pdf(f"A law in {one}") for one in pdfs},
        suitable=[Answer(question="about-education", answer="yes")],
        sharing=[Answer(question="who-made-it", answer="state")],
        sentence={"km": "អត្ថបទផ្លូវការ", "en": "Official text"},
        contact=CONTACT,
    )


def honest(**fields: Any) -> bytes:
    """Return the packet of `gift(**fields)`."""
    return packed(packet_entries(gift(**fields))[0])


def entries(**fields: Any) -> dict[str, bytes]:
    """Return the files of the packet of `gift(**fields)`, by name."""
    return packet_entries(gift(**fields))[0]


def with_code(files: Mapping[str, bytes], /, **told: Any) -> dict[str, bytes]:
    """Return `files` with a packet.json that fits them; `told` replaces what it says."""
    documents = {name: data for name, data in files.items() if name.endswith(".pdf")}
    sha256s = {name: hashlib.sha256(data).hexdigest() for name, data in documents.items()}
    manifest = {
        "format": "policybank-packet",
        "version": 1,
        "code": receipt_code(receipt_digest(files["record.json"], sha256s.items())),
        "made": "2026-11-27",
        "door": "form",
        "language": "km",
        "files": [
            {"name": name, "sha256": sha256s[name], "size": len(data), "leaves": 1}
            for name, data in documents.items()
        ],
        **told,
    }
    return {**files, "packet.json": json.dumps(manifest).encode()}


def with_pdf(data: bytes) -> bytes:
    """Return a packet, in order but for its PDF."""
    return packed(with_code({**entries(), "document.km.pdf": data}))


def with_record(data: bytes) -> bytes:
    """Return a packet, in order but for the bytes of its record."""
    return packed(with_code({**entries(), "record.json": data}))


@dataclass(frozen=True, kw_only=True)
class Part:
    """One file of a zip as its headers tell it; what is None is worked out honestly."""

    name: bytes
    data: bytes
    method: int = 8
    flags: int = 0
    packed: bytes | None = None
    size: int | None = None
    packed_size: int | None = None
    checksum: int | None = None
    attributes: int = 0o100644 << 16
    extra: bytes = b""
    comment: bytes = b""
    local_name: bytes | None = None
    local_size: int | None = None
    start: int | None = None
    is_written: bool = True
    descriptor: bytes = b""


def part(name: str, data: bytes, **told: Any) -> Part:
    """Return a part of a zip."""
    return Part(name=name.encode(), data=data, **told)


def deflated(data: bytes) -> bytes:
    """Return `data` as a zip packs it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def zip_of(
    parts: Sequence[Part],
    *,
    before: bytes = b"",
    after: bytes = b"",
    gap: bytes = b"",
    comment: bytes = b"",
) -> bytes:
    """Return a zip that says exactly what its parts say, right or wrong."""
    out = bytearray(before)
    directory = bytearray()
    for one in parts:
        inside = one.packed
        if inside is None:
            inside = deflated(one.data) if one.method == 8 else one.data
        size = len(one.data) if one.size is None else one.size
        packed_size = len(inside) if one.packed_size is None else one.packed_size
        checksum = zlib.crc32(one.data) if one.checksum is None else one.checksum
        start = len(out) if one.start is None else one.start
        local = (checksum, packed_size, size if one.local_size is None else one.local_size)
        if one.descriptor:
            local = (0, 0, 0)
        name = one.name if one.local_name is None else one.local_name
        if one.is_written:
            head = struct.pack(
                "<4s5H3L2H",
                b"PK\x03\x04",
                20,
                one.flags,
                one.method,
                0,
                33,
                *local,
                len(name),
                len(one.extra),
            )
            out += head + name + one.extra + inside + one.descriptor
        told = (
            checksum,
            packed_size,
            size,
            len(one.name),
            len(one.extra),
            len(one.comment),
            0,
            0,
            one.attributes,
            start,
        )
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, one.flags, one.method, 0, 33, *told
        )
        directory += one.name + one.extra + one.comment
    out += gap
    end = struct.pack(
        "<4s4H2LH",
        b"PK\x05\x06",
        0,
        0,
        len(parts),
        len(parts),
        len(directory),
        len(out),
        len(comment),
    )
    return bytes(out + directory + end + comment + after)


def honest_parts(**fields: Any) -> list[Part]:
    """Return the parts of an honest packet, for one of them to be broken."""
    return [part(name, data) for name, data in entries(**fields).items()]


def changed(name: str, **told: Any) -> list[Part]:
    """Return honest parts of which the one called `name` tells `told`."""
    return [replace(one, **told) if one.name == name.encode() else one for one in honest_parts()]


Maker = Callable[[], bytes]
