"""What programs for references are given, read back by readers that are not ours."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import rispy
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from policybank.citations import (
    CitedBank,
    Reference,
    bibtex_of,
    csl_json_of,
    references_to,
    ris_of,
)

from .cases import cite, cited_bank, renamed
from .csl import csl_faults

# All that UTF-8 can hold, line ends and other signs of control too.
HOSTILE = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)
NASTY = '{ \\ } """ & % $ # _ ~ ^ </script> @misc{x, \r\nER  - \r\n\r\nTY  - BOOK }}} \u2028 ច្បាប់'


@pytest.fixture(scope="module")
def cited(tmp_path_factory: pytest.TempPathFactory) -> CitedBank:
    return cited_bank(tmp_path_factory.mktemp("bank"))


def all_of(cited: CitedBank, language: str) -> tuple[Reference, ...]:
    return references_to(cited.catalogue.documents.values(), cited, language)


def bibtex_read(references: tuple[Reference, ...]) -> BibliographyData:
    return parse_string(bibtex_of(references), "bibtex")


def ris_read(references: tuple[Reference, ...]) -> list[dict[str, object]]:
    return list(rispy.loads(ris_of(references)))


def without_tex(text: str) -> str:
    """Return what a field of BibTeX says."""
    named = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
             "textasciicircum": "^"}  # fmt: skip
    return re.sub(
        r"\{\\(text[a-z]+)\}|\\([&%$#_])|[{}]",
        lambda found: named[found[1]] if found[1] else found[2] or "",
        text,
    )


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["km", "en"])
def test_every_document_is_read_back_with_its_own_key(cited: CitedBank, language: str) -> None:
    references = all_of(cited, language)
    keys = sorted(cited.catalogue.documents)
    assert sorted(bibtex_read(references).entries) == keys
    assert sorted(str(one["id"]) for one in ris_read(references)) == keys
    assert sorted(one["id"] for one in json.loads(csl_json_of(references))) == keys


def test_a_law_is_a_law_for_every_program(cited: CitedBank) -> None:
    law = (cite(cited, "school-law"),)
    entry = bibtex_read(law).entries["school-law"]
    assert entry.type == "misc"
    assert entry.fields["howpublished"] == "Law, No. NS/RKM/1"
    assert (entry.fields["year"], entry.fields["date"]) == ("2007", "2007-12-08")
    (record,) = ris_read(law)
    assert (record["type_of_reference"], record["note"]) == ("STAT", "NS/RKM/1")
    (item,) = json.loads(csl_json_of(law))
    assert (item["type"], item["issued"]) == ("legislation", {"date-parts": [[2007, 12, 8]]})


def test_a_plan_is_a_report_of_the_body_that_issued_it(cited: CitedBank) -> None:
    plan = (cite(cited, "old-plan"),)
    entry = bibtex_read(plan).entries["old-plan"]
    assert entry.type == "techreport"
    assert without_tex(entry.fields["institution"]) == "Ministry of Schools, Youth and Sport"
    assert entry.fields["note"].startswith("Replaced by New Plan 2019-2023 (2019).")
    (record,) = ris_read(plan)
    assert (record["type_of_reference"], record["publisher"]) == (
        "RPRT",
        "Ministry of Schools, Youth and Sport",
    )
    (item,) = json.loads(csl_json_of(plan))
    assert (item["type"], item["issued"]) == ("report", {"date-parts": [[2014, 6]]})


def test_a_body_with_commas_in_its_name_stays_one_author(cited: CitedBank) -> None:
    plan = (cite(cited, "old-plan"),)
    (author,) = bibtex_read(plan).entries["old-plan"].persons["author"]
    assert without_tex(str(author)) == "Ministry of Schools, Youth and Sport"
    assert ris_read(plan)[0]["authors"] == ["Ministry of Schools Youth and Sport,"]
    assert json.loads(csl_json_of(plan))[0]["author"] == [
        {"literal": "Ministry of Schools, Youth and Sport"}
    ]


