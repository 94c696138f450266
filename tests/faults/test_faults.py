"""Each code of a fault, shown by the smallest library that has it, with the exact words people read.

A folder here is named after a code. It holds `library/`, laid over an empty bank, or `make.py` with `make_case(root)`
for what cannot be checked in (hostile, huge or binary files, packets and lists in `packets/`), and `expected.txt`. `build.py test --save-golden` writes
the expected files again; read the difference as a contributor would.
"""

from __future__ import annotations

import datetime
import importlib.util
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from policybank.core import SEVERITIES, Fault, Report, SilentProgress
from policybank.evidence import gather_evidence
from policybank.git import repository_at
from policybank.i18n import LANGUAGES, Words, format_faults, read_words
from policybank.intake import find_packets, take_in, take_in_list
from policybank.library import read_library, seats_over
from policybank.queue import read_queue
from policybank.settings import read_settings
from policybank.text import leaves_loader, pdf_files, read_texts, text_cache, text_limits
from tests import make
from tests.git.repositories import repository

HERE = Path(__file__).parent
TODAY = datetime.date(2026, 1, 1)
CODES = sorted(
    folder.name for folder in HERE.iterdir() if folder.is_dir() and not folder.name.startswith("_")
)


def report_of(root: Path) -> Report:
    """Return the faults of records and of PDFs read to their last leaf, as a build and a check on `TODAY` find them."""
    library = read_library(root)
    texts = read_texts(
        pdf_files(root, library),
        cache=text_cache(root),
        limits=text_limits(read_settings(root)),
        jobs=1,
        progress=SilentProgress(),
    )
    limits = text_limits(read_settings(root))
    leaves = leaves_loader(texts, text_cache(root), limits)
    _, evidence_faults = gather_evidence(root, library, texts, leaves)
    over = seats_over(root, library, TODAY)
    return library.report.joined((*texts.faults, *evidence_faults, *over, *packet_faults(root)))


def packet_faults(root: Path) -> Iterator[Fault]:
    """Yield the faults of the packets and lists that a case put into `packets/`, as intake tells them, and of the queue."""
    yield from read_queue(root)[1]
    if not (root / "packets").is_dir():
        return
    repository(root)
    here, day = repository_at(root), "2026-11-27"
    for outcome in take_in(here, find_packets(root / "packets"), day=day):
        yield from outcome.faults
    for file in sorted((root / "packets").glob("*.csv")):
        of_list = take_in_list(here, file, day=day)
        yield from of_list.faults
        for _, outcome in of_list.rows:
            yield from outcome.faults


def bank_of(code: str, root: Path) -> Path:
    make.bank(root)
    case = HERE / code
    if (case / "library").is_dir():
        shutil.copytree(case / "library", root / "library", dirs_exist_ok=True)
    if (case / "make.py").is_file():
        spec = importlib.util.spec_from_file_location(
            f"make_{code.replace('-', '_')}", case / "make.py"
        )
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.make_case(root)
    return root


@pytest.mark.parametrize("code", CODES)
def test_a_contributor_reads(code: str, tmp_path: Path, save_golden: bool) -> None:
    report = report_of(bank_of(code, tmp_path / "bank"))
    assert code in report.codes
    shown = format_faults(report)
    expected = HERE / code / "expected.txt"
    if save_golden:
        expected.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == expected.read_text(encoding="utf-8")


def test_every_code_has_its_folder_and_every_folder_a_code() -> None:
    assert set(CODES) == set(SEVERITIES)


@pytest.mark.parametrize("code", SEVERITIES)
def test_every_code_has_words_in_both_languages(code: str) -> None:
    for language in LANGUAGES:
        words = read_words(language)
        for part in ("what", "mend"):
            sentence = words.entries[f"faults.{code}.{part}"]
            assert sentence.endswith(
                ("។", "?", "{reason}") if language == "km" else (".", "?", "{reason}")
            )
            assert (
                bool(re.search("[\u1780-\u17b3]", sentence)) == (language == "km")
                or "{{km" in sentence
            )


def placeholders(words: Words, key: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words.entries[key]) if name}


def test_the_words_of_faults_name_the_same_facts_in_both_languages() -> None:
    km, en = (read_words(language) for language in LANGUAGES)
    keys = [key for key in en.entries if key.startswith("faults.")]
    assert {key: placeholders(en, key) for key in keys} == {
        key: placeholders(km, key) for key in keys
    }


def test_all_faults_of_a_library_are_told_at_once(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    make.document(root, "law-one", title=None, date="2007-13-45", themes=["Teachers", "astronomy"])
    make.document(root, "law-two", rights={"statement": "link-only"}, pdfs=["km"])
    file = make.document(root, "law-three") / "index.md"
    file.write_text("no record at all", encoding="utf-8")
    assert sorted(report_of(root).codes) == [
        "date-invalid", "front-matter-missing", "rights-forbid-file", "term-unknown", "term-unknown", "title-missing",
    ]  # fmt: skip


def test_a_library_in_order_has_no_faults(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    make.document(
        root, pdfs=["km", "en"], title={"km": "ច្បាប់សាលា", "en": "School Law"}, themes=["teachers"]
    )
    assert report_of(root) == Report()
