"""The view of a page: every value it shows, small and self-contained, so that a worker process can write the page."""

from __future__ import annotations

from dataclasses import dataclass

from .left_out import LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page as values. `kind` names its template; the other names are those of `PageSpec`; `head` is safe HTML.

    `script` names the bundle of scripts that this page alone needs; most need none; `style` its style sheet.

    `left_out` is what the site does not hold, to which the page must not lead; None on the web.

    `content` is the view of that kind (`DocumentView`, `ListView`, …), with what its template shows.
    """

    path: str
    language: str
    kind: str
    title: str
    description: str
    twin: str
    content: object
    shell: str = "page"
    base: str | None = None
    head: str = ""
    source: str = ""
    script: str = ""
    web_path: str = ""
    left_out: LeftOut | None = None
    style: str = ""
