"""All PDFs of a library, good, broken and hostile, side by side."""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from policybank.core import SilentProgress
from policybank.text import (
    Limits,
    PdfFile,
    TextCache,
    Texts,
    _read,
    inspect_pdf,
    load_text,
    read_texts,
)
from policybank.text._cache import reader_digest
from policybank.text._children import Child, read_with_children
from policybank.text._read import ranges_of
from tests.text import make_pdf

LIMITS = Limits(largest_bytes=2_000_000, slowest_seconds=30, memory_bytes=700_000_000)
HASTY = Limits(largest_bytes=2_000_000, slowest_seconds=2, memory_bytes=700_000_000)


def place(folder: Path, **files: bytes) -> list[PdfFile]:
    made = []
    for name, data in files.items():
        path = folder / f"{name}.km.pdf"
        path.write_bytes(data)
        made.append(PdfFile(path=path, place=f"library/{path.name}"))
    return made


def read(files: list[PdfFile], folder: Path, limits: Limits = LIMITS) -> Texts:
    cache = TextCache(folder=folder / "cache")
    return read_texts(files, cache=cache, limits=limits, jobs=2, progress=SilentProgress())


def codes(texts: Texts) -> dict[str, str]:
    return {
        fault.place.file.removeprefix("library/").split(".")[0]: fault.code
        for fault in texts.faults
    }


def test_every_broken_file_is_a_fault_and_every_good_one_is_read(tmp_path: Path) -> None:
    good = make_pdf.pdf(make_pdf.latin("A good file"))
    files = place(
        tmp_path,
        empty=b"",
        word=b"PK\x03\x04 not a PDF",
        huge=b"%PDF-1.7" + b" " * 2_000_000,
        cut=good[:-200],
        locked=make_pdf.locked(),
        looping=make_pdf.looping_tree(),
        deep=make_pdf.deep_tree(),
        good=good,
    )
    texts = read(files, tmp_path)
    assert codes(texts) == {
        "empty": "pdf-empty",
        "word": "pdf-not-a-pdf",
        "huge": "pdf-too-large",
        "cut": "pdf-damaged",
        "locked": "pdf-encrypted",
        "looping": "pdf-no-leaves",
        "deep": "pdf-unreadable",
    }
    assert [facts.file.path.name for facts in texts.facts] == ["good.km.pdf"]


def test_a_file_that_hangs_is_ended_and_the_next_one_is_read(tmp_path: Path) -> None:
    files = place(
        tmp_path, endless=make_pdf.endless_leaf(), good=make_pdf.pdf(make_pdf.latin("Good"))
    )
    texts = read(files, tmp_path, HASTY)
    assert codes(texts) == {"endless": "pdf-too-slow"}
    assert [facts.leaf_count for facts in texts.facts] == [1]


@pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux limits the memory of a process")
def test_a_bomb_does_not_take_the_memory_of_the_machine(tmp_path: Path) -> None:
    files = place(tmp_path, bomb=make_pdf.bomb(megabytes=300))
    limits = replace(LIMITS, memory_bytes=300_000_000)
    assert codes(read(files, tmp_path, limits)) == {"bomb": "pdf-too-slow"}


def test_a_child_that_crashes_costs_one_file(tmp_path: Path) -> None:
    (good,) = place(tmp_path, good=make_pdf.pdf(make_pdf.latin("Good")))
    with Child(LIMITS) as child:
        assert child.read(good.path).leaves
        assert child._process is not None
        child._process.kill()
        child._process.wait()
        assert child.read(good.path).leaves[0].text == "Good"


def test_an_interrupted_reading_leaves_no_child_behind(tmp_path: Path) -> None:
    endless = place(tmp_path, endless=make_pdf.endless_leaf())[0].path
    good = place(tmp_path, good=make_pdf.pdf(make_pdf.latin("Good")))[0].path
    answers = read_with_children([good, endless, endless], limits=LIMITS, jobs=2)
    assert next(answers)[1].leaves
    answers.close()
    assert [thread.name for thread in threading.enumerate() if "Pool" in thread.name] == []


def test_leaves_that_wait_are_a_warning_that_names_them(tmp_path: Path) -> None:
    sound, noise = make_pdf.actual("ច្បាប់"), make_pdf.actual("ា", "្")
    texts = read(place(tmp_path, law=make_pdf.pdf(noise, sound, noise, noise)), tmp_path)
    (fault,) = texts.faults
    assert (fault.code, fault.severity) == ("pdf-leaf-waiting", "warning")
    assert dict(fault.facts) == {"leaves": "1, 3-4", "count": "3", "total": "4"}
    assert dict(texts.facts[0].trust_leaves)["pending"] == (1, 3, 4)


