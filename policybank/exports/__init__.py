"""What the bank gives to other programs: the catalogue as one file, each record, feeds, harvesting, the sitemap.

`plan_exports` names every file with a fingerprint; its bytes are made only when the file has to be written.
"""

from .export import Export
from .plan import plan_exports

__all__ = ["Export", "plan_exports"]
