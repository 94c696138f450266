"""Where the files and bytes of an offline copy go: by what they are for, as they are, on FAT32, and zipped."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from policybank.core import read_bytes
from policybank.offline.copies import FAT_CLUSTER, Source, room_on_fat

# A file in a zip has a head before it and an entry in the list at the end, each with its name.
_ZIP_HEADS: Final = 30 + 46

_DOCUMENT: Final = r"documents/(?!index)[^/]+\.html"
# The first that fits.
_PARTS: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("pages of documents, Khmer", rf"km/{_DOCUMENT}"),
        ("pages of documents, English", rf"en/{_DOCUMENT}"),
        ("pages of texts", r"text/.+"),
        ("search: postings of texts", r"search/[a-z-]+-leaves/s.+"),
        ("search: texts of its own", r"search/[a-z-]+-leaves/t.+"),
        ("search: records", r"search/[a-z-]+-records/.+"),
        ("search: words, titles, glossary", r"search/.+"),
        ("reading lists", r"(?:km|en)/reading/.+"),
        ("guides and their pictures", r"(?:km|en)/guide/.+|images/.+"),
        ("lists and browsing", r"(?:km|en)/[^/]+/.+|(?:km|en)/(?:browse|timeline|map|matrix).*"),
        ("scripts, styles, fonts", r"assets/.+"),
        ("pictures of first leaves", r"pictures/.+"),
        ("PDFs", r"files/.+"),
    )
)
_OTHER: Final = "other pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeSize:
    """How much something takes: files, their bytes, in clusters of FAT32 (32 KB, without folders), and in a zip."""

    files: int = 0
    raw_bytes: int = 0
    fat_bytes: int = 0
    zip_bytes: int = 0

    def __add__(self, other: TreeSize) -> TreeSize:
        return TreeSize(
            files=self.files + other.files,
            raw_bytes=self.raw_bytes + other.raw_bytes,
            fat_bytes=self.fat_bytes + other.fat_bytes,
            zip_bytes=self.zip_bytes + other.zip_bytes,
        )


def part_of(path: str) -> str:
    """Return what the file at `path` of a copy is for."""
    return next((name for name, pattern in _PARTS if pattern.fullmatch(path)), _OTHER)


def size_of_file(path: str, data: bytes) -> TreeSize:
    """Return what one file takes."""
    return TreeSize(
        files=1,
        raw_bytes=len(data),
        fat_bytes=-(-len(data) // FAT_CLUSTER) * FAT_CLUSTER,
        zip_bytes=_ZIP_HEADS + 2 * len(path.encode("utf-8")) + deflated_bytes(data),
    )


def deflated_bytes(data: bytes) -> int:
    """Return how many bytes of a zip `data` fills, deflated as copies are.

    Level 9 instead of zlib's own choice would make all 1 % smaller and take twice as long.
    """
    press = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return len(press.compress(data)) + len(press.flush())


def sizes_by_part(source: Source) -> Mapping[str, TreeSize]:
    """Return what each part of a copy takes, the largest in a zip first."""
    parts: dict[str, TreeSize] = {}
    for path, one in source.files.items():
        data = read_bytes(one.file) if one.file else one.data or b""
        part = part_of(path)
        parts[part] = parts.get(part, TreeSize()) + size_of_file(path, data)
    return dict(sorted(parts.items(), key=lambda part: -part[1].zip_bytes))


def total_of(parts: Iterable[TreeSize]) -> TreeSize:
    """Return the sum of `parts`."""
    return sum(parts, TreeSize())


def room_of(source: Source) -> int:
    """Return the room that a copy takes on FAT32 with clusters of 32 KB, its folders included."""
    return room_on_fat({path: one.size for path, one in source.files.items()})


def lines_of(parts: Mapping[str, TreeSize], documents: int, text_bytes: int) -> Iterator[str]:
    """Yield the table of the parts; all bytes are for one byte of text."""
    yield f"{'where files and bytes go, for 1 MB of text':42} {'files':>6} {'a doc.':>7} {'MB':>7} {'FAT32':>7} {'zipped':>7}"
    for name, size in (*parts.items(), ("together", total_of(parts.values()))):
        each = (size.raw_bytes, size.fat_bytes, size.zip_bytes)
        shares = " ".join(f"{one / text_bytes:7.4f}" for one in each)
        yield f"{name:42} {size.files:6,} {size.files / documents:7.3f} {shares}"
