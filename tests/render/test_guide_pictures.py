"""Pictures in guides: a paragraph of pictures becomes a row of figures that know their size."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybank.render.guide_pictures import arrange_pictures, size_of_webp

ROOT = Path(__file__).parents[2]
PICTURE = '<img alt="Step &amp; 1" src="../../images/giving/one.webp" title="1. First" />'


def webp(width: int, height: int) -> bytes:
    sizes = b"".join((size - 1).to_bytes(3, "little") for size in (width, height))
    return b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + sizes


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "images" / "giving").mkdir(parents=True)
    (tmp_path / "docs" / "images" / "giving" / "one.webp").write_bytes(webp(585, 300))
    return tmp_path


def test_pictures_alone_in_a_paragraph_become_figures_with_size_and_caption(root: Path) -> None:
    page = arrange_pictures(f"<p>{PICTURE}\n{PICTURE}</p>\n<p>Words.</p>", root)
    assert page.startswith('<div class="walk"><figure>')
    assert page.count('alt="Step &amp; 1"') == page.count("<figcaption>1. First") == 2
    assert page.count('width="585" height="300" loading="lazy"') == 2
    assert page.endswith("</div>\n<p>Words.</p>")


@pytest.mark.parametrize(
    "page",
    [
        f"<p>See {PICTURE}</p>",
        '<p><img alt="A" src="drawing.svg" title="B" /></p>',
        "<p>No picture</p>",
    ],
)
def test_all_else_stays_as_it_is(root: Path, page: str) -> None:
    assert arrange_pictures(page, root) == page


def test_a_shipped_picture_is_a_phones_width_and_one_of_another_form_is_told() -> None:
    shipped = (ROOT / "docs/images/giving/give-1.en.webp").read_bytes()
    assert size_of_webp(shipped)[0] == 585
    with pytest.raises(ValueError, match=r"build\.py pictures"):
        size_of_webp(b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 30)
