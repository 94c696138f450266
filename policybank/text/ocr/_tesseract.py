"""Find Tesseract on this machine and let it read a picture."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

# Set to a path where Tesseract is not found by itself, or to `off` for a build without it.
_VARIABLE: Final = "POLICYBANK_TESSERACT"
# Where the installers of Windows and macOS put it without always telling PATH.
_USUAL_PLACES: Final = (
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe",
    "/opt/homebrew/bin/tesseract",
    "/usr/local/bin/tesseract",
)
# The model of the script reads Khmer and Latin letters; that of the language is the older and weaker one.
_KHMER_MODELS: Final = ("script/Khmer", "Khmer", "khm")
_SECONDS_TO_ASK: Final = 20
# Without this, each line that is read badly is read once more in reverse video.
_SETTINGS: Final = ("-c", "tessedit_do_invert=0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tesseract:
    """The program with its Khmer model. `identity` changes when the program or a model does."""

    path: str
    model: str
    has_english: bool
    identity: str


class TesseractError(Exception):
    """Tesseract failed, or took longer than it may."""


@cache
def find_tesseract() -> Tesseract | None:
    """Return the Tesseract of this machine, or None where there is none with a Khmer model."""
    named = os.environ.get(_VARIABLE, "")
    if named == "off":
        return None
    path = named or shutil.which("tesseract") or _in_usual_places()
    if not path:
        return None
    version = _ask(path, "--version")
    listed = _ask(path, "--list-langs")
    models = [line.strip().replace("\\", "/") for line in listed.splitlines()]
    model = next((name for name in _KHMER_MODELS if name in models), None)
    if model is None:
        return None
    number = re.search(r"\d+(?:\.\d+)+", version)
    has_english = "eng" in models
    return Tesseract(
        path=path,
        model=model,
        has_english=has_english,
        identity=f"tesseract {number.group() if number else '?'} {model}{' eng' * has_english}",
    )


def _in_usual_places() -> str:
    return next((place for place in _USUAL_PLACES if Path(place).is_file()), "")


def _ask(path: str, question: str) -> str:
    try:
        done = subprocess.run(
            [path, question],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS_TO_ASK,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def recognise(pictures: bytes, tesseract: Tesseract, *, model: str, seconds: float) -> str:
    """Return what Tesseract reads in `pictures` (a TIFF file at 200 dpi), as its table of words (TSV).

    Many pictures in one file cost one start of the program, which takes 0.15 seconds; the table numbers them as pages.
    Each is taken for one block of text: the automatic segmentation drops whole lines of Khmer. Raises `TesseractError`
    when it fails or does not end within `seconds`.
    """
    process = subprocess.Popen(
        [tesseract.path, "-", "-", "-l", model, "--psm", "6", "--dpi", "200", *_SETTINGS, "tsv"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # More threads on one leaf cost more than they gain; leaves are read side by side instead.
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    try:
        out, _ = process.communicate(pictures, timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        raise TesseractError(f"it took more than {seconds:g} seconds") from None
    except BaseException:
        _end(process)
        raise
    if process.returncode != 0:
        raise TesseractError(f"it ended with {process.returncode}")
    return out.decode("utf-8", "replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            process.send_signal(signal.SIGKILL)
    process.communicate()
