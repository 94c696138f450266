"""A build that writes only what changed must leave the very bytes that a build from nothing would."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from policybank import pipeline
from policybank.bench import SyntheticBank, copy_bank
from policybank.core import remove_tree
from policybank.library import decisions_file, decisions_text

ROOT = Path(__file__).parents[2]
# Of each type some, with relations among them; more would write more of the same.
DOCUMENTS = 14

# A text of two leaves' length: these tests are about which pages are written, not about long ones.
TEXT_BYTES = 2_000

REASON = {"km": "ម្ចាស់បានស្នើ។", "en": "The owner asked for it."}

Change = Callable[[SyntheticBank], None]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> SyntheticBank:
    """A bank that was built once, put aside: what a build knows of its site holds only where it was built."""
    root = tmp_path_factory.mktemp("kept") / "bank"
    made = SyntheticBank.make(root, ROOT, DOCUMENTS, text_bytes=TEXT_BYTES)
    summary = pipeline.build(made.root, jobs=1)
    assert summary.report.faults == ()
    root.rename(root.with_name("aside"))
    return made


@pytest.fixture
def bank(kept: SyntheticBank) -> Iterator[SyntheticBank]:
    """The bank as it stood after that build."""
    shutil.copytree(kept.root.with_name("aside"), kept.root, symlinks=True)
    yield kept
    remove_tree(kept.root)


def test_a_build_without_changes_writes_nothing(bank: SyntheticBank) -> None:
    before = _contents(bank.root / "site")
    site = pipeline.build(bank.root, jobs=1).site
    assert site is not None
    assert (site.written, site.removed) == (0, 0)
    assert _contents(bank.root / "site") == before


def add_document(bank: SyntheticBank) -> None:
    bank.add(DOCUMENTS)


def change_title_of_related_document(bank: SyntheticBank) -> None:
    number = _related(bank)
    values = bank.values(number)
    bank.write_record(number, {**values, "title": {"en": "Another title"}})


def change_status_of_related_document(bank: SyntheticBank) -> None:
    number = _related(bank)
    bank.write_record(number, {**bank.values(number), "stage": "repealed"})


def remove_document(bank: SyntheticBank) -> None:
    targets = {
        relation["target"] for number in range(DOCUMENTS) for relation in _relations(bank, number)
    }
    bank.remove(
        next(
            number
            for number in reversed(range(DOCUMENTS))
            if bank.folder(number).name not in targets
        )
    )


def change_term(bank: SyntheticBank) -> None:
    file = bank.root / "library" / "vocabularies" / "themes.yml"
    text = file.read_text(encoding="utf-8")
    first = text.index("  en: ")
    file.write_text(
        f"{text[:first]}  en: Another name of {text[first + len('  en: ') :]}", encoding="utf-8"
    )


def change_pdf(bank: SyntheticBank) -> None:
    # The PDF of another document: its text is known, so no reader has to be started for it.
    bank.pdf(3).write_bytes(bank.pdf(5).read_bytes())


def change_setting(bank: SyntheticBank) -> None:
    file = bank.root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert "list_length: 50" in text
    file.write_text(text.replace("list_length: 50", "list_length: 7"), encoding="utf-8")


def rename_document(bank: SyntheticBank) -> None:
    values = bank.values(DOCUMENTS)
    bank.write_record(DOCUMENTS, {**values, "former_ids": ["the-old-name"], "editions": []})


def withdraw_document(bank: SyntheticBank) -> None:
    # One to which others lead: nothing may be left of the ways to it.
    name = bank.folder(_related(bank)).name
    file = bank.root / decisions_file(name)
    file.parent.mkdir(parents=True)
    change = {"state": "withdrawn", "date": "2026-02-01", "role": "chair", "reason": REASON}
    file.write_text(decisions_text(bank.root, name, change), encoding="utf-8")


# Three that touch the most; the others at length.
SLOWER = (
    change_status_of_related_document, remove_document, change_term, change_pdf, change_setting, rename_document,
)  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        add_document,
        change_title_of_related_document,
        withdraw_document,
        *(pytest.param(one, marks=pytest.mark.slow) for one in SLOWER),
    ],
)
def test_after_a_change_the_site_is_that_of_a_build_from_nothing(
    change: Change, bank: SyntheticBank, tmp_path: Path
) -> None:
    before = _contents(bank.root / "site")
    change(bank)
    site = pipeline.build(bank.root, jobs=1).site
    assert site is not None
    after = _contents(bank.root / "site")
    assert after != before, "the change is one that readers see"
    copy_bank(bank.root, tmp_path / "again", texts=True)
    pipeline.build(tmp_path / "again", jobs=1)
    assert _differing(after, _contents(tmp_path / "again" / "site")) == []
    assert site.written < len(after) or change in {change_term, change_setting}


def test_a_pdf_with_new_bytes_is_read_again_and_its_pages_written(
    bank: SyntheticBank, tmp_path: Path
) -> None:
    from policybank.bench.synthetic import tiny_pdf

    bank.pdf(3).write_bytes(tiny_pdf("Words that were not there before"))
    pipeline.build(bank.root, jobs=1)
    page = next((bank.root / "site" / "text").glob(f"{bank.folder(3).name}.*.html"))
    assert "Words that were not there before" in page.read_text(encoding="utf-8")
    copy_bank(bank.root, tmp_path / "again", texts=True)
    pipeline.build(tmp_path / "again", jobs=1)
    assert _differing(_contents(bank.root / "site"), _contents(tmp_path / "again" / "site")) == []


def test_a_file_that_somebody_changed_in_the_site_is_made_anew(bank: SyntheticBank) -> None:
    before = _contents(bank.root / "site")
    (bank.root / "site" / "en" / "index.html").write_text("not ours", encoding="utf-8")
    (bank.root / "site" / "km" / "index.html").unlink()
    (bank.root / "site" / "stray.txt").write_text("not ours", encoding="utf-8")
    pipeline.build(bank.root, jobs=1)
    assert _contents(bank.root / "site") == before


def test_worker_processes_write_the_bytes_that_one_process_writes(
    bank: SyntheticBank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from policybank.render import workers

    monkeypatch.setattr(workers, "_FEW", 1)
    copy_bank(bank.root, tmp_path / "again", texts=True)
    pipeline.build(tmp_path / "again", jobs=2)
    assert _differing(_contents(bank.root / "site"), _contents(tmp_path / "again" / "site")) == []


def _related(bank: SyntheticBank) -> int:
    """Return the number of a document to which another one's relation leads."""
    target = next(
        relation["target"] for number in range(DOCUMENTS) for relation in _relations(bank, number)
    )
    return next(number for number in range(DOCUMENTS) if bank.folder(number).name == target)


def _relations(bank: SyntheticBank, number: int) -> list[dict[str, str]]:
    relations: list[dict[str, str]] = bank.values(number).get("relations", [])
    return relations


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
