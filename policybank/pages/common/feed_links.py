"""The links in the head of a page to what programs can read of it: its feeds, the record of its document.

They follow from the path of the page alone, so no view has to carry them.
"""

from __future__ import annotations

import html

from .data_paths import DATA_PATH, FEED_FACETS, FEED_KINDS, feed_path, record_path
from .page import PageSpec
from .paths import relative

_OF_ALL = frozenset({"index.html", "documents/index.html", DATA_PATH})


def feed_links(page: PageSpec, site_url: str) -> str:
    """Return `<link rel="alternate">` elements, each on its line; feeds are only there where the bank has an address."""
    language, _, rest = page.path.partition("/")
    if page.shell == "none" or language != page.language:
        return ""
    folder, _, name = rest.rpartition("/")
    if folder == "documents" and name != "index.html" and name.count(".") == 1:
        return _link(page, "application/json", record_path(name.removesuffix(".html")), "")
    if not site_url:
        return ""
    if rest in _OF_ALL:
        facet = term = ""
    elif folder in FEED_FACETS and name != "index.html":
        facet = folder
        term = name.removesuffix(".html")
        # Further pages of a list carry a number after a dot; so do the targets of SDG 4, which have no feed.
        term = term.partition(".")[0]
    else:
        return ""
    return "\n".join(
        _link(page, media_type, feed_path(language, facet, term, kind), page.title)
        for kind, media_type in FEED_KINDS.items()
    )


def _link(page: PageSpec, media_type: str, path: str, title: str) -> str:
    # Made by hand as the links beside it (`head_links`): this is done for every page.
    named = f' title="{html.escape(title)}"' if title else ""
    href = html.escape(relative(page.path, path))
    return f'<link rel="alternate" type="{media_type}"{named} href="{href}">'
