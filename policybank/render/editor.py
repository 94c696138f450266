"""Put the editor for contributors, Sveltia CMS, into the site at `/admin/`: the program, its fonts, its page and configuration.

The form of the package that is made for a site's own bundle, since it is the one that brings its fonts and asks nobody for
parts. What it loads only for photographs and program code is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from policybank.core import read_bytes
from policybank.forms import editor_files
from policybank.packages import package_folder
from policybank.schema import Vocabularies
from policybank.settings import Settings

from .assets import SiteAssets

_PACKAGE: Final = "@sveltia/cms"
_FOLDER: Final = "admin/sveltia"
_PROGRAM: Final = "index.js"
# The parts that the program names at its head; what it loads later stands in calls.
_FIRST_PARTS: Final = re.compile(rb'from"\./(chunks/[\w.-]+\.js)"')
_LICENCES: Final = {
    "LICENSE.txt": "sveltia-cms.txt",
    "npm/assets/source-sans-3.LICENSE.txt": "source-sans-3.txt",
    "npm/assets/noto-mono.LICENSE.txt": "noto-mono.txt",
    "npm/assets/material-symbols-outlined.LICENSE.txt": "material-symbols-outlined.txt",
}


def with_editor(
    assets: SiteAssets, root: Path, vocabularies: Vocabularies, settings: Settings
) -> SiteAssets:
    """Return `assets` with the files of the editor."""
    return replace(assets, files={**assets.files, **_editor(root, vocabularies, settings)})


def _editor(root: Path, vocabularies: Vocabularies, settings: Settings) -> Mapping[str, bytes]:
    texts = editor_files(vocabularies, settings)
    if not texts:
        return {}
    package = package_folder(root, _PACKAGE)
    files = {path: text.encode("utf-8") for path, text in texts.items()}
    program = read_bytes(package / "npm" / _PROGRAM)
    files[f"{_FOLDER}/{_PROGRAM}"] = program
    names = {found.decode("ascii") for found in _FIRST_PARTS.findall(program)}
    names |= {f"assets/{file.name}" for file in (package / "npm" / "assets").glob("*.woff2")}
    for name in sorted(names):
        files[f"{_FOLDER}/{name}"] = read_bytes(package / "npm" / name)
    for source, name in _LICENCES.items():
        files[f"assets/licences/{name}"] = read_bytes(package / source)
    return files
