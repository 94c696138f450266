"""Which command runs, and what each kind of trouble becomes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from policybank.cli import _main, main
from policybank.core import SetupError

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", _main._COMMANDS)
def test_the_help_of_each_command_tells_examples_and_exit_codes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert f"usage: build.py {name}" in said
    assert f"python3 build.py {'' if name == 'build' else name}" in said
    assert "exit codes: " in said


def test_the_help_of_all_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    for name, summary in _main._COMMANDS.items():
        assert f"{name} " in said
        assert summary in said


@pytest.mark.parametrize(
    ("arguments", "name", "own"),
    [
        ((), "build", ()),
        (("--jobs", "2"), "build", ("--jobs", "2")),
        (("check",), "check", ()),
        (("test", "-k", "date"), "test", ("-k", "date")),
        (("--help",), None, ("--help",)),
        (("chekc",), None, ("chekc",)),
    ],
)
def test_options_alone_belong_to_build(
    arguments: tuple[str, ...], name: str | None, own: tuple[str, ...]
) -> None:
    assert _main._chosen(arguments) == (name, own)


@pytest.mark.parametrize(
    "arguments",
    [["chekc"], ["check", "--fast"], ["build", "--jobs", "0"], ["serve", "--port", "x"]],
)
def test_what_is_not_understood_ends_with_2_and_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_a_setup_error_is_said_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_main, "_run", _raise(SetupError("Free 1 GB.")))
    assert main([]) == 2
    assert capsys.readouterr().err == "Free 1 GB.\n"


def test_ctrl_c_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_main, "_run", _raise(KeyboardInterrupt()))
    assert main([]) == 130
    assert capsys.readouterr().err.strip() == ""


def test_a_bug_shows_its_traceback_and_where_to_report_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_main, "_run", _raise(ZeroDivisionError("in a test")))
    assert main([]) == 70
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "ZeroDivisionError: in a test" in said
    assert "/issues" in said
    assert "កំហុសរបស់កម្មវិធី" in said


def test_check_waits_for_no_tool_it_does_not_use() -> None:
    ask = "import policybank.cli.check, sys; print(*{'mkdocs', 'playwright', 'pytest', 'watchdog'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == ""


def _raise(error: BaseException) -> object:
    def run(root: Path, arguments: list[str]) -> int:
        raise error

    return run
