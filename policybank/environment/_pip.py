"""Install hashed locks with pip, and say in plain words why it did not work."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import cache

from ._line import Line
from ._stamp import IS_WINDOWS, Environment
from ._words import setup_error

# Variables that would let other packages in, or send ours elsewhere.
_UNWANTED = (
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_TARGET",
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "__PYVENV_LAUNCHER__",
)


def clean_variables() -> dict[str, str]:
    """Return the environment variables without those of the user's own Python set-up."""
    kept = {name: value for name, value in os.environ.items() if name.upper() not in _UNWANTED}
    return {**kept, "PYTHONNOUSERSITE": "1", "PIP_USER": "0"}


def install(environment: Environment, locks: Sequence[str], line: Line) -> None:
    """Install the packages of `locks`: hashes checked, wheels only, so nothing is compiled and no package's code runs."""
    command = [
        *_pip_for(environment),
        *("--no-input", "--disable-pip-version-check", "--retries", "2"),
        *("install", "--require-hashes", "--only-binary", ":all:"),
        *("--no-warn-script-location", "--progress-bar", "off"),
    ]
    for name in locks:
        command += ["-r", str(environment.requirements(name))]
    said: list[str] = []
    with subprocess.Popen(
        command,
        env=clean_variables(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as child:
        try:
            for text in child.stdout or ():
                said.append(text)
                words = text.split()
                if words[:1] == ["Collecting"]:
                    line.show(words[1].split("==")[0])
                elif words[:1] == ["Installing"]:
                    line.show("…")
        except KeyboardInterrupt:
            child.kill()
            raise
    if child.returncode:
        output = "".join(said)
        write_log(environment, output)
        raise setup_error(_reason_in(output), log=environment.log, python=platform.python_version())


def remove_others(environment: Environment, locks: Iterable[str]) -> None:
    """Remove packages that an earlier state of the locks brought and none of `locks` names any more."""
    named = {
        _plain(found)
        for name in locks
        for found in _NAME.findall(environment.requirements(name).read_text(encoding="utf-8"))
    }
    folders = environment.folder.glob("**/site-packages/*.dist-info")
    others = {_plain(folder.name.split("-")[0]) for folder in folders} - named - _OF_PYTHON
    if others:
        command = [*_pip_for(environment), "uninstall", "--yes", *sorted(others)]
        # One that cannot be removed does no harm: it was in the lock yesterday.
        subprocess.run(command, env=clean_variables(), capture_output=True, check=False)


_NAME = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)

# What a new environment brings along.
_OF_PYTHON = {"pip", "setuptools"}


def _plain(name: str) -> str:
    """Return the one spelling of a package's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _reason_in(output: str) -> str:
    """Return the key of the words for why pip failed."""
    signs = {
        "wrong-hash": ("DO NOT MATCH THE HASHES",),
        "no-space": ("No space left", "not enough space", "Errno 28"),
        # pip says "No matching distribution" after a broken connection too, so the network is asked first.
        "no-network": (
            "connection broken by",
            "Max retries",
            "ConnectionError",
            "timed out",
            "SSLError",
        ),
        "no-wheel": ("No matching distribution", "is not a supported wheel"),
    }
    for key, needles in signs.items():
        if any(needle in output for needle in needles):
            return key
    return "failed"


def _pip_for(environment: Environment) -> tuple[str, ...]:
    if (environment.programs / ("pip.exe" if IS_WINDOWS else "pip")).exists():
        return (str(environment.python), "-m", "pip")
    command = of_the_system()
    if not command:
        raise setup_error("venv-missing")
    return (*command, "--python", str(environment.python))


@cache
def of_the_system() -> tuple[str, ...]:
    """Return the command of a pip outside the environment that can install into it, empty when there is none."""
    for command in ((sys.executable, "-m", "pip"), ("pip3",), ("pip",)):
        try:
            answer = subprocess.run(
                [*command, "--version"], capture_output=True, check=True, encoding="utf-8"
            )
            major, minor = answer.stdout.split()[1].split(".")[:2]
            # `--python` came with pip 22.3.
            if (int(major), int(minor)) >= (22, 3):
                return command
        except (OSError, subprocess.CalledProcessError, IndexError, ValueError):
            continue
    return ()


def write_log(environment: Environment, text: str) -> None:
    """Keep what a failed program said."""
    environment.log.parent.mkdir(parents=True, exist_ok=True)
    environment.log.write_text(text, encoding="utf-8")
