"""A record saved by an old editor in the encoding of Western Europe."""

from pathlib import Path

from tests import make


def make_case(root: Path) -> None:
    folder = root / "library" / "law" / "school-law"
    folder.mkdir(parents=True)
    record = make.record(title={"en": "Law of the École"})
    (folder / "index.md").write_bytes(record.encode("latin-1"))
