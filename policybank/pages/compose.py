"""Turn a view into the HTML that goes into its shell. Runs in worker processes, which share the work."""

from __future__ import annotations

from policybank.text import Leaf

from .common import LoadLeaves, PageSpec, View, render
from .document import LeafPair, LeafView, PairView, TextView, leaf_pairs, leaf_views


def compose_page(view: View, load_leaves: LoadLeaves) -> PageSpec:
    """Return the page of `view`. Every text in it is escaped; templates hold no words of their own.

    Only pages of texts ask `load_leaves` for the leaves of an edition (by `text_key`): they are the bulk of a
    bank, so they are read by the process that writes them.
    """
    leaves: tuple[LeafView | LeafPair, ...] = ()
    if isinstance(view.content, TextView):
        leaves = leaf_views(view, load_leaves)
    elif isinstance(view.content, PairView):
        leaves = leaf_pairs(view.content, load_leaves)
    body: str = render(view.kind, view.language, page=view, view=view.content, leaves=leaves)
    if view.left_out is not None:
        body = view.left_out.mended(body, view.path, view.language)
    return PageSpec(
        path=view.path,
        language=view.language,
        shell=view.shell,
        title=view.title,
        description=view.description,
        head=view.head,
        body=body,
        twin=view.twin,
        base=view.base,
        source=view.source,
        script=view.script,
        web_path=view.web_path,
        style=view.style,
    )


def no_leaves(_text_key: str) -> tuple[Leaf, ...]:
    """Stand in for the loader of leaves where the page shows none."""
    return ()
