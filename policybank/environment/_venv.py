"""Make the environment, or repair it with the least work that its stamp allows."""

from __future__ import annotations

import contextlib
import errno
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from policybank.core import SetupError

from . import _pip
from ._line import Line
from ._stamp import IS_WINDOWS, Environment, Stamp, this_python
from ._words import WORDS, setup_error


def prepare(root: Path, locks: Iterable[str] = ()) -> None:
    """Make `.venv` hold the locks `build` and `locks`. Raises SetupError in both languages."""
    environment = Environment(root=root)
    wanted = {name: environment.digest(name) for name in ("build", *locks)}
    if environment.is_ready(wanted):
        return
    line = Line()
    try:
        with _alone(environment.lock, line):
            # Another build.py may have done the work while we waited.
            if not environment.is_ready(wanted):
                _make_ready(environment, wanted, line)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise setup_error("no-space") from error
        raise setup_error(
            "not-writable", folder=environment.folder, reason=error.strerror or error
        ) from error
    finally:
        line.end()


def _make_ready(environment: Environment, wanted: Mapping[str, str], line: Line) -> None:
    stamp = environment.read_stamp()
    line.show("")
    if not stamp.complete or stamp.python != this_python():
        _make_empty(environment)
        stamp = environment.new_stamp()
    elif stamp.place != str(environment.root) or not environment.python.exists():
        _restore_paths(environment)
        stamp = Stamp(
            python=stamp.python, place=str(environment.root), locks=stamp.locks, complete=True
        )
    missing = sorted(name for name in wanted if stamp.locks.get(name) != wanted[name])
    if missing:
        # Should we be killed while packages are being exchanged, the next run must not trust what it finds.
        environment.write_stamp(stamp.with_locks(stamp.locks, complete=False))
        try:
            _pip.install(environment, missing, line)
        except SetupError:
            # pip fetches everything before it changes anything, so after a failed download the old packages are whole.
            environment.write_stamp(stamp.with_locks(stamp.locks, complete=stamp.complete))
            raise
        _pip.remove_others(environment, {**stamp.locks, **wanted})
    environment.write_stamp(stamp.with_locks({**stamp.locks, **wanted}, complete=True))


def _make_empty(environment: Environment) -> None:
    """Make `.venv` anew, with pip where this Python carries it (Debian splits it off into python3-venv)."""
    try:
        import venv
    except ImportError as error:
        raise setup_error("venv-missing") from error
    with_pip = importlib.util.find_spec("ensurepip") is not None
    if not with_pip and not _pip.of_the_system():
        raise setup_error("venv-missing")
    if environment.folder.is_symlink():
        environment.folder.unlink()
    elif environment.folder.exists():
        shutil.rmtree(environment.folder)
    try:
        venv.EnvBuilder(with_pip=with_pip, symlinks=not IS_WINDOWS).create(environment.folder)
    except subprocess.CalledProcessError as error:
        _pip.write_log(environment, (error.output or b"").decode("utf-8", "replace"))
        raise setup_error("failed", log=environment.log) from error


def _restore_paths(environment: Environment) -> None:
    """Give an environment that was moved its paths again. The packages stay, so no network is needed."""
    import venv

    venv.EnvBuilder(with_pip=False, symlinks=not IS_WINDOWS).create(environment.folder)
    if IS_WINDOWS:
        # The .exe starters there keep the old path. Nothing of ours uses them: everything runs by `python -m`.
        return
    # Through the shell, as pip does it for long paths: the kernel takes no spaces and no long names after `#!`.
    python = os.fsencode(environment.python)
    header = b"#!/bin/sh\n'''exec' \"" + python + b'" "$0" "$@"\n' + b"' '''\n"
    for file in sorted(environment.programs.iterdir()):
        if file.is_file() and not file.is_symlink():
            found = _HEADER_OF_STARTER.match(file.read_bytes())
            if found:
                file.write_bytes(header + file.read_bytes()[found.end() :])


# The two forms pip writes: straight to Python, or through the shell.
_HEADER_OF_STARTER = re.compile(
    rb"#!(?:/bin/sh\n'''exec' [^\n]*\n' '''|[^\n]*/\.venv/bin/python[^\n]*)\n"
)


@contextlib.contextmanager
def _alone(file: Path, line: Line) -> Iterator[None]:
    """Hold the right to change the environment. The system takes it back when we die, so no stale lock can remain."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as stream:
        if not _try_lock(stream.fileno()):
            line.say(*WORDS["waiting"])
            while not _try_lock(stream.fileno()):
                time.sleep(0.3)
        yield


# What the systems answer when another program holds the lock; any other answer means a disk that knows no locks.
_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


def _try_lock(descriptor: int) -> bool:
    """Take the lock if it is free. A disk that knows no locks (some network drives) counts as free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _HELD
    return True
