"""What search engines and browsers look for: the sitemap, robots.txt, the description of our search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policybank.i18n import LANGUAGES, read_words
from policybank.pages import SITEMAP, Bank, PlannedPage, opensearch_path

from .xml import Element, add, around, fragment, root, whole

# A sitemap may hold 50,000 addresses and 50 MB (sitemaps.org, 0.9). Ours are smaller, so that a new document makes one of
# them anew and not all: the serializer takes 0.4 s for 34,000 addresses.
PART_LENGTH = 9_000

_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
# Pages that nobody should find by a search engine.
_UNLISTED = frozenset(
    {
        "redirect",
        "not-found",
        "offline",
        "saved",
        "table",
        "csv",
        "decisions-table",
        "tombstone",
        "withdrawn-text",
    }
)


def plan_sitemaps(pages: Iterable[PlannedPage], bank: Bank) -> dict[str, tuple[str, ...]]:
    """Return the paths of pages in each sitemap: lists and guides in the first, then documents by the day they came.

    What came last stands last, so that the sitemaps before stay as they are. One that is alone is the sitemap itself.
    """
    by_document: dict[str, list[str]] = {one: [] for one in reversed(bank.catalogue.newest)}
    first: list[str] = []
    for page in pages:
        if page.kind in _UNLISTED:
            continue
        if page.kind in {"document", "text"}:
            by_document[page.key[0]].append(page.path)
        else:
            first.append(page.path)
    paths = [path for some in by_document.values() for path in some]
    if len(first) + len(paths) <= PART_LENGTH:
        return {SITEMAP: (*first, *paths)}
    groups = [tuple(some) for whole_list in (first, paths) for some in _cut(whole_list)]
    return {f"sitemap-{number}.xml": part for number, part in enumerate(groups, 1)}


def _cut(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    return (paths[start : start + PART_LENGTH] for start in range(0, len(paths), PART_LENGTH))


def sitemap_parts(paths: Iterable[str], site_url: str) -> Iterator[bytes]:
    """Yield a sitemap of the pages at `paths`, each with its twin in the other language."""
    urls = root("urlset", xmlns=_SITEMAPS, xmlns_xhtml=_XHTML)
    before, after = around(urls, urls)
    yield before
    for path in paths:
        yield f"{_url(path, site_url)}\n".encode()
    yield after


def _url(path: str, site_url: str) -> str:
    url = root("url")
    add(url, "loc", f"{site_url}/{'' if path == 'index.html' else path}")
    language, _, rest = path.partition("/")
    if language in LANGUAGES:
        for one in LANGUAGES:
            _alternate(url, one, f"{site_url}/{one}/{rest}")
        if rest == "index.html":
            # The page that asks for the language.
            _alternate(url, "x-default", f"{site_url}/")
    return fragment(url)


def _alternate(url: Element, language: str, address: str) -> None:
    add(url, "xhtml:link", rel="alternate", hreflang=language, href=address)


def sitemap_index(names: Iterable[str], site_url: str) -> bytes:
    """Return the list of sitemaps, for a bank that has more than one."""
    index = root("sitemapindex", xmlns=_SITEMAPS)
    for name in names:
        add(add(index, "sitemap"), "loc", f"{site_url}/{name}")
    return whole(index)


def robots_file(site_url: str) -> bytes:
    """Return robots.txt: everything may be read, and there is the sitemap."""
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines += ["", f"Sitemap: {site_url}/{SITEMAP}"]
    return "".join(f"{line}\n" for line in lines).encode()


def opensearch_file(language: str, bank: Bank) -> bytes:
    """Return the description by which a browser offers the bank's search in its address bar (OpenSearch 1.1)."""
    words = read_words(language)
    site = bank.settings.site_url
    description = root("OpenSearchDescription", xmlns=_OPENSEARCH)
    # At most 16 signs, which no bank's whole name has; the long name may have 48.
    add(description, "ShortName", words("exports.short-name"))
    add(
        description, "Description", words("exports.search-about", bank=bank.settings.name(language))
    )
    add(
        description,
        "Url",
        type="text/html",
        template=f"{site}/{language}/search.html?q={{searchTerms}}",
    )
    own = f"{site}/{opensearch_path(language)}"
    add(description, "Url", type="application/opensearchdescription+xml", rel="self", template=own)
    add(description, "Image", f"{site}/assets/images/icon.svg", type="image/svg+xml")
    add(description, "Language", language)
    add(description, "OutputEncoding", "UTF-8")
    add(description, "InputEncoding", "UTF-8")
    return whole(description)  # fmt: skip
