"""The benchmark of copies counts right: what a zip will take, what each file is for, and what an update changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policybank.bench import measure_stick
from policybank.bench.corpus_texts import CorpusTexts
from policybank.bench.stick import changed_by_part
from policybank.bench.tree_sizes import (
    lines_of,
    part_of,
    room_of,
    size_of_file,
    sizes_by_part,
    total_of,
)
from policybank.core import SetupError, SilentProgress
from policybank.offline import MANIFEST, Manifest
from policybank.offline.copies import manifest_of, source_of, write_zip

ROOT = Path(__file__).parents[2]
FILES = {
    "km/documents/law-00001.html": b"<p>law</p>" * 700,
    "en/documents/law-00001.html": b"<p>law</p>" * 7_000,
    "text/law-00001.km.html": bytes(range(256)),
    "search/stick-month-leaves/s0-0f.js": b"PolicyBank.take(1)",
    "index.html": b"",
}


def corpus(folder: Path, *leaves: tuple[str, ...]) -> Path:
    """Write a corpus of documents in Khmer and English in turn."""
    file = folder / "corpus.jsonl"
    lines = (
        json.dumps({"id": f"d{at}", "lang": ("km", "en")[at % 2], "leaves": texts})
        for at, texts in enumerate(leaves)
    )
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def tree(folder: Path) -> Path:
    for path, data in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def test_what_is_counted_for_a_zip_is_what_a_zip_takes(tmp_path: Path) -> None:
    source = source_of(tree(tmp_path / "copy"))
    manifest = manifest_of(source)
    taken = write_zip(source, tmp_path / "copy.zip", manifest)
    # The list of files is in the zip too, and the end of the zip's own list has 22 bytes.
    of_manifest = size_of_file(MANIFEST, manifest.data).zip_bytes
    counted = total_of(sizes_by_part(source).values()).zip_bytes + of_manifest + 22
    # Heads may say sizes in eight bytes instead of four: 20 more for each file.
    assert 0 <= taken - counted <= 20 * (len(FILES) + 1)


def test_files_and_bytes_are_all_in_some_part(tmp_path: Path) -> None:
    source = source_of(tree(tmp_path))
    parts = sizes_by_part(source)
    whole = total_of(parts.values())
    assert whole.files == len(FILES) == len(source.files)
    assert whole.raw_bytes == sum(map(len, FILES.values())) == source.size_bytes
    # Clusters of 32 KB: three files take one each, that of 70 KB takes three, an empty one none. Folders have theirs.
    assert whole.fat_bytes == 6 * 32_768
    assert room_of(source) > whole.fat_bytes


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("km/documents/law-00001.html", "pages of documents, Khmer"),
        ("en/documents/index.2.html", "lists and browsing"),
        ("en/themes/gender.html", "lists and browsing"),
        ("km/reading/themes/gender.html", "reading lists"),
        ("text/law-00001.en.html", "pages of texts"),
        ("search/stick-before-leaves/s127-0f0f.js", "search: postings of texts"),
        ("search/stick-guides-leaves/t0-0f0f.js", "search: texts of its own"),
        ("search/stick-month-records/c1-0f0f.js", "search: records"),
        ("search/manifest.js", "search: words, titles, glossary"),
        ("assets/bank.0f.css", "scripts, styles, fonts"),
        ("files/law-00001.km.pdf", "PDFs"),
        ("index.html", "other pages"),
        ("en/about.html", "other pages"),
    ],
)
def test_each_file_is_counted_for_what_it_is(path: str, part: str) -> None:
    assert part_of(path) == part


def test_the_table_is_for_a_byte_of_text() -> None:
    sizes = {"pages of texts": size_of_file("text/a.km.html", b"a" * 500)}
    head, line, together = lines_of(sizes, documents=2, text_bytes=1_000)
    assert head.endswith("zipped")
    assert line.split()[-5:-2] == ["1", "0.500", "0.5000"]
    assert together.split()[-5:-2] == ["1", "0.500", "0.5000"]


def test_changes_are_counted_by_part_and_what_went_away_is_none() -> None:
    before = Manifest(sums={"text/a.km.html": "0", "text/b.km.html": "0", "index.html": "0"})
    after = Manifest(sums={"text/a.km.html": "1", "text/c.km.html": "0", "index.html": "0"})
    sizes = {"text/a.km.html": 10, "text/c.km.html": 5}
    assert changed_by_part(before, after, sizes.__getitem__) == {"pages of texts": (2, 15)}


def test_documents_beyond_the_corpus_have_its_texts_in_another_order(tmp_path: Path) -> None:
    texts = CorpusTexts.of(corpus(tmp_path, ("ក", "ខ", "គ"), ("one", "two")))
    assert [leaf.text for leaf in texts(0)] == ["ក", "ខ", "គ"]
    assert [(leaf.number, leaf.text) for leaf in texts(2)] == [(1, "ខ"), (2, "គ"), (3, "ក")]
    assert [leaf.language for leaf in texts(3)] == ["en", "en"]
    assert texts.text_bytes(2) == 9 + 6


def test_what_is_no_corpus_is_told(tmp_path: Path) -> None:
    with pytest.raises(SetupError):
        CorpusTexts.of(tmp_path / "nothing.jsonl")
    with pytest.raises(SetupError):
        CorpusTexts.of(corpus(tmp_path))
    (tmp_path / "corpus.jsonl").write_text('{"id": "d0", "lang": "en", "leaves": []}\n', "utf-8")
    with pytest.raises(SetupError, match="in turn"):
        list(CorpusTexts.of(tmp_path / "corpus.jsonl")(0))


@pytest.mark.slow
def test_a_small_bank_is_measured_from_its_making_to_its_verification(tmp_path: Path) -> None:
    file = corpus(tmp_path, *((f"អប់រំ {at}", f"school {at}") for at in range(4)))
    table = measure_stick(ROOT, tmp_path, file, documents=None, jobs=1, progress=SilentProgress())
    values = {one.name: one.value for one in table.figures}
    # Two pages and a text for each.
    assert values["one document added: files written"] >= 3
    assert 0 < values["one document added: written"] < values["first copy, wall"] * 1e6
    assert values["pack of those ten"] > 0
    assert values["zipped, for 1 MB of text"] < values["bytes, for 1 MB of text"]
    assert values["files for a document"] * 4 == int(values["files for a document"] * 4)
