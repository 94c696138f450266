"""The files that are made from the schema and from the rules of Khmer and checked in, so that people and editors find them without building.

`build.py schema` writes them and a test fails when one is stale. Vocabularies come from the room `library`, one floor
up, and are handed in; so are the files that rooms further up make of their own rules (`others`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from policybank.core import read_text, write_text
from policybank.i18n import LANGUAGES, faults_page, read_words
from policybank.khmer.making import made_rules

from .field_guide import field_guide
from .json_schema import json_schema
from .starter import starter_record
from .vocabularies import Vocabularies

_NO_OTHERS: Final[Mapping[str, str]] = MappingProxyType({})


def made_files(
    vocabularies: Vocabularies, others: Mapping[str, str] = _NO_OTHERS
) -> Mapping[str, str]:
    """Return the text of each made file by its POSIX path from the bank's root, with the `others`."""
    files = {
        "library/record.schema.json": json_schema(vocabularies),
        "library/starter.md": starter_record(vocabularies),
        **made_rules(),
        **others,
    }
    for language in LANGUAGES:
        words = read_words(language)
        files[f"docs/{language}/guide/fields.md"] = field_guide(words, vocabularies)
        files[f"docs/{language}/faults.md"] = faults_page(words)
    return files


def stale_made_files(
    root: Path, vocabularies: Vocabularies, others: Mapping[str, str] = _NO_OTHERS
) -> tuple[str, ...]:
    """Return the paths of made files that are missing or differ from what the schema makes now, sorted."""
    return tuple(
        sorted(
            path
            for path, text in made_files(vocabularies, others).items()
            if _standing(root / path) != text
        )
    )


def write_made_files(
    root: Path, vocabularies: Vocabularies, others: Mapping[str, str] = _NO_OTHERS
) -> tuple[str, ...]:
    """Write the made files that are stale and return their paths."""
    stale = stale_made_files(root, vocabularies, others)
    made = made_files(vocabularies, others)
    for path in stale:
        write_text(root / path, made[path])
    return stale


def _standing(file: Path) -> str | None:
    # Git on Windows may have given the file CRLF; that alone makes nothing stale.
    return read_text(file).replace("\r\n", "\n") if file.is_file() else None
