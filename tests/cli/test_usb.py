"""`build.py usb`, as an officer types it: one bank, copied, updated, cut, checked and mended."""

from __future__ import annotations

import argparse
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.cli import usb
from policybank.cli._display import bytes_shown
from policybank.i18n import read_words
from policybank.offline import MANIFEST
from policybank.offline.copies import START_PAGE, CopyError, room_on_fat
from tests import make

if TYPE_CHECKING:
    from playwright.sync_api import Page

OWN_WORK = {"statement": "own-work"}


def write_bank(root: Path) -> Path:
    make.bank_to_build(root)
    make.document(
        root,
        "school-law",
        title={"km": "ច្បាប់សាលា", "en": "School Law"},
        pdfs=["km", "en"],
        rights=OWN_WORK,
        provinces=["phnom-penh"],
    )
    make.document(root, "school-plan", pdfs=["en"], rights=OWN_WORK, title={"en": "School Plan"})
    return root


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank that no test changes; its site for sticks is made again as cuts ask for it."""
    return write_bank(tmp_path_factory.mktemp("bank"))


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "my stick"
    folder.mkdir()
    (folder / "letter.docx").write_bytes(b"own")
    yield folder
    assert (folder / "letter.docx").read_bytes() == b"own", "nothing of others was touched"


@pytest.fixture(scope="module")
def read_copy(bank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An old copy without the PDF of the plan, that tests only read."""
    folder = tmp_path_factory.mktemp("copy")
    typed(bank, folder, "--province", "phnom-penh", day="2020-01-31")
    return folder


def typed(root: Path, *arguments: str | Path, day: str = "2026-03-09") -> int:
    parser = argparse.ArgumentParser()
    usb.add_arguments(parser)
    options = parser.parse_args([*map(str, arguments), "--today", day, "--jobs", "1"])
    return usb.run(root, options, ())


def room_of(folder: Path) -> int:
    """Return what the copy takes on FAT, without the own file of the fixture."""
    sizes = {
        file.relative_to(folder).as_posix(): file.stat().st_size
        for file in folder.rglob("*")
        if file.is_file() and file.suffix != ".docx"
    }
    return room_on_fat(sizes)


def pdfs(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("files/*.pdf"))


