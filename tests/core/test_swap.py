"""A folder takes another one's place at once, and an interrupted exchange is put right."""

from pathlib import Path

import pytest

from policybank.core import put_in_place, recover, swap


def _folder(place: Path, content: str) -> Path:
    place.mkdir()
    (place / "page.html").write_text(content, encoding="utf-8")
    return place


def test_a_fresh_folder_and_the_old_one_change_places(tmp_path: Path) -> None:
    place = _folder(tmp_path / "site", "old")
    put_in_place(_folder(tmp_path / "site.next", "new"), place)
    assert (place / "page.html").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "site.next/page.html").read_text(encoding="utf-8") == "old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["site", "site.next"]


def test_a_fresh_folder_takes_an_empty_place(tmp_path: Path) -> None:
    put_in_place(_folder(tmp_path / "site.next", "new"), tmp_path / "site")
    assert (tmp_path / "site/page.html").read_text(encoding="utf-8") == "new"


def test_two_renames_do_where_the_system_cannot_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda _one, _other: False)
    place = _folder(tmp_path / "site", "old")
    put_in_place(_folder(tmp_path / "site.next", "new"), place)
    assert (place / "page.html").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "site.next/page.html").read_text(encoding="utf-8") == "old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["site", "site.next"]


def test_a_place_left_empty_between_two_renames_gets_its_last_folder_back(tmp_path: Path) -> None:
    _folder(tmp_path / "site.last", "old")
    recover(tmp_path / "site")
    assert (tmp_path / "site/page.html").read_text(encoding="utf-8") == "old"


def test_a_last_folder_that_was_not_removed_yet_goes_away(tmp_path: Path) -> None:
    _folder(tmp_path / "site", "new")
    _folder(tmp_path / "site.last", "old")
    recover(tmp_path / "site")
    assert [one.name for one in tmp_path.iterdir()] == ["site"]
