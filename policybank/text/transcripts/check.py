"""Hold a transcript against the PDF that it was made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from policybank.core import Fault, Place, fault

from .transcript import Transcript

_MOST_FAULTS: Final = 50


def check_transcript(
    transcript: Transcript, *, sha256: str, leaf_count: int | None
) -> tuple[Fault, ...]:
    """Return the faults of `transcript` beside a PDF with this digest; `leaf_count` is None where it is not known yet.

    A changed PDF is an error and not a warning: a warning would publish the machine's text and drop a person's work
    without anybody deciding so. The error shows in the pull request that brings the new PDF, where the one person who
    knows what changed is looking; the site that stands keeps the text that fits its PDF. Nothing is lost either way.
    """
    if transcript.pdf_sha256 != sha256:
        place = Place(file=transcript.place, line=transcript.sha256_line, column=1)
        # Whether its leaves are those of the new file nobody knows yet.
        return (fault("transcript-pdf-changed", place, value=transcript.pdf_sha256, sha256=sha256),)
    unknown = [leaf for leaf in transcript.leaves if leaf_count and leaf.number > leaf_count]
    faults = [
        fault(
            "transcript-leaf-unknown",
            Place(file=transcript.place, line=leaf.line, column=1),
            leaves=leaf.number,
            total=leaf_count,
        )
        # A file of 10 MB has room for a million headings.
        for leaf in unknown[:_MOST_FAULTS]
    ]
    unchecked = [leaf.number for leaf in transcript.leaves if not leaf.is_checked]
    if unchecked:
        faults.append(
            fault(
                "transcript-leaf-unchecked",
                Place(file=transcript.place),
                leaves=_ranges(unchecked),
                count=len(unchecked),
                total=len(transcript.leaves),
            )
        )
    return tuple(faults)


def _ranges(numbers: Iterable[int]) -> str:
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1] = [ranges[-1][0], number]
        else:
            ranges.append([number])
    return ", ".join("-".join(map(str, ends)) for ends in ranges)
