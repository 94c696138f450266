"""Read the settings of a bank.

They stand in `mkdocs.yml` because that is the one file a maintainer of a MkDocs site already knows. A wrong setting is
a matter of the machine's keeper, not of a contributor: it is a set-up error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policybank.core import SetupError, read_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One bank's own values. Addresses are without a slash at the end; an empty one means "not there yet".

    `site_url` is where the bank is published, for sitemaps and citations. `files_url` is the base address of the PDFs
    where they are kept elsewhere; empty when they lie in the site. `largest_pdf_bytes` is the limit of one file.
    `contact_email` is where harvesters of the catalogue write to, `oai_gateway` the server that answers for its file.
    `key_documents` are the ids that the home page shows first; one that the library does not have is passed over.
    `example_searches` are what it offers to search for. `web_app` is false where its pages are not to be kept on devices.
    """

    name_km: str
    name_en: str
    owner_km: str
    owner_en: str
    site_url: str
    files_url: str
    repository_url: str
    branch: str
    contact_url: str
    largest_pdf_bytes: int
    slowest_pdf_seconds: int
    largest_reader_bytes: int
    list_length: int
    key_documents: tuple[str, ...] = ()
    contact_email: str = ""
    oai_gateway: str = ""
    example_searches_km: tuple[str, ...] = ()
    example_searches_en: tuple[str, ...] = ()
    web_app: bool = True

    def name(self, language: str) -> str:
        """Return the bank's name in `language`."""
        return self.name_km if language == "km" else self.name_en

    def example_searches(self, language: str) -> tuple[str, ...]:
        """Return the examples of searches in `language`."""
        return self.example_searches_km if language == "km" else self.example_searches_en

    def owner(self, language: str) -> str:
        """Return the keeper's name in `language`."""
        return self.owner_km if language == "km" else self.owner_en


class _Loader(yaml.CSafeLoader):
    """MkDocs files may carry tags (`!ENV`, `!!python/name`); none of them concerns the settings read here."""


def _ignore(_loader: _Loader, _suffix: str, _node: yaml.Node) -> object:
    return None


_Loader.add_multi_constructor("!", _ignore)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignore)


def read_settings(root: Path) -> Settings:
    """Return the settings of the bank at `root`, or raise SetupError with the line to write."""
    file = root / "mkdocs.yml"
    try:
        tree = yaml.load(read_text(file), Loader=_Loader)
    except FileNotFoundError as error:
        raise SetupError(
            f"{file} is missing: run the command in the folder of the bank."
        ) from error
    except yaml.YAMLError as error:
        raise SetupError(f"mkdocs.yml cannot be read: {error}") from error
    extra = tree.get("extra") if isinstance(tree, dict) else None
    bank = extra.get("bank") if isinstance(extra, dict) else None
    if not isinstance(bank, dict):
        raise SetupError(
            "mkdocs.yml has no settings of the bank: write them under `extra: bank:` as the README shows."
        )
    return Settings(
        name_km=_text(bank, "name_km"),
        name_en=_text(bank, "name_en"),
        owner_km=_text(bank, "owner_km"),
        owner_en=_text(bank, "owner_en"),
        site_url=_address(tree, "site_url"),
        files_url=_address(bank, "files_url"),
        repository_url=_address(tree, "repo_url"),
        branch=_text(bank, "branch"),
        contact_url=_address(bank, "contact_url"),
        largest_pdf_bytes=_number(bank, "largest_pdf_megabytes") * 1_000_000,
        slowest_pdf_seconds=_number(bank, "slowest_pdf_seconds"),
        largest_reader_bytes=_number(bank, "largest_reader_megabytes") * 1_000_000,
        list_length=_number(bank, "list_length"),
        key_documents=_texts(bank, "key_documents"),
        contact_email=_email(bank, "contact_email"),
        oai_gateway=_address(bank, "oai_gateway"),
        example_searches_km=_texts(bank, "example_searches_km"),
        example_searches_en=_texts(bank, "example_searches_en"),
        web_app=_choice(bank, "web_app"),
    )


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not value.strip():
        raise SetupError(f"mkdocs.yml: `{name}` must be a text.")
    return value.strip()


def _choice(values: Mapping[str, Any], name: str) -> bool:
    value = values.get(name, True)
    if not isinstance(value, bool):
        raise SetupError(f"mkdocs.yml: `{name}` must be true or false.")
    return value


def _texts(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = values.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise SetupError(f"mkdocs.yml: `{name}` must be a list of texts.")
    return tuple(value)


def _email(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name) or ""
    # The form that OAI-PMH asks for.
    if not isinstance(value, str) or (value and not re.fullmatch(r"\S+@(\S+\.)+\S+", value)):
        raise SetupError(f"mkdocs.yml: `{name}` must be an e-mail address, or be left empty.")
    return value


def _address(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name) or ""
    if not isinstance(value, str) or (value and not value.startswith(("https://", "http://"))):
        raise SetupError(
            f"mkdocs.yml: `{name}` must be an address that begins with https://, or be left empty."
        )
    return value.rstrip("/")


def _number(values: Mapping[str, Any], name: str) -> int:
    value = values.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        raise SetupError(f"mkdocs.yml: `{name}` must be a whole number above 0.")
    return value
