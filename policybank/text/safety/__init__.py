"""What a PDF can do besides showing text, and what is wrong with it at first sight."""

from ._inspect import inspect_pdf, too_large

__all__ = ["inspect_pdf", "too_large"]
