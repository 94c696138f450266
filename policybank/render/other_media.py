"""The shells of pages for another medium than the web, made of the web's: their links lead where there is something."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from policybank.pages import WEB, LeftOut, Medium, target_of

# A sentinel while the shell is one text again; no shell can hold the sign.
_SIGN: Final = "\0"
_START: Final = re.compile(f"{_SIGN}(home|root){_SIGN}/?")
_TWIN: Final = f"{_SIGN}twin{_SIGN}"
_SWITCH: Final = re.compile(rf'<a class="switch" href="{_TWIN}"[^>]*>.*?</a>\s*', re.DOTALL)
# A link of the head, which a browser follows by itself or offers.
_HEAD_LINK: Final = re.compile(r'<link\b[^>]*? href="([^"]*)"[^>]*>\n?')
_LINK: Final = re.compile(r'<a\b[^>]*? href="([^"]*)"[^>]*>.*?</a>[ ]?', re.DOTALL)


def shells_of(
    medium: Medium, shells: Mapping[str, tuple[str, ...]], site_url: str
) -> Mapping[str, tuple[str, ...]]:
    """Return `shells` (as `Shells.parts` has them) for pages of `medium`."""
    if medium is WEB:
        return shells
    # No shell leads to a PDF.
    left_out = LeftOut(medium=medium, absent=frozenset(), site_url=site_url, files_url="")
    return {
        name: _shell_of(left_out, parts, name.partition("/")[0])
        for name, parts in shells.items()
        if name.partition("/")[0] in medium.languages or name.endswith("/plain")
    }


def _shell_of(left_out: LeftOut, parts: Sequence[str], language: str) -> tuple[str, ...]:
    text = _SIGN.join(parts)

    def target(address: str) -> str | None:
        starts = {"home": f"{language}/", "root": ""}
        plain, count = _START.subn(lambda found: starts[found[1]], address, count=1)
        return target_of("", plain) if count else None

    def is_lost(address: str) -> bool:
        path = target(address)
        return path is not None and not left_out.holds(path)

    text = _HEAD_LINK.sub(lambda found: "" if is_lost(found[1]) else found[0], text)
    if left_out.site_url:
        text = left_out.mended_by(target, text, language)
    else:
        # In a row of links one is simply not there, while in a sentence its words stay.
        text = _LINK.sub(lambda found: "" if is_lost(found[1]) else found[0], text)
        if len(left_out.medium.languages) == 1:
            text = _SWITCH.sub("", text)
    return tuple(text.split(_SIGN))
