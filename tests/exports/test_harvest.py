"""The OAI-PMH Static Repository: the structure that its specification and the schema of Dublin Core ask for."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from policybank.exports.harvest import base_address

from .made import EMAIL, bank_of, exports_of, parsed, without_address

STATIC = "{http://www.openarchives.org/OAI/2.0/static-repository}"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
OAI_DC = "{http://www.openarchives.org/OAI/2.0/oai_dc/}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
# The fifteen elements of simpledc20021212.xsd.
ELEMENTS = {
    "title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format",
    "identifier", "source", "language", "relation", "coverage", "rights",
}  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Element:
    return parsed(exports_of(bank_of(tmp_path))["oai.xml"].data())


def test_the_repository_has_its_three_parts_in_their_order(repository: Element) -> None:
    assert repository.tag == f"{STATIC}Repository"
    assert [child.tag for child in repository] == [
        f"{STATIC}Identify",
        f"{STATIC}ListMetadataFormats",
        f"{STATIC}ListRecords",
    ]
    places = (repository.get(f"{INSTANCE}schemaLocation") or "").split()
    assert dict(zip(places[::2], places[1::2], strict=True)) == {
        STATIC[1:-1]: "http://www.openarchives.org/OAI/2.0/static-repository.xsd",
        OAI_DC[1:-1]: "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    }


def test_it_identifies_itself_as_the_protocol_has_it(repository: Element) -> None:
    identify = repository[0]
    assert [(child.tag.removeprefix(OAI), child.text) for child in identify] == [
        ("repositoryName", "ធនាគារឯកសារគំរូ · Bank of examples"),
        ("baseURL", "https://bank.example/oai.xml"),
        ("protocolVersion", "2.0"),
        ("adminEmail", EMAIL),
        ("earliestDatestamp", "2026-01-15"),
        ("deletedRecord", "no"),
        ("granularity", "YYYY-MM-DD"),
    ]
    assert [[child.text for child in form] for form in repository[1]] == [
        ["oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", OAI_DC[1:-1]]
    ]


def test_every_record_has_its_header_and_unqualified_dublin_core(repository: Element) -> None:
    listed = repository[2]
    assert listed.get("metadataPrefix") == "oai_dc"
    assert len(listed) == 3
    identifiers = set()
    for record in listed:
        assert [child.tag for child in record] == [f"{OAI}header", f"{OAI}metadata"]
        header, metadata = record
        assert [child.tag for child in header] == [f"{OAI}identifier", f"{OAI}datestamp"]
        identifier, datestamp = (child.text or "" for child in header)
        # The form of oai-identifier.xsd.
        assert re.fullmatch(
            r"oai:[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+:[!-~]+", identifier
        )
        identifiers.add(identifier)
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", datestamp)
        assert datestamp >= "2026-01-15"
        assert [child.tag for child in metadata] == [f"{OAI_DC}dc"]
        for element in metadata[0]:
            assert element.tag.removeprefix(DC) in ELEMENTS
            assert element.tag.startswith(DC)
            assert element.text
            assert len(element) == 0
            assert element.attrib.keys() <= {XML_LANG}
    assert len(identifiers) == 3


def test_a_record_says_in_dublin_core_what_a_library_needs(repository: Element) -> None:
    (record,) = (one for one in repository[2] if one[0][0].text == "oai:bank.example:school-law")
    said = [(one.tag.removeprefix(DC), one.text, one.get(XML_LANG)) for one in record[1][0]]
    for expected in (
        ("title", "ច្បាប់សាលា", "km"),
        ("title", "The School Law", "en"),
        ("creator", "ក្រសួងគំរូ", "km"),
        ("subject", "Teachers", "en"),
        ("description", "A law of examples.", "en"),
        ("publisher", "Example Organisation", "en"),
        ("date", "2007-12-08", None),
        ("type", "Law", "en"),
        ("format", "application/pdf", None),
        ("identifier", "នស/រកម/១", None),
        ("identifier", "https://bank.example/files/school-law.km.pdf", None),
        ("language", "km", None),
        ("coverage", "Phnom Penh", "en"),
        ("rights", "Official text", "en"),
    ):
        assert expected in said
    first = next(text for name, text, _ in said if name == "identifier")
    assert first == "https://bank.example/km/documents/school-law.html"


def test_a_gateway_stands_before_the_address_of_the_file(tmp_path: Path) -> None:
    bank = bank_of(tmp_path, oai_gateway="https://gateway.example/oai")
    assert base_address(bank.settings) == "https://gateway.example/oai/bank.example/oai.xml"


def test_without_a_person_or_an_address_there_is_no_repository(tmp_path: Path) -> None:
    assert "oai.xml" not in exports_of(bank_of(tmp_path, contact_email=""))
    assert "oai.xml" not in exports_of(without_address(bank_of(tmp_path)))
