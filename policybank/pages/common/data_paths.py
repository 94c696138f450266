"""Where the files for other programs stand, and which columns the table has: the pages lead to them, `exports` makes them.

A path without a language is the same file for readers of both.
"""

from __future__ import annotations

DATA_PATH = "data.html"

CATALOGUE_CSV = "catalogue.csv"
CATALOGUE_JSON = "catalogue.json"
RECORD_SCHEMA = "schema/record-v1.json"
CATALOGUE_SCHEMA = "schema/catalogue-v1.json"
SLIP_SCHEMA = "schema/return-slip-v1.json"
TERMS = "terms.json"
OAI_REPOSITORY = "oai.xml"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"

# The committee's pages stand in this folder of each language; what programs read of it, in the same folder of the site.
COMMITTEE = "committee"
QUEUE_JSON = f"{COMMITTEE}/queue.json"
QUEUE_SCRIPT = f"{COMMITTEE}/queue.js"
DECISIONS_JSON = f"{COMMITTEE}/decisions.json"

# The shelves that readers follow: few enough for a feed each, and a stranger knows which one is theirs. A feed of a body
# or a year would be new once in months.
FEED_FACETS = ("types", "themes", "working-groups", "provinces")

# Both kinds of feed with their media types.
FEED_KINDS = {"xml": "application/atom+xml", "json": "application/feed+json"}

# The forms of a ready list by the endings of their files: for Zotero and EndNote, for LaTeX, and CSL-JSON.
READY_FORMS = ("ris", "bib", "json")

# Column of the table -> where its words stand: a field of the record, or a word of our own. `_km` and `_en` are added to
# the names of those that are written in both languages.
COLUMNS: dict[str, tuple[str, bool]] = {
    "id": ("fields.id.label", False),
    "title": ("fields.title.label", True),
    "type": ("fields.type.label", True),
    "status": ("exports.columns.status", True),
    "year": ("exports.columns.year", False),
    "date": ("fields.date.label", False),
    "period_start": ("fields.period.start.label", False),
    "period_end": ("fields.period.end.label", False),
    "in_force_from": ("fields.in_force_from.label", False),
    "ended": ("fields.ended.label", False),
    "legal_number": ("exports.columns.legal_number", True),
    "bodies": ("fields.bodies.label", True),
    "languages": ("fields.languages.label", False),
    "themes": ("fields.themes.label", True),
    "sub_sectors": ("fields.sub_sectors.label", True),
    "working_groups": ("fields.working_groups.label", True),
    "people": ("fields.people.label", True),
    "provinces": ("fields.provinces.label", True),
    "sdg4_targets": ("fields.sdg4_targets.label", False),
    "summary": ("fields.summary.label", True),
    "rights": ("fields.rights.label", True),
    "page": ("exports.columns.page", True),
    "files": ("exports.columns.files", False),
    "links": ("fields.links.label", False),
    "review": ("fields.review.state.label", False),
    "date_added": ("fields.date_added.label", False),
}


def record_path(document_id: str) -> str:
    """Return the path of the file that holds the record of one document."""
    return f"documents/{document_id}.json"


def references_path(language: str, form: str) -> str:
    """Return the path of the file with the references to all documents, as one cites them in `language`.

    `form` is "bib" (BibTeX) or "ris".
    """
    return f"{language}/catalogue.{form}"


def ready_file_path(language: str, facet: str, term_id: str, form: str) -> str:
    """Return the path of a ready list for a program for references; `form` is one of `READY_FORMS`."""
    return f"{language}/reading/{facet}/{term_id}.{form}"


def feed_path(language: str, facet: str, term_id: str, kind: str) -> str:
    """Return the path of a feed; the one of all documents has neither facet nor term. `kind` is one of `FEED_KINDS`."""
    name = f"{facet}/{term_id}" if facet else "all"
    return f"{language}/feeds/{name}.{kind}"


def opensearch_path(language: str) -> str:
    """Return the path of the file that lets a browser search the bank from its address bar."""
    return f"{language}/opensearch.xml"
