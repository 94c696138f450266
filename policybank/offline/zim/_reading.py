"""Look into a ZIM file as a Kiwix reader does, by the same library: to check one, and to measure its search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

# More than a bank has documents; Xapian takes a number.
_ALL = 1_000_000


class OpenZim:
    """A ZIM file that is open for reading."""

    def __init__(self, file: Path) -> None:
        """Open `file`; RuntimeError where it is no ZIM."""
        self._archive = Archive(file)
        self._searcher: Searcher | None = None
        self._suggester: SuggestionSearcher | None = None

    def is_valid(self) -> bool:
        """Tell whether libzim's own check finds the file whole: checksum, order, places and types."""
        return bool(self._archive.has_checksum and self._archive.check())

    @property
    def main_path(self) -> str:
        """The path of the page that readers open first."""
        return str(self._archive.main_entry.get_item().path)

    @property
    def metadata(self) -> dict[str, bytes]:
        """The metadata by name."""
        return {name: self._archive.get_metadata(name) for name in self._archive.metadata_keys}

    @property
    def uuid(self) -> str:
        """The number that readers know the file by."""
        return str(self._archive.uuid)

    def illustration(self, size: int) -> bytes:
        """Return the picture of the book of `size` pixels."""
        return bytes(self._archive.get_illustration_item(size).content)

    def paths(self) -> Iterator[str]:
        """Yield the path of each entry, also of redirects."""
        # Those of content come first; metadata and the index are in other namespaces.
        for number in range(self._archive.entry_count):
            yield self._archive._get_entry_by_id(number).path  # noqa: SLF001 - python-libzim has no other way

    def has(self, path: str) -> bool:
        """Tell whether something is at `path`."""
        return bool(self._archive.has_entry_by_path(path))

    def target(self, path: str) -> str:
        """Return where `path` leads: itself, or what a redirect names."""
        return str(self._archive.get_entry_by_path(path).get_item().path)

    def mimetype(self, path: str) -> str:
        """Return the type of what is at `path`."""
        return str(self._archive.get_entry_by_path(path).get_item().mimetype)

    def read(self, path: str) -> bytes:
        """Return what is at `path`."""
        return bytes(self._archive.get_entry_by_path(path).get_item().content)

    def search(self, query: str, *, most: int = _ALL) -> tuple[str, ...]:
        """Return the paths that the full-text index finds, best first."""
        self._searcher = self._searcher or Searcher(self._archive)
        return tuple(self._searcher.search(Query().set_query(query)).getResults(0, most))

    def suggest(self, begun: str, *, most: int = 20) -> tuple[str, ...]:
        """Return the paths whose titles are offered for what was typed."""
        self._suggester = self._suggester or SuggestionSearcher(self._archive)
        return tuple(self._suggester.suggest(begun).getResults(0, most))
