"""The pages as values: which there are, what each shows, and its HTML. Nothing here reads or writes the site."""

from .bank import Bank, EditionFacts, LoadLeaves
from .compose import compose_page, no_leaves
from .entries import languages_of, year_of
from .head_links import canonical_links
from .make_bank import make_bank
from .make_view import view_page
from .material import material_language_file
from .page import Guide, PageSpec, PlannedPage
from .paths import document_path, home_of, relative, root_of, text_path
from .plan import plan_pages
from .view import View

__all__ = [
    "Bank",
    "EditionFacts",
    "Guide",
    "LoadLeaves",
    "PageSpec",
    "PlannedPage",
    "View",
    "canonical_links",
    "compose_page",
    "document_path",
    "home_of",
    "languages_of",
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
