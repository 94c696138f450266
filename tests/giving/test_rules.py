"""The rules of the form are those of the bank: what it lets through the schema takes, and its code is the code of Python."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from policybank.library import read_vocabularies
from policybank.schema import check_record, parse_date
from tests import make

from .rules import ask

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December", "មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា",
          "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"]  # fmt: skip


def packed(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def receipt_code(record: bytes, documents: list[dict[str, str]]) -> str:
    """Return the code as the contract of packets tells it."""
    digest = hashlib.sha256(record)
    for one in sorted(documents, key=lambda one: one["name"]):
        digest.update(f"{one['name']}\n{one['sha256']}\n".encode())
    number = int.from_bytes(digest.digest()[:5], "big")
    signs = "".join(CROCKFORD[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{signs[:4]}-{signs[4:]}"


@settings(max_examples=3)
@given(some.lists(some.lists(some.binary(max_size=200), max_size=4), min_size=60, max_size=60))
def test_the_digest_is_that_of_python_however_the_bytes_come(
    tmp_path_factory: pytest.TempPathFactory, files: list[list[bytes]]
) -> None:
    told = ask(
        tmp_path_factory.mktemp("digest"),
        [["digestOf", *(packed(part) for part in parts)] for parts in files],
    )
    assert told == [hashlib.sha256(b"".join(parts)).hexdigest() for parts in files]


def test_the_digest_is_right_at_every_length_around_a_block(tmp_path: Path) -> None:
    lengths = [bytes(range(length)) for length in range(140)]
    told = ask(tmp_path, [["digestOf", packed(data)] for data in lengths])
    assert told == [hashlib.sha256(data).hexdigest() for data in lengths]


DOCUMENTS = some.lists(
    some.fixed_dictionaries({"name": some.sampled_from(["document.km.pdf", "document.en.pdf", "document.fr.pdf"]),
                             "sha256": some.binary(max_size=9).map(lambda data: hashlib.sha256(data).hexdigest())}),
    max_size=3, unique_by=lambda one: one["name"],
)  # fmt: skip


@settings(max_examples=3)
@given(some.lists(some.tuples(some.binary(max_size=99), DOCUMENTS), min_size=60, max_size=60))
def test_the_receipt_code_is_that_of_python_and_can_be_read_again(
    tmp_path_factory: pytest.TempPathFactory, packets: list[tuple[bytes, list[dict[str, str]]]]
) -> None:
    folder = tmp_path_factory.mktemp("code")
    codes = ask(folder, [["codeOf", packed(record), documents] for record, documents in packets])
    assert codes == [receipt_code(*one) for one in packets]
    sloppy = [code.lower().replace("-", " ").replace("0", "o").replace("1", "l") for code in codes]
    assert ask(folder, [["readCode", one] for one in sloppy]) == codes


def test_what_is_no_code_is_none(tmp_path: Path) -> None:
    told = ask(
        tmp_path,
        [["readCode", one] for one in ("", "7K2M", "7K2M-9QXU", "7K2M-9QXD-1", "៧K2M-9QXD")],
    )
    assert told == ["", "", "", "", "7K2M-9QXD"]


DATES: dict[str, str | None] = {
    "2007": "2007", "២០០៧": "2007", "12/2007": "2007-12", "8/12/2007": "2007-12-08", "08.12.2007": "2007-12-08",
    "2007-12-08": "2007-12-08", "8 December 2007": "2007-12-08", "ថ្ងៃទី៨ ខែធ្នូ ឆ្នាំ២០០៧": "2007-12-08",
    "ខែមីនា ឆ្នាំ២០១០": "2010-03", "31/2/2007": None, "2550": None, "1/2/3/2007": None, "last year": None,
    "13/2007": None, "0/2007": None, "": None,
}  # fmt: skip


def test_a_date_is_read_as_people_write_it(tmp_path: Path) -> None:
    told = ask(tmp_path, [["parseDate", typed, MONTHS] for typed in DATES])
    assert dict(zip(DATES, told, strict=True)) == DATES
    assert all(str(parse_date(one)) == one for one in told if one)


def test_each_path_through_the_questions_ends_in_one_rights_class(tmp_path: Path) -> None:
    names = ["official", "own", "licence", "permission", "state"]
    paths: dict[str, dict[str, str]] = {
        "official-text": {"official": "yes"},
        "own-work": {"official": "no", "own": "yes"},
        "cc-by-4.0": {"official": "unsure", "own": "no", "licence": "yes"},
        "permission": {**dict.fromkeys(names[:3], "no"), "permission": "yes"},
        "gov-publication": {**dict.fromkeys(names[:4], "unsure"), "state": "yes"},
        "link-only": dict.fromkeys(names, "no"),
        "unknown": {**dict.fromkeys(names, "no"), "own": "unsure"},
    }
    told = ask(tmp_path, [["rightsOf", given, "cc-by-4.0"] for given in paths.values()])
    assert told == [{"next": "", "statement": statement} for statement in paths]
    assert ask(tmp_path, [["rightsOf", {"official": "no"}, ""]]) == [
        {"next": "own", "statement": ""}
    ]
    # An answer that no longer counts is not handed on: it may contradict the one that decides.
    late = {"official": "yes", "own": "unsure", "state": "no"}
    assert ask(tmp_path, [["askedOnSharing", late]]) == [["official"]]


def test_private_matters_stop_and_doubts_do_not(tmp_path: Path) -> None:
    good = dict.fromkeys(["about", "issued", "useful", "private", "whole"], "yes")
    asked = [
        good,
        {**good, "whole": "no"},
        {**good, "private": "unsure"},
        {**good, "private": "no"},
        {},
    ]
    told = ask(tmp_path, [["suitability", one] for one in asked])
    assert told == ["good", "doubt", "doubt", "stop", "open"]


LETTERS = some.text(
    some.one_of(
        some.characters(),
        some.sampled_from("<>&;/!#x\u200b\u202e\u00ad\ufeff\u0000\u0085\x1c\ud800\ue000\ufffd กកខ្៌\u0301e"),
    ),
    max_size=40,
)  # fmt: skip


@pytest.fixture(scope="module")
def vocabularies(tmp_path_factory: pytest.TempPathFactory) -> Any:
    read, faults = read_vocabularies(make.bank(tmp_path_factory.mktemp("words")))
    assert faults == ()
    return read


def given_form(title: str, **more: object) -> dict[str, object]:
    return {
        "suitable": {}, "sharing": {"official": "yes"}, "licence": "", "evidence": "", "titleKm": "ច្បាប់", "titleEn": title,
        "bodies": [], "bodyNote": "", "date": "", "type": "law", "languages": ["en"], "themes": [], "link": "",
        "linkKind": "official", **more,
    }  # fmt: skip


@settings(max_examples=4)
@given(some.lists(LETTERS, min_size=150, max_size=150))
def test_a_title_that_the_form_lets_through_the_schema_takes_unchanged(
    tmp_path_factory: pytest.TempPathFactory, vocabularies: Any, titles: list[str]
) -> None:
    forms = [given_form(title) for title in titles]
    context = {"monthNames": [], "officialTypes": ["law"], "statement": "official-text"}
    folder = tmp_path_factory.mktemp("titles")
    troubles = ask(folder, [["factTroubles", form, context] for form in forms])
    records = ask(folder, [["recordOf", form, "official-text", [], context] for form in forms])
    for title, trouble, record in zip(titles, troubles, records, strict=True):
        values = {"id": "a", "date_added": "2026-01-01", "review": {"state": "checked"}, **record}
        checked, findings = check_record(values, vocabularies)
        if trouble:
            continue
        assert checked is not None, (title, findings)
        assert [one.code for one in findings if one.code != "smart-quotes"] == [], title
        assert checked.title.en == record["title"].get("en")


ADDRESSES = some.one_of(
    some.text(max_size=30),
    some.text(max_size=20).map(lambda text: f"https://example.org/{text}"),
    some.sampled_from(["javascript:alert(1)", "http://a.b@c.d/", "ftp://a.b/", "moeys.gov.kh", "https://[::1]/", "a.b/ច្បាប់?x=ក#z"]),
)  # fmt: skip


@settings(max_examples=4)
@given(some.lists(ADDRESSES, min_size=150, max_size=150))
def test_an_address_that_the_form_takes_the_schema_takes(
    tmp_path_factory: pytest.TempPathFactory, vocabularies: Any, typed: list[str]
) -> None:
    addresses = ask(tmp_path_factory.mktemp("links"), [["cleanAddress", one] for one in typed])
    for address in filter(None, addresses):
        values = {
            "id": "a", "title": {"en": "A"}, "type": "law", "rights": {"statement": "link-only"},
            "links": [{"url": address, "kind": "official"}], "review": {"state": "checked"}, "date_added": "2026-01-01",
        }  # fmt: skip
        assert check_record(values, vocabularies)[0] is not None, address
