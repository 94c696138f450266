"""Pages that stand outside the shells: redirects for former ids, and what search engines read."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from policybank.i18n import read_words

from .bank import Bank
from .page import PlannedPage
from .paths import document_path, other_language, relative
from .view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class RawView:
    """A small page or file: where it leads, a sentence for readers, the address of the sitemap, or its whole text."""

    text: str = ""
    href: str = ""
    sentence: str = ""
    sitemap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """The inside of a sitemap, or of a list of sitemaps, for search engines."""

    inside: Markup


def redirect_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page that stays where a document once had another id."""
    (current,) = page.key
    words = read_words(page.language)
    target = document_path(page.language, current)
    title, _ = bank.catalogue.documents[current].document.record.title.in_language(page.language)
    former = page.path.rsplit("/", 1)[1]
    return View(
        path=page.path,
        language=page.language,
        kind="redirect",
        title=title,
        description="",
        twin=f"{other_language(page.language)}/documents/{former}",
        content=RawView(href=relative(page.path, target), sentence=words("redirect.sentence")),
        shell="none",
    )


def robots_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of robots.txt: everything may be read."""
    base = bank.settings.site_url
    return _feed(page, "robots", RawView(sitemap=f"{base}/sitemap.xml" if base else ""))


def sitemap_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of a sitemap, or of the list of sitemaps.

    Its elements are no template: every addition writes all of them anew, and 34,000 took a template 0.4 s. Paths are ids
    and words of ours, so only the address of the bank needs escaping.
    """
    base = escape(bank.settings.site_url)
    if page.kind == "sitemap-index":
        lines = [f"<sitemap><loc>{base}/{name}</loc></sitemap>" for name in page.key]
    else:
        lines = [
            f"<url><loc>{base}/{_address(path)}</loc>{_alternates(path, base)}</url>"
            for path in page.key
        ]
    return _feed(page, page.kind, SitemapView(inside=Markup("\n".join(lines))))  # noqa: S704


def _feed(page: PlannedPage, kind: str, content: RawView | SitemapView) -> View:
    return View(
        path=page.path, language=page.language, kind=kind, title="", description="", twin=page.path,
        content=content, shell="none",
    )  # fmt: skip


def _address(path: str) -> str:
    return "" if path == "index.html" else path


def _alternates(path: str, base: str) -> str:
    language, _, rest = path.partition("/")
    if language not in {"km", "en"}:
        return ""
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{one}" href="{base}/{one}/{rest}"/>'
        for one in ("km", "en")
    )
