"""The audit finds what a reader would stumble over."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.audit import audit_site

GOOD = '<html lang="km"><body><a href="other.html#place">x</a></body></html>'
OTHER = '<html lang="en"><body><p id="place"><a href="https://example.org/">x</a></p></body></html>'


def _kinds(folder: Path, page: str) -> set[str]:
    (folder / "page.html").write_text(page, encoding="utf-8")
    (folder / "other.html").write_text(OTHER, encoding="utf-8")
    return {one.kind for one in audit_site(folder)}


def test_a_sound_page_passes(tmp_path: Path) -> None:
    assert _kinds(tmp_path, GOOD) == set()


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (("other.html#place", "gone.html"), "link"),
        (("other.html#place", "other.html#gone"), "anchor"),
        (("other.html#place", "/other.html"), "absolute"),
        (('lang="km"', ""), "language"),
        (("<a ", '<script src="https://cdn.example/x.js"></script><a '), "request"),
        (("<a ", '<img src="//cdn.example/x.png"><a '), "request"),
        (("<a ", "<script>alert(1)</script><a "), "script"),
        (("<a ", '<a onclick="x()" '), "script"),
        (("<a ", '<p id="one"></p><p id="one"></p><a '), "id"),
    ],
)
def test_each_kind_of_trouble_is_found(tmp_path: Path, change: tuple[str, str], kind: str) -> None:
    assert _kinds(tmp_path, GOOD.replace(*change, 1)) == {kind}


def test_the_page_for_wrong_addresses_may_have_links_from_the_root(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text(
        '<html lang="km"><a href="/bank/km/index.html">x</a></html>', encoding="utf-8"
    )
    assert audit_site(tmp_path) == ()
