"""The commands of `build.py`: read the arguments, call the rooms, print what came of it in both languages."""

from ._main import main

__all__ = ["main"]
