"""The tags in the head of a document's page by which chat programs and social networks draw a preview of a link to it."""

from __future__ import annotations

import html

from policybank.pages.common import Sharing, other_language

_LOCALES = {"km": "km_KH", "en": "en_US"}


def share_tags(sharing: Sharing, language: str, description: str, *, image: str = "") -> str:
    """Return Open Graph and Twitter tags as HTML; empty where the bank has no address, which both ask for.

    `image` is absolute: a picture without a host cannot be fetched by a stranger's program.
    """
    if not sharing.address:
        return ""
    tags = [
        ("og:type", "article"),
        ("og:title", sharing.title),
        ("og:description", description),
        ("og:url", sharing.address),
        ("og:site_name", sharing.bank),
        ("og:locale", _LOCALES[language]),
        ("og:locale:alternate", _LOCALES[other_language(language)]),
    ]
    if image:
        tags.append(("og:image", image))
    lines = [f'<meta property="{name}" content="{html.escape(text)}">' for name, text in tags]
    # Title, description and image are read from the tags above.
    card = "summary_large_image" if image else "summary"
    lines.append(f'<meta name="twitter:card" content="{card}">')
    return "\n".join(lines)