def test_facts_tell_the_digest_that_sha256sum_tells(tmp_path: Path) -> None:
    data = make_pdf.pdf(make_pdf.latin("One"))
    (facts,) = read(place(tmp_path, one=data), tmp_path).facts
    assert facts.size_bytes == len(data)
    assert facts.sha256 == hashlib.sha256(data).hexdigest()


def test_two_builds_give_the_same(tmp_path: Path) -> None:
    files = place(
        tmp_path, a=make_pdf.pdf(make_pdf.latin("A")), b=make_pdf.locked(), c=make_pdf.pdf(b"")
    )
    assert read(files, tmp_path) == read(files, tmp_path)


def test_what_was_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = place(tmp_path, a=make_pdf.pdf(make_pdf.latin("A")), loop=make_pdf.looping_tree())
    first = read(files, tmp_path)
    asked: list[Path] = []

    def note(paths: list[Path], **_: object) -> tuple[()]:
        asked.extend(paths)
        return ()

    monkeypatch.setattr(_read, "read_with_children", note)
    assert read(files, tmp_path) == first
    (tmp_path / "cache" / "index.json").unlink()
    assert read(files, tmp_path) == first
    assert asked == []


def test_a_damaged_entry_is_read_again_and_not_believed(tmp_path: Path) -> None:
    texts = read(place(tmp_path, a=make_pdf.pdf(make_pdf.latin("True"))), tmp_path)
    cache = TextCache(folder=tmp_path / "cache")
    (facts,) = texts.facts
    (entry,) = cache.folder.glob("??/*.json")
    entry.write_text(entry.read_text(encoding="utf-8").replace("True", "False"), encoding="utf-8")
    assert load_text(facts, cache=cache, limits=LIMITS).leaves[0].text == "True"
    assert load_text(facts, cache=cache, limits=LIMITS).reader.startswith("pdfminer.six")


def test_an_entry_of_another_reader_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = place(tmp_path, a=make_pdf.pdf(make_pdf.latin("A")))
    read(files, tmp_path)
    (entry,) = (tmp_path / "cache").glob("??/*.json")
    monkeypatch.setattr("policybank.text._cache.reader_digest", lambda: "another")
    (facts,) = read(files, tmp_path).facts
    assert facts.leaf_count == 1
    assert entry.read_text(encoding="utf-8").startswith("another ")
    assert reader_digest() != "another"


def test_one_file_under_two_names_is_read_once_and_told_twice(tmp_path: Path) -> None:
    data = make_pdf.looping_tree()
    texts = read(place(tmp_path, a=data, b=data), tmp_path)
    assert codes(texts) == {"a": "pdf-no-leaves", "b": "pdf-no-leaves"}
    assert len(list((tmp_path / "cache").glob("??/*.json"))) == 1


def test_a_file_s_entry_is_plain_json_under_its_digest(tmp_path: Path) -> None:
    (facts,) = read(place(tmp_path, a=make_pdf.pdf(make_pdf.actual("ក"))), tmp_path).facts
    entry = tmp_path / "cache" / facts.sha256[:2] / f"{facts.sha256}.json"
    body = entry.read_text(encoding="utf-8").partition("\n")[2]
    assert json.loads(body)["leaves"][0]["text"] == "ក"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04....", "docx/zip"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"\n<!DOCTYPE html><p>", "html"),
        (b"anything", "?"),
    ],
)
def test_at_first_sight_another_kind_of_file_is_named(
    data: bytes, kind: str, tmp_path: Path
) -> None:
    (file,) = place(tmp_path, other=data)
    (fault,) = inspect_pdf(file, LIMITS)
    assert (fault.code, fault.facts) == ("pdf-not-a-pdf", (("kind", kind),))


def test_at_first_sight_a_good_file_has_no_fault(tmp_path: Path) -> None:
    (file,) = place(tmp_path, good=make_pdf.pdf(make_pdf.latin("Good")))
    assert inspect_pdf(file, LIMITS) == ()


def test_leaves_are_named_as_people_write_them() -> None:
    assert ranges_of([1, 2, 3, 7, 9, 10]) == "1-3, 7, 9-10"
    assert ranges_of([]) == ""
