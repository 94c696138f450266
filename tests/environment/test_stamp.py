"""When the environment counts as ready."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from policybank.environment import Environment, _door, _pip
from policybank.environment._stamp import Stamp
from policybank.environment._words import WORDS, setup_error

ROOT = Path(__file__).parents[2]


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    made = Environment(root=tmp_path)
    made.programs.mkdir(parents=True)
    made.python.write_bytes(b"")
    return made


@pytest.fixture
def stamp(environment: Environment) -> Stamp:
    return environment.new_stamp().with_locks({"build": "1"}, complete=True)


def test_a_fitting_stamp_is_ready(environment: Environment, stamp: Stamp) -> None:
    environment.write_stamp(stamp)
    assert environment.read_stamp() == stamp
    assert environment.is_ready({"build": "1"})


@pytest.mark.parametrize(
    "change",
    [
        {"python": "cpython-310 3.10 linux"},
        {"place": "/elsewhere"},
        {"locks": {"build": "0"}},
        {"complete": False},
    ],
)
def test_another_python_place_or_lock_is_not_ready(
    environment: Environment, stamp: Stamp, change: dict[str, object]
) -> None:
    environment.write_stamp(replace(stamp, **change))  # type: ignore[arg-type] # one table for fields of three types
    assert not environment.is_ready({"build": "1"})


def test_a_lock_that_was_never_installed_is_not_ready(
    environment: Environment, stamp: Stamp
) -> None:
    environment.write_stamp(stamp)
    assert not environment.is_ready({"build": "1", "develop": "1"})


def test_a_missing_python_is_not_ready(environment: Environment, stamp: Stamp) -> None:
    environment.write_stamp(stamp)
    environment.python.unlink()
    assert not environment.is_ready({"build": "1"})


@pytest.mark.parametrize("text", ["", "{", "[]", '{"locks": 1}', '{"complete": true}', "\x00"])
def test_a_damaged_stamp_counts_as_none(environment: Environment, text: str) -> None:
    (environment.folder / "policybank-stamp.json").write_text(text, encoding="utf-8")
    assert environment.read_stamp() == Stamp()


def test_line_ends_of_windows_do_not_make_another_lock(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    environment = Environment(root=tmp_path)
    file = environment.requirements("build")
    file.write_bytes(b"a==1\nb==2\n")
    with_newlines = environment.digest("build")
    file.write_bytes(b"a==1\r\nb==2\r\n")
    assert environment.digest("build") == with_newlines


@pytest.mark.parametrize(
    ("arguments", "locks"),
    [
        ([], ()),
        (["check"], ()),
        (["--jobs", "2"], ()),
        (["test", "-k", "date"], ("develop",)),
        (["lint"], ("develop",)),
        (["test", "--help"], ()),
    ],
)
def test_only_the_commands_of_developers_wait_for_their_tools(
    arguments: list[str], locks: tuple[str, ...]
) -> None:
    assert _door._locks_for(arguments) == locks


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "wrong-hash"),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "no-space",
        ),
        (
            "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError'\n"
            "ERROR: No matching distribution found for mkdocs==1.6.1",
            "no-network",
        ),
        ("ERROR: No matching distribution found for mkdocs==1.6.1", "no-wheel"),
        ("Segmentation fault", "failed"),
    ],
)
def test_what_pip_says_becomes_one_plain_reason(line: str, key: str) -> None:
    assert _pip._reason_in(line) == key


@pytest.mark.parametrize("key", sorted(WORDS))
def test_each_message_can_be_said_in_both_languages(key: str) -> None:
    facts = {"log": "setup.log", "python": "3.11.2", "folder": "here", "reason": "read-only"}
    khmer, english = str(setup_error(key, **facts)).split("\n")
    assert any("\u1780" <= letter <= "\u17ff" for letter in khmer)
    assert english.isascii() or "…" in english
    assert "{" not in khmer + english


def test_no_lock_names_an_index() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        text = file.read_text(encoding="utf-8")
        assert "://" not in text, file.name
        assert "--index-url" not in text, file.name
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")


def test_the_lock_is_given_back_when_its_holder_dies(tmp_path: Path) -> None:
    file = tmp_path / "setup.lock"
    holder = (
        "import sys, time; from policybank.environment._venv import _try_lock\n"
        f"stream = open({str(file)!r}, 'a+b'); assert _try_lock(stream.fileno()); print('held', flush=True)\n"
        "time.sleep(60)"
    )
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-P", "-c", holder], stdout=subprocess.PIPE, env=variables
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        from policybank.environment._venv import _try_lock

        with file.open("a+b") as stream:
            assert not _try_lock(stream.fileno())
            child.kill()
            child.wait()
            assert _try_lock(stream.fileno())
