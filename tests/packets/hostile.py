"""Packets as an attacker makes them, each with the faults that refuse it.

`AT_THE_DOOR` are refused when the packet is opened, `BY_THE_CHECKS` when its record and its PDFs are checked, and
`HARMLESS` are let in with what was dangerous gone.
"""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from policybank.core import write_bytes
from policybank.packets.write import packed
from tests import make
from tests.make_packets import (
    Part,
    changed,
    deflated,
    entries,
    gift,
    honest,
    honest_parts,
    part,
    with_code,
    with_pdf,
    with_record,
    zip_of,
)
from tests.text import make_pdf

Case = tuple[Callable[[], bytes], tuple[str, ...]]


def _beside(name: str, data: bytes = b"x", **told: Any) -> bytes:
    return zip_of([*honest_parts(), part(name, data, **told)])


def _record(**values: Any) -> bytes:
    return honest(**values)


def _raw_record(text: str) -> bytes:
    return with_record(text.encode("utf-8", "surrogatepass"))


def _manifest(**told: Any) -> bytes:
    return packed(with_code(entries(), **told))


def _overlapping() -> bytes:
    # As in the "better zip bomb" of D. Fifield (2019): many names, one body.
    parts = honest_parts()
    first = next(one for one in parts if one.name == b"record.json")
    twin = part("READ-ME.txt", first.data, start=0, is_written=False)
    return zip_of([*parts, twin])


def _nested() -> bytes:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("0.zip", b"\0" * 1_000_000)
    return with_pdf(inner.getvalue())


def _quoted_overlap() -> bytes:
    # The second header lies inside the first file's data, as a stored block of deflate.
    parts = honest_parts()
    return zip_of(
        [parts[0], part("record.json", parts[1].data, start=10, is_written=False), *parts[2:]]
    )


def _twice_json() -> bytes:
    record = entries()["record.json"].decode()
    return _raw_record(record.replace('"type"', '"type": "law", "type"', 1))


def _cut(data: bytes, count: int) -> bytes:
    return data[:-count]


def _flipped() -> bytes:
    data = bytearray(honest())
    at = data.index(b"A law in km")
    data[at] ^= 0x20
    return bytes(data)


def _pdf_with_zip_behind() -> bytes:
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w") as whole:
        whole.writestr("program.exe", b"MZ")
    return make.pdf() + hidden.getvalue()


def _pdf_zip_without_trailer() -> bytes:
    body = make.pdf()
    hidden = io.BytesIO(body)
    hidden.seek(0, io.SEEK_END)
    with zipfile.ZipFile(hidden, "a") as whole:
        whole.writestr("program.exe", b"MZ")
    return hidden.getvalue() + b"\n%%EOF"


def _pdf_with_page_inside() -> bytes:
    return make.pdf().replace(b"%PDF-1.7\n", b"%PDF-1.7\n%<html><script>alert(1)</script>\n", 1)


def _renamed_documents() -> bytes:
    files = entries()
    files["document.en.pdf"] = files.pop("document.km.pdf")
    return packed(with_code(files))


def _four_documents() -> bytes:
    files = entries(pdfs=["km", "en", "fr", "lo"])
    return packed(files)


def _other_sha() -> bytes:
    files = dict(entries())
    manifest = json.loads(files["packet.json"])
    manifest["files"][0]["sha256"] = "0" * 64
    return packed({**files, "packet.json": json.dumps(manifest).encode()})


def _other_size() -> bytes:
    files = dict(entries())
    manifest = json.loads(files["packet.json"])
    manifest["files"][0]["size"] = 7
    return packed({**files, "packet.json": json.dumps(manifest).encode()})


def _swapped_record() -> bytes:
    files = dict(entries())
    files["record.json"] = entries(title={"en": "Another Law"})["record.json"]
    return packed(files)


def _without(name: str) -> bytes:
    files = dict(entries())
    del files[name]
    return packed(files)


def _contact(text: str) -> bytes:
    return packed({**entries(), "contact.json": text.encode()})


def _contact_of_another(text: str) -> bytes:
    return packed({**entries(title={"en": "Another Law"}), "contact.json": text.encode()})


_SECOND_NAME = (
    struct.pack("<2H", 0x7075, 9)
    + b"\1"
    + zlib.crc32(b"record.json").to_bytes(4, "little")
    + b"evil"
)

