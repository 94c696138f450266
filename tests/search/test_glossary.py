"""What the browser gets of the glossary."""

from __future__ import annotations

import gzip
from pathlib import Path

from policybank.core import write_text
from policybank.library import read_glossary, read_library
from policybank.schema import Vocabulary
from policybank.search import glossary_values

ROOT = Path(__file__).resolve().parents[2]

GLOSSARY = """\
groups:
  - {id: school, en: School, km: សាលា}
terms:
  - id: push-out
    en: push-out (of a school)
    km: ការបោះបង់
    also_en: [leaving|early]
    acronyms: [PO]
    group: school
    basis: own
    verify: true
    deprecated:
      en: [drop-out]
      km: [ការចាកចេញ]
      verify: true
"""


def test_each_language_is_one_column_with_its_signs(tmp_path: Path) -> None:
    write_text(tmp_path / "library" / "glossary.yml", GLOSSARY)
    glossary, _ = read_glossary(tmp_path)
    assert glossary_values(glossary, Vocabulary(name="provinces", terms={})) == {
        "km": "?ការបោះបង់|≈ការចាកចេញ",
        "en": "push-out|^PO|≈drop-out|leaving early",
    }


def test_the_columns_of_the_shipped_glossary_are_of_one_length_and_small() -> None:
    library = read_library(ROOT)
    provinces = library.vocabularies["provinces"]
    values = glossary_values(library.glossary, provinces)
    lengths = {len(value.split("\n")) for value in values.values()}
    assert lengths == {len(library.glossary.terms) + len(provinces.terms)}
    for value in values.values():
        assert len(gzip.compress(value.encode("utf-8"), mtime=0)) <= 8_000
