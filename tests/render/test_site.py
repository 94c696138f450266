"""Writing the site: only what changed, nothing half-written, nothing left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policybank.core import SetupError, SilentProgress, digest_of, only_one
from policybank.pages import View, no_leaves
from policybank.render import Frame, Press, SiteFile, WrittenSite, write_site


def _no_pages(_paths: Sequence[str]) -> Iterator[View]:
    return iter(())


_PRESS = Press(
    frame=Frame(
        shells={},
        style_path="",
        script_path="",
        search_path="",
        words_paths={},
        reading_paths={},
        giving_path="",
        giving_style_path="",
        pages_path="",
        own_paths={},
        viewer_folder="",
        site_url="",
    ),
    load_leaves=no_leaves,
)


def _file(path: str, text: str) -> SiteFile:
    return SiteFile(path=path, fingerprint=digest_of(text), data=text.encode())


def _write(root: Path, files: dict[str, str]) -> WrittenSite:
    return write_site(
        root,
        [_file(path, text) for path, text in files.items()],
        _no_pages,
        _PRESS,
        processes=1,
        progress=SilentProgress(),
    )


def _tree(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_second_writing_of_the_same_files_writes_nothing(tmp_path: Path) -> None:
    files = {"index.html": "a", "km/documents/law.html": "b"}
    assert _write(tmp_path, files).written == 2
    before = (tmp_path / "site").stat().st_ino
    again = _write(tmp_path, files)
    assert (again.written, again.removed) == (0, 0)
    assert (tmp_path / "site").stat().st_ino == before


def test_a_file_that_somebody_changed_or_removed_in_the_site_is_written_again(
    tmp_path: Path,
) -> None:
    files = {"index.html": "a", "km/index.html": "b", "en/index.html": "c"}
    _write(tmp_path, files)
    (tmp_path / "site/index.html").write_text("spoiled", encoding="utf-8")
    (tmp_path / "site/km/index.html").unlink()
    assert _write(tmp_path, files).written == 2
    assert _tree(tmp_path / "site") == files


def test_a_file_that_nobody_wanted_goes_away(tmp_path: Path) -> None:
    _write(tmp_path, {"index.html": "a", "old/page.html": "b"})
    (tmp_path / "site/stray.html").write_text("?", encoding="utf-8")
    written = _write(tmp_path, {"index.html": "a"})
    assert (written.written, written.removed) == (0, 2)
    assert _tree(tmp_path / "site") == {"index.html": "a"}
    assert not (tmp_path / "site/old").exists()


def test_a_lost_or_damaged_state_only_costs_time(tmp_path: Path) -> None:
    files = {"index.html": "a"}
    _write(tmp_path, files)
    (tmp_path / ".cache/site.txt").write_text(f"{tmp_path / 'site'}\nx", encoding="utf-8")
    assert _write(tmp_path, files).written == 1
    assert _tree(tmp_path / "site") == files


def test_a_file_system_without_links_gets_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, {"a.html": "a", "b.html": "b"})

    def refuse(_one: object, _other: object) -> None:
        raise OSError("links are not supported")

    monkeypatch.setattr(os, "link", refuse)
    assert _write(tmp_path, {"a.html": "a", "b.html": "c"}).written == 1
    assert _tree(tmp_path / "site") == {"a.html": "a", "b.html": "c"}


def test_two_builds_at_once_are_refused_in_a_sentence(tmp_path: Path) -> None:
    held = only_one(tmp_path / ".cache/build.lock", "held")
    with held, pytest.raises(SetupError, match="Another build"):
        _write(tmp_path, {"a.html": "a"})


_TREES = st.dictionaries(
    st.sampled_from(["index.html", "km/a.html", "km/b.html", "en/a.html", "en/x/c.html"]),
    st.sampled_from(["1", "2", "3"]),
    min_size=1,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=st.lists(_TREES, min_size=1, max_size=4))
def test_whatever_was_there_before_the_site_is_what_was_asked_for(
    tmp_path_factory: pytest.TempPathFactory, versions: list[dict[str, str]]
) -> None:
    root = tmp_path_factory.mktemp("bank")
    for files in versions:
        written = _write(root, files)
        assert _tree(root / "site") == files
        assert written.size_bytes == sum(len(text) for text in files.values())
    assert sorted(one.name for one in root.iterdir()) == [".cache", "site"]


def _write_for_ever(root: Path, begun: Event) -> None:
    number = 0
    while True:
        number += 1
        _write(root, {f"page-{one}.html": f"version {number}" for one in range(60)})
        begun.set()


@pytest.mark.skipif(
    sys.platform != "linux", reason="one step exchange of folders is tried on Linux only"
)
def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    _write(tmp_path, {f"page-{one}.html": "version 0" for one in range(60)})
    context = multiprocessing.get_context("spawn")
    for attempt in range(6):
        begun = context.Event()
        worker = context.Process(target=_write_for_ever, args=(tmp_path, begun))
        worker.start()
        assert begun.wait(120)
        time.sleep(0.037 * attempt)
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGKILL)
        worker.join()
        tree = _tree(tmp_path / "site")
        assert len(tree) == 60
        assert len(set(tree.values())) == 1, "pages of two versions stand side by side"
    final = {f"page-{one}.html": "last" for one in range(60)}
    _write(tmp_path, final)
    assert _tree(tmp_path / "site") == final
