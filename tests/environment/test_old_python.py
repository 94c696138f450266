"""`build.py` has to parse where it cannot run, or nobody reads which Python it needs."""

from __future__ import annotations

import ast
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_door_parses_on_python_3_6() -> None:
    # `ast` checks the grammar of version 3.6, annotations of variables, f-strings with = and the walrus included.
    ast.parse((ROOT / "build.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_door_has_no_syntax_that_python_2_lacks() -> None:
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not isinstance(
            node, (ast.JoinedStr, ast.AnnAssign, ast.Nonlocal, ast.AsyncFunctionDef)
        )
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None, "annotations are a syntax error there"


def test_the_door_names_its_encoding_for_python_2() -> None:
    first_two = (ROOT / "build.py").read_bytes().splitlines()[:2]
    assert b"# -*- coding: utf-8 -*-" in first_two


def test_old_pythons_say_in_both_languages_what_is_needed() -> None:
    names = ("python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10")
    programs = [program for program in map(shutil.which, names) if program and _starts(program)]
    if not programs:
        pytest.skip("no Python older than 3.11 is on this machine")
    for program in programs:
        done = subprocess.run([program, str(ROOT / "build.py")], capture_output=True, check=False)
        said = done.stderr.decode("utf-8")
        assert done.returncode == 2, program
        assert "Python 3.11 or later is needed" in said
        assert "ត្រូវការ Python 3.11" in said
        assert "Traceback" not in said


def _starts(program: str) -> bool:
    # Version managers put starters on the path for Pythons that are not switched on.
    return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
