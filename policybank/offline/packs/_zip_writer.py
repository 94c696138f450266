"""Write a zip whose bytes follow from what is put in, and from nothing else.

`zipfile` cannot take back an entry that did not become smaller by being packed, and would have to read it twice to know.
PDFs and the shards of the search are packed inside already; pages become a quarter.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

# APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16.
_LOCAL = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UNIX = 20, 3 << 8
# Names are UTF-8 (bit 11); the first day a zip can tell; a plain file that its owner may write.
_FLAGS, _TIME, _DAY, _PLAIN_FILE = 1 << 11, 0, 1 << 5 | 1, 0o100644 << 16
_STORED, _DEFLATED = 0, 8
# Who reads a pack refuses what grows more than a hundredfold, as `packets` does: such a file goes in as it is.
_LARGEST_RATIO = 100
_CHUNK = 1 << 16
# What the 32 bits of a zip can say; a zip that says more is refused by who reads packs.
_LARGEST_BYTES = 0xFFFF_FFFE
MOST_ENTRIES = 0xFFFE


class ZipTooLarge(Exception):
    """What is to be written does not go into one plain zip: 4 GB or 65,534 files."""


class ZipWriter:
    """Write entries one behind the other to `stream`, which must be empty and able to seek."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._directory: list[bytes] = []

    def add(self, name: str, pieces: Iterable[bytes], again: Iterable[bytes]) -> None:
        """Add a file. `pieces` are its bytes; `again` are the same and only read when packing them gained nothing."""
        start = self._stream.tell()
        name_bytes = name.encode("utf-8")
        data_start = start + _LOCAL.size + len(name_bytes)
        self._stream.seek(data_start)
        checksum, size = 0, 0
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
        for piece in pieces:
            checksum, size = zlib.crc32(piece, checksum), size + len(piece)
            self._stream.write(packer.compress(piece))
        self._stream.write(packer.flush())
        packed, method = self._stream.tell() - data_start, _DEFLATED
        if not size / _LARGEST_RATIO < packed < size:
            packed, method = size, _STORED
            self._stream.seek(data_start)
            self._stream.truncate()
            for piece in again:
                self._stream.write(piece)
        end = self._stream.tell()
        if end > _LARGEST_BYTES or size > _LARGEST_BYTES or len(self._directory) >= MOST_ENTRIES:
            raise ZipTooLarge
        common = (_FLAGS, method, _TIME, _DAY, checksum, packed, size, len(name_bytes), 0)
        self._stream.seek(start)
        self._stream.write(_LOCAL.pack(b"PK\x03\x04", _VERSION, *common) + name_bytes)
        self._stream.seek(end)
        self._directory.append(
            _ENTRY.pack(
                b"PK\x01\x02", _UNIX | _VERSION, _VERSION, *common, 0, 0, 0, _PLAIN_FILE, start
            )
            + name_bytes
        )

    def finish(self) -> None:
        """Write the directory."""
        start, count = self._stream.tell(), len(self._directory)
        directory = b"".join(self._directory)
        if start + len(directory) > _LARGEST_BYTES:
            raise ZipTooLarge
        self._stream.write(directory)
        self._stream.write(_END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0))


def pieces_of(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of `stream` in pieces, and close it."""
    with stream:
        while piece := stream.read(_CHUNK):
            yield piece
