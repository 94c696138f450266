"""Make our scripts small: comments and long names are for us, bytes on a phone are for the reader.

By terser, from npm: with names shortened, the search is half of what taking out comments and white space alone leaves.
What it made is kept until a script or the lock of the packages changes, so that a build seldom starts node.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from policybank.core import digest_of, read_bytes, remove_tree, write_text
from policybank.packages import package_folder, run_node

_CACHE = ".cache/scripts.json"


def minified(root: Path, scripts: Mapping[str, str]) -> dict[str, str]:
    """Return `scripts` (by name) made small; what they do is the same."""
    digest = digest_of(
        *(part for name, text in sorted(scripts.items()) for part in (name, text)),
        read_bytes(root / "package-lock.json"),
        read_bytes(Path(__file__)),
    )
    cache = root / _CACHE
    try:
        stored = json.loads(read_bytes(cache))
        if stored["digest"] == digest:
            return dict(stored["scripts"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    made = {name: _by_terser(root, name, text) for name, text in scripts.items()}
    write_text(cache, json.dumps({"digest": digest, "scripts": made}))
    return made


def _by_terser(root: Path, name: str, text: str) -> str:
    terser = package_folder(root, "terser") / "bin" / "terser"
    folder = root / ".cache" / "scripts"
    source, target = folder / f"{name}.js", folder / f"{name}.min.js"
    write_text(source, text)
    try:
        done = run_node(
            root,
            terser,
            # Older phones: no syntax newer than that of the sources comes out.
            [str(source), "--compress", "ecma=2018", "--mangle", "--output", str(target)],
        )
        if done.returncode:
            raise RuntimeError(f"terser refused {name}.js: {done.stderr}")
        return target.read_text(encoding="utf-8")
    finally:
        remove_tree(folder)
