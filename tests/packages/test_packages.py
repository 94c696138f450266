"""Browser parts are fetched once, from whatever npm there is; here a small script plays npm."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from policybank.core import SetupError
from policybank.packages import _npm, package_folder

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the npm of these tests is a shell script")

_NPM = """\
#!/bin/sh
echo "$@" >> "{calls}"
[ -e "{broken}" ] && echo "network is unreachable" >&2 && exit 1
mkdir -p node_modules/@fonts/khmer node_modules/tool
"""


class Machine:
    """A bank and a path on which node and npm stand."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = folder / "ធនាគារ bank"
        self.programs = folder / "programs"
        self.root.mkdir()
        self.programs.mkdir()
        self.write_lock("1")
        self.write_program("node", "#!/bin/sh\necho v20.1.0\n")
        self.write_program("npm", _NPM.format(calls=folder / "calls", broken=folder / "broken"))
        monkeypatch.setenv("PATH", f"{self.programs}{os.pathsep}{os.environ['PATH']}")

    def write_lock(self, version: str) -> None:
        wanted = {"dependencies": {"@fonts/khmer": version}, "devDependencies": {"tool": version}}
        (self.root / "package.json").write_text(json.dumps(wanted), encoding="utf-8")
        (self.root / "package-lock.json").write_text(
            json.dumps({"version": version}), encoding="utf-8"
        )

    def write_program(self, name: str, text: str) -> None:
        file = self.programs / name
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)

    @property
    def calls(self) -> list[str]:
        file = self.programs.parent / "calls"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    _npm.find_npm.cache_clear()
    return Machine(tmp_path, monkeypatch)


def test_packages_are_fetched_once_and_no_script_of_theirs_is_run(machine: Machine) -> None:
    first = package_folder(machine.root, "@fonts/khmer")
    assert first.is_dir()
    assert package_folder(machine.root, "@fonts/khmer") == first
    assert len(machine.calls) == 1
    assert "--ignore-scripts" in machine.calls[0]
    assert "--omit=dev" in machine.calls[0]


def test_tools_of_developers_are_kept_apart_from_what_a_site_needs(machine: Machine) -> None:
    tool = package_folder(machine.root, "tool", dev=True)
    assert tool.is_dir()
    assert tool.parent != package_folder(machine.root, "@fonts/khmer").parent.parent
    assert ["--omit=dev" in call for call in machine.calls] == [False, True]


def test_a_changed_lock_is_fetched_again(machine: Machine) -> None:
    package_folder(machine.root, "@fonts/khmer")
    machine.write_lock("2")
    package_folder(machine.root, "@fonts/khmer")
    assert len(machine.calls) == 2


def test_an_interrupted_fetch_is_done_again(machine: Machine) -> None:
    folder = package_folder(machine.root, "@fonts/khmer").parents[2]
    (folder / "stamp.txt").unlink()
    assert package_folder(machine.root, "@fonts/khmer").is_dir()
    assert len(machine.calls) == 2


def test_without_network_one_sentence_says_so_and_nothing_half_made_stays(machine: Machine) -> None:
    broken = machine.programs.parent / "broken"
    broken.touch()
    with pytest.raises(SetupError) as error:
        package_folder(machine.root, "@fonts/khmer")
    assert "connect to the internet" in str(error.value)
    assert "អ៊ីនធឺណិត" in str(error.value)
    assert [file.name for file in (machine.root / ".cache" / "npm").iterdir()] == ["npm.log"]
    broken.unlink()
    assert package_folder(machine.root, "@fonts/khmer").is_dir()


@pytest.mark.parametrize("answer", ["v16.20.0", "not a version", ""])
def test_an_old_or_broken_node_is_not_taken(machine: Machine, answer: str) -> None:
    machine.write_program("node", f"#!/bin/sh\necho '{answer}'\n")
    assert _npm._of_the_system() is None
