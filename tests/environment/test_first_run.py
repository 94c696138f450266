"""Environments made for real, in a folder whose name has spaces and Khmer letters, from a wheel made here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.environment.bank import Bank, make_bank, run

pytestmark = pytest.mark.slow

# Runs build.py as a Python that lacks `ensurepip`, which is what Debian's python3 without python3-venv is.
_WITHOUT_ENSUREPIP = """\
import runpy, sys
sys.modules["ensurepip"] = None
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    folder = tmp_path / "ធនាគារ គោលនយោបាយ (my bank)"
    folder.mkdir()
    return make_bank(folder, tmp_path / "wheels")


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """A bank whose environment is ready. Tests that use it leave it so."""
    start = tmp_path_factory.mktemp("finished")
    folder = start / "ធនាគារ"
    folder.mkdir()
    bank = make_bank(folder, start / "wheels")
    assert bank.run().code == 0
    return bank


def test_the_first_run_prepares_the_tools_and_hands_over(bank: Bank) -> None:
    done = bank.run("7", "--name", "ក ខ")
    assert done.code == 7
    assert done.told["arguments"] == ["7", "--name", "ក ខ"]
    assert done.told["tiny"] == "1.0"
    assert done.told["utf8"] == 1
    assert "Preparing the tools" in done.errors
    assert "កំពុងរៀបចំឧបករណ៍" in done.errors


def test_the_second_run_needs_no_network_and_writes_nothing(finished: Bank) -> None:
    before = finished.stamp.stat().st_mtime_ns
    done = finished.run(network=False)
    assert done.code == 0
    assert done.errors == ""
    assert finished.stamp.stat().st_mtime_ns == before


def test_modules_of_the_user_do_not_come_in(finished: Bank, tmp_path: Path) -> None:
    (tmp_path / "tiny.py").write_text("VERSION = 'of the user'\n", encoding="utf-8")
    done = finished.run(extra={"PYTHONPATH": str(tmp_path)})
    assert done.told["tiny"] == "1.0"


def test_an_interrupted_first_run_is_repaired(bank: Bank) -> None:
    # What is left when the power goes while packages are written.
    shutil.copytree(bank.root / "requirements", bank.root / ".venv" / "bin")
    done = bank.run()
    assert done.code == 0
    assert json.loads(bank.stamp.read_text(encoding="utf-8"))["complete"] is True


def test_a_changed_lock_is_installed_over_the_old_one(bank: Bank) -> None:
    assert bank.run().told["tiny"] == "1.0"
    bank.lock("2.0")
    assert bank.run().told["tiny"] == "2.0"


def test_a_package_that_left_the_lock_is_removed(bank: Bank) -> None:
    bank.lock("1.0", "other-one")
    assert bank.run().code == 0
    assert list(bank.root.glob(".venv/**/site-packages/other*one*"))
    bank.lock("1.0")
    assert bank.run().code == 0
    assert not list(bank.root.glob(".venv/**/site-packages/other*one*"))


def test_a_changed_lock_without_network_says_so_and_spoils_nothing(bank: Bank) -> None:
    assert bank.run().code == 0
    bank.lock("2.0")
    done = bank.run(network=False)
    assert done.code == 2
    assert "needs the internet" in done.errors
    assert "ត្រូវការអ៊ីនធឺណិត" in done.errors
    assert "Traceback" not in done.errors
    bank.lock("1.0")
    assert bank.run(network=False).told["tiny"] == "1.0"


def test_a_first_run_without_network_says_so(bank: Bank) -> None:
    done = bank.run(network=False)
    assert done.code == 2
    assert done.errors.count("\n") == 3, "the progress line and one sentence in each language"
    assert "needs the internet" in done.errors


def test_a_download_with_another_hash_is_refused(bank: Bank) -> None:
    lock = bank.root / "requirements" / "build.txt"
    lock.write_text(f"tiny==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    done = bank.run()
    assert done.code == 2
    assert "not the file that the lock names" in done.errors


def test_a_moved_folder_is_repaired_without_network(bank: Bank) -> None:
    assert bank.run().code == 0
    moved = Bank(root=bank.root.with_name("ថត ថ្មី"), wheels=bank.wheels)
    bank.root.rename(moved.root)
    done = moved.run(network=False)
    assert done.code == 0, done.errors
    assert str(moved.root) in str(done.told["path"])
    if os.name != "nt":
        pip = moved.root / ".venv" / "bin" / "pip"
        answer = subprocess.run(
            [pip, "--version"], capture_output=True, check=True, encoding="utf-8"
        )
        assert str(moved.root) in answer.stdout


def test_a_python_that_vanished_is_put_back(bank: Bank) -> None:
    assert bank.run().code == 0
    for program in (bank.root / ".venv" / ("Scripts" if os.name == "nt" else "bin")).glob(
        "python*"
    ):
        program.unlink()
    assert bank.run(network=False).code == 0


def test_two_at_once_make_one_environment(bank: Bank) -> None:
    both = [
        subprocess.Popen(
            bank.command(),
            env=bank.variables(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    ends = [child.communicate(timeout=240) for child in both]
    assert [child.returncode for child in both] == [0, 0]
    assert sum("Another build.py" in errors for _, errors in ends) <= 1
    assert all(json.loads(said)["tiny"] == "1.0" for said, _ in ends)


def test_without_ensurepip_a_pip_of_the_system_installs(bank: Bank) -> None:
    command = [sys.executable, "-c", _WITHOUT_ENSUREPIP, *bank.command()[1:]]
    if subprocess.run(
        [sys.executable, "-m", "pip", "--version"], capture_output=True, check=False
    ).returncode:
        pytest.skip("this Python has no pip of its own")
    done = run(command, bank.variables())
    assert done.code == 0, done.errors
    assert done.told["tiny"] == "1.0"
    assert not (bank.root / ".venv" / "bin" / "pip").exists()


def test_without_ensurepip_and_pip_the_package_of_debian_is_named(
    bank: Bank, tmp_path: Path
) -> None:
    bare = tmp_path / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(bare)], check=True)
    python = bare / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    command = [str(python), "-c", _WITHOUT_ENSUREPIP, *bank.command()[1:]]
    done = run(command, {**bank.variables(), "PATH": str(tmp_path)})
    assert done.code == 2
    assert "sudo apt install python3-venv" in done.errors
    assert "Traceback" not in done.errors
