"""Copies of the bank on sticks and in folders: what goes into one, how it is written, checked and mended."""

from .disk import Disk
from .errors import CopyError
from .marker import MARKER
from .names import LARGEST_FILE, check_names
from .repair import RepairedCopy, repair_copy
from .room import FAT_CLUSTER, room_on_fat
from .source import Source, SourceFile, source_of
from .sums import SUMS_CACHE, manifest_of, sum_of
from .verify import VerifiedCopy, verify_copy
from .write import WrittenCopy, write_copy

__all__ = [
    "FAT_CLUSTER",
    "LARGEST_FILE",
    "MARKER",
    "SUMS_CACHE",
    "CopyError",
    "Disk",
    "RepairedCopy",
    "Source",
    "SourceFile",
    "VerifiedCopy",
    "WrittenCopy",
    "check_names",
    "manifest_of",
    "repair_copy",
    "room_on_fat",
    "source_of",
    "sum_of",
    "verify_copy",
    "write_copy",
]
