"""Fill a page into its shell. Runs in worker processes for every page that is written, so it only joins strings."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from policybank.pages import (
    COPY_SCRIPT,
    WEB,
    Medium,
    PageSpec,
    canonical_links,
    feed_links,
    home_of,
    relative,
    root_of,
)
from policybank.search import page_as_script

# A change of this code changes every page.
FILL_FILE = Path(__file__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page needs to be filled: the shells, the names of the shared files, the address of the site.

    `shells` holds literal text and names of sentinels in turn; `site_url` has no slash at its end and may be empty.
    `own_paths` are scripts and style sheets that only some pages have, by their name in the page.
    `app_links` are lines of the head with `{root}` for the way to the site's root.
    The search, its words (by language of the page) and the viewer of PDFs are only named here: scripts load them when they are
    wanted.

    Pages of a copy have a script and a style sheet that tell its age: `copy_paths` by language, `copy_style_path`.
    """

    shells: Mapping[str, tuple[str, ...]]
    style_path: str
    script_path: str
    search_path: str
    words_paths: Mapping[str, str]
    reading_paths: Mapping[str, str]
    giving_path: str
    giving_style_path: str
    pages_path: str
    own_paths: Mapping[str, str]
    viewer_folder: str
    site_url: str
    medium: Medium = WEB
    copy_paths: Mapping[str, str] = field(default_factory=dict)
    copy_style_path: str = ""
    app_links: str = ""


def fill(page: PageSpec, frame: Frame) -> bytes:
    """Return the bytes of `page`. A page of the shell "none" (a redirect) is its body alone."""
    if page.shell == "none":
        return page.body.encode("utf-8")
    root = root_of(page.path) if page.base is None else page.base
    home = home_of(page.path, page.language) if page.base is None else f"{root}/{page.language}"
    values = {
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "head": (feed_links(page, frame.site_url) if frame.medium.has_exports else "") + page.head,
        "body": page.body,
        "twin": html.escape(
            relative(page.path, page.twin)
            if len(frame.medium.languages) > 1
            else f"{frame.site_url}/{page.twin}"
        ),
        "canonical": canonical_links(page, frame.site_url) if frame.medium.has_address else "",
        "home": home,
        "root": root,
        "source": quote(page.source),
        # The whole address where there is one: the reader may stand in a copy of the bank on a USB stick.
        "address": quote(f"{frame.site_url}/{page.web_path or page.path}".lstrip("/"), safe="/:"),
        "styles": frame.app_links.replace("{root}", root)
        + f'<link rel="stylesheet" href="{root}/{frame.style_path}">',
        # Not deferred: it sets light or dark before the first paint, and is 2 KB beside the style sheet's 6.
        "scripts": f'<script src="{root}/{frame.script_path}" data-search="{root}/{frame.search_path}"'
        f' data-words="{root}/{frame.words_paths[page.language]}"'
        f' data-reading="{root}/{frame.reading_paths[page.language]}"></script>',
    }
    if page.shell == "text":
        values["scripts"] += (
            f'<script src="{root}/{frame.pages_path}" data-viewer="{root}/{frame.viewer_folder}" defer></script>'
        )
    if page.shell == "give":
        values["styles"] += f'<link rel="stylesheet" href="{root}/{frame.giving_style_path}">'
        values["scripts"] += f'<script src="{root}/{frame.giving_path}" defer></script>'
    if page.style:
        values["styles"] += f'<link rel="stylesheet" href="{root}/{frame.own_paths[page.style]}">'
    if page.script:
        values["scripts"] += f'<script src="{root}/{frame.own_paths[page.script]}" defer></script>'
    if frame.medium.is_copy:
        values["styles"] += f'<link rel="stylesheet" href="{root}/{frame.copy_style_path}">'
        values["scripts"] += _copy_scripts(page, root, frame)
    parts = list(frame.shells[f"{page.language}/{page.shell}"])
    parts[1::2] = [values[name] for name in parts[1::2]]
    made = "".join(parts)
    if page.shell == "text" and frame.medium.is_copy:
        # The index of a copy holds no texts: see `Packing.texts_in_pages`.
        made = page_as_script(page.path, made)
    return made.encode("utf-8")


def _copy_scripts(page: PageSpec, root: str, frame: Frame) -> str:
    """Return what tells the age of a copy: its own file, which the build does not make, and the script in the page's language.

    The page that offers the languages speaks all of them.
    """
    languages = frame.medium.languages if page.shell == "plain" else (page.language,)
    paths = (COPY_SCRIPT, *(frame.copy_paths[language] for language in languages))
    told = f' data-site="{html.escape(frame.site_url)}"'
    if page.web_path:
        told += f' data-page="{html.escape(page.web_path)}"'
    return "".join(f'<script src="{root}/{path}"{told} defer></script>' for path in paths)
