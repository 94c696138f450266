"""The links of a page to its own address and to the same page in the other language, for search engines."""

from __future__ import annotations

import html

from .page import PageSpec


def canonical_links(page: PageSpec, site_url: str) -> str:
    """Return the block of `<link>` elements for the head, absolute; empty where no address of the bank is set.

    A text page without a counterpart names none: the page of its document is not the same text in another language.
    """
    if not site_url or page.shell == "none" or page.base is not None:
        return ""
    lines = [_link("canonical", f"{site_url}/{_address(page.web_path or page.path)}")]
    if page.web_path:
        return lines[0]
    if page.twin != page.path and page.path.startswith("text/") == page.twin.startswith("text/"):
        twin_language = "en" if page.language == "km" else "km"
        lines.append(_link("alternate", f"{site_url}/{page.path}", page.language))
        lines.append(_link("alternate", f"{site_url}/{page.twin}", twin_language))
    return "\n".join(lines)


def _link(relation: str, href: str, language: str = "") -> str:
    # No template and no Markup: this is done for every page, and took a fifth of the time of filling one.
    hreflang = f' hreflang="{language}"' if language else ""
    return f'<link rel="{relation}"{hreflang} href="{html.escape(href)}">'


def _address(path: str) -> str:
    return "" if path == "index.html" else path
