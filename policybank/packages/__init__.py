"""Bring the browser parts that `package-lock.json` names: fonts for the site, tools for tests and lint.

They are fetched from npm once, checked against the hashes of the lock, kept in `.cache/npm/` and never committed. No
script of a package is run.
"""

from ._fetch import package_folder, run_node

__all__ = ["package_folder", "run_node"]
