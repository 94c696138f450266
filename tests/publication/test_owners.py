"""CODEOWNERS names places that exist and teams that can count."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
_TEAM = re.compile(r"@[a-z0-9](?:[a-z0-9-]{0,37}[a-z0-9])?/[a-z0-9_-]+")


def read_rules() -> list[tuple[str, list[str]]]:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    return [(pattern, owners) for pattern, *owners in rules]


def test_every_place_has_owners_and_exists() -> None:
    rules = read_rules()
    assert rules[0][0] == "*", "the last rule that fits decides, so the general one stands first"
    for pattern, owners in rules:
        assert owners, pattern
        assert all(_TEAM.fullmatch(owner) for owner in owners), owners
        assert pattern == "*" or (ROOT / pattern.strip("/")).is_dir(), pattern


def test_the_teams_belong_to_the_organisation_of_the_repository() -> None:
    """A team counts only in its own organisation; the placeholder stands until there are teams."""
    # BaseLoader, because MkDocs allows tags in its file that a safe loader refuses.
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    organisation = settings["repo_url"].removeprefix("https://github.com/").split("/")[0]
    named = {owner[1:].split("/")[0] for _, owners in read_rules() for owner in owners}
    assert named in ({"your-organisation"}, {organisation})
