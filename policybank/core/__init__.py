"""The floor all rooms stand on: faults and their report, safe files, digests, progress, set-up errors."""

from .collection import collect_seldom, seldom_collecting
from .digests import digest_of, digest_of_files
from .errors import SetupError
from .faults import SEVERITIES, Fault, Place, Report, Severity, fault
from .files import read_bytes, read_text, remove_tree, write_bytes, write_lines, write_text
from .lock import only_one
from .progress import Progress, SilentProgress
from .swap import put_in_place, recover

__all__ = [
    "SEVERITIES",
    "Fault",
    "Place",
    "Progress",
    "Report",
    "SetupError",
    "Severity",
    "SilentProgress",
    "collect_seldom",
    "digest_of",
    "digest_of_files",
    "fault",
    "only_one",
    "put_in_place",
    "read_bytes",
    "read_text",
    "recover",
    "remove_tree",
    "seldom_collecting",
    "write_bytes",
    "write_lines",
    "write_text",
]
