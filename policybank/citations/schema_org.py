"""The document in the words of schema.org, as JSON-LD: Legislation where it is a rule, else a report, a book or a work.

JSON-LD and not microdata: it stands in one place, so a change of the page's look cannot break it. A script element of the
type `application/ld+json` is data and never runs, so the policy `script-src 'self'` does not concern it (held to by a test
in Chromium, which reports each breach).
"""

from __future__ import annotations

import json
from typing import TypeAlias

from .reference import Name, Reference

_Value: TypeAlias = "str | list[_Value] | dict[str, _Value] | None"


def schema_org_json(reference: Reference) -> str:
    """Return the JSON-LD of a document for a script element: no text in it can end the element."""
    said = {
        "@context": "https://schema.org",
        "@type": reference.kind.schema_org,
        **_common(reference),
        **(_of_a_rule(reference) if reference.is_legal else _of_a_work(reference)),
    }
    text = json.dumps(_without_nothing(said), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _common(reference: Reference) -> dict[str, _Value]:
    return {
        "@id": reference.href,
        "url": reference.href,
        "name": _spoken(reference.title, reference),
        "alternateName": _spoken(reference.other_title, reference),
        "inLanguage": list(reference.languages),
        "publisher": _bodies(reference),
        "license": reference.licence_href,
        "sameAs": [*([f"https://doi.org/{reference.doi}"] if reference.doi else []), *(
            one for one in reference.same_as if not reference.doi or reference.doi not in one)],
        "isBasedOn": list(reference.based_on),
        "translationOfWork": _works(reference.translation_of),
        "about": _works(reference.about),
        "temporalCoverage": f"{reference.period.start}/{reference.period.end}"
        if reference.period
        else None,
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": pdf.href,
                "encodingFormat": "application/pdf",
                "inLanguage": pdf.language,
            }
            for pdf in reference.pdfs
        ],
        "isPartOf": {"@type": "Collection", "name": reference.bank, "url": reference.bank_href},
        "sdPublisher": {"@type": "Organization", "name": reference.owner},
    }  # fmt: skip


def _of_a_rule(reference: Reference) -> dict[str, _Value]:
    return {
        "legislationIdentifier": reference.number.text if reference.number else None,
        "legislationType": reference.type_name.text,
        "legislationDate": str(reference.date) if reference.date else None,
        "legislationDateOfApplicability": str(reference.in_force_from)
        if reference.in_force_from
        else None,
        "legislationPassedBy": _bodies(reference),
        "legislationLegalForce": f"https://schema.org/{reference.legal_force}"
        if reference.legal_force
        else None,
        "legislationAmends": _works(reference.amends),
    }


def _of_a_work(reference: Reference) -> dict[str, _Value]:
    has_number = reference.number is not None and reference.kind.schema_org == "Report"
    return {
        "author": _bodies(reference),
        "datePublished": str(reference.date) if reference.date else None,
        "genre": reference.type_name.text,
        "reportNumber": reference.number.text if reference.number and has_number else None,
    }


def _works(addresses: tuple[str, ...]) -> _Value:
    """Name works by their addresses where schema.org takes no bare address, which it would read as a piece of text."""
    return [{"@id": address} for address in addresses]


def _bodies(reference: Reference) -> _Value:
    return [
        {"@type": "Organization", "name": _spoken(body, reference)} for body in reference.bodies
    ]


def _spoken(name: Name | None, reference: Reference) -> _Value:
    """Return a name, with its language where that is not the one of the page."""
    if name is None:
        return None
    if name.language == reference.language:
        return name.text
    return {"@value": name.text, "@language": name.language}


def _without_nothing(value: _Value) -> _Value:
    """Return `value` without what is empty; a list of one is that one."""
    if isinstance(value, dict):
        kept = {name: _without_nothing(one) for name, one in value.items()}
        return {name: one for name, one in kept.items() if one}
    if isinstance(value, list):
        return (
            _without_nothing(value[0])
            if len(value) == 1
            else [_without_nothing(one) for one in value]
        )
    return value
