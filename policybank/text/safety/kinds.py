"""The kinds of active content, apart from the code that finds them: who only tells of them need not load pikepdf."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, Self, get_args

ActiveKind = Literal[
    "embedded-files",  # files within the file, also as annotations or a portfolio
    "javascript",  # programs, also as the address of a link
    "launch",  # starts another program or opens any file of the reader's machine
    "media",  # sound, film, Flash, 3D
    "other-files",  # opens or draws from other files, which may lie on a stranger's server
    "sending",  # sends what a form holds, or loads data into it
    "unsafe-links",  # addresses that start other programs (file:, smb:, ms-word:, …)
    "xfa",  # a form that is a program in XML and not a page
]
ACTIVE_KINDS: tuple[str, ...] = get_args(ActiveKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentFacts:
    """What stands in a PDF besides its leaves. `kinds` are sorted; `is_encrypted` also where no password is needed."""

    kinds: tuple[ActiveKind, ...]
    is_encrypted: bool

    @classmethod
    def of(cls, kept: Mapping[str, Any] | None) -> Self:
        """Return the facts that were written as JSON (`dataclasses.asdict`); nothing active where none were."""
        if kept is None:
            return cls(kinds=(), is_encrypted=False)
        return cls(kinds=tuple(kept["kinds"]), is_encrypted=kept["is_encrypted"])


NOTHING_ACTIVE: Final = ContentFacts(kinds=(), is_encrypted=False)


class UnknownContentError(Exception):
    """The file could not be looked through: it is damaged, or it needs a password."""
