"""Every word that the scripts of the slip say is there in both languages, and none is there for nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policybank.i18n import LANGUAGES, read_words
from policybank.slips.client import slip_bundles

_SAID = re.compile(
    r"""\b(?:say|tell)\((?:[^"`()]*\? )?["`]([a-z-]+)(?:\$\{[^}]*\})?["`](?: : "([a-z-]+)")?"""
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_scripts_say_stands_in_the_words_and_the_other_way_round(language: str) -> None:
    words = read_words(language).entries
    code = "".join(
        Path(file).read_text(encoding="utf-8")
        for files in slip_bundles().values()
        for file in files
    )
    for key in words:
        if key.startswith(("slips.ui.", "slips.mark.")):
            name = key.rpartition(".")[2]
            start = "part-" if name.startswith("part-") else f'"{name}"'
            assert start in code, key
    said = {one for found in _SAID.findall(code) for one in found if one and not one.endswith("-")}
    assert said, "the expression finds what the scripts say"
    own = {key.rpartition(".")[2] for key in words if key.startswith(("slips.ui.", "slips.mark."))}
    assert said - own == set()
