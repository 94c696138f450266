"""`build.py lint`: everything that can be said about the code without running it."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from policybank.i18n import LANGUAGES, read_words
from policybank.packages import package_folder, run_node

from . import _exit

DESCRIPTION = """\
Check the code without running it: format and common mistakes (ruff), strict types (mypy), the order of the rooms
(import-linter), files that are made from the schema, types of the browser code (tsc), and the workflows (zizmor and
GitHub's own schema). Everything runs, also after a failure; what failed is shown in full.

The library is not looked at here: that is `build.py check`.
"""

EPILOG = """\
examples:
  python3 build.py lint          before you push
  python3 build.py lint --fix    let ruff mend format, order of imports and simple mistakes first

exit codes: 0 all good; 1 something to mend; 2 the machine lacks something
"""

PASSES_ON = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--fix", action="store_true", help="mend what ruff can mend by itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """Whether a check passed, and what it said."""

    passed: bool
    said: str


_Check = Callable[[Path], _Outcome]


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Run every check and return the exit code."""
    checks: dict[str, _Check] = {
        "format": _tool("ruff", "format", *(() if options.fix else ("--check",)), "."),
        "mistakes": _tool("ruff", "check", *(("--fix",) if options.fix else ()), "."),
        "types": _tool("mypy"),
        "room order": _room_order,
        "made files": _made_files,
        "browser code": _browser_code,
        "workflows": _workflows,
        "workflow schema": _workflow_schema,
    }
    failed = []
    for name, check in checks.items():
        start = time.monotonic()
        outcome = check(root)
        state = "ok" if outcome.passed else "FAILED"
        print(f"{state:7}{name:17}{time.monotonic() - start:5.1f} s", flush=True)
        if not outcome.passed:
            failed.append(name)
            print(outcome.said.rstrip() + "\n", flush=True)
    for language in LANGUAGES:
        words = read_words(language)
        if failed:
            print(
                words(
                    "terminal.lint-failed",
                    failed=words.number(len(failed)),
                    total=words.number(len(checks)),
                )
            )
        else:
            print(words("terminal.lint-passed", total=words.number(len(checks))))
    return _exit.FAULTS if failed else _exit.GOOD


def _run(root: Path, command: Sequence[str]) -> _Outcome:
    done = subprocess.run(
        command, cwd=root, capture_output=True, check=False, encoding="utf-8", errors="replace"
    )
    return _Outcome(passed=done.returncode == 0, said=done.stdout + done.stderr)


def _tool(module: str, *arguments: str) -> _Check:
    command = [sys.executable, "-P", "-m", module, *arguments]
    return lambda root: _run(root, command)


def _room_order(root: Path) -> _Outcome:
    # import-linter has no `python -m`, and its starter keeps the path of the folder it was installed in.
    start = "from importlinter.cli import lint_imports_command as lint; lint()"
    return _run(root, [sys.executable, "-P", "-c", start, "--cache-dir", ".cache/import-linter"])


def _made_files(root: Path) -> _Outcome:
    from policybank.forms.making import made_forms
    from policybank.library import read_library
    from policybank.schema import stale_made_files
    from policybank.search.making import made_rules
    from policybank.settings import read_settings

    vocabularies = read_library(root).vocabularies
    forms = made_forms(vocabularies, read_settings(root))
    stale = stale_made_files(root, vocabularies, {**made_rules(), **forms})
    said = "".join(
        f"{file} is not what the schema makes: run `python3 build.py schema`\n" for file in stale
    )
    return _Outcome(passed=not stale, said=said)


def _browser_code(root: Path) -> _Outcome:
    if not any((root / "policybank").rglob("*.js")):
        return _Outcome(passed=True, said="")
    script = package_folder(root, "typescript", dev=True) / "bin" / "tsc"
    done = run_node(root, script, ["-p", "jsconfig.json"])
    return _Outcome(passed=done.returncode == 0, said=done.stdout + done.stderr)


def _workflows(root: Path) -> _Outcome:
    program = Path(sys.executable).parent / ("zizmor.exe" if sys.platform == "win32" else "zizmor")
    # Offline: the checks that ask GitHub would give another answer each day, and none without a network.
    return _run(root, [str(program), "--offline", "--no-progress", "--quiet", ".github/workflows"])


def _workflow_schema(root: Path) -> _Outcome:
    files = sorted((root / ".github" / "workflows").glob("*.yml"))
    return _tool(
        "check_jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, files)
    )(root)
