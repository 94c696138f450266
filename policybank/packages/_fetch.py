"""Fetch the packages of the lock into `.cache/npm/`, once for each state of the lock."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from policybank.core import SetupError, digest_of_files, remove_tree, write_bytes, write_text

from ._npm import Npm, find_npm

_LOCK = ("package.json", "package-lock.json")


def package_folder(root: Path, name: str, *, dev: bool = False) -> Path:
    """Return the folder of the npm package `name`, fetched if need be; `dev` adds the packages of tests and lint.

    Raises SetupError when it has to be fetched and cannot be.
    """
    return _modules(root, dev=dev) / Path(*name.split("/"))


def run_node(
    root: Path, script: Path, arguments: Sequence[str]
) -> subprocess.CompletedProcess[str]:
    """Run `script` of a package with node, standing in `root`, and return how it ended and what it said."""
    npm = find_npm(root)
    return subprocess.run(
        [str(npm.node), str(script), *arguments],
        cwd=root,
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
    )


def _modules(root: Path, *, dev: bool) -> Path:
    folder = root / ".cache" / "npm" / ("develop" if dev else "build")
    stamp = folder / "stamp.txt"
    digest = digest_of_files(root, [root / name for name in _LOCK])
    if not _says(stamp, digest):
        # Made beside and moved: a run that was interrupted leaves nothing that looks finished.
        fresh = folder.with_name(f"{folder.name}.{os.getpid()}")
        remove_tree(fresh)
        try:
            _fetch(root, fresh, dev=dev)
            write_text(fresh / "stamp.txt", digest)
            remove_tree(folder)
            fresh.rename(folder)
        except OSError:
            # Another build.py may have brought the same packages while we did.
            if not _says(stamp, digest):
                raise
        finally:
            remove_tree(fresh)
    return folder / "node_modules"


def _says(stamp: Path, digest: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == digest


def _fetch(root: Path, folder: Path, *, dev: bool) -> None:
    npm = find_npm(root)
    for name in _LOCK:
        write_bytes(folder / name, (root / name).read_bytes())
    command = [
        *npm.command,
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--prefer-offline",
    ]
    # What is optional are programs for node: pdf.js names one of 30 MB. The tools of tests need theirs.
    left_out = [] if dev else ["--omit=dev", "--omit=optional"]
    command += ["--fetch-retries=1", "--loglevel=error", *left_out]
    done = subprocess.run(
        command,
        cwd=folder,
        env=_variables(npm),
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        log = root / ".cache" / "npm" / "npm.log"
        write_text(log, done.stdout + done.stderr)
        raise SetupError(
            "មិនអាចទាញយកពុម្ពអក្សរ និងផ្នែកផ្សេងទៀតពី npm បានទេ។ សូមភ្ជាប់អ៊ីនធឺណិត រួចសាកល្បងម្ដងទៀត។\n"
            "The fonts and browser parts could not be fetched from npm: connect to the internet and type the same "
            f"command again (details: {log})."
        )
    _refuse_missing(folder, dev=dev)


def _variables(npm: Npm) -> dict[str, str]:
    # npm starts node by its name; with the wheel's npm there may be no other node on the path.
    path = os.pathsep.join((str(npm.node.parent), os.environ.get("PATH", "")))
    return {**os.environ, "PATH": path, "npm_config_update_notifier": "false"}


def _refuse_missing(folder: Path, *, dev: bool) -> None:
    """Crash when npm said yes and a package of ours is not there: that is a bug, not the machine."""
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    names = [*wanted["dependencies"], *(wanted["devDependencies"] if dev else ())]
    missing = [name for name in names if not (folder / "node_modules" / name).is_dir()]
    if missing:
        raise RuntimeError(f"npm ci left out {missing}")