AT_THE_DOOR: Mapping[str, Case] = {
    # what is no zip, or not a whole one
    "nothing at all": (lambda: b"", ("packet-damaged",)),
    "noise": (lambda: bytes(range(256)) * 20, ("packet-damaged",)),
    "a zip without files": (lambda: zip_of([]), ("packet-file-missing", "packet-file-missing")),
    "cut off by a byte": (lambda: _cut(honest(), 1), ("packet-damaged",)),
    "cut off by a third": (lambda: _cut(honest(), len(honest()) // 3), ("packet-damaged",)),
    "data before": (lambda: b"#!/bin/sh\n" + honest(), ("packet-damaged",)),
    "a second zip before": (lambda: honest() + honest(), ("packet-unlike-form",)),
    "data after": (lambda: honest() + b"<script>", ("packet-damaged",)),
    "a remark at the end": (lambda: zip_of(honest_parts(), comment=b"x" * 60_000), ("packet-damaged",)),
    "data between files and directory": (lambda: zip_of(honest_parts(), gap=b"hidden"), ("packet-unlike-form",)),
    "data before the first file": (lambda: zip_of(honest_parts(), before=b"PK\x03\x04" + b"x" * 30), ("packet-unlike-form",)),
    "a bit flipped": (_flipped, ("packet-damaged",)),
    "a wrong checksum": (lambda: zip_of(changed("record.json", checksum=1)), ("packet-damaged",)),
    "deflate that is none": (lambda: zip_of(changed("record.json", packed=b"\xff" * 40)), ("packet-damaged",)),
    "deflate with a tail": (lambda: zip_of(changed("record.json", packed=deflated(entries()["record.json"]) + b"tail")), ("packet-unlike-form",)),
    # names
    "a name that climbs out": (lambda: _beside("../../evil.pdf"), ("packet-file-unknown",)),
    "an absolute name": (lambda: _beside("/etc/cron.d/evil"), ("packet-file-unknown",)),
    "a name with a drive": (lambda: _beside("C:\\evil.pdf"), ("packet-file-unknown",)),
    "a name with backslashes": (lambda: _beside("..\\..\\document.km.pdf"), ("packet-file-unknown",)),
    "a device of Windows": (lambda: _beside("CON"), ("packet-file-unknown",)),
    "a stream of NTFS": (lambda: _beside("document.km.pdf:evil"), ("packet-file-unknown",)),
    "a name with a null": (lambda: _beside("document.km.pdf\0.exe"), ("packet-file-unknown",)),
    "a name that repaints the terminal": (lambda: _beside("\x1b[2J\u202efdp.exe"), ("packet-file-unknown",)),
    "a case twin": (lambda: _beside("Record.json"), ("packet-file-unknown",)),
    "a git hook": (lambda: _beside(".git/hooks/post-checkout"), ("packet-file-unknown",)),
    "a workflow": (lambda: _beside(".github/workflows/evil.yml"), ("packet-file-unknown",)),
    "the same name twice": (lambda: _beside("record.json", b"{}"), ("packet-file-twice",)),
    "a name in other letters": (lambda: _beside("documеnt.km.pdf"), ("packet-file-unknown",)),
    "a very long name": (lambda: _beside("a" * 60_000), ("packet-unlike-form",)),
    "a folder": (lambda: _beside("folder/", b""), ("packet-unlike-form",)),
    "too many files": (lambda: zip_of([*honest_parts(), *(part(f"{n}", b"") for n in range(60_000))]), ("packet-unlike-form",)),
    # kinds of files
    "a symbolic link": (lambda: _beside("READ-ME.txt", b"/etc/passwd", attributes=0o120777 << 16), ("packet-unlike-form",)),
    "a PDF that is a link": (lambda: zip_of(changed("document.km.pdf", attributes=0o120777 << 16)), ("packet-unlike-form",)),
    "a device": (lambda: _beside("READ-ME.txt", b"", attributes=0o020666 << 16), ("packet-unlike-form",)),
    "an encrypted file": (lambda: zip_of(changed("record.json", flags=1)), ("packet-unlike-form",)),
    "strong encryption": (lambda: zip_of(changed("record.json", flags=1 << 6 | 1)), ("packet-unlike-form",)),
    "a packing of its own": (lambda: zip_of(changed("record.json", method=12, packed=b"BZh9")), ("packet-unlike-form",)),
    # sizes
    "a bomb": (lambda: zip_of(changed("document.km.pdf", data=b"\0" * 20_000_000, method=8)), ("packet-unlike-form",)),
    "a bomb that says it is small": (lambda: zip_of(changed("document.km.pdf", data=b"\0" * 20_000_000, method=8, size=1000)), ("packet-unlike-form",)),
    "a nested bomb": (_nested, ("pdf-two-kinds",)),
    "files over each other": (_overlapping, ("packet-unlike-form",)),
    "a file inside another": (_quoted_overlap, ("packet-unlike-form",)),
    "a size too large": (lambda: zip_of(changed("record.json", size=100_000)), ("packet-unlike-form",)),
    "a size too small": (lambda: zip_of(changed("record.json", size=10)), ("packet-unlike-form",)),
    "two sizes": (lambda: zip_of(changed("record.json", local_size=10)), ("packet-unlike-form",)),
    "two names": (lambda: zip_of(changed("record.json", local_name=b"evil.json12")), ("packet-unlike-form",)),
    "a second name in the notes": (lambda: zip_of(changed("record.json", extra=_SECOND_NAME)), ("packet-unlike-form",)),
    "zip64": (lambda: zip_of(changed("record.json", extra=struct.pack("<2H2Q", 1, 16, 9, 9))), ("packet-unlike-form",)),
    "sizes left to zip64": (lambda: zip_of(changed("record.json", size=0xFFFFFFFF)), ("packet-unlike-form",)),
    "a start beyond the end": (lambda: zip_of(changed("record.json", start=0xFFFFFFF0)), ("packet-unlike-form",)),
    "notes of 60 KB": (lambda: zip_of(changed("record.json", extra=struct.pack("<2H", 0xCAFE, 60_000) + b"x" * 60_000)), ("packet-unlike-form",)),
    "remarks of 60 KB": (lambda: zip_of(changed("record.json", comment=b"x" * 60_000)), ("packet-unlike-form",)),
    "sizes behind the data that differ": (lambda: zip_of(changed("record.json", flags=8, descriptor=b"PK\x07\x08" + b"\1" * 12)), ("packet-unlike-form",)),
    "a record of 200 KB": (lambda: with_record(b" " * 200_000), ("packet-too-large",)),
    "a note of 1 MB": (lambda: _beside("READ-ME.txt", bytes(1_000_000)), ("packet-too-large",)),
    "a contact of 100 KB": (lambda: packed({**entries(), "contact.json": b" " * 100_000}), ("packet-too-large",)),
    "a PDF over the limit": (lambda: with_pdf(b"%PDF-1.7" + zlib.compress(bytes(10), 0) * 200_000), ("packet-too-large",)),
    # JSON
    "JSON of 50,000 lists": (lambda: _raw_record("[" * 50_000), ("packet-json",)),
    "JSON of 50,000 mappings": (lambda: _raw_record('{"a":' * 20_000), ("packet-json",)),
    "a field twice": (_twice_json, ("packet-json",)),
    "not a number": (lambda: _raw_record('{"date": NaN}'), ("packet-json",)),
    "infinity": (lambda: _raw_record('{"date": -Infinity}'), ("packet-json",)),
    "half a letter": (lambda: _raw_record('{"title": {"en": "\\ud800"}}'), ("packet-json",)),
    "half a letter in a name": (lambda: _raw_record('{"\\udfff": "x"}'), ("packet-json",)),
    "bytes that are no text": (lambda: with_record(b'{"title": "\xff\xfe"}'), ("packet-json",)),
    "a list for a record": (lambda: _raw_record("[]"), ("packet-json",)),
    "YAML for a record": (lambda: _raw_record("title: !!python/object/apply:os.system [id]"), ("packet-json",)),
    "a raw control sign": (lambda: _raw_record('{"title": "\x00"}'), ("packet-json",)),
    "a broken contact": (lambda: _contact("{"), ("packet-json",)),
    "a foreign field of the contact": (lambda: _contact('{"passport": "N00000000"}'), ("packet-field-wrong",)),
    # what the packet says of itself
    "a version to come": (lambda: _manifest(version=2), ("packet-version-unknown",)),
    "another format": (lambda: _manifest(format="evil"), ("packet-version-unknown",)),
    "a wrong code": (lambda: _manifest(code="AAAA-AAAA"), ("packet-code-differs",)),
    "a code with markup": (lambda: _manifest(code="<b>x</b>"), ("packet-field-wrong",)),
    "a door that is none": (lambda: _manifest(door="../../x"), ("packet-field-wrong",)),
    "a foreign field of the packet": (lambda: _manifest(run="id"), ("packet-field-wrong",)),
    "a day that is none": (lambda: _manifest(made="today\nDoor: evil"), ("packet-field-wrong",)),
    "a name of a file that climbs": (lambda: _manifest(files=[{"name": "../../x.pdf", "sha256": "0" * 64, "size": 1, "leaves": 1}]), ("packet-field-wrong",)),
    "answers without end": (lambda: _manifest(answers={"suitable": [{"question": "a", "answer": "yes"}] * 1000}), ("packet-field-wrong",)),
    "a sentence of 50 KB": (lambda: _manifest(sentence={"en": "x" * 50_000}), ("packet-field-wrong",)),
    "a wrong SHA-256": (_other_sha, ("packet-file-differs",)),
    "a wrong size": (_other_size, ("packet-file-differs",)),
    "a record exchanged": (_swapped_record, ("packet-code-differs",)),
    "no packet.json": (lambda: _without("packet.json"), ("packet-file-missing",)),
    "no record.json": (lambda: _without("record.json"), ("packet-file-missing",)),
    "a PDF left out": (lambda: _without("document.km.pdf"), ("packet-code-differs", "packet-file-missing")),
    "a PDF that nobody names": (lambda: packed({**entries(), "document.en.pdf": make.pdf()}), ("packet-code-differs", "packet-file-unclaimed")),
    "the record names another PDF": (_renamed_documents, ("packet-file-missing", "packet-file-unclaimed")),
    "four PDFs": (_four_documents, ("packet-unlike-form",)),
    "an edition that climbs out": (lambda: packed(with_code({**entries(), "record.json": json.dumps({"title": {"en": "A"}, "type": "law", "rights": {"statement": "official-text"}, "editions": [{"file": "../../../.github/x.pdf", "language": "km"}]}).encode()})), ("packet-field-wrong", "packet-file-unclaimed")),
    # PDFs
    "an empty PDF": (lambda: with_pdf(b""), ("pdf-empty",)),
    "a program for a PDF": (lambda: with_pdf(b"MZ\x90\0"), ("pdf-two-kinds",)),
    "a web page before the PDF": (lambda: with_pdf(b"<html><script>alert(1)</script>\n" + make.pdf()), ("pdf-two-kinds",)),
    "a web page in the head of the PDF": (lambda: with_pdf(_pdf_with_page_inside()), ("pdf-two-kinds",)),
    "a picture before the PDF": (lambda: with_pdf(b"\xff\xd8\xff" + make.pdf()), ("pdf-two-kinds",)),
    "a zip before the PDF": (lambda: with_pdf(b"PK\x03\x04" + make.pdf()), ("pdf-two-kinds",)),
    "a zip behind the PDF": (lambda: with_pdf(_pdf_with_zip_behind()), ("pdf-two-kinds",)),
    "a zip in the tail of the PDF": (lambda: with_pdf(_pdf_zip_without_trailer()), ("pdf-two-kinds",)),
}  # fmt: skip

BY_THE_CHECKS: Mapping[str, Case] = {
    "a script in the title": (lambda: _record(title={"en": "<script>alert(1)</script>"}), ("text-markup",)),
    "an image in the title": (lambda: _record(title={"en": '<img src=x onerror="alert(1)">'}), ("text-markup",)),
    "a title that turns": (lambda: _record(title={"en": "School \u202ewaL"}), ("text-control-character",)),
    "a title in an isolate": (lambda: _record(title={"en": "School \u2066Law\u2069"}), ("text-control-character",)),
    "a null in the title": (lambda: _record(title={"en": "School\0Law"}), ("text-control-character",)),
    "an escape in the title": (lambda: _record(title={"en": "School\x1b[2J Law"}), ("text-control-character",)),
    "a title of 100 KB": (lambda: _record(title={"en": "x" * 100_000}), ("value-too-long",)),
    "a thousand themes": (lambda: _record(themes=[f"t{n}" for n in range(1000)]), ("term-unknown",)),
    "a foreign field": (lambda: _record(script="alert(1)"), ("field-unknown",)),
    "a foreign field within": (lambda: _record(rights={"statement": "official-text", "proven": "yes"}), ("field-unknown",)),
    "no title": (lambda: _record(title=None), ("title-missing",)),
    "no type": (lambda: _record(type=None), ("field-missing",)),
    "a type that climbs out": (lambda: _record(type="../../.github"), ("term-unknown",)),
    "a type that is a list": (lambda: _record(type=["law"]), ("value-wrong-kind",)),
    "a record of wrong kinds": (lambda: _record(title="x", rights=["x"], editions="x", pdfs=()), ("value-wrong-kind",)),
    "an id that climbs out": (lambda: _record(id="../../../.git/hooks/pre-commit"), ("id-invalid",)),
    "an id that is an option": (lambda: _record(id="--exec=id"), ("id-invalid",)),
    "an id that is a device": (lambda: _record(id="con"), ("id-invalid",)),
    "an id that is a page": (lambda: _record(id="index"), ("id-invalid",)),
    "an id with a line end": (lambda: _record(id="school-law\nx"), ("id-invalid",)),
    "an address of a program": (lambda: _record(links=[{"url": "javascript:alert(1)", "kind": "official"}]), ("url-invalid",)),
    "a source that climbs out": (lambda: with_record(json.dumps({**gift().values, "editions": [{"file": "document.km.pdf", "language": "km", "source": "source/../../../x.md"}]}).encode()), ("file-name-unsafe",)),
    "a source that is not there": (lambda: with_record(json.dumps({**gift().values, "editions": [{"file": "document.km.pdf", "language": "km", "source": "source/x.md"}]}).encode()), ("edition-file-missing",)),
    "rights that forbid the file": (lambda: _record(rights={"statement": "link-only"}), ("rights-forbid-file",)),
    "a relation to nothing": (lambda: _record(relations=[{"type": "amends", "target": "no-law", "basis": "stated"}]), ("relation-to-nothing",)),
    "a PDF that is cut off": (lambda: with_pdf(b"%PDF-1.7\nhalf"), ("pdf-damaged",)),
    "a PDF behind a lock": (lambda: with_pdf(make_pdf.locked()), ("pdf-encrypted",)),
}  # fmt: skip

HARMLESS: Mapping[str, Callable[[], bytes]] = {
    "marks that come along when text is copied": lambda: _record(title={"en": "\u200eSchool\u2060 Law\u200f"}),
    "a record that says it is checked": lambda: _record(review={"state": "checked", "date": "2020-01-01"}),
    "a day of its own": lambda: _record(date_added="1999-01-01"),
    "a sentence that turns": lambda: packed(with_code(entries(), sentence={"en": "\u202eofficial\x1b[2J"})),
    "a contact that repaints the terminal": lambda: _contact_of_another('{"name": "\\u001b[2J\\u202eGiver"}'),
    "numbers for texts": lambda: _record(legal_number=65, date=2007),
    "letters taken apart": lambda: _record(title={"en": "E\u0301cole"}),
    "sizes behind the data": lambda: zip_of(_followed(honest_parts(title={"en": "Followed Law"}))),
    "a PDF that grows when it is read": lambda: with_pdf(make_pdf.bomb(50)),
    "a PDF with endless drawings": lambda: with_pdf(make_pdf.endless_leaf()),
    "a PDF whose leaves go round": lambda: with_pdf(make_pdf.looping_tree()),
}  # fmt: skip


def _followed(parts: list[Part]) -> list[Part]:
    """Return `parts` as a packer writes them that learns sizes only afterwards (fflate's streams)."""
    followed = []
    for one in parts:
        told = struct.pack("<3L", zlib.crc32(one.data), len(deflated(one.data)), len(one.data))
        followed.append(replace(one, flags=8, descriptor=b"PK\x07\x08" + told))
    return followed


def write_packets(root: Path, *kinds: str) -> None:
    """Write hostile packets of these kinds into the folder `packets` of a bank, for the test of faults."""
    for number, kind in enumerate(kinds, start=1):
        make_bytes = {**AT_THE_DOOR, **BY_THE_CHECKS}[kind][0]
        write_bytes(root / "packets" / f"gift-{number:02}.zip", make_bytes())
