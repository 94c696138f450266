"""The pictures of first leaves: small, drawn once, and no danger to the build."""

from __future__ import annotations

import io
import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image

from policybank.core import SilentProgress
from policybank.text import Limits, PdfFacts, PdfFile, Picture, TextCache, first_leaf_pictures
from policybank.text.pictures import _draw, _kept
from tests.text import make_pdf

LIMITS = Limits(largest_bytes=50_000_000, slowest_seconds=60)


def pictures_of(folder: Path, **files: bytes) -> Mapping[str, Picture]:
    facts = []
    for name, data in files.items():
        file = folder / f"{name}.pdf"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        facts.append(
            PdfFacts(
                file=PdfFile(path=file, place=file.name),
                sha256=sha256(name),
                size_bytes=len(data),
                leaf_count=1,
                unreadable_leaves=(),
                trusts=(),
                text_key=sha256(name),
            )
        )
    return first_leaf_pictures(
        facts,
        cache=TextCache(folder=folder / "cache"),
        limits=LIMITS,
        jobs=1,
        progress=SilentProgress(),
    )


def sha256(name: str) -> str:
    return name.encode().hex().ljust(64, "0")


def test_both_forms_show_the_first_leaf_within_the_weight(tmp_path: Path) -> None:
    picture = pictures_of(tmp_path, law=make_pdf.pdf(make_pdf.latin("First", size=40)))[
        sha256("law")
    ]
    for file, form in ((picture.webp, "WEBP"), (picture.jpeg, "JPEG")):
        assert file.stat().st_size <= _draw.MOST_BYTES
        with Image.open(file) as shown:
            assert (shown.format, shown.size) == (form, (picture.width, picture.height))
            counts = shown.convert("L").histogram()
            assert (sum(counts[:100]) > 0, sum(counts[200:]) > 0) == (True, True)


def test_a_picture_is_drawn_once_and_alike(tmp_path: Path) -> None:
    data = make_pdf.pdf(make_pdf.latin("First"))
    first = pictures_of(tmp_path, law=data)[sha256("law")]
    before = os.stat(first.webp).st_mtime_ns  # noqa: PTH116 - the time of the file
    assert pictures_of(tmp_path, law=data)[sha256("law")] == first
    assert first.webp.stat().st_mtime_ns == before
    again = pictures_of(tmp_path / "again", law=data)[sha256("law")]
    assert again.webp.read_bytes() == first.webp.read_bytes()
    assert again.jpeg.read_bytes() == first.jpeg.read_bytes()


def test_a_file_that_cannot_be_drawn_has_no_picture_and_is_not_tried_again(tmp_path: Path) -> None:
    files = {"noise": b"%PDF-1.7 nothing", "sound": make_pdf.pdf(make_pdf.latin("Sound"))}
    assert pictures_of(tmp_path, **files).keys() == {sha256("sound")}
    assert len(list((tmp_path / "cache" / "pictures").glob(f"{sha256('noise')}.*.0.webp"))) == 1
    assert pictures_of(tmp_path, **files).keys() == {sha256("sound")}


@pytest.mark.parametrize("make", [make_pdf.deep_tree, make_pdf.looping_tree, make_pdf.endless_leaf])
def test_a_hostile_file_keeps_no_other_from_its_picture(
    tmp_path: Path, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_kept, "_SLOWEST_SECONDS", 3.0)
    files = {"hostile": make(), "sound": make_pdf.pdf(make_pdf.latin("Sound"))}
    assert sha256("sound") in pictures_of(tmp_path, **files)


def test_parent_and_child_agree_on_what_a_picture_is() -> None:
    assert _draw.WIDTH == _kept.WIDTH
    assert _draw.MOST_BYTES == _kept._MOST_BYTES


def test_a_scroll_is_cut_below_its_head(tmp_path: Path) -> None:
    data = make_pdf.pdf(make_pdf.latin("Head", top=780)).replace(
        b"/MediaBox[0 0 595 842]", b"/MediaBox[0 -99999 595 842]"
    )
    assert b"-99999" in data
    picture = pictures_of(tmp_path, scroll=data)[sha256("scroll")]
    assert picture.height <= 2 * picture.width


def test_a_picture_of_noise_is_lighter_or_none() -> None:
    chance = random.Random(1)  # noqa: S311 - noise
    noise = Image.frombytes("RGB", (320, 450), chance.randbytes(320 * 450 * 3))
    for form in ("WEBP", "JPEG"):
        try:
            data = _draw._saved(noise, form)
        except _draw.NoPictureError:
            continue
        assert len(data) <= _draw.MOST_BYTES
        assert Image.open(io.BytesIO(data)).size == (320, 450)


@pytest.mark.parametrize(
    "answer",
    [
        {"code": "", "height": 400, "webp": "PHNjcmlwdD4=", "jpeg": "PHNjcmlwdD4="},
        {"code": "", "height": 99999, "webp": "", "jpeg": ""},
        {"code": "", "height": "400", "webp": "UklGRgAAAABXRUJQ", "jpeg": "/9j/"},
        {},
    ],
)
def test_nothing_but_two_small_pictures_is_taken_from_the_child(
    tmp_path: Path, answer: dict[str, object]
) -> None:
    assert _kept._keep(tmp_path / "pictures", "a" * 64, answer) == 0
    kept = list((tmp_path / "pictures").iterdir())
    assert [file.stat().st_size for file in kept] == [0, 0]
