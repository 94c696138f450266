"""Turn pages into files: shells by MkDocs and Material, filled in worker processes, written only where they changed.

Only this room imports MkDocs. Its door is small: make the shells, write the site.
"""

from .assets import SiteAssets, collect_assets
from .copy_age import copy_age_script
from .editor import with_editor
from .fill import Frame
from .guide_pictures import with_guide_pictures
from .inventory import PageMaker, make_frame, site_files
from .scripts import SCRIPTS_CACHE, ClientScripts, client_scripts
from .shells import Shells, make_shells
from .site import SiteFile, SitePlace, WrittenSite, site_place, write_site
from .web_app import with_web_app
from .workers import Press

__all__ = [
    "SCRIPTS_CACHE",
    "ClientScripts",
    "Frame",
    "PageMaker",
    "Press",
    "Shells",
    "SiteAssets",
    "SiteFile",
    "SitePlace",
    "WrittenSite",
    "client_scripts",
    "collect_assets",
    "copy_age_script",
    "make_frame",
    "make_shells",
    "site_files",
    "site_place",
    "with_editor",
    "with_guide_pictures",
    "with_web_app",
    "write_site",
]
