"""The settings of one bank: its name, addresses, repository and limits, from `extra` in `mkdocs.yml` and nowhere else."""

from .settings import Settings, read_settings

__all__ = ["Settings", "read_settings"]
