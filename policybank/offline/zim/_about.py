"""What a ZIM file tells of itself: the metadata that catalogues of Kiwix read (openzim.org/wiki/Metadata)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from policybank.core import read_bytes
from policybank.i18n import read_words
from policybank.pages import Medium
from policybank.settings import Settings

CODES: Final = {"km": "khm", "en": "eng"}
# Our icon (`policybank/webapp/icons/icon.svg`) as a browser draws it at these sizes; 48 is the one that must be there.
ILLUSTRATION_SIZES: Final = (48, 96)
_ILLUSTRATIONS: Final = Path(__file__).parent / "illustrations"


def metadata(
    medium: Medium, settings: Settings, made: datetime.date, *, has_all_pdfs: bool
) -> Mapping[str, str]:
    """Return the metadata by name."""
    (language,) = medium.languages
    words = read_words(language)
    return {
        "Creator": settings.owner(language),
        "Date": made.isoformat(),
        "Description": words("zim.description"),
        "Flavour": "maxi" if has_all_pdfs else "nopdf",
        "Language": CODES[language],
        "License": "CC-BY-4.0",
        "LongDescription": words("zim.long-description"),
        "Name": f"policybank_{language}",
        "Publisher": settings.owner(language),
        "Scraper": "policybank build.py zim",
        "Source": settings.site_url or settings.repository_url,
        "Tags": "education;policy;law;cambodia;_ftindex:yes;_pictures:yes;_videos:no;_details:yes;_sw:no",
        "Title": settings.name(language),
    }


def illustrations() -> Mapping[int, bytes]:
    """Return the pictures of the book by their size in pixels, as PNG."""
    return {size: read_bytes(_ILLUSTRATIONS / f"{size}.png") for size in ILLUSTRATION_SIZES}
