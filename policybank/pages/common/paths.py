"""Where each page stands, and how one page leads to another.

All links inside the bank are relative, so that one build serves a web host, a folder opened by double-click and a ZIM
file. Paths are POSIX, from the site's root, with no slash in front.
"""

from __future__ import annotations

from functools import lru_cache

from policybank.catalogue import document_path, interface_language, text_path

__all__ = [
    "INTERFACE_LANGUAGES",
    "document_path",
    "home_of",
    "interface_language",
    "list_path",
    "other_language",
    "relative",
    "root_of",
    "text_path",
]

INTERFACE_LANGUAGES = ("km", "en")


def relative(from_path: str, to_path: str) -> str:
    """Return the address of `to_path` as a link on the page `from_path`; an anchor in `to_path` is kept."""
    return _relative(from_path.rpartition("/")[0], to_path)


@lru_cache(maxsize=4_000)
def _relative(from_folder: str, to_path: str) -> str:
    # Remembered, since the pages of a folder lead to the same places: 600,000 links in a large bank. More than the lists and the documents just met would be memory for nothing.
    here = from_folder.split("/") if from_folder else []
    there = to_path.split("/")
    same = 0
    while same < len(here) and same < len(there) - 1 and here[same] == there[same]:
        same += 1
    return "../" * (len(here) - same) + "/".join(there[same:])


def root_of(path: str) -> str:
    """Return the relative address of the site's root on the page `path`, without a slash at the end."""
    return "/".join([".."] * path.count("/")) or "."


def home_of(path: str, language: str) -> str:
    """Return the relative address of the folder of `language` on the page `path`, without a slash at the end."""
    if path.startswith(f"{language}/"):
        return "/".join([".."] * (path.count("/") - 1)) or "."
    return "../" * path.count("/") + language


def other_language(language: str) -> str:
    """Return the interface language that the switch leads to."""
    return "en" if language == "km" else "km"


def pair_path(document_id: str) -> str:
    """Return the path of the page with the Khmer and the English text of a document side by side."""
    return f"text/{document_id}.html"


def list_path(language: str, folder: str, name: str, part: str = "") -> str:
    """Return the path of a list, or of a further `part` of it.

    A part has a dot before its number: ids have none, so a term named `plan-2` can never take the place of the second
    page of `plan`.
    """
    start = f"{language}/{folder}/{name}" if folder else f"{language}/{name}"
    return f"{start}.{part}.html" if part else f"{start}.html"
