"""Give a ZIM file the numbers that follow from its content, where libzim and Xapian write chance: so same input, same bytes.

Three numbers are drawn by lot: the UUID of the file, which readers know a book by, and those of its two Xapian databases.
All else is alike in two runs once one thread writes (measured: 48 bytes of 63,132 differed, and the checksum over them).
"""

from __future__ import annotations

import hashlib
import mmap
import struct
from collections.abc import Iterator
from pathlib import Path

# https://wiki.openzim.org/wiki/ZIM_file_format: magic, versions, UUID, entries, clusters, five places, two pages, checksum.
_HEADER = struct.Struct("<IHH16sIIQQQQIIQ")
_DIRENT = struct.Struct("<HBcIII")
_UUID = slice(8, 24)
_REDIRECT = 0xFFFF
_PLAIN = 1
_WIDE = 0x10
# A Xapian database in one file begins so; its UUID stands behind two bytes of version.
_GLASS = b"\x0f\x0dXapian Glass"
_GLASS_UUID = len(_GLASS) + 2


def settle(file: Path) -> None:
    """Put numbers made of the content in place of those made by chance, and the checksum that follows."""
    with file.open("r+b") as stream, mmap.mmap(stream.fileno(), 0) as data:
        end = _HEADER.unpack_from(data)[-1]
        places = [_UUID, *(slice(start, start + 16) for start in _databases(data))]
        for place in places:
            data[place] = bytes(16)
        digest = hashlib.sha256(memoryview(data)[:end]).digest()
        for number, place in enumerate(places):
            data[place] = hashlib.sha256(digest + bytes([number])).digest()[:16]
        data[end : end + 16] = hashlib.md5(memoryview(data)[:end], usedforsecurity=False).digest()


def _databases(data: mmap.mmap) -> Iterator[int]:
    """Yield where the UUIDs of the Xapian databases stand: entries of the last namespace, X."""
    _, _, _, _, entries, _, paths, _, clusters, _, _, _, _ = _HEADER.unpack_from(data)
    for number in range(entries - 1, -1, -1):
        (place,) = struct.unpack_from("<Q", data, paths + 8 * number)
        mimetype, _, namespace, _, cluster, blob = _DIRENT.unpack_from(data, place)
        if namespace != b"X":
            return
        if mimetype == _REDIRECT:
            continue
        (start,) = struct.unpack_from("<Q", data, clusters + 8 * cluster)
        kind = data[start]
        if kind & 0x0F != _PLAIN:
            continue
        form, width = ("<Q", 8) if kind & _WIDE else ("<I", 4)
        (offset,) = struct.unpack_from(form, data, start + 1 + width * blob)
        begin = start + 1 + offset
        if data[begin : begin + len(_GLASS)] == _GLASS:
            yield begin + _GLASS_UUID
