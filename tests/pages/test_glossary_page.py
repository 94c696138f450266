"""The glossary page: every term can be found, in the order of its reader, and what is doubtful says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.core import write_text
from policybank.pages import PageSpec, plan_pages

from .banks import Html, make_bank, read_bank, spec_of, write_bank

GLOSSARY = """\
groups:
  - {id: school, en: School life, km: ជីវភាពក្នុងសាលា}
  - {id: people, en: People, km: មនុស្ស}
  - {id: nothing, en: Nothing yet, km: គ្មាន}
terms:
  - id: teacher
    en: teacher
    km: គ្រូបង្រៀន
    also_en: [schoolmaster]
    also_km: [គ្រូ, TEACHER]
    group: people
    basis: seen
  - id: push-out
    en: push-out (of a school)
    km: ការបោះបង់
    acronyms: [PO]
    group: school
    basis: own
    verify: true
    deprecated:
      en: [drop-out]
      note: {en: "Costs & distance push children out.", km: "ការចំណាយរុញច្រានកុមារចេញ។"}
      verify: true
  - {id: class, en: <class>, km: ថ្នាក់, group: school, basis: seen}
"""


def glossary_of(root: Path, language: str) -> PageSpec:
    write_text(write_bank(root) / "library" / "glossary.yml", GLOSSARY.replace("<class>", "class"))
    bank = read_bank(root)
    page = next(one for one in plan_pages(bank) if one.path == f"{language}/glossary.html")
    return spec_of(bank, page)


def fingerprints(root: Path, name: str) -> dict[str, str]:
    write_text(write_bank(root) / "library" / "glossary.yml", GLOSSARY.replace("<class>", name))
    return {page.path: page.fingerprint for page in plan_pages(read_bank(root))}


def lines(spec: PageSpec, language: str) -> list[str]:
    """Return the texts of the page in one language, in their order."""
    return [text for spoken, text in Html(spec.body, spec.language).texts if spoken == language]


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", ["term-class", "term-push-out", "term-teacher"]),
        ("km", ["term-push-out", "term-teacher", "term-class"]),
    ],
)
def test_terms_stand_in_the_order_of_the_readers_language(
    language: str, order: list[str], tmp_path: Path
) -> None:
    spec = glossary_of(tmp_path, language)
    page = Html(spec.body, language)
    ids = [values["id"] for _, values in page.attributes if "id" in values]
    assert [one for one in ids if one.startswith("term-")] == order
    assert {f"#{one}" for one in ids} >= {link for link in page.links if link.startswith("#")}


def test_a_letter_leads_to_its_terms_and_a_subject_to_all_of_them(tmp_path: Path) -> None:
    spec = glossary_of(tmp_path, "en")
    links = Html(spec.body, "en").links
    assert [link for link in links if link.startswith("#letter-")] == [
        f"#letter-{ord(letter):x}" for letter in "CDPT"
    ]
    assert links.index("#term-class") < links.index("#term-push-out") < links.index("#term-teacher")
    assert "Nothing yet" not in spec.body


def test_a_word_that_was_given_up_is_found_under_its_own_letter(tmp_path: Path) -> None:
    spec = glossary_of(tmp_path, "en")
    assert 'drop-out</dt><dd>now: <a href="#term-push-out">' in spec.body
    assert "No longer said: <span>drop-out</span>" in spec.body
    assert "now: <strong>push-out (of a school)</strong>" in spec.body
    assert "Costs &amp; distance push children out." in spec.body


def test_what_is_doubtful_says_so_once_for_each_doubt(tmp_path: Path) -> None:
    spec = glossary_of(tmp_path, "en")
    assert spec.body.count("Translation to be confirmed") == 1
    assert spec.body.count("The committee has still to confirm this") == 1


def test_every_form_stands_with_its_language(tmp_path: Path) -> None:
    for language in ("km", "en"):
        spec = glossary_of(tmp_path / language, language)
        khmer, english = "".join(lines(spec, "km")), "".join(lines(spec, "en"))
        for form in ("teacher", "schoolmaster", "TEACHER", "PO", "drop-out"):
            assert form in english, form
            assert form not in khmer, form
        for form in ("គ្រូបង្រៀន", "ការបោះបង់"):
            assert form in khmer, form
            assert form not in english, form


def test_each_term_leads_to_its_search_without_what_stands_in_brackets(tmp_path: Path) -> None:
    english = Html(glossary_of(tmp_path / "en", "en").body, "en")
    khmer = Html(glossary_of(tmp_path / "km", "km").body, "km")
    assert "search.html?q=push-out" in english.links
    # Not percent-encoded: 320 Khmer terms would be 60 KB of signs.
    assert "search.html?q=ការបោះបង់" in khmer.links
    labels = [values.get("aria-label", "") for tag, values in english.attributes if tag == "a"]
    assert "Search this term: push-out (of a school)" in labels


def test_a_bank_without_a_glossary_has_the_page_and_nothing_on_it(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    page = next(one for one in plan_pages(bank) if one.path == "en/glossary.html")
    spec = spec_of(bank, page)
    assert "0 terms" in spec.body
    assert "<dl" not in spec.body
    assert spec.twin == "km/glossary.html"


def test_a_changed_glossary_writes_its_pages_again_and_no_others(tmp_path: Path) -> None:
    before, after = (fingerprints(tmp_path / name, name) for name in ("class", "form"))
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {"km/glossary.html", "en/glossary.html"}


def test_the_guides_lead_to_the_glossary(tmp_path: Path) -> None:
    bank = make_bank(tmp_path)
    page = next(one for one in plan_pages(bank) if one.path == "km/guide/index.html")
    assert "../glossary.html" in Html(spec_of(bank, page).body, "km").links
