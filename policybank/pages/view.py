"""The view of a page: every value it shows, small and self-contained, so that a worker process can write the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .document_view import DocumentView
    from .feed_views import RawView, SitemapView
    from .front_views import ChooserView, HomeView, NotFoundView
    from .glossary_view import GlossaryView
    from .guide_view import GuidesView, GuideView
    from .list_views import FacetView, ListView
    from .pair_view import PairView
    from .search_view import SearchView
    from .text_view import TextView

    Content: TypeAlias = (
        DocumentView
        | TextView
        | ListView
        | FacetView
        | HomeView
        | ChooserView
        | NotFoundView
        | GlossaryView
        | GuideView
        | GuidesView
        | PairView
        | RawView
        | SearchView
        | SitemapView
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page as values. `kind` names its template; the other names are those of `PageSpec`."""

    path: str
    language: str
    kind: str
    title: str
    description: str
    twin: str
    content: Content
    shell: str = "page"
    base: str | None = None
