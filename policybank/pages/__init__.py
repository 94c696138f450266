"""The pages as values: which there are, what each shows, and its HTML. Nothing here reads or writes the site."""

from .bank import Bank, EditionFacts, LoadLeaves
from .cells import safe_row
from .citation import cited_bank
from .compose import compose_page, no_leaves
from .data_paths import (
    CATALOGUE_CSV,
    CATALOGUE_JSON,
    CATALOGUE_SCHEMA,
    COLUMNS,
    DATA_PATH,
    FEED_FACETS,
    FEED_KINDS,
    OAI_REPOSITORY,
    RECORD_SCHEMA,
    ROBOTS,
    SITEMAP,
    TERMS,
    feed_path,
    opensearch_path,
    record_path,
    references_path,
)
from .entries import ids_by_title, languages_of, year_of
from .facet_values import FACET_VOCABULARIES, added_on, facet_values, issued_of, last_day
from .feed_links import feed_links
from .head_links import canonical_links
from .make_bank import make_bank
from .make_view import view_page
from .material import material_language_file
from .page import Guide, PageSpec, PlannedPage
from .paths import document_path, home_of, list_path, relative, root_of, text_path
from .plan import plan_pages
from .view import View

__all__ = [
    "CATALOGUE_CSV",
    "CATALOGUE_JSON",
    "CATALOGUE_SCHEMA",
    "COLUMNS",
    "DATA_PATH",
    "FACET_VOCABULARIES",
    "FEED_FACETS",
    "FEED_KINDS",
    "OAI_REPOSITORY",
    "RECORD_SCHEMA",
    "ROBOTS",
    "SITEMAP",
    "TERMS",
    "Bank",
    "EditionFacts",
    "Guide",
    "LoadLeaves",
    "PageSpec",
    "PlannedPage",
    "View",
    "added_on",
    "canonical_links",
    "cited_bank",
    "compose_page",
    "document_path",
    "facet_values",
    "feed_links",
    "feed_path",
    "home_of",
    "ids_by_title",
    "issued_of",
    "languages_of",
    "last_day",
    "list_path",
    "make_bank",
    "material_language_file",
    "no_leaves",
    "opensearch_path",
    "plan_pages",
    "record_path",
    "references_path",
    "relative",
    "root_of",
    "safe_row",
    "text_path",
    "view_page",
    "year_of",
]
