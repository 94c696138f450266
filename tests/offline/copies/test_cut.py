"""Which PDFs go into a copy: those that are asked for, and of those that fit the most wanted first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from policybank.offline.copies import (
    FAT_CLUSTER,
    CopyError,
    Cut,
    check_cut,
    choose_pdfs,
    rank_pdfs,
)
from policybank.pages import Bank
from tests.pages import banks

CHANGES: dict[str, Mapping[str, object]] = {
    "school-law": {"stage": "in-force", "working_groups": ["school-reform"]},
    "old-rules": {"title": {"en": "Old Rules"}, "date": "2020", "ended": "2022", "pdfs": ["km"]},
    "new-rules": {"title": {"en": "New Rules"}, "date": "2021-05", "stage": "in-force", "pdfs": ["km"]},
    "draft-rules": {"title": {"en": "Draft"}, "date": "2025", "stage": "draft", "pdfs": ["en"]},
    "same-day": {"title": {"en": "Same"}, "date": "2021-05", "stage": "in-force", "pdfs": ["km"]},
}  # fmt: skip
SIZES = {
    "files/school-law.km.pdf": 5 * FAT_CLUSTER,
    "files/school-law.en.pdf": 1,
    "files/old-rules.km.pdf": 1,
    "files/new-rules.km.pdf": 9,
    "files/draft-rules.en.pdf": FAT_CLUSTER + 1,
    "files/same-day.km.pdf": 8,
}


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return with_sizes(banks.make_bank(tmp_path, CHANGES))


def with_sizes(bank: Bank) -> Bank:
    facts = {key: replace(one, size_bytes=SIZES[one.file]) for key, one in bank.editions.items()}
    any_facts = banks.pdf_facts(Path(), next(iter(bank.catalogue.documents.values())).document, "")
    return replace(bank, editions=facts, published_pdfs=dict.fromkeys(SIZES, any_facts))


def cut(*, size: int | None = None, pdfs: bool = True, **terms: tuple[str, ...]) -> Cut:
    return Cut(terms=terms, size_bytes=size, with_pdfs=pdfs)


def held(bank: Bank, asked: Cut, room: int | None = None) -> list[str]:
    left_out = choose_pdfs(bank, asked, room_bytes=room)
    return sorted(path.removeprefix("files/") for path in SIZES.keys() - left_out)


def test_without_a_cut_every_pdf_goes(bank: Bank) -> None:
    assert choose_pdfs(bank, cut()) == frozenset()


def test_none_leaves_out_every_pdf(bank: Bank) -> None:
    assert choose_pdfs(bank, cut(pdfs=False)) == SIZES.keys()


def test_terms_of_one_option_widen_the_choice_and_options_narrow_it(bank: Bank) -> None:
    assert held(bank, cut(province=("phnom-penh",))) == ["school-law.en.pdf", "school-law.km.pdf"]
    assert held(bank, cut(province=("phnom-penh",), language=("km",))) == ["school-law.km.pdf"]
    assert held(bank, cut(group=("school-reform",), type=("guideline",))) == []
    assert len(held(bank, cut(type=("guideline", "law")))) == len(SIZES)


def test_the_order_is_key_documents_then_what_holds_then_what_was_asked_for_then_new_then_small(
    bank: Bank,
) -> None:
    ranked = [one.path.removeprefix("files/") for one in rank_pdfs(bank, cut(size=1))]
    assert ranked == [
        "same-day.km.pdf",
        "new-rules.km.pdf",
        "school-law.en.pdf",
        "school-law.km.pdf",
        "draft-rules.en.pdf",
        "old-rules.km.pdf",
    ]
    asked = rank_pdfs(bank, cut(size=1, province=("phnom-penh",)))
    assert [one.path for one in asked][:2] == ["files/school-law.en.pdf", "files/school-law.km.pdf"]
    with_key = replace(bank, settings=replace(bank.settings, key_documents=("old-rules",)))
    assert rank_pdfs(with_key, cut(size=1))[0].path == "files/old-rules.km.pdf"


def test_what_does_not_fit_gives_its_room_to_what_does(bank: Bank) -> None:
    room = 4 * FAT_CLUSTER
    assert held(bank, cut(size=10**9), room) == [
        "new-rules.km.pdf",
        "old-rules.km.pdf",
        "same-day.km.pdf",
        "school-law.en.pdf",
    ]
    assert held(bank, cut(size=10**9), 0) == []
    assert len(held(bank, cut(size=10**9), 20 * FAT_CLUSTER)) == len(SIZES)


def test_a_language_narrows_even_when_there_is_room(bank: Bank) -> None:
    asked = cut(size=10**9, language=("en",))
    assert held(bank, asked, 10**9) == ["draft-rules.en.pdf", "school-law.en.pdf"]


def test_a_wrong_id_is_told_with_what_was_meant(bank: Bank) -> None:
    vocabularies = bank.catalogue.vocabularies
    check_cut(cut(province=("phnom-penh",), language=("km", "en")), vocabularies)
    with pytest.raises(CopyError, match='Did you mean "phnom-penh"') as caught:
        check_cut(cut(province=("pnom-penh",)), vocabularies)
    assert "--province pnom-penh" in str(caught.value)
    with pytest.raises(CopyError, match="There are: school-reform") as caught:
        check_cut(cut(group=("xyz",)), vocabularies)
    assert caught.value.kind == "term-unknown"
