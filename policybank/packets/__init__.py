"""Packets: the zip in which a document is handed in, opened as a stranger's file, and written for tests and other doors.

- `open_packet` gives the packet of a zip, its PDFs in a folder of its own for as long as the block lasts, and its faults.
- `write_packet` writes one; `receipt_digest` and `receipt_code` tell its number.
- `read_names` and `read_entry` read any zip of a stranger, and raise ZipFault: packs for copies are read by them too.
- `filled_values` fills in what intake owes a record, `free_id` finds an id nobody has, `record_text` writes `index.md`.
- `read_json` reads JSON of strangers with the same care (`JsonFault` where it is refused).
"""

from ._json import JsonFault, read_json
from ._zip import Entry, ZipFault, read_entry, read_names
from .filled import filled_values, free_id, id_from_title, is_safe_id, record_text
from .open import PacketRead, open_packet
from .packet import Answer, Contact, Packet, PacketDocument, PacketLimits, packet_limits, shown_name
from .receipt import receipt_code, receipt_digest
from .write import Gift, write_packet

__all__ = [
    "Answer",
    "Contact",
    "Entry",
    "Gift",
    "JsonFault",
    "Packet",
    "PacketDocument",
    "PacketLimits",
    "PacketRead",
    "ZipFault",
    "filled_values",
    "free_id",
    "id_from_title",
    "is_safe_id",
    "open_packet",
    "packet_limits",
    "read_entry",
    "read_json",
    "read_names",
    "receipt_code",
    "receipt_digest",
    "record_text",
    "shown_name",
    "write_packet",
]
