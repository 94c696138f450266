"""A film that somebody called index.md: 200 MB, of which only the first part may be read."""

from pathlib import Path


def make_case(root: Path) -> None:
    folder = root / "library" / "law" / "school-law"
    folder.mkdir(parents=True)
    with (folder / "index.md").open("wb") as stream:
        stream.truncate(200_000_000)
