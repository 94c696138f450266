"""Forms that others draw and we fill: GitHub's issue form and the editor at `/admin/`, both made from the schema."""

from .editor_page import editor_files

__all__ = ["editor_files"]
