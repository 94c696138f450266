"""Write a tree that differs from another one in some files, through an index of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from ._paths import checked_path
from ._refs import checked_object
from ._run import Repository, run


def write_tree(repository: Repository, base: str | None, changes: Mapping[str, str | None]) -> str:
    """Return the id of the tree `base` with the blobs of `changes` by path; a blob of None takes the file away.

    `base` is a commit or a tree, None for an empty one. NameUnsafe for a path that not every system can hold.
    """
    lines = []
    for path, blob in sorted(changes.items()):
        name = checked_path(path)
        lines.append(
            f"0 {'0' * len(base or '')}\t{name}"
            if blob is None
            else f"100644 {checked_object(blob)}\t{name}"
        )
    with tempfile.TemporaryDirectory(prefix="policybank-index-") as folder:
        # The repository's own index belongs to whoever works in it.
        own = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        start = ["--empty"] if base is None else [checked_object(base)]
        run(repository, ["read-tree", *start], environment=own)
        stdin = "".join(f"{line}\0" for line in lines).encode("utf-8")
        run(repository, ["update-index", "-z", "--index-info"], stdin=stdin, environment=own)
        return run(repository, ["write-tree"], environment=own).decode().strip()
