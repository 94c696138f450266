"""One more list is missing altogether."""

from pathlib import Path


def make_case(root: Path) -> None:
    (root / "library" / "vocabularies" / "people.yml").unlink()
