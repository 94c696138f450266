"""Make the shells of pages, once, with MkDocs and Material.

MkDocs renders 1,000 pages in 8 to 36 CPU seconds, depending on their navigation; our own code fills a shell in under a
millisecond. So MkDocs renders one page for each language and kind of shell, with sentinels where the values go, and the
hand-written guides, whose Markdown it is good at. All of it is kept until something that goes into it changes.

The shell is the same at every depth: the relative ways to the site's root and to the language's folder are sentinels too.
"""

from __future__ import annotations

import importlib.metadata
import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from policybank.core import digest_of, digest_of_files, read_bytes, write_bytes, write_text
from policybank.i18n import LANGUAGES, read_words
from policybank.pages import Guide
from policybank.settings import Settings

from .guide_pictures import arrange_pictures

_CACHE = ".cache/shells.json"
_THEME = Path(__file__).parent / "theme"
_I18N = Path(__file__).parents[1] / "i18n"

# The kinds of shell; a theme may draw them differently. The page of a shell is Markdown with one heading-less line.
SHELL_KINDS = ("page", "text", "give", "search", "plain")

_SENTINEL = re.compile(r"@@bank:([a-z]+)@@")
# MkDocs wants a title and a body of every page; the sentinels come from the theme's template.
_SHELL_SOURCE = "---\ntitle: shell\nshell: {kind}\n---\n\nshell\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shells:
    """Shells by `<language>/<kind>`: literal text and names of sentinels in turn, beginning with text.

    `digest` changes when any shell does. `guides` are the hand-written pages of each language, as HTML.
    """

    parts: Mapping[str, tuple[str, ...]]
    guides: Mapping[str, tuple[Guide, ...]]
    digest: str

    @property
    def text(self) -> str:
        """All literal text of all shells: where the names are found that the styles must keep."""
        texts = [part for parts in self.parts.values() for part in parts[::2]]
        texts += [guide.html for guides in self.guides.values() for guide in guides]
        return "\n".join(texts)


def make_shells(root: Path, settings: Settings) -> Shells:
    """Return the shells and guides of the bank at `root`, made anew only when something that goes into them changed."""
    digest = _digest_of_sources(root, settings)
    kept = _read_kept(root / _CACHE, digest)
    if kept is None:
        parts: dict[str, tuple[str, ...]] = {}
        guides: dict[str, tuple[Guide, ...]] = {}
        for language in LANGUAGES:
            made = dict(_render_language(root, language, settings))
            for kind in SHELL_KINDS:
                parts[f"{language}/{kind}"] = tuple(
                    _SENTINEL.split(_slim(made.pop(f"shell-{kind}").html))
                )
            guides[language] = tuple(made.values())
        kept = Shells(parts=parts, guides=guides, digest=digest)
        _write_kept(root / _CACHE, kept)
    return kept


def _digest_of_sources(root: Path, settings: Settings) -> str:
    folders = [*(root / "docs" / part for part in (*LANGUAGES, "images")), _THEME, _I18N]
    sources = [
        digest_of_files(folder, (file for file in folder.rglob("*") if _is_source(file)))
        for folder in folders
    ]
    versions = [
        importlib.metadata.version(name) for name in ("mkdocs", "mkdocs-material", "markdown")
    ]
    return digest_of(
        *sources,
        *versions,
        read_bytes(root / "mkdocs.yml"),
        repr(settings),
        read_bytes(Path(__file__)),
    )


def _is_source(file: Path) -> bool:
    return file.is_file() and file.suffix != ".pyc"


def _render_language(root: Path, language: str, settings: Settings) -> Iterator[tuple[str, Guide]]:
    """Yield what MkDocs makes of each page of `language`: shells under `shell-<kind>`, guides under their path."""
    # Imported here: MkDocs and Material take a third of a second to import, and most builds need neither.
    from mkdocs.commands.build import get_context
    from mkdocs.structure.files import File, InclusionLevel, get_files
    from mkdocs.structure.nav import get_navigation

    words = read_words(language)
    config = _configuration(root, language)
    files = get_files(config)
    for kind in SHELL_KINDS:
        source = _SHELL_SOURCE.format(kind=kind)
        files.append(
            File.generated(
                config, f"shell-{kind}.md", content=source, inclusion=InclusionLevel.NOT_IN_NAV
            )
        )
    navigation = get_navigation(files, config)
    environment = config.theme.get_env()
    spoken = {one: read_words(one) for one in LANGUAGES}
    environment.globals.update(words=words, settings=settings, language=language, spoken=spoken)
    template = environment.get_template("main.html")
    for file in files.documentation_pages():
        page = file.page
        assert page is not None
        page.read_source(config)
        page.markdown = _with_addresses(page.markdown or "", settings)
        page.render(config, files)
        name = file.src_uri.removesuffix(".md")
        if name.startswith("shell-"):
            html = template.render(get_context(navigation, files, config, page))
            yield (
                name,
                Guide(
                    path=name, language=language, title="", description="", html=html, headings=()
                ),
            )
        else:
            yield name, _guide(page, f"{name}.html", language, root)


