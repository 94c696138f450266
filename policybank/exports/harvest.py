"""An OAI-PMH Static Repository: one file from which libraries and search services fetch every record.

The protocol needs a server; its "Static Repository" (Open Archives, 2004) is a file for banks that have none. A gateway
elsewhere answers for it. Records are unqualified Dublin Core, which every harvester knows; the fields of the bank that it
has no place for stand in the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from policybank.catalogue import CataloguedDocument
from policybank.i18n import LANGUAGES
from policybank.pages import OAI_REPOSITORY, Bank, document_path
from policybank.schema import Bilingual, Title
from policybank.settings import Settings

from .days import changed_on
from .kept import Layout
from .xml import add, around, fragment, root, with_inside

_OAI = "http://www.openarchives.org/OAI/2.0/"
_STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def is_harvestable(settings: Settings) -> bool:
    """Tell whether the bank has what the protocol demands of a repository: an address, and a person to write to."""
    return bool(settings.site_url and settings.contact_email)


def base_address(settings: Settings) -> str:
    """Return the base address of the repository: that of the gateway with the file's own behind it, as the protocol has it."""
    address = f"{settings.site_url}/{OAI_REPOSITORY}"
    if not settings.oai_gateway:
        return address
    parts = urlsplit(address)
    return f"{settings.oai_gateway}/{parts.netloc}{parts.path}"


def repository_layout(documents: Iterable[CataloguedDocument], bank: Bank) -> Layout:
    """Return what stands around the records of the repository of `documents`, of which there must be one."""
    settings = bank.settings
    repository = root(
        "Repository",
        xmlns=_STATIC,
        xmlns_oai=_OAI,
        xmlns_oai_dc=_OAI_DC,
        xmlns_dc=_DC,
        xmlns_xsi=_INSTANCE,
        xsi_schemaLocation=f"{_STATIC} {_STATIC}.xsd {_OAI_DC} {_OAI_DC.removesuffix('/')}.xsd",
    )
    identify = add(repository, "Identify")
    for name, value in (
        ("repositoryName", " · ".join(settings.name(language) for language in LANGUAGES)),
        ("baseURL", base_address(settings)),
        ("protocolVersion", "2.0"),
        ("adminEmail", settings.contact_email),
        ("earliestDatestamp", min(changed_on(one.document.record) for one in documents)),
        ("deletedRecord", "no"),
        ("granularity", "YYYY-MM-DD"),
    ):
        add(identify, f"oai:{name}", value)
    form = add(add(repository, "ListMetadataFormats"), "oai:metadataFormat")
    add(form, "oai:metadataPrefix", "oai_dc")
    add(form, "oai:schema", f"{_OAI_DC.removesuffix('/')}.xsd")
    add(form, "oai:metadataNamespace", _OAI_DC)
    listed = add(repository, "ListRecords", metadataPrefix="oai_dc")
    for child in repository:
        child.tail = "\n"
    before, after = around(repository, listed)
    return Layout(head=before, tail=after)


def repository_record(catalogued: CataloguedDocument, bank: Bank) -> bytes:
    """Return one record on its line, its prefixes as the whole file declares them.

    Terms are most of its elements and the same in thousands of records: each is serialized once.
    """
    document = catalogued.document.record
    host = urlsplit(bank.settings.site_url).hostname or ""
    record = root("oai:record")
    header = add(record, "oai:header")
    add(header, "oai:identifier", f"oai:{host}:{document.id}")
    add(header, "oai:datestamp", changed_on(document))
    dublin_core = add(add(record, "oai:metadata"), "oai_dc:dc")
    for name, text, language in _facts(catalogued, bank):
        add(dublin_core, f"dc:{name}", text, xml_lang=language)
    return f"{with_inside(record, dublin_core, _recurring(catalogued, bank))}\n".encode()


def _recurring(catalogued: CataloguedDocument, bank: Bank) -> Iterator[str]:
    """Yield the elements that stand in many records, terms in each language in which they have a name."""
    record = catalogued.document.record
    settings = bank.settings
    for name, vocabulary, ids in (
        ("creator", "bodies", record.bodies),
        ("subject", "themes", record.themes),
        ("subject", "sub-sectors", record.sub_sectors),
        ("subject", "people", record.people),
        ("type", "document-types", (record.type,)),
        ("coverage", "provinces", record.provinces),
        ("rights", "rights", (record.rights.statement,)),
    ):
        for one in ids:
            term = bank.catalogue.vocabularies.term(vocabulary, one)
            if term.km:
                yield _element(name, term.km, "km")
            yield _element(name, term.en, "en")
    yield _element("publisher", settings.owner_km, "km")
    yield _element("publisher", settings.owner_en, "en")
    here = [one.language for one in record.editions if (record.id, one.language) in bank.editions]
    if here:
        yield _element("format", "application/pdf", "")
    for language in record.languages or here:
        yield _element("language", language, "")


@lru_cache(maxsize=2_000)
def _element(name: str, text: str, language: str) -> str:
    element = root(f"dc:{name}")
    add(element, f"dc:{name}", text, xml_lang=language)
    return "".join(map(fragment, element))


def _facts(catalogued: CataloguedDocument, bank: Bank) -> Iterator[tuple[str, str, str]]:
    """Yield name, text and language of the other elements; what has no language has an empty one."""
    record = catalogued.document.record
    yield from _texts("title", record.title)
    if record.alternative_names:
        yield from (("title", name, "km") for name in record.alternative_names.km)
        yield from (("title", name, "en") for name in record.alternative_names.en)
    if record.summary:
        yield from _texts("description", record.summary)
    if record.date:
        yield "date", str(record.date), ""
    if record.period:
        yield "coverage", f"{record.period.start}/{record.period.end}", ""
    yield from _places(catalogued, bank)


def _places(catalogued: CataloguedDocument, bank: Bank) -> Iterator[tuple[str, str, str]]:
    """Yield where the document and what it relates to are found, and the numbers by which it is known."""
    record = catalogued.document.record
    site = bank.settings.site_url
    # The page first: a harvester shows its readers the first address that it finds.
    for language in LANGUAGES:
        yield "identifier", f"{site}/{document_path(language, record.id)}", ""
    for number in (record.legal_number_km, record.legal_number):
        if number:
            yield "identifier", number, ""
    for edition in record.editions:
        facts = bank.editions.get((record.id, edition.language))
        if facts is not None:
            yield "identifier", f"{bank.settings.files_url or site}/{facts.file}", ""
    for relation in catalogued.relations:
        if relation.is_outgoing:
            yield "relation", f"{site}/{document_path('en', relation.other.id)}", ""


def _texts(name: str, text: Title | Bilingual) -> Iterator[tuple[str, str, str]]:
    for language in LANGUAGES:
        said = text.km if language == "km" else text.en
        if said:
            yield name, said, language