def test_an_article_carries_its_doi_and_a_document_without_a_date_has_none(
    cited: CitedBank,
) -> None:
    article, brief = (cite(cited, one) for one in ("article", "brief"))
    entry = bibtex_read((article,)).entries["article"]
    assert (entry.type, entry.fields["doi"]) == ("article", "10.1080/14664208.2021.2013060")
    assert json.loads(csl_json_of((article,)))[0]["DOI"] == "10.1080/14664208.2021.2013060"
    assert "year" not in bibtex_read((brief,)).entries["brief"].fields
    assert "year" not in ris_read((brief,))[0]
    assert "issued" not in json.loads(csl_json_of((brief,)))[0]


def test_leaves_of_one_document_have_keys_of_their_own(cited: CitedBank) -> None:
    leaves = tuple(
        cite(cited, "school-law", edition=edition, leaf=leaf)
        for edition in ("km", "en")
        for leaf in (4, 14)
    )
    entries = bibtex_read((cite(cited, "school-law"), *leaves)).entries
    assert list(entries) == [
        "school-law", "school-law:km-p4", "school-law:km-p14", "school-law:en-p4", "school-law:en-p14",
    ]  # fmt: skip
    assert entries["school-law:en-p14"].fields["pages"] == "14"
    assert entries["school-law:en-p14"].fields["language"] == "en"
    assert [one["start_page"] for one in ris_read(leaves)] == ["4", "14", "4", "14"]


def test_khmer_stays_khmer(cited: CitedBank) -> None:
    law = (cite(cited, "school-law", "km"),)
    entry = bibtex_read(law).entries["school-law"]
    assert (entry.fields["title"], entry.fields["language"]) == ("{ច្បាប់សាលា}", "km")
    (record,) = ris_read(law)
    assert (record["title"], record["translated_title"]) == ("ច្បាប់សាលា", "The School Law")
    assert "ច្បាប់សាលា" in csl_json_of(law)


@pytest.mark.parametrize(
    "type_id", ["law", "guideline", "strategic-plan", "manual", "declaration", "unheard-of", "journal-article"]
)  # fmt: skip
def test_every_type_has_a_word_in_each_format(type_id: str, tmp_path: Path) -> None:
    cited = cited_bank(
        tmp_path,
        {"thing": {"type": type_id, "rights": {"statement": "link-only"}, "stage": "draft"}},
    )
    thing = (cite(cited, "thing"),)
    assert len(bibtex_read(thing).entries) == 1
    assert ris_read(thing)[0]["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING
    assert csl_faults(csl_json_of(thing)) == []


@pytest.mark.parametrize("language", ["km", "en"])
def test_csl_json_keeps_to_its_schema(cited: CitedBank, language: str) -> None:
    references = (*all_of(cited, language), cite(cited, "school-law", edition="en", leaf=2))
    assert csl_faults(csl_json_of(references)) == []


@given(HOSTILE)
@example(NASTY)
def test_no_title_can_break_bibtex(cited: CitedBank, text: str) -> None:
    before, after = cite(cited, "brief"), cite(cited, "old-plan")
    entries = bibtex_read((before, renamed(cite(cited, "school-law"), text), after)).entries
    assert list(entries) == ["brief", "school-law", "old-plan"]
    said = entries["school-law"].fields
    assert squeezed(without_tex(said["title"])) == squeezed(text)
    assert squeezed(without_tex(said["number"])) == squeezed(text)
    assert len(entries["school-law"].persons["author"]) == 2


@given(HOSTILE)
@example(NASTY)
def test_no_title_can_break_ris(cited: CitedBank, text: str) -> None:
    before, after = cite(cited, "brief"), cite(cited, "old-plan")
    records = ris_read((before, renamed(cite(cited, "school-law"), text), after))
    assert [one["id"] for one in records] == ["brief", "school-law", "old-plan"]
    assert records[1]["title"] == squeezed(text)


@given(HOSTILE)
@example(NASTY)
def test_no_title_can_break_csl_json(cited: CitedBank, text: str) -> None:
    made = csl_json_of((renamed(cite(cited, "school-law"), text),))
    assert csl_faults(made) == []
    assert json.loads(made)[0]["title"] == text
