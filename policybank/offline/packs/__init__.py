"""Packs: the zip of changes by which a copy becomes the next one, made here and applied as a stranger's.

- `make_pack` writes the pack between an old list and a newer copy; the same two give the same bytes.
- `open_pack` reads a pack without believing it, `apply_pack` makes a copy into what the pack says.
- `PackError` says why not, in a reason that has words in both languages.
"""

from .apply import Applied, apply_pack
from .errors import PackError
from .make import CopySource, MadeSource, PackMade, PackSource, make_pack
from .pack import APPLY_PAGE, PACK_LIST, Pack, open_pack

__all__ = [
    "APPLY_PAGE",
    "PACK_LIST",
    "Applied",
    "CopySource",
    "MadeSource",
    "Pack",
    "PackError",
    "PackMade",
    "PackSource",
    "apply_pack",
    "make_pack",
    "open_pack",
]
