"""Collect what every page shares: one style sheet, one script, the search, the Khmer font, the licences of what is not ours.

The names of style sheet and scripts carry a digest of their bytes, so that a browser may keep it for ever and never shows an old one.
"""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policybank.core import digest_of, digest_of_files, read_bytes, read_text, write_text
from policybank.i18n import LANGUAGES
from policybank.packages import package_folder
from policybank.search import words_script

from .pdf_viewer import pdf_viewer
from .scripts import CODES_PACKAGE, add_digested, client_scripts
from .shells import Shells
from .styles import cut_styles, drop_unread_variables, names_in, slim_styles

_HERE = Path(__file__).parent
_PAGES = _HERE.parent / "pages"
_SEARCH = _HERE.parent / "search" / "browser"
_READING = _HERE.parent / "reading" / "browser"
_GIVING = _HERE.parent / "giving"
_SLIPS = _HERE.parent / "slips" / "browser"
_CACHE = ".cache/styles.json"

# One weight in one script: 23 KB. Readers whose system has a Khmer font never fetch it.
_FONT_PACKAGE = "@fontsource/noto-sans-khmer"
_FONT_FILE = "files/noto-sans-khmer-khmer-400-normal.woff2"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAssets:
    """Files every page shares, by their path from the site's root, and the names a shell must link.

    `app_links` are the lines of the head that make the bank an app (see web_app.py); empty where it is none.
    """

    files: Mapping[str, bytes]
    style_path: str
    script_path: str
    search_path: str
    words_paths: Mapping[str, str]
    reading_paths: Mapping[str, str]
    giving_path: str
    giving_style_path: str
    pages_path: str
    own_paths: Mapping[str, str]
    copy_paths: Mapping[str, str]
    copy_style_path: str
    viewer_folder: str
    viewer_files: tuple[str, ...]
    worker: str
    digest: str
    app_links: str = ""


def collect_assets(root: Path, shells: Shells) -> SiteAssets:
    """Return the shared files of the site for pages made with `shells`."""
    style = _style_sheet(root, shells)
    style_path = f"assets/bank.{digest_of(style)[:10]}.css"
    files: dict[str, bytes] = {style_path: style.encode("utf-8")}
    scripts = client_scripts(root)
    files |= scripts.files
    words_paths = {
        language: add_digested(files, f"search/words.{language}", words_script(language))
        for language in LANGUAGES
    }
    fonts = package_folder(root, _FONT_PACKAGE)
    files[f"assets/fonts/{Path(_FONT_FILE).name}"] = read_bytes(fonts / _FONT_FILE)
    files["assets/licences/noto-sans-khmer.txt"] = read_bytes(fonts / "LICENSE")
    viewer = pdf_viewer(root)
    files |= viewer.files
    files["assets/licences/fflate.txt"] = read_bytes(package_folder(root, "fflate") / "LICENSE")
    codes = package_folder(root, CODES_PACKAGE)
    files[f"assets/licences/{CODES_PACKAGE}.txt"] = read_bytes(codes / "LICENSE")
    files["assets/licences/mkdocs-material.txt"] = _material_licence()
    for file in sorted((_HERE / "images").glob("*")):
        files[f"assets/images/{file.name}"] = read_bytes(file)
    digest = digest_of(
        scripts.worker, *(part for path, data in sorted(files.items()) for part in (path, data))
    )
    return SiteAssets(
        files=files,
        style_path=style_path,
        script_path=scripts.common_path,
        search_path=scripts.search_path,
        words_paths=words_paths,
        reading_paths=scripts.reading_paths,
        giving_path=scripts.giving_path,
        giving_style_path=scripts.giving_style_path,
        pages_path=scripts.pages_path,
        own_paths=scripts.own_paths,
        copy_paths=scripts.copy_paths,
        copy_style_path=scripts.copy_style_path,
        viewer_folder=viewer.folder,
        viewer_files=tuple(one for one in viewer.files if one.startswith(viewer.folder)),
        worker=scripts.worker,
        digest=digest,
    )


def _style_sheet(root: Path, shells: Shells) -> str:
    own = [read_text(file) for file in sorted((_HERE / "styles").glob("*.css"), key=_number)]
    used = [
        *(file for file in (_PAGES / "templates").rglob("*.html")),
        *(file for file in _PAGES.rglob("*.py")),
        *(file for file in (_HERE / "browser").glob("*.js")),
        *(file for file in _SEARCH.glob("*.js")),
        *(file for file in _READING.glob("*.js")),
        *(file for file in _GIVING.glob("browser/*.js")),
        *(file for file in _SLIPS.glob("*.js")),
    ]
    material = _material_styles()
    digest = digest_of(
        shells.digest, *own, *(read_bytes(file) for file in material), read_bytes(_HERE / "styles.py"),
        digest_of_files(_HERE.parent, used),
    )  # fmt: skip
    cache = root / _CACHE
    try:
        stored = json.loads(read_bytes(cache))
        if stored["digest"] == digest:
            return str(stored["css"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    names = names_in([shells.text, *(read_text(file) for file in used)])
    css = "".join(cut_styles(read_text(file), names) for file in material)
    css = drop_unread_variables(css + "".join(slim_styles(text) for text in own))
    write_text(cache, json.dumps({"digest": digest, "css": css}))
    return css


def _number(file: Path) -> tuple[int, str]:
    # By name where two have one number: a folder is read in no order.
    return int(file.name.partition("-")[0]), file.name


def _material_styles() -> tuple[Path, ...]:
    folder = (
        Path(str(importlib.resources.files("material"))) / "templates" / "assets" / "stylesheets"
    )
    names = [re.compile(r"main\.[0-9a-f]+\.min\.css"), re.compile(r"palette\.[0-9a-f]+\.min\.css")]
    return tuple(
        next(file for file in sorted(folder.iterdir()) if name.fullmatch(file.name))
        for name in names
    )


def _material_licence() -> bytes:
    distribution = importlib.metadata.distribution("mkdocs-material")
    # Not by the list of its files: there are 15,000, of which each would become a path.
    for place in ("licenses/LICENSE", "LICENSE"):
        text = distribution.read_text(place)
        if text is not None:
            return text.encode("utf-8")
    raise AssertionError("mkdocs-material comes with its licence")
