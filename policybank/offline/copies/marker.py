"""The file that stands in the root of a copy while it is written.

It tells people in both languages to run the command again, and it tells the next run which paths the one that did not end
may have touched: those are not believed by their size, and those that are in neither list are removed all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policybank.i18n import LANGUAGES, read_words
from policybank.offline.manifest import is_safe_path

from .disk import Disk

MARKER = "bank-update-unfinished.txt"
_PATH = "> "
# Without it the file was torn, and any path may have been touched.
_END = "> ."
_LARGEST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """What a run that did not end may have touched; `is_known` is False where its list cannot be read."""

    paths: frozenset[str]
    is_known: bool


def marker_data(paths: Iterable[str]) -> bytes:
    """Return the bytes of the file for a run that will write or remove `paths`."""
    told = [read_words(language)("copies.unfinished") for language in LANGUAGES]
    lines = [*told, "", *(f"{_PATH}{path}" for path in sorted(paths)), _END, ""]
    return "\r\n".join(lines).encode("utf-8")


def read_unfinished(disk: Disk) -> Unfinished | None:
    """Return what a run before this one left undone, or None where all ended well."""
    if not disk.exists(MARKER):
        return None
    lines = disk.read(MARKER, at_most=_LARGEST_BYTES).decode("utf-8", "replace").splitlines()
    paths = (line.removeprefix(_PATH) for line in lines if line.startswith(_PATH))
    # The stick may be a stranger's: a path that leads out of the copy is no path of ours.
    return Unfinished(paths=frozenset(filter(is_safe_path, paths)), is_known=_END in lines)
