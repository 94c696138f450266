"""What other programs make of our citations: a processor of CSL, a reader of heads, and the types that Google made of schema.org."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from policybank.citations import CitedBank, csl_json_of, head_html, references_to, schema_org_json
from policybank.packages import package_folder, run_node

from .cases import cite, cited_bank

ROOT = Path(__file__).parents[2]
# Wikipedia's reader of heads (Citoid stands on it).
_READ_HEADS = """
const fs = require("fs");
const [folder, asked] = process.argv.slice(2);
const reader = require(folder + "/html-metadata");
const cheerio = require(folder + "/cheerio");
const pages = JSON.parse(fs.readFileSync(asked, "utf8"));
Promise.all(pages.map((page) => reader.parseAll(cheerio.load(page)))).then((read) => {
  process.stdout.write(JSON.stringify(read));
});
"""


@pytest.fixture(scope="module")
def cited(tmp_path_factory: pytest.TempPathFactory) -> CitedBank:
    relations = [
        {"type": "amends", "target": "school-law", "basis": "stated"},
        {"type": "supersedes", "target": "brief", "basis": "inferred"},
        {"type": "about", "target": "old-plan", "basis": "stated"},
    ]
    return cited_bank(
        tmp_path_factory.mktemp("bank"), {"school-law-2012": {"relations": relations}}
    )


@pytest.mark.parametrize(("language", "locale"), [("km", "km-KH"), ("en", "en-GB")])
def test_a_processor_of_csl_cites_every_document_without_a_warning(
    cited: CitedBank, language: str, locale: str
) -> None:
    """It warns of every field and every kind that CSL does not have; a warning is an error in our tests."""
    references = (
        *references_to(cited.catalogue.documents.values(), cited, language),
        cite(cited, "school-law", language, edition="en", leaf=2),
    )
    items = json.loads(csl_json_of(references))
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", locale=locale, validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for key in source:
        bibliography.register(Citation([CitationItem(key)]))
    lines = [str(line) for line in bibliography.bibliography()]
    assert len(lines) == len(references)
    for reference in references:
        assert any(reference.title.text in line for line in lines)


def test_a_reader_of_heads_finds_the_report_in_all_four_dresses(
    cited: CitedBank, tmp_path: Path
) -> None:
    law, article, plan = read_heads(
        [head_html(cite(cited, one)) for one in ("school-law", "article", "old-plan")], tmp_path
    )
    assert law["highwirePress"]["title"] == "The School Law"
    assert law["highwirePress"]["publication_date"] == "2007/12/08"
    assert law["highwirePress"]["technical_report_number"] == "NS/RKM/1"
    assert law["highwirePress"]["pdf_url"] == "https://bank.example/files/school-law.en.pdf"
    assert law["dublinCore"]["title"] == ["The School Law", "ច្បាប់សាលា"]
    assert law["dublinCore"]["date"] == "2007-12-08"
    assert law["jsonLd"]["legislationIdentifier"] == "NS/RKM/1"
    assert article["highwirePress"]["doi"] == "10.1080/14664208.2021.2013060"
    assert (
        plan["highwirePress"]["technical_report_institution"]
        == "Ministry of Schools, Youth and Sport"
    )


def read_heads(heads: list[str], folder: Path) -> list[dict[str, Any]]:
    script, asked = folder / "read.js", folder / "heads.json"
    script.write_text(_READ_HEADS, encoding="utf-8")
    pages = [f"<!doctype html><html lang=en><head>{head}</head></html>" for head in heads]
    asked.write_text(json.dumps(pages), encoding="utf-8")
    modules = package_folder(ROOT, "html-metadata", dev=True).parent
    done = run_node(ROOT, script, [str(modules), str(asked)])
    assert done.returncode == 0, done.stderr
    read: list[dict[str, Any]] = json.loads(done.stdout)
    return read


def test_the_types_of_schema_org_know_every_class_and_term_that_we_write(
    cited: CitedBank, tmp_path: Path
) -> None:
    references = [
        replace(reference, translation_of=("https://bank.example/a", "https://bank.example/b"))
        for language in ("km", "en")
        for reference in references_to(cited.catalogue.documents.values(), cited, language)
    ]
    written = [without_languages(json.loads(schema_org_json(one))) for one in references]
    # With one that is wrong among them: the compiler is asked once, for it takes seconds.
    wrong = {**written[0], "legislationNumber": "1"}
    (complaint,) = complaints([*written, wrong], tmp_path)
    # The first line of the file names the types.
    assert Path(complaint.partition(":")[0]).name.startswith(f"written.ts({len(written) + 2},")
    assert "legislationNumber" in complaint


def without_languages(value: Any) -> Any:
    """Return JSON-LD with plain text where a text says its language: JSON-LD has that, and schema-dts does not know it."""
    if isinstance(value, list):
        return [without_languages(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"@value", "@language"}:
        return value["@value"]
    return {name: without_languages(one) for name, one in value.items()}


def complaints(written: list[dict[str, Any]], folder: Path) -> list[str]:
    """Return what TypeScript says of JSON-LD held to schema-dts, which Google makes from schema.org itself."""
    types = package_folder(ROOT, "schema-dts", dev=True)
    lines = ['import type { Thing, WithContext } from "schema-dts";']
    lines += [
        f"export const a{number}: WithContext<Thing> = {json.dumps(one, ensure_ascii=False)};"
        for number, one in enumerate(written)
    ]
    file = folder / "written.ts"
    file.write_text("\n".join(lines), encoding="utf-8")
    settings = {
        "compilerOptions": {
            "strict": True, "noEmit": True, "skipLibCheck": True, "module": "preserve", "types": [],
            "paths": {"schema-dts": [str(types / "dist" / "schema.d.ts")]},
        },
        "files": [str(file)],
    }  # fmt: skip
    (folder / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    compiler = package_folder(ROOT, "typescript", dev=True) / "bin" / "tsc"
    done = run_node(ROOT, compiler, ["--project", str(folder), "--pretty", "false"])
    return [line for line in done.stdout.splitlines() if not line.startswith(" ")]
