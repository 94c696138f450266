"""What `build.py bench` says of a figure."""

from __future__ import annotations

import http.client
from pathlib import Path
from urllib.parse import urlsplit

from policybank.bench import Figure, Table
from policybank.bench.gzip_server import packed, serve_gzipped
from policybank.bench.peer import make_peer
from policybank.bench.rendering import differing_files


def test_a_figure_above_its_target_is_called_missed() -> None:
    table = Table(title="build", figures=(Figure(name="wall", value=3.5, unit="s", target=3),))
    assert not table.is_met
    assert list(table.lines()) == ["build", "  wall       3.50 s      at most      3  MISSED"]


def test_a_figure_at_its_target_is_met() -> None:
    assert Figure(name="wall", value=3, unit="s", target=3).is_met


def test_a_figure_below_the_least_it_may_be_is_called_missed_and_not_rounded_up() -> None:
    recall = Figure(name="recall", value=0.99996, unit="share", target=1, is_least=True)
    table = Table(title="search", figures=(recall,))
    assert not table.is_met
    assert list(table.lines())[1] == "  recall     0.9999 share  at least 1.0000  MISSED"


def test_a_figure_of_the_peer_is_shown_with_its_ratio() -> None:
    table = Table(title="build", figures=(Figure(name="CPU", value=0.5, unit="s", peer=8),))
    assert list(table.lines())[1].endswith("peer 8, 16.0 times ours")


def test_files_that_differ_or_stand_on_one_side_only_are_named(tmp_path: Path) -> None:
    for folder, files in (
        ("one", {"a": "1", "b": "2", "c/d": "3"}),
        ("two", {"a": "1", "b": "x", "e": "4"}),
    ):
        for name, text in files.items():
            file = tmp_path / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    assert list(differing_files(tmp_path / "one", tmp_path / "two")) == ["b", "c/d", "e"]


def test_the_server_sends_pages_gzipped_and_counts_them(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>ទំព័រ</p>" * 100, encoding="utf-8")
    with serve_gzipped(tmp_path) as service:
        connection = http.client.HTTPConnection(urlsplit(service.address).netloc)
        connection.request("GET", "/page.html")
        answer = connection.getresponse()
        body = answer.read()
        connection.request("GET", "/../secret")
        assert connection.getresponse().status == 404
        connection.close()
    assert answer.headers["Content-Encoding"] == "gzip"
    assert body == packed(page)
    assert [(one.path, one.size_bytes) for one in service.served] == [("page.html", len(body))]


def test_the_pages_of_the_peer_are_as_long_as_asked_and_not_in_its_navigation(
    tmp_path: Path,
) -> None:
    make_peer(tmp_path, 2, 20_000)
    pages = sorted((tmp_path / "docs" / "pages").iterdir())
    assert len(pages) == 2
    assert all(20_000 <= page.stat().st_size < 23_000 for page in pages)
    assert "00000.md" not in (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
