"""The preview: what it serves, what it refuses, and what wakes it."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import policybank.render
from policybank.core import SetupError
from policybank.preview._server import PreviewServer, free_server
from policybank.preview._watch import watching

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    site = tmp_path / "site"
    (site / "km").mkdir(parents=True)
    (site / "index.html").write_text("<body>សួស្ដី</body>", encoding="utf-8")
    (site / "km" / "index.html").write_text("<p>no end tag", encoding="utf-8")
    (site / "bank.js").write_text("1", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    with PreviewServer(site, 0) as started:
        thread = threading.Thread(target=started.serve_forever)
        thread.start()
        yield started
        started.shutdown()
        thread.join()


def get(
    server: PreviewServer, path: str, host: str | None = None
) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    try:
        connection.request("GET", path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode("utf-8")
    finally:
        connection.close()


def test_a_page_is_served_with_the_script_that_reloads_it(server: PreviewServer) -> None:
    status, headers, page = get(server, "/")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert page == '<body>សួស្ដី<script src="/-/reload.js"></script></body>'


@pytest.mark.browser
def test_an_open_page_reloads_when_a_new_site_stands(server: PreviewServer, page: Page) -> None:
    """The policy of our pages once forbade every request, and so kept the script from asking."""
    theme = Path(policybank.render.__file__).parent / "theme" / "main.html"
    policy = re.search(r"<meta http-equiv=.*?>", theme.read_text(encoding="utf-8"))
    assert policy is not None
    file = server.folder / "index.html"
    file.write_text(f"<head>{policy[0]}</head><body>one</body>", encoding="utf-8")
    with page.expect_response("**/-/version"):
        page.goto(server.address)
    file.write_text(f"<head>{policy[0]}</head><body>two</body>", encoding="utf-8")
    server.count_new_site()
    page.locator("body", has_text="two").wait_for(timeout=60_000)


def test_the_script_never_enters_the_site(server: PreviewServer) -> None:
    get(server, "/")
    assert "script" not in (server.folder / "index.html").read_text(encoding="utf-8")


def test_a_script_is_served_as_a_script(server: PreviewServer) -> None:
    _, headers, body = get(server, "/bank.js")
    assert headers["Content-Type"].startswith("text/javascript")
    assert body == "1"


def test_a_folder_leads_to_its_page_so_that_relative_links_work(server: PreviewServer) -> None:
    status, headers, _ = get(server, "/km")
    assert (status, headers["Location"]) == (301, "/km/")
    assert get(server, "/km/")[2].startswith("<p>no end tag")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/km/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/missing.html",
    ],
)
def test_nothing_outside_the_site_is_served(server: PreviewServer, path: str) -> None:
    status, _, body = get(server, path)
    assert status == 404
    assert "secret\n" not in body
    assert body != "secret"


def test_a_link_out_of_the_site_is_not_followed(server: PreviewServer, tmp_path: Path) -> None:
    try:
        (server.folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    except OSError:
        pytest.skip("this system lets nobody make symbolic links")
    assert get(server, "/out.txt")[0] == 404


def test_a_foreign_name_for_this_machine_is_refused(server: PreviewServer) -> None:
    assert get(server, "/", host="evil.example")[0] == 403
    assert get(server, "/", host=f"localhost:{server.server_port}")[0] == 200


def test_pages_learn_that_a_new_site_stands(server: PreviewServer) -> None:
    before = get(server, "/-/version")[2]
    server.count_new_site()
    assert get(server, "/-/version")[2] != before


def test_a_taken_port_gives_the_next_one(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        taken = holder.getsockname()[1]
        with free_server(tmp_path, taken) as server:
            assert taken < server.server_port <= taken + 20


def test_no_free_port_is_said_plainly(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 65535)), pytest.raises(SetupError, match="--port"):
        free_server(tmp_path, 65535)


def test_changes_of_sources_come_together_and_others_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "library" / "law").mkdir(parents=True)
    (tmp_path / "site").mkdir()
    with watching(tmp_path) as changes:
        for place in (
            "site/index.html",
            "notes.txt",
            "library/.hidden",
            "library/law/a.md~",
            "library/law/a.md.12.part",
        ):
            (tmp_path / place).write_text("1", encoding="utf-8")
        (tmp_path / "library" / "law" / "a.md").write_text("1", encoding="utf-8")
        (tmp_path / "mkdocs.yml").write_text("1", encoding="utf-8")
        assert changes.wait() == ("library/law/a.md", "mkdocs.yml")
