"""What a PDF can do besides showing text.

- `content_faults` words what a child process found with `content.inspect_content`.
- `cleaned_copy` gives the copy without active content that is published instead of the original.

`content` and `cleaning` load pikepdf and open strangers' files: only a child process imports them.
"""

from ._copies import cleaned_copy
from ._faults import content_faults
from .kinds import ACTIVE_KINDS, NOTHING_ACTIVE, ActiveKind, ContentFacts, UnknownContentError

__all__ = [
    "ACTIVE_KINDS",
    "NOTHING_ACTIVE",
    "ActiveKind",
    "ContentFacts",
    "UnknownContentError",
    "cleaned_copy",
    "content_faults",
]
