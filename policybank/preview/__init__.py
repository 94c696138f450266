"""Show the site on this machine while somebody works on it: a server, a watch on the sources, a page that reloads.

For one person at one desk. It answers this machine only, and what it adds to the pages never enters `site/`.
"""

from ._preview import Told, preview

__all__ = ["Told", "preview"]
