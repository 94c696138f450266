"""The search: what the browser searches in, and with."""

from .glossary import glossary_values

__all__ = ["glossary_values"]
