"""What `build.py usb` does with packs: make one since an older copy, or apply one to a copy."""

from __future__ import annotations

import sys
from pathlib import Path

from policybank.offline import MANIFEST, Manifest, ManifestError, read_manifest
from policybank.offline.copies import Bytes, MadeCopy, shown
from policybank.offline.packs import MadeSource, PackError, apply_pack, make_pack

from . import _exit
from ._display import TerminalProgress
from ._say import each_language

# What bots of Telegram may send, and what people may (core.telegram.org/bots/api#sending-files, telegram.org/faq).
_MOST_BY_BOTS, _MOST_BY_PEOPLE = 50_000_000, 2_000_000_000


def read_since(place: str) -> Manifest:
    """Return the list of an older copy from its file, or from the folder in which it lies; raise PackError where it cannot be read."""
    file = Path(place).expanduser()
    if file.is_dir():
        file = file / MANIFEST
    try:
        return read_manifest(file)
    except OSError as error:
        raise PackError("no-since", file=str(file)) from error
    except ManifestError as error:
        raise PackError("list-damaged", line=error.line) from error


def run_since(old: Manifest, out: Path, made: MadeCopy) -> int:
    """Write the pack from the copy of the list `old` to `made`, say how large it is, and return the exit code."""
    with TerminalProgress() as progress:
        done = make_pack(
            MadeSource(source=made.source, manifest=made.manifest),
            old,
            out,
            made=made.facts.made,
            documents=made.facts.documents,
            progress=progress,
        )
    _say(
        "made",
        file=out,
        size=Bytes(done.size_bytes),
        changed=done.changed,
        removed=done.removed,
        source=done.from_digest[:12],
        target=done.to_digest[:12],
    )
    if done.size_bytes > _MOST_BY_PEOPLE:
        _say("people")
    elif done.size_bytes > _MOST_BY_BOTS:
        _say("bots")
    return _exit.GOOD


def run_apply(pack: Path, folder: Path) -> int:
    """Apply `pack` to the copy in `folder`, say what came of it, and return the exit code."""
    with TerminalProgress() as progress:
        done = apply_pack(pack, folder, progress)
    if done.written or done.removed:
        _say(
            "applied",
            written=done.written,
            size=Bytes(done.written_bytes),
            removed=done.removed,
            version=done.version,
            folder=folder,
        )
    else:
        _say("already", version=done.version)
    return _exit.GOOD


def say_refused(error: PackError) -> int:
    """Say in both languages why a pack was not made or not applied, and return the exit code."""
    for words in each_language():
        facts = {name: shown(fact, words) for name, fact in error.facts.items()}
        print(words(f"packs.reasons.{error.reason}", **facts), file=sys.stderr)
    return _exit.FAULTS


def _say(key: str, **facts: object) -> None:
    for words in each_language():
        values = {name: shown(fact, words) for name, fact in facts.items()}
        print(words(f"packs.terminal.{key}", **values))
