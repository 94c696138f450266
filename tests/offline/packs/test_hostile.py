"""A pack of a stranger does no harm: it is refused before the first file is touched."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybank.offline import MANIFEST
from policybank.offline.copies import CopyError
from policybank.offline.packs import PackError
from tests.make_packets import zip_of
from tests.offline.copy_trees import NEW, OLD, apply, copy, files_in, manifest_of
from tests.offline.packs.hostile import HOSTILE, honest, parts


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy(tmp_path_factory.mktemp("hostile") / "stick" / "bank", OLD)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pack_is_refused_and_touches_nothing(
    tmp_path: Path, target: Path, name: str
) -> None:
    make, reason = HOSTILE[name]
    file = tmp_path / "p.zip"
    file.write_bytes(make())
    with pytest.raises(PackError) as refused:
        apply(file, target)
    assert refused.value.reason == reason
    assert files_in(target) == OLD
    assert (target / MANIFEST).read_bytes() == manifest_of(OLD).data
    assert list(target.parent.iterdir()) == [target]


def test_the_honest_pack_of_these_tests_is_applied(tmp_path: Path) -> None:
    (tmp_path / "p.zip").write_bytes(honest())
    target = copy(tmp_path / "old", OLD)
    apply(tmp_path / "p.zip", target)
    assert files_in(target) == NEW


@given(at=st.integers(0, 100_000), change=st.integers(1, 255), cut=st.booleans())
@settings(max_examples=60)
def test_whatever_becomes_of_its_bytes_the_copy_is_the_old_one_or_the_new_one(
    tmp_path_factory: pytest.TempPathFactory, at: int, change: int, cut: bool
) -> None:
    root = tmp_path_factory.mktemp("flipped")
    data = bytearray(honest())
    at %= len(data)
    if cut:
        del data[at:]
    else:
        data[at] ^= change
    (root / "p.zip").write_bytes(data)
    target = copy(root / "old", OLD)
    try:
        apply(root / "p.zip", target)
    except PackError:
        assert files_in(target) == OLD
    else:
        assert files_in(target) == NEW
        assert (target / MANIFEST).read_bytes() == manifest_of(NEW).data


def test_a_link_in_the_place_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "p.zip").write_bytes(honest())
    target = copy(tmp_path / "old", OLD)
    outside = tmp_path / "outside"
    (target / "en").rename(outside)
    (target / "en").symlink_to(outside, target_is_directory=True)
    with pytest.raises(PackError, match="copy-has-link"):
        apply(tmp_path / "p.zip", target)
    assert (outside / "index.html").read_bytes() == OLD["en/index.html"]


@pytest.mark.parametrize("name", ["en/index.html", "km/index.html.part"])
def test_a_link_in_the_place_of_a_file_is_not_written_through(tmp_path: Path, name: str) -> None:
    (tmp_path / "p.zip").write_bytes(honest())
    target = copy(tmp_path / "old", OLD)
    outside = tmp_path / "mine.txt"
    outside.write_bytes(b"mine")
    (target / name).unlink(missing_ok=True)
    (target / name).symlink_to(outside)
    # In the place of a page it is somebody's own and in the way; where we were about to write it is taken away.
    with contextlib.suppress(CopyError):
        apply(tmp_path / "p.zip", target)
    assert outside.read_bytes() == b"mine"
    (target / name).unlink(missing_ok=True)
    apply(tmp_path / "p.zip", target)
    assert files_in(target) == NEW


def test_what_a_pack_says_of_numbers_beyond_reason_is_refused(tmp_path: Path) -> None:
    made = parts()
    told = json.loads(made[0].data)
    text = json.dumps(told).replace('"documents": 3', f'"documents": {"9" * 5000}')
    (tmp_path / "p.zip").write_bytes(
        zip_of([type(made[0])(name=b"pack.json", data=text.encode()), *made[1:]])
    )
    with pytest.raises(PackError, match="pack-not-one"):
        apply(tmp_path / "p.zip", copy(tmp_path / "old", OLD))
