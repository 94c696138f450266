"""A copy of the door with a package of its own, so that real environments are made without any network."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Stands where the real program stands and tells what reached it.
_PROGRAM = """\
import json, sys
import tiny
print(json.dumps({"arguments": sys.argv[1:], "tiny": tiny.VERSION, "path": sys.path, "utf8": sys.flags.utf8_mode}))
sys.exit(int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 0)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How a run of `build.py` ended."""

    code: int
    said: str
    errors: str

    @property
    def told(self) -> dict[str, object]:
        """What the program behind the door printed."""
        told = json.loads(self.said)
        assert isinstance(told, dict)
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """A folder with `build.py`, what it needs, and wheels of `tiny`."""

    root: Path
    wheels: Path

    def lock(self, version: str, *others: str) -> None:
        """Write the lock `build` with `tiny` in it, and `others` in version 1.0."""
        lines = []
        for name, wanted in (("tiny", version), *((other, "1.0") for other in others)):
            wheel = make_wheel(self.wheels, name, wanted)
            digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
            lines.append(f"{name}=={wanted} --hash=sha256:{digest}\n")
        lock = self.root / "requirements" / "build.txt"
        lock.write_text("".join(lines), encoding="utf-8")

    def command(self, *arguments: str, python: Path | None = None) -> list[str]:
        """Return the command that runs `build.py`."""
        return [str(python or sys.executable), str(self.root / "build.py"), *arguments]

    def variables(self, *, network: bool = True) -> dict[str, str]:
        """Return environment variables in which pip finds our wheels only, or nothing at all."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "PYTHON"))
        }
        wheels = self.wheels if network else self.root / "no-such-folder"
        # A port where nobody listens: refused at once, as an unplugged cable is.
        index = {"PIP_NO_INDEX": "1"} if network else {"PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
        return {
            **kept,
            **index,
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_FIND_LINKS": str(wheels) if network else "",
            "PYTHONUTF8": "1",
        }

    def run(
        self,
        *arguments: str,
        network: bool = True,
        python: Path | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> Run:
        """Run `build.py` and return how it ended."""
        variables = {**self.variables(network=network), **(extra or {})}
        return run(self.command(*arguments, python=python), variables)

    @property
    def stamp(self) -> Path:
        """The stamp in the environment."""
        return self.root / ".venv" / "policybank-stamp.json"


def run(command: Sequence[str], variables: Mapping[str, str]) -> Run:
    """Run `command` and return how it ended."""
    done = subprocess.run(
        command, env=variables, capture_output=True, check=False, encoding="utf-8", timeout=240
    )
    return Run(code=done.returncode, said=done.stdout, errors=done.stderr)


def make_bank(folder: Path, wheels: Path) -> Bank:
    """Copy the door into `folder` and return it with the lock of version 1.0."""
    shutil.copytree(ROOT / "policybank" / "environment", folder / "policybank" / "environment")
    shutil.copytree(ROOT / "policybank" / "core", folder / "policybank" / "core")
    shutil.copy(ROOT / "build.py", folder)
    (folder / "policybank" / "__init__.py").write_text("", encoding="utf-8")
    (folder / "policybank" / "__main__.py").write_text(_PROGRAM, encoding="utf-8")
    (folder / "requirements").mkdir()
    bank = Bank(root=folder, wheels=wheels)
    bank.lock("1.0")
    return bank


def make_wheel(folder: Path, name: str, version: str) -> Path:
    """Write a wheel by hand: a zip of one module and three files of metadata."""
    folder.mkdir(exist_ok=True)
    module = name.replace("-", "_")
    wheel = folder / f"{module}-{version}-py3-none-any.whl"
    info = f"{module}-{version}.dist-info"
    files = {
        f"{module}.py": f'VERSION = "{version}"\n',
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": f"{module}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n",
    }
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            # With a date of its own, each writing would give another hash.
            archive.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), text)
    return wheel
