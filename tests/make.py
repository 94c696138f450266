"""Build small banks: a test names only what it is about, everything else is a plain default.

    root = make.bank(tmp_path)                        an empty library that is in order
    make.document(root, "school-law", title={"km": "ច្បាប់សាលា"}, date="2007")
    make.document(root, "school-plan", type="strategic-plan", rights={"statement": "own-work"}, pdfs=["km", "en"])

All is invented: no real ministry, no real person, no real law.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from policybank.core import write_bytes, write_text
from policybank.packages import package_folder
from policybank.render import client_scripts, collect_assets, make_shells
from policybank.settings import read_settings
from tests.text import make_pdf

Values = Mapping[str, Any]

SETTINGS: dict[str, Any] = {
    "site_name": "Bank of examples",
    "site_url": "https://bank.example/",
    "repo_url": "https://code.example/bank",
    "use_directory_urls": False,
    "theme": {"name": "material", "font": False},
    "extra": {
        "bank": {
            "name_km": "ធនាគារឯកសារគំរូ",
            "name_en": "Bank of examples",
            "owner_km": "អង្គការគំរូ",
            "owner_en": "Example Organisation",
            "contact_url": "https://owner.example/",
            "branch": "main",
            "files_url": "",
            "largest_pdf_megabytes": 50,
            "slowest_pdf_seconds": 20,
            "largest_reader_megabytes": 600,
            "list_length": 50,
        }
    },
}


def term(term_id: str, en: str, km: str | None = None, **facts: str) -> Values:
    """Return one entry of a vocabulary."""
    return {"id": term_id, "en": en, **({"km": km} if km else {}), **facts}


# Few words of each list: enough for every rule to have something that keeps it and something that breaks it.
VOCABULARIES: dict[str, Sequence[Values]] = {
    "document-families": [term("legal", "Laws", "ច្បាប់"), term("policy", "Policies", "គោលនយោបាយ")],
    "document-types": [
        term("law", "Law", "ច្បាប់", family="legal"),
        term("sub-decree", "Sub-decree", "អនុក្រឹត្យ", family="legal"),
        term("guideline", "Guideline", "សេចក្ដីណែនាំ", family="legal"),
        term("strategic-plan", "Strategic plan", "ផែនការយុទ្ធសាស្ត្រ", family="policy"),
    ],
    "themes": [term("teachers", "Teachers", "គ្រូបង្រៀន"), term("finance", "Budget and finance", "ថវិកា និងហិរញ្ញប្បទាន")],
    "sub-sectors": [term("primary", "Primary education", "បឋមសិក្សា")],
    "working-groups": [term("school-reform", "School reform", "កំណែទម្រង់សាលារៀន")],
    "provinces": [term("phnom-penh", "Phnom Penh", "ភ្នំពេញ")],
    "people": [term("girls", "Girls", "កុមារី")],
    "sdg4-targets": [term("4.1", "Primary and secondary education", "បឋមសិក្សា និងមធ្យមសិក្សា")],
    "bodies": [term("ministry", "Ministry of Examples", "ក្រសួងគំរូ"), term("network", "Network without a Khmer name")],
    "languages": [term("km", "Khmer", "ខ្មែរ"), term("en", "English", "អង់គ្លេស")],
    "stages": [term("draft", "Draft", "សេចក្ដីព្រាង"), term("in-force", "In force", "ជាធរមាន")],
    "rights": [
        term("official-text", "Official text", "អត្ថបទផ្លូវការ", may_host="true"),
        term("own-work", "Made by the giver", "ស្នាដៃផ្ទាល់ខ្លួន", may_host="true"),
        term("permission", "With permission", "មានការអនុញ្ញាត", may_host="true"),
        term("link-only", "Link only", "ដាក់តែតំណភ្ជាប់", may_host="false"),
    ],
    "link-kinds": [term("official", "Official", "ផ្លូវការ"), term("about", "About it", "អំពីឯកសារ")],
    "relation-types": [
        term("supersedes", "Replaces", "ជំនួស", en_inverse="Replaced by", km_inverse="ត្រូវបានជំនួសដោយ"),
        term("implements", "Implements", "អនុវត្ត", en_inverse="Implemented by", km_inverse="អនុវត្តដោយ"),
        term("amends", "Amends", "ធ្វើវិសោធនកម្ម", en_inverse="Amended by", km_inverse="ត្រូវបានធ្វើវិសោធនកម្មដោយ"),
        term("about", "About", "និយាយអំពី", en_inverse="Discussed in", km_inverse="មានពិភាក្សាក្នុង"),
        term("related", "Related to", "ពាក់ព័ន្ធនឹង", en_inverse="Related to", km_inverse="ពាក់ព័ន្ធនឹង"),
    ],
    "relation-bases": [term("stated", "Stated", "បានសរសេរ"), term("inferred", "Inferred", "បានសន្និដ្ឋាន")],
    "review-states": [term("checked", "Checked", "បានពិនិត្យ"), term("partial", "In part", "បានពិនិត្យខ្លះ")],
}  # fmt: skip


def bank(root: Path, *, settings: Mapping[str, Any] | None = None) -> Path:
    """Write a bank without documents into `root` and return it. `settings` replace values under `extra: bank:`."""
    tree = {**SETTINGS, "extra": {"bank": {**SETTINGS["extra"]["bank"], **(settings or {})}}}
    write_text(root / "mkdocs.yml", as_yaml(tree))
    for name, terms in VOCABULARIES.items():
        write_text(root / "library" / "vocabularies" / f"{name}.yml", as_yaml(list(terms)))
    for language, title in (("km", "អំពី"), ("en", "About")):
        write_text(root / "docs" / language / "about.md", f"---\ntitle: {title}\n---\n")
    return root


def bank_to_build(root: Path, *, settings: Mapping[str, Any] | None = None) -> Path:
    """Write a bank as `bank` does, with the browser parts that a build needs: those of this repository, fetched once."""
    bank(root, settings=settings)
    repository = Path(__file__).parents[1]
    for name in ("package.json", "package-lock.json"):
        write_bytes(root / name, (repository / name).read_bytes())
    package_folder(repository, "terser")
    (root / ".cache").mkdir(exist_ok=True)
    try:
        (root / ".cache" / "npm").symlink_to(
            repository / ".cache" / "npm", target_is_directory=True
        )
    except OSError:
        # Windows lets only some users make links.
        shutil.copytree(repository / ".cache" / "npm" / "build", root / ".cache" / "npm" / "build")
    # Made small once for all tests: node takes longer than the rest of such a build.
    client_scripts(repository)
    shutil.copyfile(repository / ".cache" / "scripts.json", root / ".cache" / "scripts.json")
    for name, data in _shells_and_styles(root).items():
        write_bytes(root / ".cache" / name, data)
    return root


_made: dict[bytes, dict[str, bytes]] = {}


def _shells_and_styles(root: Path) -> dict[str, bytes]:
    """Return what a build of this bank keeps of its shells and styles, made once for all with the same settings.

    Whether it still holds is for the build to judge, as ever.
    """
    settings = (root / "mkdocs.yml").read_bytes()
    if settings not in _made:
        collect_assets(root, make_shells(root, read_settings(root)))
        _made[settings] = {
            name: (root / ".cache" / name).read_bytes() for name in ("shells.json", "styles.json")
        }
    return _made[settings]


def document(
    root: Path, document_id: str = "school-law", *, pdfs: Sequence[str] = (), **fields: Any
) -> Path:
    """Write a record with the PDFs of some languages, and return its folder. `fields` are as in `record`."""
    if pdfs:
        files = [
            {"file": f"{document_id}.{language}.pdf", "language": language} for language in pdfs
        ]
        fields.setdefault("editions", files)
    folder = root / "library" / str(fields.get("type", "law")) / document_id
    write_text(folder / "index.md", record(id=document_id, **fields))
    for language in pdfs:
        write_bytes(folder / f"{document_id}.{language}.pdf", pdf())
    return folder


def record(**fields: Any) -> str:
    """Return the text of an `index.md` that is in order; `fields` replace or add values, None takes one away."""
    values: dict[str, Any] = {
        "id": "school-law",
        "title": {"en": "School Law"},
        "type": "law",
        "rights": {"statement": "official-text"},
        "review": {"state": "checked"},
        "date_added": "2026-01-15",
        **fields,
    }
    return (
        f"---\n{as_yaml({name: value for name, value in values.items() if value is not None})}---\n"
    )


def pdf(*lines: str) -> bytes:
    """Return a PDF with one leaf for each of `lines`, or one leaf of its own."""
    return make_pdf.pdf(
        *(make_pdf.latin(line) for line in lines or ("Every child goes to school.",))
    )


def as_yaml(tree: Any) -> str:
    """Return `tree` as people write YAML: in its order, Khmer as Khmer."""
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=1_000)
