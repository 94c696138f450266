"""Copies of the bank for where the internet is not: on sticks and in zips, kept current by packs, checked by sums."""

from .manifest import MANIFEST, Manifest, ManifestError, is_safe_path, parse_manifest, read_manifest

__all__ = [
    "MANIFEST",
    "Manifest",
    "ManifestError",
    "is_safe_path",
    "parse_manifest",
    "read_manifest",
]
