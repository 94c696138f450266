"""Make our scripts small: comments and long names are for us, bytes on a phone are for the reader.

By terser, from npm: with names shortened, the search is half of what taking out comments and white space alone leaves.
What it made is kept until a script or the lock of the packages changes, so that a build seldom starts node.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from policybank.core import digest_of, read_bytes, write_text
from policybank.packages import package_folder, run_node

_CACHE = ".cache/scripts.json"
_PROGRAM = Path(__file__).with_name("minify.cjs")


def minified(root: Path, scripts: Mapping[str, str]) -> dict[str, str]:
    """Return `scripts` (by name) made small; what they do is the same."""
    digest = digest_of(
        *(part for name, text in sorted(scripts.items()) for part in (name, text)),
        read_bytes(root / "package-lock.json"),
        read_bytes(_PROGRAM),
    )
    cache = root / _CACHE
    try:
        stored = json.loads(read_bytes(cache))
        if stored["digest"] == digest:
            return dict(stored["scripts"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    made = _by_terser(root, scripts)
    write_text(cache, json.dumps({"digest": digest, "scripts": made}))
    return made


def _by_terser(root: Path, scripts: Mapping[str, str]) -> dict[str, str]:
    terser = package_folder(root, "terser")
    with tempfile.TemporaryDirectory(prefix="policybank-scripts-") as folder:
        source, target = Path(folder) / "scripts.json", Path(folder) / "made.json"
        write_text(source, json.dumps(scripts))
        done = run_node(root, _PROGRAM, [str(terser), str(source), str(target)])
        if done.returncode or not target.is_file():
            raise RuntimeError(f"terser refused a script: {done.stderr}")
        made: dict[str, str] = json.loads(read_bytes(target))
    return made
