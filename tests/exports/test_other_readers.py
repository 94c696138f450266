"""What other programs make of our exports: readers and schemas that are not ours find nothing missing and nothing odd."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
import xmlschema
from oaipmh_scythe import Scythe

from policybank.exports import Export
from policybank.packages import package_folder, run_node
from tests.serving import answer

from .made import bank_of, exports_of

ROOT = Path(__file__).parents[2]
OAI = "{http://www.openarchives.org/OAI/2.0/}"
STATIC = "{http://www.openarchives.org/OAI/2.0/static-repository}"
# feedsmith keeps the fields of JSON Feed 1.1 that have the right kind and drops every other one.
_READ_FEEDS = """
const fs = require("fs");
const [folder, asked] = process.argv.slice(2);
const { parseJsonFeed } = require(folder);
const texts = JSON.parse(fs.readFileSync(asked, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => parseJsonFeed(text))));
"""


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Export]:
    return exports_of(bank_of(tmp_path_factory.mktemp("bank")))


def feeds(exports: dict[str, Export], ending: str) -> list[bytes]:
    found = [
        one.data() for one in exports.values() if one.kind == "feed" and one.path.endswith(ending)
    ]
    assert found
    return found


def test_a_feed_reader_reads_every_atom_feed_without_a_complaint(
    exports: dict[str, Export],
) -> None:
    for data in feeds(exports, ".xml"):
        read = feedparser.parse(data)
        assert not read.bozo, read.get("bozo_exception")
        assert (read.version, read.encoding) == ("atom10", "utf-8")
        assert read.feed.title
        assert read.feed.updated_parsed
        assert read.entries
        for entry in read.entries:
            assert entry.id.startswith("https://bank.example/")
            assert entry.link.startswith("https://bank.example/")
            assert entry.title_detail.language in {"km", "en"}
            assert entry.summary
            assert entry.published_parsed <= entry.updated_parsed


def test_a_feed_reader_keeps_every_field_of_every_json_feed(
    exports: dict[str, Export], tmp_path: Path
) -> None:
    texts = [data.decode("utf-8") for data in feeds(exports, ".json")]
    script, asked = tmp_path / "read.js", tmp_path / "feeds.json"
    script.write_text(_READ_FEEDS, encoding="utf-8")
    asked.write_text(json.dumps(texts), encoding="utf-8")
    folder = package_folder(ROOT, "feedsmith", dev=True)
    done = run_node(ROOT, script, [str(folder), str(asked)])
    assert done.returncode == 0, done.stderr
    for text, read in zip(texts, json.loads(done.stdout), strict=True):
        said = json.loads(text)
        assert said.pop("version") == "https://jsonfeed.org/version/1.1"
        assert read == said


def test_sitemaps_keep_to_the_schema_of_sitemaps_and_their_links_to_that_of_xhtml(
    exports: dict[str, Export],
) -> None:
    folder = package_folder(ROOT, "sitemap", dev=True) / "schema"
    schema = xmlschema.XMLSchema(
        str(folder / "sitemap.xsd"),
        # The schema of XHTML comes with xmlschema: nothing is fetched.
        locations=[("http://www.w3.org/1999/xhtml", _own_xhtml())],
        allow="local",
    )
    maps = [
        one.data()
        for path, one in exports.items()
        if path.startswith("sitemap") and b"<urlset" in one.data()
    ]
    assert maps
    for data in maps:
        assert [str(error.reason) for error in schema.iter_errors(data.decode("utf-8"))] == []
    broken = maps[0].replace(b"<loc>", b"<loc></loc><loc>", 1).decode("utf-8")
    assert not schema.is_valid(broken)


def _own_xhtml() -> str:
    return str(Path(xmlschema.__file__).parent / "schemas" / "XHTML" / "xhtml1-strict.xsd")


@pytest.fixture(scope="module")
def harvester(exports: dict[str, Export]) -> Iterator[Scythe]:
    """A harvester behind a gateway that answers for the static repository, as its specification has it."""
    repository = ElementTree.fromstring(exports["oai.xml"].data())  # noqa: S314 - our own bytes
    parts = {child.tag.removeprefix(STATIC): child for child in repository}

    def says(path: str) -> bytes:
        (verb,) = parse_qs(urlsplit(path).query)["verb"]
        reply = ElementTree.Element(f"{OAI}OAI-PMH")
        ElementTree.SubElement(reply, f"{OAI}responseDate").text = "2026-01-31T00:00:00Z"
        ElementTree.SubElement(reply, f"{OAI}request", verb=verb).text = "https://gateway.example"
        ElementTree.SubElement(reply, f"{OAI}{verb}").extend(parts[verb])
        return bytes(ElementTree.tostring(reply, encoding="utf-8", xml_declaration=True))

    with answer(says, kind="text/xml; charset=utf-8") as address, Scythe(address) as scythe:
        yield scythe


def test_a_harvester_learns_who_the_repository_is_and_what_it_offers(harvester: Scythe) -> None:
    identify: Any = harvester.identify()
    assert identify.protocolVersion == "2.0"
    assert identify.earliestDatestamp == "2026-01-15"
    formats: list[Any] = list(harvester.list_metadata_formats())
    assert [one.metadataPrefix for one in formats] == ["oai_dc"]


def test_a_harvester_takes_every_record_with_its_dublin_core(
    harvester: Scythe, exports: dict[str, Export]
) -> None:
    listed: list[Any] = list(harvester.list_records(metadata_prefix="oai_dc"))
    records = {record.header.identifier: record for record in listed}
    documents = json.loads(exports["catalogue.json"].data())["records"]
    assert sorted(records) == sorted(f"oai:bank.example:{one['id']}" for one in documents)
    law = records["oai:bank.example:school-law"].metadata
    assert law["title"] == ["ច្បាប់សាលា", "The School Law"]
    assert law["date"] == ["2007-12-08"]
    assert "https://bank.example/km/documents/school-law.html" in law["identifier"]
