"""Whether the files of a copy can stand on every stick: looked at before the first byte is written."""

from __future__ import annotations

from collections.abc import Iterator

from policybank.offline.manifest import MANIFEST, is_safe_path

from .errors import CopyError
from .marker import MARKER
from .source import Source

# FAT32 keeps the size of a file in four bytes.
LARGEST_FILE = 2**32 - 1
# Windows opens no path above 260 signs with its drive; 40 are left for a folder into which a zip is unpacked.
_LONGEST_PATH = 215
# A name may have 255 signs; `.part` is added to it while it is written.
_LONGEST_NAME = 250
# Names of devices, with any ending (Microsoft: Naming Files, Paths, and Namespaces).
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
_SHOWN = 5


def check_names(source: Source) -> None:
    """Raise CopyError that names the files which FAT32, exFAT or Windows could not hold."""
    wrong = sorted(set(_wrong(source)))
    if wrong:
        raise CopyError("names", count=len(wrong), files=", ".join(wrong[:_SHOWN]))
    large = [path for path, one in source.files.items() if one.size > LARGEST_FILE]
    if large:
        raise CopyError("too-large", file=large[0])


def _wrong(source: Source) -> Iterator[str]:
    seen: dict[str, str] = {}
    for path in source.files:
        parts = path.split("/")
        if (
            not path.isascii()
            or not is_safe_path(path)
            or len(path) > _LONGEST_PATH
            or any(len(part) > _LONGEST_NAME for part in parts)
            or any(part.partition(".")[0].casefold() in _DEVICES for part in parts)
            or path.casefold().endswith(".part")
            or path.casefold() in {MANIFEST.casefold(), MARKER.casefold()}
        ):
            yield path
        # Folders too: `a/x` and `A/y` would be one folder on a stick, and two in a zip.
        for end in range(1, len(parts) + 1):
            name = "/".join(parts[:end])
            first = seen.setdefault(name.casefold(), name)
            if first != name:
                yield path
    folders = {path.rpartition("/")[0].casefold() for path in source.files}
    yield from (path for path in source.files if path.casefold() in folders)
