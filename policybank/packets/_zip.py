"""Read a zip that a stranger made: every byte accounted for, nothing unpacked beyond what it may be.

A zip says everything twice, in front of each file and in the directory at its end, and programs differ in which of the two
they believe; bombs, hidden files and files in disguise live in that gap. So the two must agree, the files must lie one
behind the other from the first byte to the directory, and the directory must end where the zip does. The packets of the
form and of `write_packet` are so. One parser checks and reads: were `zipfile` to read what other code has checked, the gap
would be back.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

# APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3.7, 4.3.9, 4.3.12 and 4.3.16.
_END: Final = struct.Struct("<4s4H2LH")
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_DESCRIPTOR: Final = struct.Struct("<4s3L")
_END_SIGN, _ENTRY_SIGN, _LOCAL_SIGN, _DESCRIPTOR_SIGN = (
    b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04", b"PK\x07\x08",
)  # fmt: skip

_STORED, _DEFLATED = 0, 8
# Bits 1 and 2 tell how hard the packer tried, 3 that sizes follow the data, 11 that names are UTF-8.
_SIZES_FOLLOW: Final = 1 << 3
_ENCRYPTED: Final = 1 | 1 << 6 | 1 << 13
_HARMLESS_FLAGS: Final = 1 << 1 | 1 << 2 | _SIZES_FOLLOW | 1 << 11

# Times and owners, as some packers write them, take about 30 bytes a file.
_LONGEST_EXTRA: Final = 256
_FORBIDDEN_EXTRAS: Final = frozenset(
    {0x0001, 0x7075, 0x9901, 0x0017}
)  # zip64, a second name, encryption

# A packet has seven files at most. A directory of this many entries is read, so that the faults can name them.
_MOST_ENTRIES: Final = 50
_LONGEST_NAME: Final = 300

# Below this size nothing can be a bomb. Real PDFs gain little from a zip, for they are packed inside already.
_SMALL_BYTES: Final = 1_000_000
_LARGEST_RATIO: Final = 100

_CHUNK: Final = 1 << 16
_FILE_KIND, _PLAIN_FILE, _DOS_FOLDER = 0o170000, 0o100000, 0x10


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipFault(Exception):
    """Why a zip is refused: a fault's code and facts, and the entry that is meant (empty for the zip as a whole)."""

    code: str
    entry: str = ""
    facts: Mapping[str, object]


def _damaged(reason: str, entry: str = "") -> ZipFault:
    return ZipFault(code="packet-damaged", entry=entry, facts={"reason": f"packet-{reason}"})


