"""Notice that a source has changed.

By the system's own notices where they work. They are missing on some network drives and run out on systems with low
limits; then the files are compared every second.
"""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

# What a site is made from, seen from the root of the bank.
_SOURCES = ("docs", "library", "policybank")
_SOURCE_FILES = ("mkdocs.yml", "package-lock.json")

# An editor saves in several steps, and a copy of many files takes a while: one new site for all of them.
_QUIET_SECONDS = 0.4

# Reading a file is reported too; a build that woke itself would never end.
_KINDS_OF_CHANGE = ("closed", "created", "deleted", "modified", "moved")

_LEFTOVERS = ("~", ".part", ".pyc", ".swp", ".swx", ".tmp")


class Changes(FileSystemEventHandler):
    """The changes since they were last asked for."""

    def __init__(self, root: Path) -> None:
        """Watch for `root`."""
        self._root = root
        self._files: queue.Queue[str] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Keep what concerns a site."""
        if event.is_directory or event.event_type not in _KINDS_OF_CHANGE:
            return
        for path in {event.src_path, event.dest_path}:
            if path:
                file = Path(path.decode() if isinstance(path, bytes) else path)
                if self._is_source(file):
                    self._files.put(file.relative_to(self._root).as_posix())

    def _is_source(self, file: Path) -> bool:
        if not file.is_relative_to(self._root):
            return False
        parts = file.relative_to(self._root).parts
        if len(parts) == 1:
            return parts[0] in _SOURCE_FILES
        is_hidden = any(part.startswith(".") or part == "__pycache__" for part in parts)
        return parts[0] in _SOURCES and not is_hidden and not file.name.endswith(_LEFTOVERS)

    def wait(self) -> tuple[str, ...]:
        """Wait for changes to begin and to end, and return the files, sorted."""
        files = {self._first()}
        while True:
            try:
                files.add(self._files.get(timeout=_QUIET_SECONDS))
            except queue.Empty:
                return tuple(sorted(files))

    def _first(self) -> str:
        while True:
            # In short steps: on Windows a wait without end does not notice Ctrl-C.
            with contextlib.suppress(queue.Empty):
                return self._files.get(timeout=0.5)


@contextmanager
def watching(root: Path) -> Iterator[Changes]:
    """Watch the sources of the bank at `root`."""
    changes = Changes(root)
    observer = _started(Observer(), root, changes) or _started(PollingObserver(), root, changes)
    if observer is None:
        raise RuntimeError("neither notices nor comparing can watch the folder")
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()


def _started(observer: BaseObserver, root: Path, changes: Changes) -> BaseObserver | None:
    try:
        for name in _SOURCES:
            if (root / name).is_dir():
                observer.schedule(changes, str(root / name), recursive=True)
        observer.schedule(changes, str(root), recursive=False)
        observer.start()
    except OSError:
        observer.unschedule_all()
        return None
    return observer
