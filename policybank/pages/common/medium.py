"""What a site is made for: the web, a stick, a ZIM of one language; and what of the bank's files a site of each holds.

One bank makes all of them from the same values, so a medium is a set of rules about paths and no other kind of page. Whether
a file is there is asked in one place (`Medium.holds`): by the plans of pages and of files, and by what mends the links of a
page (`left_out.py`). So nothing can be left out here and still be led to there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from .data_paths import CATALOGUE_CSV, CATALOGUE_JSON, DATA_PATH, OAI_REPOSITORY, ROBOTS, TERMS
from .paths import INTERFACE_LANGUAGES, interface_language

# Written into the root of a copy when it is made, and not by the build: it tells the copy's own age.
COPY_SCRIPT: Final = "copy.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A kind of site. `languages` are those of its pages; the texts of documents are there in all languages.

    `is_copied_by_file`: it is kept current by copying the files that changed, and its room is counted in files.
    `has_exports`: what other programs read, the feeds and the page that tells of them. `has_editor`: the editor of records
    (`/admin/`). `has_giving`: the form by which documents are given, and the receipts. `has_slip`: the return slip, which a reader's browser keeps. `has_app`: what makes a website an
    app of a phone. `has_address`: what only a site with an address of its own needs, such as the page for wrong addresses.
    """

    name: str
    languages: tuple[str, ...] = INTERFACE_LANGUAGES
    is_copied_by_file: bool = False
    has_exports: bool = True
    has_editor: bool = True
    has_giving: bool = True
    has_slip: bool = True
    has_app: bool = True
    has_address: bool = True

    @property
    def is_copy(self) -> bool:
        """Whether it is a copy of the bank that ages where it lies, and not the bank on the web."""
        return not self.has_address

    def frame_language(self, edition_language: str) -> str:
        """Return the language in which the page around a text of `edition_language` speaks."""
        if len(self.languages) == 1:
            return self.languages[0]
        return interface_language(edition_language)

    def holds(self, path: str) -> bool:
        """Tell whether a site of this medium has the file that the web has at `path` (from its root, without an anchor)."""
        if _OF_COPIES.fullmatch(path) and not self.is_copy:
            return False
        folder = path.partition("/")[0]
        if folder in INTERFACE_LANGUAGES and folder not in self.languages:
            return False
        found = _IN_A_LANGUAGE.fullmatch(path)
        if found is not None and found[1] not in self.languages:
            return False
        return all(
            getattr(self, flag) or not pattern.fullmatch(path) for flag, pattern in _PATHS.items()
        )


# What tells the age of a copy, with the file that is its birth certificate, and what its search knows besides.
_OF_COPIES: Final = re.compile(rf"{re.escape(COPY_SCRIPT)}|assets/(?:copy|search-copies)\..*")
_LANGUAGE: Final = f"(?:{'|'.join(INTERFACE_LANGUAGES)})"
# Scripts that carry the words of one language, and pictures of the guides in one.
_IN_A_LANGUAGE: Final = re.compile(
    rf"(?:(?:assets|search)/[a-z-]+|images/.*)\.({_LANGUAGE})\.(?:[0-9a-f]+\.js|webp)"
)

_PATHS: Final[Mapping[str, re.Pattern[str]]] = {
    # The tables of the timeline and of the decisions have a line for each document: all of the bank in one file, which
    # every addition would write anew, as it would those of the matrix and the map.
    "has_exports": re.compile(
        "|".join((
            *map(re.escape, (ROBOTS, OAI_REPOSITORY, TERMS, CATALOGUE_CSV, CATALOGUE_JSON)),
            r"sitemap(?:-\d+)?\.xml",
            r"schema/.*",
            r"documents/[^/]*\.json",
            r"committee/[^/]*\.json",
            rf"{_LANGUAGE}/(?:{re.escape(DATA_PATH)}|opensearch\.xml|catalogue\.\w+|feeds/.*)",
            rf"{_LANGUAGE}/reading/.*\.(?:ris|bib|json)",
            rf"{_LANGUAGE}/(?:timeline|matrix|map|committee/decisions)\.csv",
        ))
    ),
    "has_editor": re.compile(r"admin(?:/.*)?"),
    "has_giving": re.compile(
        rf"{_LANGUAGE}/(?:give|receipt)\.html|assets/(?:giving|fflate)[.-][^/]*"
    ),
    "has_slip": re.compile(rf"{_LANGUAGE}/slip\.html|assets/(?:slip|qr)[.-][^/]*"),
    "has_app": re.compile(
        r"[^/]*\.webmanifest|sw\.js|offline\.html|offline/.*|assets/images/app/.*|assets/(?:offline|saved)\..*"
        rf"|{_LANGUAGE}/saved\.html"
    ),
    # The pictures in their older form are there for the previews that chat programs draw of an address.
    "has_address": re.compile(r"404\.html|\.nojekyll|pictures/[^/]*\.jpg"),
}  # fmt: skip

WEB: Final = Medium(name="web")
STICK: Final = Medium(
    name="stick",
    is_copied_by_file=True,
    has_exports=False,
    has_editor=False,
    has_app=False,
    has_address=False,
)
# No form in a ZIM: its readers save no file that a page makes, and a form whose packet cannot be saved is worse than none. No
# return slip for the same reason, and because many of them keep nothing between two pages.
ZIM_KM: Final = Medium(
    name="zim-km",
    languages=("km",),
    has_exports=False,
    has_editor=False,
    has_giving=False,
    has_slip=False,
    has_app=False,
    has_address=False,
)
ZIM_EN: Final = replace(ZIM_KM, name="zim-en", languages=("en",))
