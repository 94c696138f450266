"""The peer: a site of stock MkDocs with Material, as its own documentation tells a newcomer to make one.

It is set up in its favour: only landing pages stand in its navigation (with all pages there it takes four times as
long), and it has no search, no blog and no second language.
"""

from __future__ import annotations

from pathlib import Path

from policybank.core import write_text

from .corpus import chance_for, read_corpus

_LANDING_PAGES = 10
_HEADINGS = 10


def make_peer(folder: Path, pages: int, text_bytes: int) -> None:
    """Write a MkDocs project to `folder` whose `pages` hold `text_bytes` of the text that our documents hold."""
    navigation = ["index.md", *(f"part-{number}.md" for number in range(_LANDING_PAGES))]
    settings = [
        "site_name: Peer",
        "theme:",
        "  name: material",
        "plugins: []",
        "not_in_nav: /pages/",
        "nav:",
    ]
    write_text(
        folder / "mkdocs.yml",
        "\n".join([*settings, *(f"  - {name}" for name in navigation)]) + "\n",
    )
    for name in navigation:
        write_text(folder / "docs" / name, f"# {name}\n\nA landing page.\n")
    for number in range(pages):
        write_text(folder / "docs" / "pages" / f"{number:05d}.md", _page(number, text_bytes))


def _page(number: int, text_bytes: int) -> str:
    language = ("km", "en")[number % 2]
    paragraphs = read_corpus().paragraphs(language, text_bytes, chance_for("text", number))
    length = -(-len(paragraphs) // _HEADINGS)
    parts = [f"# Document {number}"]
    for place, start in enumerate(range(0, len(paragraphs), length), start=1):
        parts += [f"## {place}", *paragraphs[start : start + length]]
    return "\n\n".join(parts) + "\n"
