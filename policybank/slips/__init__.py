"""The return slip: what a reader may send back of a copy of the bank, and how slips are added up. Counts, and nobody's name.

- The browser keeps counts on the device where a reader said yes, shows them whole, and lets out what the reader leaves of them.
- `gather_slips` reads what came back, `add_up` counts so that nothing published can be traced to fewer than five slips, and
  `usage_text` writes it for `library/usage/`.
"""

from .adding import Thing, add_up, counts_of, times_of
from .client import slip_bundles, slip_starter_file, slip_style_file
from .gathering import Gathered, Refused, gather_slips
from .usage_text import usage_text
from .words import slip_words_script

__all__ = [
    "Gathered",
    "Refused",
    "Thing",
    "add_up",
    "counts_of",
    "gather_slips",
    "slip_bundles",
    "slip_starter_file",
    "slip_style_file",
    "slip_words_script",
    "times_of",
    "usage_text",
]
