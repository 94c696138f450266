"""Turn a view into the HTML that goes into its shell. Pure, so that worker processes can share the work."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from policybank.i18n import LANGUAGES, read_words

from .page import PageSpec
from .view import View

_TEMPLATES = {
    "sitemap": "sitemap.xml",
    "sitemap-index": "sitemap-index.xml",
    "robots": "robots.txt",
}


def compose_page(view: View) -> PageSpec:
    """Return the page of `view`. Every text in it is escaped; templates hold no words of their own."""
    body = _template(view.kind).render(
        page=view, view=view.content, words=read_words(view.language)
    )
    return PageSpec(
        path=view.path,
        language=view.language,
        shell=view.shell,
        title=view.title,
        description=view.description,
        head="",
        body=body,
        twin=view.twin,
        base=view.base,
    )


@cache
def _template(kind: str) -> Template:
    return _environment().get_template(_TEMPLATES.get(kind, f"{kind}.html"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        # Always, and not by the file's ending: the sitemap and the redirects carry titles too.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # For the two pages that speak both languages.
    environment.globals["spoken"] = {language: read_words(language) for language in LANGUAGES}
    return environment
