"""What makes the bank an app: the manifest by which a device installs it, its icons, and how pages name them.

Every address in the manifest is relative to where it lies, for a bank may stand below a path (as on GitHub's pages). The
icons are our own picture, drawn at authoring time from the SVG files beside them (see docs/decisions/web-app.md).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policybank.core import read_bytes
from policybank.i18n import read_words
from policybank.settings import Settings

WEB_MANIFEST = "manifest.webmanifest"
WORKER = "sw.js"

_ICONS = Path(__file__).parent / "icons"
_FOLDER = "assets/images/app"
# The file of each icon, its size in dots, and what it is for: a maskable one has its picture in the inner circle, since each
# device cuts another shape out of it.
_DRAWN = (
    ("icon-192.png", 192, "any"),
    ("icon-512.png", 512, "any"),
    ("maskable-192.png", 192, "maskable"),
    ("maskable-512.png", 512, "maskable"),
)
_APPLE = "apple-180.png"
# The blue of the header; what shows before the first page does is the ground of the icon.
_THEME_COLOUR = "#0a4668"
_GROUND = "#ffffff"


def app_files(settings: Settings) -> Mapping[str, bytes]:
    """Return the manifest and the icons by their path in the site."""
    files = {
        f"{_FOLDER}/{name}": read_bytes(_ICONS / name)
        for name in (*(name for name, _, _ in _DRAWN), _APPLE)
    }
    text = json.dumps(_manifest(settings), ensure_ascii=False, indent=1)
    return {**files, WEB_MANIFEST: f"{text}\n".encode()}


def head_links(root: str) -> str:
    """Return the lines of a page's head that name manifest and icon; `root` is the way to the site's root."""
    return (
        f'<link rel="manifest" href="{root}/{WEB_MANIFEST}">'
        f'<link rel="apple-touch-icon" href="{root}/{_FOLDER}/{_APPLE}">'
    )


def _manifest(settings: Settings) -> dict[str, Any]:
    km, en = read_words("km"), read_words("en")
    return {
        "name": f"{settings.name_km} · {settings.name_en}",
        "short_name": km("web_app.short-name"),
        "description": f"{km('home.sentence')} {en('home.sentence')}",
        "lang": "km",
        "dir": "ltr",
        "start_url": "./index.html",
        "scope": "./",
        "display": "standalone",
        "theme_color": _THEME_COLOUR,
        "background_color": _GROUND,
        "categories": ["education", "government", "books"],
        "icons": [
            {
                "src": f"{_FOLDER}/{name}",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, purpose in _DRAWN
        ],
        "shortcuts": [
            {
                "name": f"{km(words)} · {en(words)}",
                "short_name": km(words),
                "url": f"./km/{page}.html",
                "icons": [{"src": f"{_FOLDER}/icon-192.png", "sizes": "192x192"}],
            }
            for words, page in (
                ("search_page.title", "search"),
                ("web_app.saved-title", "saved"),
                ("reading_list.title", "reading-list"),
            )
        ],
    }
