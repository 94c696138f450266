"""What lies at the address of a PDF: the original, or the copy that was cleaned."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

from policybank.render.inventory import site_files
from policybank.text import PdfFacts, PdfFile


def facts(**cleaned: object) -> PdfFacts:
    return PdfFacts(
        file=PdfFile(path=Path("library/law.km.pdf"), place="library/law.km.pdf"),
        sha256="a" * 64,
        size_bytes=9,
        leaf_count=1,
        unreadable_leaves=(),
        trusts=(),
        text_key="a" * 64,
        **cleaned,  # type: ignore[arg-type]
    )


def published(one: PdfFacts) -> tuple[Path | None, str]:
    found = site_files(
        [], [], Mock(), Mock(files={}), Mock(files=(), small={}), {"files/law.km.pdf": one}, {}
    )
    return next(
        (file.source, file.fingerprint) for file in found if file.path == "files/law.km.pdf"
    )


def test_an_original_is_published_as_it_is() -> None:
    assert published(facts()) == (Path("library/law.km.pdf"), "a" * 64)


def test_a_cleaned_copy_is_published_in_its_place() -> None:
    copy = Path("cache/copy.pdf")
    one = facts(removed=("javascript",), published_path=copy, published_sha256="b" * 64)
    assert published(one) == (copy, "b" * 64)
