"""Write a packet as the form does, for the doors that are opened on this side and for tests."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from policybank.core import write_bytes

from .packet import CONTACT, FORMAT, MANIFEST, RECORD, VERSION, Answer
from .receipt import receipt_code, receipt_digest

# The first day a zip can tell. The same gift gives the same bytes, whenever it is packed.
_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """What goes into a packet: the values of the record, and the bytes of each PDF by its language."""

    values: Mapping[str, Any]
    made: str
    documents: Mapping[str, bytes] = field(default_factory=dict)
    door: str = "form"
    language: str = "km"
    suitable: Sequence[Answer] = ()
    sharing: Sequence[Answer] = ()
    sentence: Mapping[str, str] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)


def write_packet(file: Path, gift: Gift) -> str:
    """Write `gift` as a packet to `file` and return its code. The record's editions follow from its documents."""
    entries, code = packet_entries(gift)
    write_bytes(file, packed(entries))
    return code


def packet_entries(gift: Gift) -> tuple[dict[str, bytes], str]:
    """Return the files of the packet by name, and its code."""
    documents = {f"document.{language}.pdf": data for language, data in gift.documents.items()}
    values = dict(gift.values)
    if documents:
        values["editions"] = [
            {"file": f"document.{language}.pdf", "language": language}
            for language in gift.documents
        ]
    record = _json(values)
    sha256s = {name: hashlib.sha256(data).hexdigest() for name, data in documents.items()}
    code = receipt_code(receipt_digest(record, sha256s.items()))
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "code": code,
        "made": gift.made,
        "door": gift.door,
        "language": gift.language,
        "files": [
            {"name": name, "sha256": sha256s[name], "size": len(data), "leaves": None}
            for name, data in sorted(documents.items())
        ],
        "answers": {
            "suitable": [{"question": one.question, "answer": one.answer} for one in gift.suitable],
            "sharing": [{"question": one.question, "answer": one.answer} for one in gift.sharing],
        },
        "sentence": dict(gift.sentence),
    }
    entries = {MANIFEST: _json(manifest), RECORD: record, **documents}
    if gift.contact:
        entries[CONTACT] = _json(dict(gift.contact))
    return entries, code


def packed(entries: Mapping[str, bytes]) -> bytes:
    """Return the zip of `entries`: text deflated, PDFs as they are, for they are packed inside already."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as whole:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, date_time=_ALWAYS)
            info.external_attr = 0o644 << 16
            kind = zipfile.ZIP_STORED if name.endswith(".pdf") else zipfile.ZIP_DEFLATED
            whole.writestr(info, data, compress_type=kind)
    return target.getvalue()


def _json(tree: Any) -> bytes:
    return json.dumps(tree, ensure_ascii=False, indent=1).encode("utf-8")
