"""The pages as values: which there are, what each shows, and its HTML. Nothing here reads or writes the site."""

from .bank import Bank, EditionFacts, LoadLeaves
from .compose import compose_page, no_leaves
from .entries import ids_by_title, languages_of, year_of
from .facet_values import FACET_VOCABULARIES, added_on, facet_values, issued_of, last_day
from .head_links import canonical_links
from .make_bank import make_bank
from .make_view import view_page
from .material import material_language_file
from .page import Guide, PageSpec, PlannedPage
from .paths import document_path, home_of, relative, root_of, text_path
from .plan import plan_pages
from .view import View

__all__ = [
    "FACET_VOCABULARIES",
    "Bank",
    "EditionFacts",
    "Guide",
    "LoadLeaves",
    "PageSpec",
    "PlannedPage",
    "View",
    "added_on",
    "canonical_links",
    "compose_page",
    "document_path",
    "facet_values",
    "home_of",
    "ids_by_title",
    "issued_of",
    "languages_of",
    "last_day",
    "make_bank",
    "material_language_file",
    "no_leaves",
    "plan_pages",
    "relative",
    "root_of",
    "text_path",
    "view_page",
    "year_of",
]
