"""The tags in the head of a document's page by which chat programs and social networks draw a preview of a link to it."""

from __future__ import annotations

import html

from policybank.pages.common import Sharing, other_language
from policybank.settings import Settings

from .picture import PictureView

_LOCALES = {"km": "km_KH", "en": "en_US"}


def share_tags(
    sharing: Sharing,
    language: str,
    description: str,
    *,
    picture: PictureView | None,
    settings: Settings,
) -> str:
    """Return Open Graph and Twitter tags as HTML; empty where the bank has no address, which both ask for.

    The picture is the JPEG: some programs still draw no WebP. Its address is absolute: without a host a stranger's program
    cannot fetch it. The card stays the small one, for a leaf is higher than it is wide and a large card would cut it.
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
    if picture is not None:
        tags += [
            ("og:image", f"{settings.site_url}/{picture.jpeg_path}"),
            ("og:image:type", "image/jpeg"),
            ("og:image:width", str(picture.width)),
            ("og:image:height", str(picture.height)),
            ("og:image:alt", picture.told),
        ]
    lines = [f'<meta property="{name}" content="{html.escape(text)}">' for name, text in tags]
    # Title, description and picture are read from the tags above.
    lines.append('<meta name="twitter:card" content="summary">')
    return "\n".join(lines)
