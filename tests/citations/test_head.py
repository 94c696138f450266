"""What the head of a page tells machines: the tags they look for, and no way out of the element."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.citations import CitedBank, Reference, head_html, head_tags, schema_org_json

from .cases import cite, cited_bank, renamed


@pytest.fixture(scope="module")
def cited(tmp_path_factory: pytest.TempPathFactory) -> CitedBank:
    return cited_bank(
        tmp_path_factory.mktemp("bank"),
        {"school-law-2012": {"relations": [
            {"type": "amends", "target": "school-law", "basis": "stated"},
            {"type": "supersedes", "target": "brief", "basis": "inferred"},
        ]}},
    )  # fmt: skip


def tags(reference: Reference) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, content, _ in head_tags(reference):
        found.setdefault(name, []).append(content)
    return found


def said(reference: Reference) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(schema_org_json(reference))
    return data


def test_zotero_finds_a_report_with_its_institution_and_number(cited: CitedBank) -> None:
    law = tags(cite(cited, "school-law"))
    assert law["citation_title"] == ["The School Law"]
    assert law["citation_author"] == [
        "Ministry of Schools Youth and Sport,",
        "Network without a Khmer name,",
    ]
    assert law["citation_publication_date"] == ["2007/12/08"]
    assert law["citation_language"] == ["km", "en"]
    assert law["citation_technical_report_institution"] == [
        "Ministry of Schools, Youth and Sport; Network without a Khmer name"
    ]
    assert law["citation_technical_report_number"] == ["NS/RKM/1"]
    assert law["citation_pdf_url"] == ["https://bank.example/files/school-law.en.pdf"]
    assert law["citation_fulltext_html_url"] == ["https://bank.example/text/school-law.en.html"]


def test_an_article_is_no_report(cited: CitedBank) -> None:
    article = tags(cite(cited, "article"))
    assert article["citation_doi"] == ["10.1080/14664208.2021.2013060"]
    assert not any(name.startswith("citation_technical") for name in article)


def test_dublin_core_has_both_titles_and_says_which_is_which(cited: CitedBank) -> None:
    found = [one for one in head_tags(cite(cited, "school-law", "km")) if one[0] == "DC.title"]
    assert found == [("DC.title", "ច្បាប់សាលា", ""), ("DC.title", "The School Law", "en")]
    assert tags(cite(cited, "school-law"))["DC.date"] == ["2007-12-08"]


def test_a_law_is_legislation_with_its_number_its_date_and_its_force(cited: CitedBank) -> None:
    law = said(cite(cited, "school-law"))
    assert law["@type"] == "Legislation"
    assert law["legislationIdentifier"] == "NS/RKM/1"
    assert law["legislationDate"] == "2007-12-08"
    assert law["legislationDateOfApplicability"] == "2008-01-01"
    assert law["legislationLegalForce"] == "https://schema.org/InForce"
    assert law["inLanguage"] == ["km", "en"]
    assert law["sameAs"] == "https://law.example/1"
    assert law["alternateName"] == {"@value": "ច្បាប់សាលា", "@language": "km"}
    amending = said(cite(cited, "school-law-2012"))
    assert amending["legislationAmends"] == {
        "@id": "https://bank.example/en/documents/school-law.html"
    }


def test_a_plan_is_a_report_based_on_the_law_it_implements(cited: CitedBank) -> None:
    plan = said(cite(cited, "old-plan"))
    assert plan["@type"] == "Report"
    assert plan["isBasedOn"] == "https://bank.example/en/documents/school-law.html"
    assert plan["temporalCoverage"] == "2014/2018"
    assert plan["author"]["name"] == "Ministry of Schools, Youth and Sport"


def test_nobody_is_told_that_a_rule_has_no_force_where_that_is_only_inferred(
    cited: CitedBank,
) -> None:
    assert "legislationLegalForce" not in said(cite(cited, "school-law-2012"))


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.started: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.started.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.inside.append(data)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_no_title_gets_out_of_its_element(cited: CitedBank, text: str) -> None:
    for title in (
        text,
        f"</script><script>alert(1)</script>{text}",
        f"<!--<script>{text}",
        f'"><b>{text}',
    ):
        reference = renamed(cite(cited, "school-law"), title)
        page = Elements(head_html(reference))
        assert [tag for tag, _ in page.started if tag != "meta"] == ["script"]
        assert page.started[-1][1] == {"type": "application/ld+json"}
        assert page.started[0][1]["content"] == title
        (data,) = page.inside
        assert json.loads(data)["name"] == title
        assert not re.search("[<]", data)