def _with_addresses(markdown: str, settings: Settings) -> str:
    """Put the bank's own addresses into a guide, which names them by `bank:repository` and `bank:contact`."""
    repository, contact = settings.repository_url, settings.contact_url
    return markdown.replace("](bank:repository", f"]({repository}").replace(
        "](bank:contact", f"]({contact}"
    )


def _configuration(root: Path, language: str) -> Any:
    from mkdocs.config.defaults import MkDocsConfig

    # Material logs an advertisement at import time and MkDocs every unlisted page; links are checked by `audit`.
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    languages = root / ".cache" / "theme"
    _write_language_files(languages)
    config = MkDocsConfig(config_file_path=str(root / "mkdocs.yml"))
    with (root / "mkdocs.yml").open("rb") as stream:
        config.load_file(stream)
    config.load_dict(
        {
            "docs_dir": str(root / "docs" / language),
            "site_dir": str(root / ".cache" / "mkdocs-site"),
            "theme": {
                "name": "material",
                "custom_dir": str(_THEME),
                "language": language,
                "font": False,
            },
            "plugins": [],
            "use_directory_urls": False,
            "markdown_extensions": [
                "admonition",
                "attr_list",
                "def_list",
                "tables",
                {"toc": {"slugify": _anchor}},
            ],
        }
    )
    errors, _warnings = config.validate()
    if errors:
        from policybank.core import SetupError

        raise SetupError("mkdocs.yml: " + "; ".join(f"{name}: {error}" for name, error in errors))
    config.theme.dirs.insert(1, str(languages))
    # MkDocs begins every build so; there is no plugin to be told, but `File.generated` counts on a first event.
    return config.plugins.on_config(config)


def _write_language_files(folder: Path) -> None:
    from policybank.pages import material_language_file

    for language in LANGUAGES:
        file = folder / "partials" / "languages" / f"{language}.html"
        text = material_language_file(read_words(language))
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            write_text(file, text)


def _anchor(_heading: str, _separator: str) -> str:
    # The same anchors in both languages (`section`, `section_1` …), so that a link to a part of a guide keeps its place
    # when the language is switched. Made from Khmer words they would be percent-encoded and three times as long.
    return "section"


def _guide(page: Any, path: str, language: str, root: Path) -> Guide:
    return Guide(
        path=path,
        language=language,
        title=str(page.meta.get("title") or page.title),
        description=str(page.meta.get("description") or ""),
        html=arrange_pictures(page.content or "", root),
        headings=tuple(_headings(page.toc, level=2)),
        is_searched=_is_searched(page.meta.get("search")),
    )


def _is_searched(told: Any) -> bool:
    return not (isinstance(told, Mapping) and told.get("exclude") is True)


def _headings(items: Any, level: int) -> Iterator[tuple[int, str, str]]:
    for item in items:
        if item.level >= level:
            yield item.level, item.id, item.title
        yield from _headings(item.children, level)


def _slim(html: str) -> str:
    # Indentation is a tenth of a shell's bytes. The shell holds no <pre>; guides and bodies are left as they are.
    return re.sub(r"\s*\n\s*", "\n", html).strip() + "\n"


def _read_kept(file: Path, digest: str) -> Shells | None:
    try:
        stored = json.loads(read_bytes(file))
    except (OSError, ValueError):
        return None
    if not isinstance(stored, dict) or stored.get("digest") != digest:
        return None
    return Shells(
        parts={name: tuple(parts) for name, parts in stored["parts"].items()},
        guides={
            language: tuple(
                Guide(**{**guide, "headings": tuple(tuple(one) for one in guide["headings"])})
                for guide in guides
            )
            for language, guides in stored["guides"].items()
        },
        digest=digest,
    )


def _write_kept(file: Path, shells: Shells) -> None:
    stored = {
        "digest": shells.digest,
        "parts": shells.parts,
        "guides": {
            language: [asdict(guide) for guide in guides]
            for language, guides in shells.guides.items()
        },
    }
    write_bytes(file, json.dumps(stored, ensure_ascii=False).encode("utf-8"))
