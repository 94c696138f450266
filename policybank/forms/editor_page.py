"""Make the page of the editor at `/admin/` from its template."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Final

from policybank.core import read_text
from policybank.i18n import LANGUAGES, read_words
from policybank.schema import Vocabularies
from policybank.settings import Settings

from .editor_config import editor_api, editor_backend, editor_config
from .questions import both

_HERE: Final = Path(__file__).parent / "editor"


def editor_files(vocabularies: Vocabularies, settings: Settings) -> Mapping[str, str]:
    """Return the texts of the editor's page by their path in the site; none where it could save nothing.

    The program itself is not among them: it lies in `admin/sveltia/`.
    """
    backend = editor_backend(settings)
    if backend is None:
        return {}
    template = Template(read_text(_HERE / "index.html"))
    page = template.substitute(
        api=html.escape(editor_api(settings)),
        title=html.escape(both(lambda words: words("doors.editor.title"))),
        no_script=_told("no-script"),
        no_folder=_told("no-folder"),
    )
    return {
        "admin/index.html": page,
        "admin/config.yml": editor_config(vocabularies, settings, backend),
        "admin/start.js": read_text(_HERE / "start.js"),
    }


def _told(name: str) -> str:
    return "\n".join(
        f'<p lang="{language}">{html.escape(read_words(language)(f"doors.editor.{name}"))}</p>'
        for language in LANGUAGES
    )
