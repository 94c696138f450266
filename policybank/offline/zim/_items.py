"""Files and pages of the site as libzim takes them in."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import Path

from libzim.writer import ContentProvider, FileProvider, Hint, IndexData, Item, StringProvider

from ._terms import IndexedText, index_title

# Not all systems know these; and what follows from a system's own list would differ from one to the next.
_MIMETYPES = {
    ".bib": "text/plain",
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "text/plain",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_PACKED_ALREADY = frozenset({".pdf", ".png", ".webp", ".woff2"})


class SiteFile(Item):  # type: ignore[misc] # libzim is written in Cython and has no types
    """A file as it is; readers neither list it nor find it."""

    def __init__(self, path: str, file: Path | bytes) -> None:
        """Hold the bytes, or the place where they are read when libzim wants them."""
        super().__init__()
        self._path, self._file = path, file
        # libzim would index HTML by itself.
        self.get_indexdata: Callable[[], IndexData | None] | None = lambda: None

    def get_path(self) -> str:
        """Return the path from the root of the site."""
        return self._path

    def get_title(self) -> str:
        """Return no title."""
        return ""

    def get_mimetype(self) -> str:
        """Return the type by the name's end."""
        end = Path(self._path).suffix
        return _MIMETYPES.get(end) or mimetypes.types_map.get(end, "application/octet-stream")

    def get_contentprovider(self) -> ContentProvider:
        """Return the bytes."""
        return (
            StringProvider(self._file)
            if isinstance(self._file, bytes)
            else FileProvider(self._file)
        )

    def get_hints(self) -> dict[Hint, int]:
        """Return that this is no article, and whether to compress it."""
        return {
            Hint.FRONT_ARTICLE: False,
            Hint.COMPRESS: Path(self._path).suffix not in _PACKED_ALREADY,
        }


class Page(SiteFile):
    """A page that Kiwix's search finds; one that is `listed` is offered by its title as well."""

    def __init__(
        self,
        path: str,
        data: bytes,
        title: str,
        index: Callable[[], IndexedText] | None,
        *,
        listed: bool,
    ) -> None:
        """Hold the page; what is indexed is made when libzim wants it, or a large bank would not fit in memory."""
        super().__init__(path, data)
        self._title, self._listed = title, listed
        # Without one libzim indexes the page by itself.
        self.get_indexdata = None if index is None else lambda: _Index(title, index)

    def get_title(self) -> str:
        """Return the title that readers are shown."""
        return self._title

    def get_hints(self) -> dict[Hint, int]:
        """Return whether this is an article of its own."""
        return {Hint.FRONT_ARTICLE: self._listed, Hint.COMPRESS: True}


class _Index(IndexData):  # type: ignore[misc] # no types, as above
    """What is indexed of a page. The title stands among the keywords too, in terms; libzim weighs both more than the text."""

    def __init__(self, title: str, index: Callable[[], IndexedText]) -> None:
        super().__init__()
        self._title, self._index = title, index
        self._made: IndexedText | None = None

    def _indexed(self) -> IndexedText:
        self._made = self._made or self._index()
        return self._made

    def has_indexdata(self) -> bool:
        return True

    def get_title(self) -> str:
        return self._title

    def get_content(self) -> str:
        return self._indexed().terms

    def get_keywords(self) -> str:
        return index_title(self._title)

    def get_wordcount(self) -> int:
        return self._indexed().word_count

    def get_geoposition(self) -> tuple[float, float] | None:
        return None
