"""The forms that are made from the schema and checked in; only `build.py schema`, `lint` and the tests need this module."""

from __future__ import annotations

from collections.abc import Mapping

from policybank.schema import Vocabularies
from policybank.settings import Settings

from .issue_form import ISSUE_FORM, issue_form


def made_forms(vocabularies: Vocabularies, settings: Settings) -> Mapping[str, str]:
    """Return the text of each made form by its POSIX path from the bank's root."""
    return {ISSUE_FORM: issue_form(vocabularies, settings)}
