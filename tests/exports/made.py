"""A small bank of invented documents, and every file that it gives to other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from policybank.exports import Export, plan_exports
from policybank.pages import Bank, plan_pages
from tests.pages.banks import make_bank

EMAIL = "harvest@owner.example"


def bank_of(
    root: Path, changes: Mapping[str, Mapping[str, Any]] | None = None, **settings: Any
) -> Bank:
    """Return the bank of `tests.pages.banks`, with all that every format asks for."""
    return make_bank(root, changes, **{"contact_email": EMAIL, **settings})


def without_address(bank: Bank) -> Bank:
    """Return the bank as a copy that was never published."""
    return replace(bank, settings=replace(bank.settings, site_url=""), _remembered={})


def exports_of(bank: Bank) -> dict[str, Export]:
    """Return every file by its path."""
    return {one.path: one for one in plan_exports(bank, plan_pages(bank), root=None)}


def fingerprints(bank: Bank) -> dict[str, str]:
    """Return the fingerprint of every file by its path."""
    return {path: one.fingerprint for path, one in exports_of(bank).items()}


def parsed(data: bytes) -> ElementTree.Element:
    """Return the root of an XML file that we made ourselves."""
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    return ElementTree.fromstring(data)  # noqa: S314 - our own bytes
