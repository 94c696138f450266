"""What the scripts of the web name and the web does not have is known: no page would be kept for want of anything else."""

from __future__ import annotations

import re
from pathlib import Path

# How the worker reads names in a script (places.js).
_NAMED = re.compile(r'"((?:assets|search)/[^"\s]+\.[0-9a-f]{10}\.(?:js|css))"')


def test_only_what_copies_have_is_named_and_not_there(site: Path) -> None:
    scripts = [*site.glob("assets/*.js"), *site.glob("search/words.*.js")]
    named = {name for one in scripts for name in _NAMED.findall(one.read_text(encoding="utf-8"))}
    assert len(named) > 10
    missing = {name for name in named if not (site / name).is_file()}
    assert {re.sub(r"\.[0-9a-f]{10}", "", one) for one in missing} <= {"assets/search-copies.js"}
