"""Two pages that stand on a stick and need nothing else: one checks the copy, one applies a pack to it.

Each is one file with its script and its style inside, allowed by their sums in its content security policy; so it can be
mailed, copied beside a broken copy, and read by whoever wants to know what it does.
"""

from .page import apply_page, verify_page

__all__ = ["apply_page", "verify_page"]
