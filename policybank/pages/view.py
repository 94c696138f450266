"""The view of a page: every value it shows, small and self-contained, so that a worker process can write the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .browse_view import BrowseView
    from .data_view import DataView
    from .document_view import DocumentView
    from .front_views import ChooserView, HomeView, NotFoundView
    from .gaps_view import GapsView
    from .glossary_view import GlossaryView
    from .guide_view import GuidesView, GuideView
    from .list_views import FacetView, ListView
    from .map_view import MapView
    from .matrix_view import MatrixView
    from .pair_view import PairView
    from .reading_view import ReadingListView, ReadyListView
    from .recommendation_tables import TableView
    from .recommendations_view import RegisterListView, RegisterSourceView, RegisterView
    from .redirect_view import RedirectView
    from .search_view import SearchView
    from .text_view import TextView
    from .timeline_view import TimelineView

    Content: TypeAlias = (
        BrowseView
        | DocumentView
        | TextView
        | ListView
        | FacetView
        | HomeView
        | ChooserView
        | NotFoundView
        | GapsView
        | GlossaryView
        | GuideView
        | GuidesView
        | DataView
        | RedirectView
        | RegisterListView
        | RegisterSourceView
        | RegisterView
        | ReadingListView
        | ReadyListView
        | PairView
        | SearchView
        | MapView
        | MatrixView
        | TimelineView
        | TableView
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page as values. `kind` names its template; the other names are those of `PageSpec`; `head` is safe HTML."""

    path: str
    language: str
    kind: str
    title: str
    description: str
    twin: str
    content: Content
    shell: str = "page"
    base: str | None = None
    head: str = ""
