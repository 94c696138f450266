"""Forms that others draw and we fill: GitHub's issue form and the editor at `/admin/`, both made from the schema."""

__all__: list[str] = []
