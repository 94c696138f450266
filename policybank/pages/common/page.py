"""The values that pass from planning a page to writing it.

Planning is cheap and done for every page of every build; it yields a fingerprint. Only pages whose fingerprint changed
get a view (all values the page needs, small, self-contained, picklable) and are composed, in worker processes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """A page to be. `path` is POSIX from the site's root (`en/documents/law.html`).

    `kind` names the template and the maker of the view; `key` says what the page is about. `fingerprint` is equal in
    two builds exactly when everything that the page shows, its shell excepted, is equal.
    """

    path: str
    language: str
    kind: str
    key: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page ready to be filled into its shell. `body` and `head` are safe HTML; the other texts are plain.

    `twin` is the path, from the site's root, of the same page in the other language.
    `shell` is the kind of shell: "page" (header, menu, footer), "text" (the same, and may fetch the bank's own PDFs), "give" (the same, with the form by which documents are given), "search" (the same without the box in the header), "plain"
    (no menu and no language switch) or "none", where `body` is the whole file (redirects). `base` replaces the relative address of the site's root where
    it is not None: the page for addresses that do not exist is shown at any depth. `source` is the
    file of the repository in which the page is corrected, by its POSIX path. `script` names
    the bundle of scripts that this page alone needs, `style` its style sheet. `web_path` is the page of the web's site that
    stands for this one, where that has another path.
    """

    path: str
    language: str
    shell: str
    title: str
    description: str
    head: str
    body: str
    twin: str
    base: str | None = None
    source: str = ""
    script: str = ""
    web_path: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A hand-written page, turned into HTML by MkDocs. `path` is from its language's folder (`guide/fields.html`).

    `headings` are the entries of its table of contents: level (from 2), anchor and plain text. `is_searched` is false where
    its head says `search: {exclude: true}`, as Material's own search has it.
    """

    path: str
    language: str
    title: str
    description: str
    html: str
    headings: tuple[tuple[int, str, str], ...]
    is_searched: bool = True
