"""What may go wrong with git, each as a type of its own and in both languages.

All are set-up errors: the command ends with exit code 2 and the words, unless the caller knows better (a second intake of
the same packet finds its branch, and that is no trouble).
"""

from __future__ import annotations

from policybank.core import SetupError
from policybank.i18n import LANGUAGES, read_words


class GitError(SetupError):
    """Git could not do what was asked; the text says so in both languages."""

    key = "failed"

    def __init__(self, **facts: object) -> None:
        shown = {name: _printable(str(value)) for name, value in facts.items()}
        super().__init__(
            "\n".join(read_words(language)(f"git.{self.key}", **shown) for language in LANGUAGES)
        )
        self.facts = shown


class GitFailed(GitError):
    """Git ended badly, or did not end in time. Facts: `command`, `said`."""


class GitMissing(GitError):
    """There is no git on this machine."""

    key = "missing"


class NotARepository(GitError):
    """The folder is not the top of a git repository. Facts: `folder`."""

    key = "no-repository"


class RevisionUnknown(GitError):
    """No commit has this name here. Facts: `name`."""

    key = "revision-unknown"


class NameUnsafe(GitError):
    """A branch or a path may not have this name. Facts: `name`."""

    key = "name-unsafe"


class BranchTaken(GitError):
    """The branch is there already, or is checked out somewhere and must not be moved from outside. Facts: `name`."""

    key = "branch-taken"


class BranchMoved(GitError):
    """Somebody moved the branch in the meantime. Facts: `name`."""

    key = "branch-moved"


# A name is shown to be recognised; a hostile one must not flood or repaint the terminal.
_LONGEST = 300


def _printable(text: str) -> str:
    shown = "".join(
        sign if sign.isprintable() or sign == "\n" else "\N{REPLACEMENT CHARACTER}" for sign in text
    )
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
