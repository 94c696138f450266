"""Write packs of pictures (`pages/common/picture_packs.py` says what they are and which picture is in which)."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from policybank.core import digest_of, read_bytes
from policybank.pages import picture_packs, view_of
from policybank.text import Picture

from .site import SiteFile

# A change of what a pack looks like changes this.
_FORM = "1"


def pack_files(pictures: Mapping[str, Picture]) -> Iterator[SiteFile]:
    """Yield the packs of `pictures`, which are told by the path of their file without its ending."""
    for path, stems in picture_packs(pictures).items():
        inside = {view_of(stem): pictures[stem] for stem in stems}
        facts = (part for name, one in inside.items() for part in (name, one.digest))
        yield SiteFile(path=path, fingerprint=digest_of(_FORM, *facts), make=partial(_pack, inside))


def _pack(pictures: Mapping[str, Picture]) -> Iterable[bytes]:
    # Neither size nor view of its own: a page's picture then has the proportions that the page tells.
    yield b'<svg xmlns="http://www.w3.org/2000/svg">\n'
    top = 0
    for name, picture in pictures.items():
        size = f'width="{picture.width}" height="{picture.height}"'
        data = base64.b64encode(read_bytes(picture.webp)).decode("ascii")
        yield (
            f'<view id="{html.escape(name)}" viewBox="0 {top} {picture.width} {picture.height}"/>'
            f'<image y="{top}" {size} href="data:image/webp;base64,{data}"/>\n'
        ).encode()
        top += picture.height
    yield b"</svg>\n"
