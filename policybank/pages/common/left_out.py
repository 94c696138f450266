"""Mend the links of a page to what its medium leaves out: to the web, where the bank has an address there, else to nothing.

Templates and guides lead where the web leads; many of their links stand in sentences, and every one that somebody adds must
hold on a stick too. So the finished page is gone through, and not each of a hundred places that write a link.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from policybank.i18n import read_words

from .absent import absent_of
from .bank import Bank
from .medium import Medium
from .page import PlannedPage

# A link holds no other link, so its end is the next one. Our templates write its address in double quotes.
_LINK: Final = re.compile(r'<a\b([^>]*?) href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
# A paragraph or an item of a list that is nothing but a link.
_ALONE: Final = re.compile(
    r'<(p|li)\b[^>]*>\s*<a\b[^>]*? href="([^"]*)"[^>]*>(?:(?!</a>).)*</a>\s*</\1>\s*', re.DOTALL
)
_ELSEWHERE: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|#|\?)", re.IGNORECASE)
# A browser saves nothing of another host under a name of ours; `rel` is told anew.
_NOT_ELSEWHERE: Final = re.compile(r' (?:download|rel="[^"]*")')
# What an address says of the place in a file.
_PLACE: Final = re.compile(r"[?#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What is not there for some page: what `medium` leaves out, and the PDFs `absent`. Small enough for each view to carry.

    `site_url` and `files_url` are where it is on the web; empty where nobody knows.
    """

    medium: Medium
    absent: frozenset[str]
    site_url: str
    files_url: str

    def web_address(self, path: str) -> str:
        """Return where the file at `path` is on the web; empty where nobody knows."""
        base = (path.startswith("files/") and self.files_url) or self.site_url
        return f"{base}/{path}" if base else ""

    def holds(self, path: str) -> bool:
        """Tell whether the file at `path` is in the site."""
        return path not in self.absent and self.medium.holds(path)

    def mended(self, page: str, path: str, language: str) -> str:
        """Return the HTML of a page at `path` with the links to what is not there led to the web, or taken out."""
        folder = posixpath.dirname(path)

        def there(address: str) -> str | None:
            return target_of(folder, address)

        return self.mended_by(there, page, language)

    def mended_by(self, target: Callable[[str], str | None], page: str, language: str) -> str:
        """Return `page` mended; `target` says to which file of the site an address leads, None for one elsewhere."""

        def lead(found: re.Match[str]) -> str:
            before, address, after, inside = found.groups()
            path = target(address)
            if path is None or self.holds(path):
                return found[0]
            there = self.web_address(path)
            if not there:
                return f"<span{_without_links(before + after)}>{inside}</span>"
            place = _PLACE.search(address)
            there += address[place.start() :] if place else ""
            said = html.escape(read_words(language)("media.on-web"))
            attributes = _NOT_ELSEWHERE.sub("", after)
            return (
                f'<a{before} href="{there}"{attributes} rel="noopener">{inside}'
                f' <span class="on-web">{said}</span></a>'
            )

        def drop(found: re.Match[str]) -> str:
            path = target(found[2])
            is_dead = path is not None and not self.holds(path) and not self.web_address(path)
            return "" if is_dead else found[0]

        return _LINK.sub(lead, _ALONE.sub(drop, page))


def left_out_of(page: PlannedPage, bank: Bank) -> LeftOut | None:
    """Return what is not there for `page`; None where all is."""
    if not bank.medium.is_copy:
        return None
    # A page leads to the PDFs of its own document, and those of the register to the PDFs of all its sources.
    absent = frozenset[str]()
    if page.kind in _OF_A_DOCUMENT:
        absent = frozenset(absent_of(bank, page.key[0]))
    elif page.kind in _QUOTING:
        absent = bank.absent_pdfs
    return LeftOut(
        medium=bank.medium,
        absent=absent,
        site_url=bank.settings.site_url,
        files_url=bank.settings.files_url,
    )


_OF_A_DOCUMENT: Final = frozenset({"document", "text", "pair"})
_QUOTING: Final = frozenset(
    {"recommendations", "recommendation-list", "recommendation-source", "gaps"}
)


@lru_cache(maxsize=10_000)
def target_of(folder: str, address: str) -> str | None:
    """Return the path of the file to which `address` leads from a page in `folder`; None where that is no file of ours."""
    if _ELSEWHERE.match(address) or not address:
        return None
    place = _PLACE.search(address)
    plain = html.unescape(address[: place.start()] if place else address)
    return posixpath.normpath(posixpath.join(folder, plain))


def _without_links(attributes: str) -> str:
    """Return the attributes of a link that a text may keep: its language and its look."""
    kept = re.findall(r' (?:lang|class)="[^"]*"', attributes)
    # A button that does nothing must not look like one.
    return "".join(one for one in kept if "button" not in one)
