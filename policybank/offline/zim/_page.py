"""What a page of the site says, for those who look for it: its titles and the words of its main part."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_OTHER_TITLE: Final = re.compile(
    r'<p class="other-title"[^>]*\blang="[^"]*"[^>]*>(.*?)</p>', re.DOTALL
)
_MAIN: Final = re.compile(r"<main\b[^>]*>(.*?)</main>", re.DOTALL)
_UNSAID: Final = re.compile(r"<(nav|script|style|svg|form|template)\b.*?</\1>", re.DOTALL)
# What a page repeats of others or of itself: titles of related documents, entries of a shelf, how to cite. A query is to find
# the document that says it; and of the terms of a document's page these were most.
_REPEATED: Final = re.compile(
    r'<section\b[^>]*\baria-labelledby="(?:get|family|relations|rights|cite|share|record)"[^>]*>.*?</section>'
    r'|<ul class="entries">.*?</ul>',
    re.DOTALL,
)
# Within a word: a place where it may be cut, a stretch in another language.
_WITHIN: Final = re.compile(r"</?(?:wbr|span|mark|b|i|em|strong|bdi|small|abbr|u)\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")
# The bank's own name stands behind each title.
_OWN_NAME: Final = " · "
_BODY: Final = re.compile(rb"<body\b[^>]*>")
# Kiwix shows the beginning of a page below a hit; so the menu must not be it. libzim's reader of HTML knows these marks.
_UNSHOWN, _SHOWN = b"<!--htdig_noindex-->", b"<!--/htdig_noindex-->"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """`other_title` is the title in the other language, or empty."""

    title: str
    other_title: str
    text: str


def read_page(data: bytes) -> PageText:
    """Return what the page `data` of our own making says."""
    page = data.decode("utf-8")
    title, other, main = (
        found[1] if found else ""
        for found in (expression.search(page) for expression in (_TITLE, _OTHER_TITLE, _MAIN))
    )
    return PageText(
        title=_plain(title).rpartition(_OWN_NAME)[0] or _plain(title),
        other_title=_plain(other),
        text=_plain(_REPEATED.sub(" ", _UNSAID.sub(" ", main))),
    )


def page_for_readers(data: bytes) -> bytes:
    """Return the page as a ZIM holds it: only its main part is shown below a hit, and the form of Kiwix may be sent.

    kiwix-serve before 3.5 writes its own bar with a search form into each page, and our policy would forbid it to be sent.
    """
    data = data.replace(b"form-action 'none'", b"form-action 'self'", 1)
    body, begin, end = _BODY.search(data), data.find(b"<main"), data.find(b"</main>")
    if body is None or not body.end() <= begin < end:
        return data
    end += len(b"</main>")
    return b"".join(
        (
            data[: body.end()],
            _UNSHOWN,
            data[body.end() : begin],
            _SHOWN,
            data[begin:end],
            _UNSHOWN,
            data[end:].replace(b"</body>", _SHOWN + b"</body>", 1),
        )
    )


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", _WITHIN.sub("", markup))).split())
