"""A ZIM file of a small site: whole by libzim's own check, with what Kiwix asks of it, and found in Khmer."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.offline.zim import OpenZim, write_zim
from policybank.pages import ZIM_KM

from .sites import FACTS, LAW, SETTINGS, TEXT, TITLE, write_site

# What the specification of ZIM files wants, and what we tell besides.
NAMES = {
    "Counter", "Creator", "Date", "Description", "Flavour", "Illustration_48x48@1", "Illustration_96x96@1", "Language",
    "License", "LongDescription", "Name", "Publisher", "Scraper", "Source", "Tags", "Title",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("zim")
    return write_zim(
        write_site(root), root / "bank.zim", ZIM_KM, settings=SETTINGS, facts=FACTS
    ).file


@pytest.fixture(scope="module")
def zim(made: Path) -> OpenZim:
    return OpenZim(made)


def test_it_is_whole_by_libzims_own_check(zim: OpenZim) -> None:
    assert zim.is_valid()


def test_a_changed_byte_is_found(made: Path, tmp_path: Path) -> None:
    data = bytearray(made.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "changed.zim").write_bytes(data)
    assert not OpenZim(tmp_path / "changed.zim").is_valid()


def test_it_opens_at_the_home_page_and_tells_all_that_catalogues_ask(zim: OpenZim) -> None:
    assert zim.main_path == "km/index.html"
    told = zim.metadata
    assert set(told) == NAMES
    assert told["Language"] == b"khm"
    assert told["Date"] == b"2026-11-03"
    assert told["Title"].decode() == SETTINGS.name_km
    assert len(told["Description"].decode()) <= 80
    assert told["Counter"].decode().split(";").count("text/html=3") == 1


def test_its_pictures_are_png_of_the_sizes_they_say(zim: OpenZim) -> None:
    for size in (48, 96):
        data = zim.illustration(size)
        assert data.startswith(b"\x89PNG")
        assert int.from_bytes(data[16:20]) == int.from_bytes(data[20:24]) == size


def test_files_stand_at_their_paths_with_their_types(zim: OpenZim) -> None:
    assert zim.read("files/law.km.pdf") == b"%PDF-1.4 invented"
    assert zim.mimetype("files/law.km.pdf") == "application/pdf"
    assert zim.mimetype("assets/bank.js") == "text/javascript"
    assert b'"made":"2026-11-03"' in zim.read("copy.js")


def test_a_page_is_the_sites_own_but_for_the_form_of_kiwix_and_what_snippets_leave_out(
    zim: OpenZim, made: Path
) -> None:
    shown = zim.read(LAW)
    assert b"form-action 'self'" in shown
    for mark in (b"<!--htdig_noindex-->", b"<!--/htdig_noindex-->"):
        shown = shown.replace(mark, b"")
    kept = (made.parent / "site" / LAW).read_bytes()
    assert shown == kept.replace(b"form-action 'none'", b"form-action 'self'")


@pytest.mark.parametrize(
    "query", ["សាលារៀន", "បណ្ណាល័យ", "សាលារៀនទាំងអស់", "សេចក្តីសម្រេច", "ឆ្នាំ២០០៧", "ឆ្នាំ2007"]
)
def test_a_khmer_query_of_one_or_two_words_finds_the_text(zim: OpenZim, query: str) -> None:
    assert TEXT in zim.search(query)


@pytest.mark.parametrize("query", [TITLE, "ស្តីពីការអប់រំ", "law on education"])
def test_a_title_of_more_words_is_found_as_it_is_typed(zim: OpenZim, query: str) -> None:
    assert LAW in zim.search(query)


@pytest.mark.parametrize("query", ["មាតិកា", "ជើងទំព័រ", "សកលវិទ្យាល័យ"])
def test_a_query_for_what_no_text_says_finds_nothing(zim: OpenZim, query: str) -> None:
    assert zim.search(query) == ()


@pytest.mark.parametrize("begun", ["ច្បាប់", "ច្បាប់ស្តី", "ការអប់", TITLE, "law", "educ"])
def test_a_page_is_offered_by_any_word_of_its_titles(zim: OpenZim, begun: str) -> None:
    assert LAW in {zim.target(path) for path in zim.suggest(begun)}


def test_a_text_is_offered_by_no_title_for_its_document_is(zim: OpenZim) -> None:
    assert TEXT not in {zim.target(path) for path in zim.suggest("អត្ថបទ")}


def test_the_same_site_gives_the_same_bytes(made: Path) -> None:
    again = write_zim(
        made.parent / "site", made.parent / "again.zim", ZIM_KM, settings=SETTINGS, facts=FACTS
    )
    assert again.file.read_bytes() == made.read_bytes()


def test_another_site_has_another_number(zim: OpenZim, tmp_path: Path) -> None:
    site = write_site(tmp_path)
    (site / "assets" / "bank.js").write_bytes(b"// changed\n")
    other = write_zim(site, tmp_path / "other.zim", ZIM_KM, settings=SETTINGS, facts=FACTS)
    assert OpenZim(other.file).uuid != zim.uuid
