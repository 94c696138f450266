"""What may go wrong with a copy, in both languages: all of it is the machine's or the medium's, so the command ends with 2."""

from __future__ import annotations

import datetime
import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from policybank.core import SetupError
from policybank.i18n import LANGUAGES, Words, read_words


class Bytes(int):
    """A number of bytes, to be shown as a size."""


def shown(fact: object, words: Words) -> str:
    """Return a fact as it stands in a sentence: sizes, numbers and days in the language's own way, names so that they do no harm."""
    if isinstance(fact, Bytes):
        return words.size(fact)
    if isinstance(fact, int):
        return words.number(fact)
    if isinstance(fact, datetime.date):
        return words.date(fact.year, fact.month, fact.day)
    return printable(str(fact))


def printable(name: str) -> str:
    """Return a name to be recognised by; one from a stranger's stick must not repaint the terminal."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)


class CopyError(SetupError):
    """A copy cannot be made, read or mended; `kind` names the words, `facts` stand in them.

    read-only, no-permission, full, failing, removed, too-large, no-room: the medium. no-folder, inside-bank, not-a-folder,
    in-the-way: the place. names: the files themselves. source, source-changed: the site. no-manifest, manifest-broken: what
    is to be checked.
    """

    def __init__(self, kind: str, **facts: object) -> None:
        super().__init__(
            "\n".join(
                words(
                    f"copies.trouble.{kind}",
                    **{name: shown(fact, words) for name, fact in facts.items()},
                )
                for words in (read_words(language) for language in LANGUAGES)
            )
        )
        self.kind = kind
        self.facts = facts

    @classmethod
    def no_room(cls, needed_bytes: int, free_bytes: int) -> Self:
        """Return that the medium is too small, with both sizes in each language's own words."""
        return cls("no-room", needed=Bytes(needed_bytes), free=Bytes(free_bytes))


# Not every system has every one of them.
_KINDS: dict[int, str] = {
    getattr(errno, name): kind
    for kind, names in {
        "read-only": ("EROFS",),
        "no-permission": ("EACCES", "EPERM"),
        "full": ("ENOSPC", "EDQUOT"),
        "too-large": ("EFBIG",),
        "removed": ("ENODEV", "ENXIO", "ESTALE", "ENOTCONN", "ENOMEDIUM", "ESHUTDOWN"),
    }.items()
    for name in names
    if hasattr(errno, name)
}
# Windows tells more by its own numbers: write protected, device not ready, disk full (twice), device gone (three times).
_KINDS_WINDOWS = {
    19: "read-only",
    21: "removed",
    39: "full",
    112: "full",
    55: "removed",
    433: "removed",
    1167: "removed",
}


def kind_of(error: OSError, root: Path) -> str:
    """Return which trouble of the medium at `root` an error of the system means; what nobody foresaw is "failing"."""
    kind = _KINDS_WINDOWS.get(getattr(error, "winerror", None) or 0) or _KINDS.get(error.errno or 0)
    if kind is None and error.errno == errno.ENOENT and not root.is_dir():
        kind = "removed"
    return kind or "failing"


@contextmanager
def telling(root: Path) -> Iterator[None]:
    """Turn what the system says of the medium at `root` into words."""
    try:
        yield
    except OSError as error:
        file = str(error.filename or root)
        raise CopyError(
            kind_of(error, root), place=root, file=file, said=error.strerror or str(error)
        ) from error
