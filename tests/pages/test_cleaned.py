"""The page of a document says when its PDF is not the original, and why."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from policybank.pages import Bank

from .banks import make_bank, specs_of

EDITION = ("school-law", "km")


def bank_of(root: Path, *removed: str) -> Bank:
    bank = make_bank(root)
    cleaned = dataclasses.replace(
        bank.editions[EDITION], sha256="a" * 64, copy_sha256="b" * 64, removed=removed
    )
    return dataclasses.replace(bank, editions={**bank.editions, EDITION: cleaned})


def test_a_cleaned_copy_names_what_was_removed_and_both_sums(tmp_path: Path) -> None:
    specs = specs_of(bank_of(tmp_path, "javascript", "embedded-files"))
    for path in ("en/documents/school-law.html", "km/documents/school-law.html"):
        assert "a" * 64 in specs[path].body
        assert "b" * 64 in specs[path].body
    body = specs["en/documents/school-law.html"].body
    assert "contained: a program (JavaScript), files within the file. This copy" in body
    assert "កម្មវិធី (JavaScript)" in specs["km/documents/school-law.html"].body
    assert "b" * 64 in specs["text/school-law.km.html"].body


def test_an_original_is_published_without_a_word(tmp_path: Path) -> None:
    specs = specs_of(bank_of(tmp_path))
    for path in ("en/documents/school-law.html", "text/school-law.km.html"):
        assert "a" * 64 not in specs[path].body
        assert "SHA-256" not in specs[path].body
