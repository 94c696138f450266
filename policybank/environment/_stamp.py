"""Know where the environment is and for what it was made."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

IS_WINDOWS = os.name == "nt"


def this_python() -> str:
    """Return what must stay the same for compiled packages to go on working; a new patch release does not matter."""
    return f"{sys.implementation.cache_tag} {sys.version_info.major}.{sys.version_info.minor} {sys.platform}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """For which Python, place and locks (name to digest) an environment was made, and whether that was finished."""

    python: str = ""
    place: str = ""
    locks: Mapping[str, str] = field(default_factory=dict)
    complete: bool = False

    def with_locks(self, locks: Mapping[str, str], *, complete: bool) -> Stamp:
        """Return the stamp of the same environment with `locks`."""
        return replace(self, locks=dict(locks), complete=complete)


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The places of one project's environment."""

    root: Path

    @property
    def folder(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def programs(self) -> Path:
        """The folder of Python and the packages' programs."""
        return self.folder / ("Scripts" if IS_WINDOWS else "bin")

    @property
    def python(self) -> Path:
        """The Python of the environment. Not resolved: through the link it would be the system's."""
        return self.programs / ("python.exe" if IS_WINDOWS else "python")

    @property
    def log(self) -> Path:
        """What a failed program said; outside the environment, which may have to be removed."""
        return self.root / ".cache" / "setup.log"

    @property
    def lock(self) -> Path:
        """The file that only one program at a time may hold."""
        return self.root / ".cache" / "setup.lock"

    def requirements(self, name: str) -> Path:
        """The hashed lock called `name`."""
        return self.root / "requirements" / f"{name}.txt"

    def digest(self, name: str) -> str:
        """Return the digest of a lock; line ends do not count, as git changes them on Windows."""
        text = self.requirements(name).read_text(encoding="utf-8")
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    @property
    def _stamp_file(self) -> Path:
        return self.folder / "policybank-stamp.json"

    def new_stamp(self) -> Stamp:
        """Return the stamp of an environment made here, by this Python, with nothing installed."""
        return Stamp(python=this_python(), place=str(self.root))

    def read_stamp(self) -> Stamp:
        """Return the stamp, an empty one when there is none or it was damaged."""
        try:
            values = json.loads(self._stamp_file.read_text(encoding="utf-8"))
            locks = {str(name): str(digest) for name, digest in values["locks"].items()}
            return Stamp(
                python=str(values["python"]),
                place=str(values["place"]),
                locks=locks,
                complete=values["complete"] is True,
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Stamp()

    def write_stamp(self, stamp: Stamp) -> None:
        """Write `stamp` into the environment."""
        values = {
            "complete": stamp.complete,
            "locks": dict(sorted(stamp.locks.items())),
            "place": stamp.place,
            "python": stamp.python,
        }
        part = self._stamp_file.with_suffix(".part")
        part.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
        part.replace(self._stamp_file)

    def is_ready(self, wanted: Mapping[str, str]) -> bool:
        """Tell whether the environment fits this Python, this place and the `wanted` locks."""
        stamp = self.read_stamp()
        return (
            stamp.complete
            and stamp.python == this_python()
            and stamp.place == str(self.root)
            and all(stamp.locks.get(name) == digest for name, digest in wanted.items())
            and self.python.exists()
        )
