"""Look at a finished site as a reader's browser would: links that lead nowhere, requests to others, words that are lost."""

from .links import Broken, audit_site

__all__ = ["Broken", "audit_site"]
