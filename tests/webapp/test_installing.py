"""The manifest is one that browsers install from, the icons are what it says they are, and the site names both."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest

from policybank import pipeline
from policybank.webapp import WEB_MANIFEST, WORKER
from tests import make

from .host import Host

if TYPE_CHECKING:
    from playwright.sync_api import Page

AT = "https://example.org/policy-bank/"


@pytest.fixture(scope="session")
def manifest(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / WEB_MANIFEST).read_bytes())
    return found


def size_of_png(data: bytes) -> tuple[int, int]:
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    return int(width), int(height)


def test_the_manifest_has_what_the_standard_and_browsers_ask(manifest: dict[str, Any]) -> None:
    """W3C Web Application Manifest: members and their kinds; browsers ask for name, icons of 192 and 512, start and display."""
    assert manifest["name"] == "ធនាគារឯកសារគំរូ · Bank of examples"
    assert 0 < len(manifest["short_name"]) <= 15
    assert manifest["lang"] == "km"
    assert manifest["dir"] in {"ltr", "rtl", "auto"}
    assert manifest["display"] in {"fullscreen", "standalone", "minimal-ui", "browser"}
    for name in ("theme_color", "background_color"):
        assert re.fullmatch("#[0-9a-f]{6}", manifest[name])
    scope = urljoin(AT, manifest["scope"])
    assert scope == AT
    assert urljoin(AT, manifest["start_url"]).startswith(scope)
    # Without an id the start is the identity; one relative to the host would be that of every bank on it.
    assert "id" not in manifest
    assert {(one["sizes"], one["purpose"]) for one in manifest["icons"]} == {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    assert len(manifest["shortcuts"]) == 3


def test_every_address_of_the_manifest_is_below_it_and_there(
    manifest: dict[str, Any], site: Path
) -> None:
    icons = [*manifest["icons"], *(icon for one in manifest["shortcuts"] for icon in one["icons"])]
    for icon in icons:
        file = site / icon["src"]
        assert size_of_png(file.read_bytes()) == tuple(map(int, icon["sizes"].split("x"))), file
    for address in (manifest["start_url"], *(one["url"] for one in manifest["shortcuts"])):
        assert address.startswith("./")
        assert (site / address).is_file(), address


def test_every_page_names_manifest_and_icon_and_lets_both_in(site: Path) -> None:
    for path in ("index.html", "en/documents/school-law.html", "text/school-law.en.html"):
        text = (site / path).read_text(encoding="utf-8")
        root = "/".join([".."] * path.count("/")) or "."
        assert f'<link rel="manifest" href="{root}/{WEB_MANIFEST}">' in text
        (icon,) = re.findall(r'rel="apple-touch-icon" href="([^"]+)"', text)
        file = (site / path).parent / icon
        assert size_of_png(file.read_bytes()) == (180, 180)
        assert "manifest-src 'self'; worker-src 'self'" in text


@pytest.mark.browser
def test_chromium_finds_nothing_that_keeps_it_from_installing(
    visit: Callable[..., Page], host: Host
) -> None:
    page = visit("km/index.html")
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"] == f"{host.address}/{WEB_MANIFEST}"
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A test has a profile that forgets all, from which nobody installs.
    assert [one["errorId"] for one in errors if one["errorId"] != "in-incognito"] == []


@pytest.mark.slow
def test_a_bank_that_is_no_app_takes_the_worker_away(tmp_path: Path) -> None:
    make.bank_to_build(tmp_path, settings={"web_app": False})
    summary = pipeline.build(tmp_path, jobs=1)
    assert summary.site is not None
    folder = summary.site.folder
    assert "registration.unregister()" in (folder / WORKER).read_text(encoding="utf-8")
    assert not (folder / WEB_MANIFEST).exists()
    assert not (folder / "offline").exists()
    assert "manifest" not in (folder / "en/index.html").read_text(encoding="utf-8").split("</head>")[0].replace("manifest-src", "")  # fmt: skip