def _unlike(reason: str, entry: str = "") -> ZipFault:
    return ZipFault(code="packet-unlike-form", entry=entry, facts={"reason": f"packet-{reason}"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of a zip. `data_start` is the offset of its bytes, which are packed where `is_packed` says so."""

    name: str
    is_packed: bool
    flags: int
    checksum: int
    packed_bytes: int
    size_bytes: int
    header_start: int
    data_start: int = 0


def read_names(
    stream: BinaryIO, size_bytes: int, *, most_entries: int = _MOST_ENTRIES
) -> tuple[Entry, ...]:
    """Return the entries of the zip's directory, or raise ZipFault where it is not one that a form writes.

    A zip of another kind than a packet (the packs of `offline`) may have `most_entries` of them.
    """
    if size_bytes < _END.size:
        raise _damaged("not-a-zip")
    stream.seek(0)
    if stream.read(4) not in {_LOCAL_SIGN, _END_SIGN}:
        raise _damaged("not-a-zip")
    stream.seek(size_bytes - _END.size)
    end = _END.unpack(stream.read(_END.size))
    sign, disk, first_disk, here, total, length, start, comment = end
    if sign != _END_SIGN or comment:
        raise _damaged("end-missing")
    if total > most_entries or here != total or disk or first_disk:
        raise _unlike("too-many-files")
    if start + length + _END.size != size_bytes:
        raise _unlike("hidden-bytes")
    stream.seek(start)
    directory = stream.read(length)
    entries = tuple(_entries(directory, total))
    return _placed(stream, entries, start)


def _entries(directory: bytes, total: int) -> Iterator[Entry]:
    at = 0
    for _ in range(total):
        if at + _ENTRY.size > len(directory):
            raise _damaged("cut-off")
        (
            sign, _, _, flags, method, _, _, checksum, packed, size,
            name_length, extra_length, comment_length, disk, _, attributes, start,
        ) = _ENTRY.unpack_from(directory, at)  # fmt: skip
        after = at + _ENTRY.size
        name_bytes = directory[after : after + name_length]
        extra = directory[after + name_length : after + name_length + extra_length]
        at = after + name_length + extra_length + comment_length
        if sign != _ENTRY_SIGN or at > len(directory):
            raise _damaged("cut-off")
        if name_length > _LONGEST_NAME or comment_length or disk:
            raise _unlike("metadata")
        name = name_bytes.decode("utf-8", "replace")
        _refuse_flags(flags, method, name)
        _refuse_extra(extra, name)
        _refuse_kind(attributes, name)
        if 0xFFFFFFFF in {packed, size, start}:
            raise _unlike("zip64", name)
        if method == _STORED and packed != size:
            raise _unlike("sizes", name)
        if size > _SMALL_BYTES and size > packed * _LARGEST_RATIO:
            raise _unlike("bomb", name)
        yield Entry(
            name=name,
            is_packed=method == _DEFLATED,
            flags=flags,
            checksum=checksum,
            packed_bytes=packed,
            size_bytes=size,
            header_start=start,
        )
    if at != len(directory):
        raise _unlike("hidden-bytes")


def _refuse_flags(flags: int, method: int, name: str) -> None:
    if flags & _ENCRYPTED:
        raise _unlike("encrypted", name)
    if flags & ~_HARMLESS_FLAGS or method not in {_STORED, _DEFLATED}:
        raise _unlike("method", name)


def _refuse_extra(extra: bytes, name: str) -> None:
    if len(extra) > _LONGEST_EXTRA:
        raise _unlike("metadata", name)
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind in _FORBIDDEN_EXTRAS:
            raise _unlike("zip64" if kind == 0x0001 else "metadata", name)
        at += 4 + length
    if at != len(extra):
        raise _unlike("metadata", name)


def _refuse_kind(attributes: int, name: str) -> None:
    kind = attributes >> 16 & _FILE_KIND
    if attributes & _DOS_FOLDER or name.endswith("/"):
        raise _unlike("folder", name)
    if kind not in {0, _PLAIN_FILE}:
        raise _unlike("link", name)


def _placed(
    stream: BinaryIO, entries: tuple[Entry, ...], directory_start: int
) -> tuple[Entry, ...]:
    """Return `entries` with the places of their data; raise where they overlap or leave bytes that nobody claims."""
    data_starts: dict[int, int] = {}
    at = 0
    for entry in sorted(entries, key=lambda one: one.header_start):
        if entry.header_start != at:
            raise _unlike("overlap" if entry.header_start < at else "hidden-bytes", entry.name)
        data_starts[at] = _data_start(stream, entry)
        at = data_starts[at] + entry.packed_bytes
        if entry.flags & _SIZES_FOLLOW:
            at = _after_descriptor(stream, entry, at)
    if at != directory_start:
        raise _unlike("overlap" if at > directory_start else "hidden-bytes")
    return tuple(
        Entry(
            name=one.name, is_packed=one.is_packed, flags=one.flags, checksum=one.checksum,
            packed_bytes=one.packed_bytes, size_bytes=one.size_bytes, header_start=one.header_start,
            data_start=data_starts[one.header_start],
        )
        for one in entries
    )  # fmt: skip


def _data_start(stream: BinaryIO, entry: Entry) -> int:
    stream.seek(entry.header_start)
    head = stream.read(_LOCAL.size)
    if len(head) < _LOCAL.size or not head.startswith(_LOCAL_SIGN):
        raise _damaged("cut-off", entry.name)
    _, _, flags, method, _, _, checksum, packed, size, name_length, extra_length = _LOCAL.unpack(
        head
    )
    name_bytes = stream.read(name_length)
    extra = stream.read(extra_length)
    _refuse_extra(extra, entry.name)
    told = (checksum, packed, size)
    known = (entry.checksum, entry.packed_bytes, entry.size_bytes)
    tells_later = entry.flags & _SIZES_FOLLOW and told == (0, 0, 0)
    if (
        name_bytes.decode("utf-8", "replace") != entry.name
        or flags != entry.flags
        or (method == _DEFLATED) != entry.is_packed
        or not (tells_later or told == known)
    ):
        raise _unlike("headers-differ", entry.name)
    return entry.header_start + _LOCAL.size + len(name_bytes) + len(extra)


def _after_descriptor(stream: BinaryIO, entry: Entry, at: int) -> int:
    stream.seek(at)
    found = stream.read(_DESCRIPTOR.size)
    wanted = struct.pack("<3L", entry.checksum, entry.packed_bytes, entry.size_bytes)
    if found == _DESCRIPTOR_SIGN + wanted:
        return at + len(found)
    if found[: len(wanted)] == wanted:
        return at + len(wanted)
    raise _unlike("headers-differ", entry.name)


def read_entry(stream: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """Yield the bytes of `entry` in pieces; raise ZipFault as soon as they are not what the headers say."""
    packed = _packed(stream, entry)
    size, checksum = 0, 0
    for piece in _unpacked(packed, entry) if entry.is_packed else packed:
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
        if size > entry.size_bytes:
            raise _unlike("sizes", entry.name)
        yield piece
    if size != entry.size_bytes:
        raise _unlike("sizes", entry.name)
    if checksum != entry.checksum:
        raise _damaged("checksum", entry.name)


def _packed(stream: BinaryIO, entry: Entry) -> Iterator[bytes]:
    stream.seek(entry.data_start)
    left = entry.packed_bytes
    while left:
        piece = stream.read(min(_CHUNK, left))
        if not piece:
            raise _damaged("cut-off", entry.name)
        left -= len(piece)
        yield piece


def _unpacked(packed: Iterator[bytes], entry: Entry) -> Iterator[bytes]:
    """Yield what the packed bytes hold, never more than a chunk at a time."""
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    for given in packed:
        pending = given
        while pending and not unpack.eof:
            try:
                yield unpack.decompress(pending, _CHUNK)
            except zlib.error as error:
                raise _damaged("checksum", entry.name) from error
            pending = unpack.unconsumed_tail
        if unpack.unused_data or pending:
            raise _unlike("hidden-bytes", entry.name)
    while not unpack.eof:
        # What zlib holds back until it is told that nothing more comes.
        piece = unpack.decompress(b"", _CHUNK)
        if not piece and not unpack.eof:
            raise _damaged("checksum", entry.name)
        yield piece
