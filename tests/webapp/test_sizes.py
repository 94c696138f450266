"""The files of sizes tell the truth about the site, and an added document changes few of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policybank import pipeline
from policybank.bench import SyntheticBank
from policybank.webapp import bucket_of

ROOT = Path(__file__).parents[2]
DOCUMENTS = 200


def read(site: Path, path: str) -> Any:
    return json.loads((site / "offline" / path).read_bytes())


def test_every_size_is_that_of_the_file_and_no_file_of_a_document_is_left_out(site: Path) -> None:
    buckets = read(site, "index.json")["buckets"]
    found: dict[str, int] = {}
    for number in range(buckets):
        for document_id, one in read(site, f"documents/{number}.json").items():
            assert bucket_of(document_id, buckets) == number
            found |= one["files"]
    assert found == {path: (site / path).stat().st_size for path in found}
    wanted = {
        file.relative_to(site).as_posix()
        for pattern in ("*/documents/*-*.html", "text/*.html", "files/*.pdf", "pictures/*.webp")
        for file in site.glob(pattern)
    }
    assert set(found) == wanted


def test_a_list_tells_the_size_of_all_its_documents(site: Path) -> None:
    listed = read(site, "lists/working-groups/school-reform.json")
    assert set(listed["documents"]) == {"school-law", "school-plan", "budget-plan"}
    documents = read(site, "documents/0.json")
    files = {path: size for one in documents.values() for path, size in one["files"].items()}
    pdfs = sum(size for path, size in files.items() if path.endswith(".pdf"))
    plain = sum(files.values()) - pdfs + sum(listed["pages"].values())
    assert listed["bytes"] == [plain, pdfs]
    assert listed["pages"] == {path: (site / path).stat().st_size for path in listed["pages"]}
    ready = read(site, "lists/reading/working-groups/school-reform.json")
    assert set(ready["documents"]) == set(listed["documents"])


def test_the_search_is_listed_file_by_file(site: Path) -> None:
    files = {
        f"search/{folder}{folder and '/'}{name}": size
        for folder, some in read(site, "search.json")["files"].items()
        for name, size in some.items()
    }
    assert files == {path: (site / path).stat().st_size for path in files}
    told = read(site, "index.json")["search"]
    assert told == {"bytes": sum(files.values()), "files": len(files), "isOffered": True}
    there = {one.relative_to(site).as_posix() for one in site.glob("search/**/*.js")}
    assert there - set(files) == {one for one in there if one.startswith("search/words.")}


@pytest.mark.slow
def test_an_added_document_changes_few_of_them(tmp_path: Path) -> None:
    bank = SyntheticBank.make(tmp_path / "bank", ROOT, DOCUMENTS, text_bytes=300)
    pipeline.build(bank.root, jobs=1)
    folder = bank.root / "site" / "offline"
    before = {file: file.read_bytes() for file in folder.rglob("*.json")}
    bank.add(DOCUMENTS)
    pipeline.build(bank.root, jobs=1)
    after = {file: file.read_bytes() for file in folder.rglob("*.json")}
    changed = [file for file, data in after.items() if before.get(file) != data]
    listed = [file for file in after if "lists" in file.parts]
    assert len(listed) > 100
    assert len([one for one in changed if "lists" in one.parts]) < len(listed) / 2
