"""START-HERE.html: the one page that somebody who was handed a stick has to find, in both languages and one file.

Everything on it can be read with scripts off. With them it tells the copy's age, by the script that every page of a copy has.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterator
from html import escape
from pathlib import Path
from typing import Final

from policybank.core import read_text
from policybank.i18n import LANGUAGES, Words, read_words
from policybank.pages import keep_whole
from policybank.render import copy_age_script
from policybank.settings import Settings

from .facts import CopyFacts, copy_script

START_PAGE: Final = "START-HERE.html"
# The page that checks a copy in the browser; whoever makes a copy adds it.
VERIFY_PAGE: Final = "verify.html"
# The page that applies a pack; it stands in each pack too.
UPDATE_PAGE: Final = "apply-update.html"
_STYLE: Final = Path(__file__).with_name("start_here.css")
_ICON: Final = "assets/images/icon.svg"
# Sections with the page they lead to; those that are of no use without it are shown only where the copy has it.
_SECTIONS: Final = {
    "search": "{language}/search.html",
    "check": VERIFY_PAGE,
    "update": UPDATE_PAGE,
    "give": "{language}/give.html",
    "trouble": "{language}/guide/offline.html",
}
_ALWAYS: Final = ("update", "trouble")


def start_page(facts: CopyFacts, settings: Settings, paths: Collection[str]) -> bytes:
    """Return the page of a copy that holds the files `paths`."""
    script = copy_script(facts).decode("ascii") + "".join(
        copy_age_script(language) for language in LANGUAGES
    )
    style = read_text(_STYLE) + _font(paths)
    assert "</script" not in script, "it would end the script in the middle"
    policy = (
        f"default-src 'none'; script-src '{_sum(script)}'; style-src '{_sum(style)}'; img-src 'self' data:; font-src 'self';"
        " base-uri 'none'; form-action 'none'"
    )
    names = [(language, settings.name(language)) for language in LANGUAGES]
    lines = [
        "<!doctype html>",
        '<html lang="km">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(' · '.join(name for _, name in names))}</title>",
        *([f'<link rel="icon" href="{_ICON}">'] if _ICON in paths else []),
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        '<header><div class="md-grid">',
        *([f'<img src="{_ICON}" alt="" width="51" height="51">'] if _ICON in paths else []),
        f"<h1>{''.join(_name(language, name) for language, name in names)}</h1>",
        "</div></header>",
        '<main class="md-grid">',
        '<div class="doors">',
        *(_door(facts, read_words(language)) for language in LANGUAGES),
        "</div>",
        '<div class="how">',
        *(_how(settings, paths, read_words(language)) for language in LANGUAGES),
        "</div>",
        "</main>",
        '<footer class="foot"><div class="md-grid">',
        "</div></footer>",
        f"<script>{script}</script>",
        "</body>",
        "</html>",
    ]
    return "\n".join([*lines, ""]).encode("utf-8")


def _name(language: str, name: str) -> str:
    return f'<span lang="{language}">{keep_whole(name)}</span>'


def _door(facts: CopyFacts, words: Words) -> str:
    language = words.language
    made = words.date(facts.made.year, facts.made.month, facts.made.day)
    values = {
        "documents": words.number(facts.documents),
        "pdfs": words.number(facts.pdfs),
        "left": words.number(facts.left_out),
    }
    holds = words("copies.start.holds-less" if facts.left_out else "copies.start.holds", **values)
    return (
        f'<section class="door" lang="{language}"><p>{escape(words("copies.start.lead"))}</p>'
        f'<a class="enter" href="{language}/index.html">{escape(words("copies.start.enter"))}</a>'
        f'<p class="small">{escape(holds)} {escape(words("copies.start.made", date=made))}</p></section>'
    )


def _how(settings: Settings, paths: Collection[str], words: Words) -> str:
    return f'<section lang="{words.language}">{"".join(_parts(settings, paths, words))}</section>'


def _parts(settings: Settings, paths: Collection[str], words: Words) -> Iterator[str]:
    for name, to in _SECTIONS.items():
        page = to.format(language=words.language)
        if page not in paths and name not in _ALWAYS:
            continue
        told = escape(words(f"copies.start.{name}"))
        if name == "update" and settings.site_url:
            address = escape(settings.site_url)
            link = f'<a href="{address}" rel="noopener">{address.partition("//")[2]}</a>'
            told += " " + escape(words("copies.start.web", address="\0")).replace("\0", link)
        if page in paths:
            told += (
                f'<br><a class="act" href="{page}">{escape(words(f"copies.start.{name}-link"))}</a>'
            )
        yield f"<h2>{escape(words(f'copies.start.{name}-title'))}</h2><p>{told}</p>"


def _font(paths: Collection[str]) -> str:
    """Return the rule for the one Khmer font of the site, for devices that have none."""
    found = sorted(path for path in paths if path.startswith("assets/fonts/") and "khmer" in path)
    if not found:
        return ""
    return (
        f'@font-face {{ font-family: "Bank Khmer"; font-display: swap; src: url("{found[0]}") format("woff2");'
        " unicode-range: U+1780-17FF, U+19E0-19FF, U+200B-200D, U+25CC; }\n"
    )


def _sum(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}"
