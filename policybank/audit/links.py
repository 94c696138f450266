"""Check every page of a site on disk: links, anchors, requests to other hosts, languages.

This reads what was written, not what was meant: the pages as files, with the standard library's HTML parser, which is
slow (5 MB/s) and forgiving as browsers are. It is run by the tests and by `build.py audit`, not by each build.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from policybank.core import read_text
from policybank.pages import COPY_SCRIPT

# Attributes that make a browser fetch something by itself. A link (`a href`) is followed by a person.
_FETCHED = {
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("iframe", "src"), ("source", "src"), ("video", "src"),
    ("audio", "src"), ("object", "data"), ("embed", "src"), ("input", "src"), ("use", "href"),
}  # fmt: skip
_FETCHED_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "manifest",
    "preconnect",
}


# A copy gets this file when it is made, after its site; its pages say nothing of their age where it is not there.
_WRITTEN_LATER = frozenset({COPY_SCRIPT})

# A web server shows this page at any depth, so its links must begin at the root of the host.
_SHOWN_ANYWHERE = frozenset({"404.html"})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Broken:
    """Something wrong on a page: `kind` is link, anchor, request, absolute, language, id or script."""

    page: str
    kind: str
    value: str


@dataclass(slots=True)
class _Page:
    """What one page holds."""

    language: str | None = None
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects ids, links and what is fetched."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = _Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.page.language = values.get("lang")
        if values.get("id"):
            self.page.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.page.links.append(values["href"])
        if tag == "link":
            is_fetched = bool(_FETCHED_LINKS & set(values.get("rel", "").split()))
            (self.page.fetched if is_fetched else self.page.links).append(values.get("href", ""))
        for name, value in values.items():
            if (tag, name) in _FETCHED and value:
                self.page.fetched.append(value)
            if name.startswith("on") or (name == "style" and value):
                self.page.inline.append(f"{tag} {name}")
        if tag == "script" and "src" not in values and values.get("type") != "application/ld+json":
            self.page.inline.append("script")
        if tag == "style":
            self.page.inline.append("style")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.page.links.append(values.get("content", "").partition("url=")[2])

    handle_startendtag = handle_starttag


def audit_site(folder: Path) -> tuple[Broken, ...]:
    """Return everything that is wrong with the pages of the site in `folder`, sorted by page."""
    pages = {path: _read(folder / path) for path in _files(folder) if path.endswith(".html")}
    files = set(_files(folder))
    anchors = {path: frozenset(page.ids) for path, page in pages.items()}
    return tuple(sorted(set(_broken(pages, files, anchors))))


def _files(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        inside = Path(place).relative_to(folder)
        for name in names:
            yield (inside / name).as_posix()


def _read(file: Path) -> _Page:
    reader = _Reader()
    reader.feed(read_text(file))
    reader.close()
    return reader.page


def _broken(
    pages: dict[str, _Page], files: set[str], anchors: dict[str, frozenset[str]]
) -> Iterator[Broken]:
    for path, page in pages.items():
        if page.language not in {"km", "en"}:
            yield Broken(page=path, kind="language", value=str(page.language))
        counts: dict[str, int] = defaultdict(int)
        for one in page.ids:
            counts[one] += 1
        for one, count in counts.items():
            if count > 1:
                yield Broken(page=path, kind="id", value=one)
        for what in page.inline:
            yield Broken(page=path, kind="script", value=what)
        for address in page.fetched:
            if _leaves_the_site(address):
                yield Broken(page=path, kind="request", value=address)
            else:
                yield from _unresolved(path, address, files, anchors)
        for address in page.links:
            if not _leaves_the_site(address):
                yield from _unresolved(path, address, files, anchors)


def _leaves_the_site(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def _unresolved(
    path: str, address: str, files: set[str], anchors: dict[str, frozenset[str]]
) -> Iterator[Broken]:
    parts = urlsplit(address)
    if parts.path.startswith("/") and path in _SHOWN_ANYWHERE:
        return
    if parts.path.startswith("/"):
        yield Broken(page=path, kind="absolute", value=address)
        return
    target = path
    if parts.path:
        target = os.path.normpath(os.path.join(os.path.dirname(path), unquote(parts.path))).replace(
            os.sep, "/"
        )
    if target not in files and target not in _WRITTEN_LATER:
        yield Broken(page=path, kind="link", value=address)
    elif parts.fragment and target in anchors and unquote(parts.fragment) not in anchors[target]:
        yield Broken(page=path, kind="anchor", value=address)
