"""A paper's Markdown as one HTML page that a browser can print without asking anybody for anything.

Chromium sets the pages because it is the producer whose Khmer survives in the PDF: it writes the true text of every
cluster beside the glyphs, where WeasyPrint and Typst destroy it. Fonts and drawings are therefore put into the page
itself: a page without an address may not read files.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Mapping
from pathlib import Path

import markdown

from policybank.core import read_bytes, read_text
from policybank.i18n import Words

from .sources import PaperSource

_STYLE = Path(__file__).with_name("paper.css")
# Apart, so that the papers without pictures stay as they are when these rules change.
_PICTURE_STYLE = Path(__file__).with_name("pictures.css")
_UNBROKEN = Path(__file__).with_name("unbroken.txt")
# A paragraph of pictures of our own pages, which lie beside the guides (docs/images).
_PICTURE = re.compile(r'<img alt="([^"]*)" src="([^"]*\.webp)" title="([^"]*)" />')
_PICTURES = re.compile(rf"<p>(?:{_PICTURE.pattern}\s*)+</p>")
_FIGURE = re.compile(r'<p><img alt="([^"]*)" src="([^"]*)" title="([^"]*)" /></p>')


def lay_out(
    paper: PaperSource, *, words: Words, bank: str, owner: str, fonts: Mapping[str, Path]
) -> str:
    """Return `paper` as a whole HTML page.

    `bank` and `owner` are the names that stand above the title. `fonts` maps "<subset>-<weight>" (for example
    "khmer-700") to a WOFF2 file.
    """
    body = markdown.markdown(
        paper.markdown, extensions=["tables", "sane_lists"], output_format="xhtml"
    )
    body, rows = _PICTURES.subn(lambda found: _row(paper.folder / "source", found[0]), body)
    style = read_text(_STYLE) + (read_text(_PICTURE_STYLE) if rows else "")
    body = _FIGURE.sub(lambda found: _figure(paper.folder / "source", *found.groups()), body)
    if paper.language == "km":
        body = _keep_whole(body)
    date = words.date(paper.date.year, paper.date.month, paper.date.day)
    title = html.escape(paper.title)
    return f"""<!doctype html>
<html lang="{paper.language}">
<head><meta charset="utf-8"><title>{title}</title>
<style>{_font_faces(fonts)}{_page_margins(words, bank, paper.title)}{style}</style>
</head>
<body>
<header><p class="bank">{html.escape(bank)}</p><h1>{title}</h1>
<p class="facts">{html.escape(words("papers.facts", owner=owner, date=date))}</p></header>
<main>{body}</main>
<footer><p>{html.escape(words("papers.licence", owner=owner))}</p>
<p>{html.escape(words("papers.edition"))}</p></footer>
</body>
</html>
"""


def _figure(folder: Path, alternative: str, name: str, caption: str) -> str:
    # Drawings stand in the page itself, not in <img>: an image may not use the page's fonts, and Khmer in it would be
    # set in whatever font the machine has.
    drawing = re.sub(r"\s*<title>.*?</title>", "", read_text(folder / html.unescape(name)))
    drawing = drawing.replace("<svg ", f'<svg aria-label="{alternative}" ', 1)
    return f"<figure>{drawing}<figcaption>{caption}</figcaption></figure>"


def _row(folder: Path, paragraph: str) -> str:
    def figure(found: re.Match[str]) -> str:
        alternative, name, caption = found.groups()
        data = base64.b64encode(read_bytes(folder / html.unescape(name))).decode("ascii")
        image = f'<img alt="{alternative}" src="data:image/webp;base64,{data}">'
        return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"

    return f'<div class="walk">{_PICTURE.sub(figure, paragraph[3:-4])}</div>'


def _keep_whole(body: str) -> str:
    """Return `body` with the words of `unbroken.txt` marked in its text, not in its tags."""
    listed = (line for line in read_text(_UNBROKEN).splitlines() if not line.startswith("#"))
    word = re.compile("|".join(sorted(listed, key=len, reverse=True)))
    parts = re.split(r"(<[^>]*>)", body)
    # Inside a drawing there are no lines to break, and SVG has no span.
    inside_drawing = False
    for index, part in enumerate(parts):
        if part.startswith(("<svg", "</svg")):
            inside_drawing = part.startswith("<svg")
        elif not part.startswith("<") and not inside_drawing:
            parts[index] = word.sub(r'<span class="whole">\g<0></span>', part)
    return "".join(parts)


def _font_faces(fonts: Mapping[str, Path]) -> str:
    # Khmer first and by range: the Latin file of the same family would otherwise answer for the digits in both.
    ranges = {
        "khmer": "U+1780-17FF, U+19E0-19FF, U+200B-200D, U+25CC",
        "latin": "U+0000-00FF, U+2000-200A, U+2010-206F, U+20AC, U+2122, U+2190-2193",
    }
    faces = []
    for name, file in sorted(fonts.items()):
        subset, weight = name.rsplit("-", 1)
        data = base64.b64encode(read_bytes(file)).decode("ascii")
        faces.append(
            f"@font-face {{ font-family: 'Noto Sans Khmer'; font-weight: {weight};"
            f" src: url(data:font/woff2;base64,{data}) format('woff2'); unicode-range: {ranges[subset]}; }}\n"
        )
    return "".join(faces)


def _page_margins(words: Words, bank: str, title: str) -> str:
    numerals = "khmer" if words.language == "km" else "decimal"
    number = re.sub(
        r"\{(page|pages)\}",
        lambda found: f'" counter({found[1]}, {numerals}) "',
        _css_text(words("papers.page", page="{page}", pages="{pages}")),
    )
    return (
        f"@page {{ @top-left {{ content: {_css_text(bank)}; }} @top-right {{ content: {_css_text(title)}; }}"
        f" @bottom-center {{ content: {number}; }} }}\n"
    )


def _css_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