def test_a_stick_is_written_checked_damaged_and_mended(
    bank: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(bank, stick) == 0
    said = capsys.readouterr().out
    assert f"The copy stands in {stick}" in said
    assert "ច្បាប់ចម្លងស្ថិតនៅ" in said
    assert "clusters of 32 KB" in said
    for name in ("verify.html", "copy.js", "READ-ME.km.txt", "en/index.html", "km/give.html"):
        assert (stick / name).is_file(), name
    assert '"made":"2026-03-09"' in (stick / "copy.js").read_text(encoding="utf-8")
    assert pdfs(stick) == ["school-law.en.pdf", "school-law.km.pdf", "school-plan.en.pdf"]

    assert typed(bank, stick) == 0
    assert "up to date already" in capsys.readouterr().out
    assert typed(bank, stick, "--verify") == 0
    assert "is whole" in capsys.readouterr().out

    (stick / "copy.js").write_bytes(b"?")
    (stick / "files" / "school-law.km.pdf").write_bytes(b"%PDF broken")
    (stick / "en" / "about.html").unlink()
    assert typed(bank, stick, "--verify") == 1
    said = capsys.readouterr().out
    assert "Damaged: 2" in said
    assert "Missing: 1\n  en/about.html" in said
    assert "Not of the bank (left alone): 1\n  letter.docx" in said
    # Days later: the copy is mended to what it was.
    assert typed(bank, stick, "--repair", day="2026-04-01") == 0
    assert "Mended: 3" in capsys.readouterr().out
    assert typed(bank, stick, "--verify") == 0


def test_a_cut_copy_says_what_is_left_out_and_is_mended_as_it_was_cut(
    bank: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(bank, stick, "--province", "phnom-penh", "--language", "km") == 0
    said = capsys.readouterr().out
    assert pdfs(stick) == ["school-law.km.pdf"]
    assert re.search(r"PDFs in the copy: 1\. Left out: 2 \(\d+ KB\)", said)
    assert '"left_out":2' in (stick / "copy.js").read_text(encoding="utf-8")
    assert (stick / "en" / "documents" / "school-plan.html").is_file()
    (stick / "index.html").unlink()
    assert typed(bank, stick, "--repair") == 0
    assert pdfs(stick) == ["school-law.km.pdf"]
    assert typed(bank, stick, "--pdfs", "none") == 0
    assert pdfs(stick) == []
    assert typed(bank, stick) == 0
    assert len(pdfs(stick)) == 3


def test_a_copy_takes_no_more_than_the_size_that_was_asked_for(
    bank: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CopyError) as caught:
        typed(bank, stick, "--size", "200KB")
    assert caught.value.kind == "too-small"
    needed = caught.value.facts["needed"]
    assert isinstance(needed, int)
    assert typed(bank, stick, "--size", f"{needed / 1000 + 1}KB") == 0
    assert pdfs(stick) == []
    assert room_of(stick) <= needed + 1000
    assert typed(bank, stick, "--size", "4GB") == 0
    assert len(pdfs(stick)) == 3
    capsys.readouterr()
    every = room_of(stick)
    assert typed(bank, stick, "--size", f"{(every - 1) / 1000}KB") == 0
    assert len(pdfs(stick)) == 2
    assert room_of(stick) < every
    assert "Left out: 1" in capsys.readouterr().out


def test_a_newer_bank_does_not_mend_but_offers_the_update_and_one_with_errors_nothing(
    stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_bank(tmp_path / "bank")
    typed(root, stick)
    make.document(root, "school-plan", title={"en": "Another Plan"})
    (stick / "en" / "index.html").write_bytes(b"?")
    (stick / "files" / "school-law.en.pdf").write_bytes(b"?")
    capsys.readouterr()
    assert typed(root, stick, "--repair") == 1
    said = capsys.readouterr().out
    assert "Mended: 1\n  files/school-law.en.pdf" in said
    assert "Not mended: 1. The bank here is of another version" in said
    assert typed(root, stick) == 0
    assert typed(root, stick, "--verify") == 0
    assert pdfs(stick) == ["school-law.en.pdf", "school-law.km.pdf"]

    # Errors of the library leave the copy as it was.
    before = (stick / MANIFEST).read_bytes()
    make.document(root, "no-title", title={})
    capsys.readouterr()
    assert typed(root, stick) == 1
    said = capsys.readouterr().out
    assert "title-missing" in said
    assert "no copy was made" in said
    assert (stick / MANIFEST).read_bytes() == before


def test_zim_files_go_along_and_stay_when_the_copy_is_mended(
    bank: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CopyError) as caught:
        typed(bank, stick, "--zim")
    assert caught.value.kind == "no-zim"
    zim = bank / ".cache" / "media" / "policybank_km.zim"
    zim.parent.mkdir(exist_ok=True)
    zim.write_bytes(b"ZIM" * 1000)
    assert typed(bank, stick, "--zim") == 0
    (stick / "index.html").unlink()
    capsys.readouterr()
    assert typed(bank, stick, "--repair") == 0
    assert "another version" not in capsys.readouterr().out
    (stick / "policybank_km.zim").write_bytes(b"")
    assert typed(bank, stick, "--repair") == 1
    assert typed(bank, stick, "--repair", "--zim") == 0
    assert typed(bank, stick, "--verify") == 0
    zim.unlink()


def test_a_zip_is_written_and_checked(
    bank: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bank.zip"
    assert typed(bank, file, "--pdfs", "none") == 0
    with zipfile.ZipFile(file) as packed:
        assert START_PAGE in packed.namelist()
    assert typed(bank, file, "--verify") == 0
    with pytest.raises(CopyError) as caught:
        typed(bank, file, "--repair")
    assert caught.value.kind == "zip-is-whole"
    assert "a zip of" in capsys.readouterr().out


@pytest.mark.parametrize("place", [".", "site", "site/copy", "new.zip", "library/law"])
def test_the_bank_itself_is_no_place_for_a_copy(place: str, bank: Path) -> None:
    with pytest.raises(CopyError) as caught:
        typed(bank, bank / place)
    assert caught.value.kind == "inside-bank"


def test_a_stick_that_is_not_in_is_told_before_anything_is_built(tmp_path: Path) -> None:
    make.bank(tmp_path / "bank")
    with pytest.raises(CopyError) as caught:
        typed(tmp_path / "bank", tmp_path / "no" / "stick")
    assert caught.value.kind == "no-folder"
    with pytest.raises(CopyError) as caught:
        typed(tmp_path / "bank", tmp_path / "stick", "--type", "laws")
    assert caught.value.kind == "term-nearly"
    assert not (tmp_path / "bank" / ".cache" / "media").exists()


@pytest.mark.parametrize(
    ("text", "size"), [("4GB", 4 * 10**9), ("1.5 gb", 1_500_000_000), ("700M", 700_000_000)]
)
def test_sizes_are_read_as_people_write_them(text: str, size: int) -> None:
    assert usb._size(text) == size


@pytest.mark.parametrize("text", ["4", "GB", "-1GB", "4 bytes"])
def test_a_size_without_its_unit_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        usb._size(text)


def test_progress_tells_bytes_and_the_time_that_is_left() -> None:
    khmer, english = read_words("km"), read_words("en")
    assert bytes_shown(1_500_000, 20_000_000, None, english) == "1.5 MB of 20.0 MB"
    assert bytes_shown(0, 10_000, 8.6, english).endswith("about 9 s left")
    assert bytes_shown(0, 10_000, 200, english).endswith("about 3 min left")
    assert "នៅសល់ប្រហែល ៣ នាទី" in bytes_shown(0, 10_000, 200, khmer)


@pytest.mark.browser
def test_the_page_to_start_from_leads_on_with_and_without_scripts(
    read_copy: Path, page: Page
) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.context.set_offline(True)
    page.set_viewport_size({"width": 390, "height": 800})
    page.clock.set_fixed_time("2026-03-09T12:00:00Z")
    page.goto((read_copy / START_PAGE).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert "6 years ago" in page.locator(".copy-banner").inner_text()
    assert "2 documents" not in page.content()
    for language in ("km", "en"):
        links = page.locator(f"main [lang={language}] a:not([rel])")
        hrefs = links.evaluate_all("found => found.map(one => one.getAttribute('href'))")
        assert hrefs[0] == f"{language}/index.html"
        assert {f"{language}/search.html", "verify.html", f"{language}/give.html"} <= set(hrefs)
        for href in hrefs:
            assert (read_copy / href).is_file(), href
    page.locator(".door[lang=en] .enter").click()
    page.wait_for_url("**/en/index.html")
    assert problems == []


@pytest.mark.browser
def test_the_page_to_start_from_says_all_without_scripts(read_copy: Path, browser: object) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    shown = context.new_page()
    shown.goto((read_copy / START_PAGE).as_uri())
    text = shown.locator("body").inner_text()
    context.close()
    assert "This copy was made on 31 January 2020." in text
    assert "PDFs: 2; 1 more are not in this copy" in text
    assert "ច្បាប់ចម្លងនេះធ្វើនៅថ្ងៃទី៣១ ខែមករា ឆ្នាំ២០២០។" in text


def test_the_papers_in_the_root_have_the_line_ends_of_windows(read_copy: Path) -> None:
    for language in ("km", "en"):
        data = (read_copy / f"READ-ME.{language}.txt").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n") > 5
    assert all(len(line) <= 78 for line in data.decode("utf-8").splitlines())
