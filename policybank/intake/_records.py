"""What the records of a commit say of ids, without laying them out.

Of 10,000 records laid out in a temporary folder the removal alone took a minute on a busy machine (measured: 56 s of 84),
and reading them as YAML most of the rest. Ids stand on a line of their own, so the bytes are looked through; only records
with former ids are read, and only those that a new document is related to are laid out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from policybank.git import Repository, TreeFile, export_files, read_blobs
from policybank.library import YamlFault, read_values

RECORD: Final = re.compile(r"library/[^/]+/([^/]+)/index\.md\Z")

_ID: Final = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9-]+)[\"']?[ \t]*\r?$", re.MULTILINE)
_FENCE: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The records of a commit: the file of each by its id and by its folder's name, and the ids that others had once."""

    repository: Repository
    files: Mapping[str, TreeFile]
    former: Mapping[str, str]

    def places(self) -> dict[str, str]:
        """Return for each id, former ones too, the file in which it stands."""
        return {**self.former, **{name: file.path for name, file in self.files.items()}}

    def lay_out(self, ids: Iterable[str], folder: Path) -> None:
        """Write those of the records with these ids that there are below `folder`."""
        files = {self.files[one].path: self.files[one] for one in ids if one in self.files}
        export_files(self.repository, files.values(), folder)


def read_records(repository: Repository, files: Iterable[TreeFile]) -> Records:
    """Return what the records among `files`, all of one commit, say of ids."""
    records = {one.path: one for one in files if one.is_file and RECORD.match(one.path)}
    by_blob: dict[str, list[TreeFile]] = {}
    for file in records.values():
        by_blob.setdefault(file.blob, []).append(file)
    by_id: dict[str, TreeFile] = {}
    former: dict[str, str] = {}
    for blob, data in read_blobs(repository, by_blob):
        stated = _ID.search(data)
        once = _values(data).get("former_ids") if b"former_ids" in data else None
        for file in by_blob[blob]:
            by_id[file.path.split("/")[2]] = file
            if stated:
                by_id[stated.group(1).decode("ascii")] = file
            if isinstance(once, list):
                former.update((one, file.path) for one in once if isinstance(one, str))
    return Records(repository=repository, files=by_id, former=former)


def _values(data: bytes) -> dict[str, Any]:
    """Return the values of a record; none where it is not in order, which is not the matter of a packet."""
    parts = _FENCE.split(data.decode("utf-8", "replace").replace("\r\n", "\n"), maxsplit=2)
    try:
        values = read_values(parts[1]) if len(parts) > 1 else {}
    except YamlFault:
        return {}
    return values if isinstance(values, dict) else {}
