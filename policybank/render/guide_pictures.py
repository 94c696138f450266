"""The pictures in the guides: a paragraph of pictures becomes a row of figures, and their files part of the site.

They lie in `docs/images/`, where the guides and the bank's own papers both find them; in the site they have the same place.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from policybank.core import read_bytes

if TYPE_CHECKING:
    # Only for its name: the assets stand on the shells, and the shells on this file.
    from .assets import SiteAssets

_PICTURE = r'<img alt="([^"]*)" src="\.\./\.\./(images/[^"]+\.webp)" title="([^"]*)" ?/?>'
_PARAGRAPH = re.compile(rf"<p>\s*(?:{_PICTURE}\s*)+</p>")


def with_guide_pictures(assets: SiteAssets, root: Path) -> SiteAssets:
    """Return `assets` with the pictures that the guides of the bank at `root` may show."""
    return replace(assets, files={**assets.files, **_files(root)})


def _files(root: Path) -> Mapping[str, bytes]:
    folder = root / "docs"
    found = sorted(folder.glob("images/*/*.webp"))
    return {file.relative_to(folder).as_posix(): read_bytes(file) for file in found}


def arrange_pictures(page: str, root: Path) -> str:
    """Return the HTML of a guide with each paragraph that holds nothing but our own pictures as a row of figures.

    Their size is told, so that the text does not jump when they come; they come when they are nearly in sight.
    """

    def figure(found: re.Match[str]) -> str:
        alternative, path, caption = found.groups()
        width, height = size_of_webp(read_bytes(root / "docs" / html.unescape(path)))
        return (
            f'<figure><img alt="{alternative}" src="../../{path}" width="{width}" height="{height}" loading="lazy">'
            f"<figcaption>{caption}</figcaption></figure>"
        )

    def row(found: re.Match[str]) -> str:
        return f'<div class="walk">{re.sub(_PICTURE, figure, found[0][3:-4])}</div>'

    return _PARAGRAPH.sub(row, page)


def size_of_webp(data: bytes) -> tuple[int, int]:
    """Return width and height of a WebP in the extended form, which Chromium writes: 24 bits each, less one."""
    if data[12:16] != b"VP8X":
        raise ValueError("a WebP of another form: take it with `python3 build.py pictures`")
    width, height = (int.from_bytes(data[place : place + 3], "little") + 1 for place in (24, 27))
    return width, height
