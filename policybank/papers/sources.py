"""The source of a paper: Markdown with a title and a date, and drawings, in `library/<type>/<id>/source/`.

A paper is a document of the library like any other; only its PDFs are made here instead of being received. The source
lies beside the record, so that whoever mends a sentence finds it where the PDF is.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import frontmatter

from policybank.core import SetupError, read_text
from policybank.i18n import LANGUAGES, read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSource:
    """One edition of one paper as it was written. `folder` is the folder of the record."""

    id: str
    language: str
    title: str
    date: dt.date
    markdown: str
    folder: Path

    @property
    def pdf(self) -> Path:
        """Return where the PDF of this edition stands."""
        return self.folder / f"{self.id}.{self.language}.pdf"

    @property
    def shows_pages(self) -> bool:
        """Return whether it shows pictures of our own pages."""
        return "/docs/images/" in self.markdown


def find_papers(root: Path, only: tuple[str, ...] = ()) -> tuple[PaperSource, ...]:
    """Return every edition of the papers in the library at `root`, or of those named in `only`, in order of name."""
    folders = {
        file.parent.parent.name: file.parent.parent for file in root.glob("library/*/*/source/*.md")
    }
    for name in only:
        if name not in folders:
            known = ", ".join(sorted(folders))
            raise SetupError(in_both_languages("unknown", id=name, known=known))
    return tuple(
        read_paper(folder, language)
        for name, folder in sorted(folders.items())
        if not only or name in only
        for language in LANGUAGES
    )


def read_paper(folder: Path, language: str) -> PaperSource:
    """Return the edition in `language` of the paper whose record lies in `folder`."""
    file = folder / "source" / f"{folder.name}.{language}.md"
    try:
        post = frontmatter.loads(read_text(file))
    except FileNotFoundError as error:
        raise SetupError(in_both_languages("language", file=file.name)) from error
    title, date = post.get("title"), post.get("date")
    if not isinstance(title, str) or not isinstance(date, dt.date):
        raise SetupError(in_both_languages("head", file=file.name))
    return PaperSource(
        id=folder.name,
        language=language,
        title=title,
        date=date,
        markdown=post.content,
        folder=folder,
    )


def in_both_languages(key: str, **values: object) -> str:
    """Return the words of a set-up error of this room in Khmer and in English: we do not know who typed the command."""
    return "\n".join(
        read_words(language)(f"papers.setup.{key}", **values) for language in LANGUAGES
    )
