"""`build.py usb`: the whole bank on a stick, kept up to date, checked and mended."""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from policybank.core import only_one
from policybank.offline import Manifest
from policybank.offline.checking import apply_page, verify_page
from policybank.offline.copies import (
    COPY_LOCK,
    VERIFY_PAGE,
    ZIM_FOLDER,
    Bytes,
    ChoosePdfs,
    CopyError,
    Cut,
    MadeCopy,
    Source,
    VerifiedCopy,
    check_cut,
    day_in_copy,
    is_zim,
    is_zip,
    make_copy,
    place_of,
    printable,
    repair_copy,
    shown,
    source_of_copy,
    verify_copy,
    verify_zip,
    write_copy,
    write_zip,
    zims_in,
)
from policybank.offline.packs import APPLY_PAGE, PackError

from . import _exit
from ._display import TerminalProgress
from ._packs import read_since, run_apply, run_since, say_refused
from ._say import each_language, say_report

DESCRIPTION = """\
Write a copy of the bank onto a stick, into a folder or into a zip; or bring one up to date: only what changed is copied.
The stick may be pulled out at any moment: then give the same command again. Files that are not the bank's are left alone.

The pages, and the text of all documents, go into every copy. Which PDFs go can be chosen: --province, --group, --type and
--language take ids of the vocabularies and may be repeated; several of one option widen the choice, several options narrow
it. With --size a copy takes no more room than that on a FAT32 stick: key documents come first, then what is in force before
what ended, what the other options ask for before the rest, the newest first, and small files before large ones.
Give the same options at each update: without them all PDFs go.
"""

EPILOG = """\
examples:
  python3 build.py usb /media/stick                       write a copy, or bring it up to date (Windows: E:)
  python3 build.py usb bank.zip --pdfs none               one file, without PDFs
  python3 build.py usb /media/stick --size 4GB --province kampot
  python3 build.py usb --verify /media/stick              read every file, and say what is not whole
  python3 build.py usb --repair /media/stick              write again what is damaged or missing, and nothing else
  python3 build.py usb --from /media/stick /media/other     from stick to stick: it is checked first, then copied
  python3 build.py usb --since /media/stick --out pack.zip  write what changed since that copy into a pack, to send on
  python3 build.py usb --apply pack.zip /media/stick      bring the copy up to date by a pack; nothing of the bank is needed

exit codes: 0 the copy stands, or is whole; 1 it is not whole, or the library has errors; 2 the machine or the stick lacks
something, and the message says what to do
"""

PASSES_ON = False

_UNITS = {"KB": 1000, "MB": 1000**2, "GB": 1000**3, "TB": 1000**4}
_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*([KMGT]B?)", re.IGNORECASE)
_SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "target", metavar="TARGET", nargs="?", help="the folder of the stick, or FILE.zip"
    )
    for option, what in (
        ("province", "about this province"),
        ("group", "of this working group"),
        ("type", "of this type of document"),
        ("language", "in this language (km, en, …)"),
    ):
        parser.add_argument(
            f"--{option}", action="append", default=[], metavar="ID", help=f"PDFs {what}"
        )
    parser.add_argument(
        "--size", type=_size, metavar="4GB", help="take no more room than this on a FAT32 stick"
    )
    parser.add_argument("--pdfs", choices=("none", "all"), default="all", help="all without")
    parser.add_argument(
        "--zim", action="store_true", help="take the ZIM files along that `build.py zim` made"
    )
    parser.add_argument("--verify", action="store_true", help="check the copy at TARGET")
    parser.add_argument("--repair", action="store_true", help="mend the copy at TARGET")
    parser.add_argument(
        "--from", dest="origin", metavar="COPY", help="copy this copy, and build nothing"
    )
    parser.add_argument(
        "--since",
        metavar="MANIFEST",
        help="make a pack since the copy of this list, or in this folder",
    )
    parser.add_argument("--out", metavar="PACK.zip", help="where --since writes the pack")
    parser.add_argument("--apply", metavar="PACK.zip", help="apply this pack to the copy at TARGET")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes at once while it is built")
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day that the copy tells as its own (default: today)",
    )


def _size(text: str) -> int:
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise argparse.ArgumentTypeError("a number with KB, MB, GB or TB, for example 4GB")
    unit = found[2].upper().removesuffix("B") + "B"
    return int(float(found[1].replace(",", ".")) * _UNITS[unit])


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Write, check or mend a copy, say what came of it, and return the exit code."""
    try:
        return _run(root, options)
    except PackError as error:
        return say_refused(error)


def _run(root: Path, options: argparse.Namespace) -> int:
    if options.since:
        return _since(root, options)
    if not options.target:
        raise PackError("no-target")
    place = place_of(options.target, root)
    if options.origin:
        return _from_copy(place_of(options.origin, root), place)
    if options.apply:
        return run_apply(Path(options.apply), place)
    if options.verify:
        with TerminalProgress() as progress:
            found = (verify_zip if is_zip(place) else verify_copy)(place, progress=progress)
        return _say_found(place, found)
    with _one_at_a_time(root):
        return (_repair if options.repair else _write)(root, place, options)


def _since(root: Path, options: argparse.Namespace) -> int:
    if not options.out:
        raise PackError("no-out")
    out, old = place_of(options.out, root), read_since(options.since)
    with _one_at_a_time(root):
        made = _made(root, options, _today(options))
        return _exit.FAULTS if made is None else run_since(old, out, made)


def _one_at_a_time(root: Path) -> AbstractContextManager[None]:
    return only_one(
        root / COPY_LOCK, "Another copy of this bank is being made. Wait for it, and try again."
    )


def _today(options: argparse.Namespace) -> datetime.date:
    # A person asks for a copy today; its own day is all that a copy has of a clock.
    day: datetime.date = options.today or datetime.datetime.now().astimezone().date()
    return day


def _write(root: Path, place: Path, options: argparse.Namespace) -> int:
    made = _made(root, options, _today(options))
    if made is None:
        return _exit.FAULTS
    _put(place, made.source, made.manifest)
    _say("room", room=Bytes(made.fat_bytes))
    if made.left_out:
        _say(
            "left-out",
            pdfs=made.facts.pdfs,
            count=len(made.left_out),
            size=Bytes(sum(made.left_out.values())),
        )
    if options.zim:
        _say_zims(root)
    if not is_zip(place):
        _say("eject", place=place)
    return _exit.GOOD


def _say_zims(root: Path) -> None:
    """Say of which day the ZIM files are that went along: another command makes them, and may have done so long ago."""
    for name, file in zims_in(root / ZIM_FOLDER).items():
        seen = file.stat()
        day = datetime.datetime.fromtimestamp(seen.st_mtime).astimezone().date()
        _say("zim", file=name, day=day, size=Bytes(seen.st_size))


def _put(place: Path, source: Source, manifest: Manifest) -> None:
    """Write a copy to its place, and say what was done."""
    with TerminalProgress() as progress:
        if is_zip(place):
            packed = write_zip(source, place, manifest, progress=progress)
            progress.finish()
            _say("zipped", place=place, size=Bytes(packed), files=len(source.files))
        else:
            done = write_copy(source, place, manifest=manifest, progress=progress)
            progress.finish()
            _say(
                "written" if done.is_changed else "current",
                place=place,
                files=done.files,
                size=Bytes(source.size_bytes),
                written=done.written,
                bytes=Bytes(done.bytes_written),
                renamed=done.renamed,
                removed=done.removed,
            )


def _from_copy(origin: Path, place: Path) -> int:
    """Write the copy at `origin` to `place` too, if it is whole: from stick to stick, and nothing of the bank is needed."""
    with TerminalProgress() as progress:
        found = verify_copy(origin, progress=progress)
    if not found.is_whole:
        return _say_found(origin, found)
    _put(place, source_of_copy(origin, found.manifest), found.manifest)
    if not is_zip(place):
        _say("eject", place=place)
    return _exit.GOOD


def _repair(root: Path, place: Path, options: argparse.Namespace) -> int:
    if is_zip(place):
        raise CopyError("zip-is-whole", place=place)
    with TerminalProgress() as progress:
        found = verify_copy(place, progress=progress)
    if found.is_whole:
        return _say_found(place, found)
    # Of the very day, or what tells it would differ from what the list of the copy names.
    day = day_in_copy(place) or _today(options)
    # What nothing here can make again is taken from the copy itself, where it is whole.
    broken = {*found.damaged, *found.missing}
    kept = {
        name: place / name
        for name in found.manifest.sums
        if is_zim(name) and name not in broken and not options.zim
    }
    made = _made(root, options, day, standing=found.manifest, more=kept)
    if made is None:
        return _exit.FAULTS
    with TerminalProgress() as progress:
        done = repair_copy(
            made.source, place, manifest=made.manifest, found=found, progress=progress
        )
    _say("mended", count=len(done.mended))
    _say_paths(done.mended)
    if done.left:
        _say("left", count=len(done.left), place=place)
        _say_paths(done.left)
    elif not done.is_same_version:
        _say("other-version", place=place)
    is_done = not done.left and (done.is_same_version or not found.is_unfinished)
    return _exit.GOOD if is_done else _exit.FAULTS


def _made(
    root: Path,
    options: argparse.Namespace,
    day: datetime.date,
    *,
    standing: Manifest | None = None,
    more: Mapping[str, Path] | None = None,
) -> MadeCopy | None:
    """Return the copy as it is to be, or None where the library has errors, which are said."""
    # Here and not above: to check a stick nothing of the bank is needed.
    from policybank.library import read_vocabularies
    from policybank.pages import STICK
    from policybank.pipeline import BuildSummary, build
    from policybank.settings import read_settings

    names = ("province", "group", "type", "language")
    cut = Cut(
        terms={name: tuple(getattr(options, name)) for name in names},
        with_pdfs=options.pdfs == "all",
        size_bytes=options.size,
    )
    check_cut(cut, read_vocabularies(root)[0])
    with TerminalProgress() as progress:

        def build_for(choose: ChoosePdfs) -> BuildSummary:
            summary = build(
                root, medium=STICK, choose_pdfs=choose, jobs=options.jobs, progress=progress
            )
            progress.finish()
            if summary.report.errors:
                say_report(summary.report)
            return summary

        made = make_copy(
            root,
            cut,
            build_for,
            settings=read_settings(root),
            made=day,
            more={
                VERIFY_PAGE: verify_page(),
                APPLY_PAGE: apply_page(),
                **(more or {}),
                **(zims_in(root / ZIM_FOLDER) if options.zim else {}),
            },
            progress=progress,
            standing=standing,
        )
    if made is None:
        _say("errors")
    return made


def _say_found(place: Path, found: VerifiedCopy) -> int:
    facts = {"place": place, "files": found.files, "size": Bytes(found.bytes_read)}
    _say("whole" if found.is_whole else "not-whole", **facts)
    if found.is_unfinished:
        _say("unfinished", place=place)
    respelled = tuple(f"{wrong} -> {right}" for wrong, right in found.respelled)
    for name, paths in (
        ("damaged", found.damaged),
        ("missing", found.missing),
        ("respelled", respelled),
        ("old", found.old),
        ("foreign", found.foreign),
    ):
        if paths:
            _say(name, count=len(paths))
            _say_paths(paths)
    if not found.is_whole and not is_zip(place):
        _say("repair", place=place)
    return _exit.GOOD if found.is_whole else _exit.FAULTS


def _say(key: str, **facts: object) -> None:
    for words in each_language():
        print(
            words(
                f"copies.said.{key}", **{name: shown(fact, words) for name, fact in facts.items()}
            )
        )


def _say_paths(paths: Sequence[str]) -> None:
    for path in paths[:_SHOWN]:
        print(f"  {printable(path)}")
    if len(paths) > _SHOWN:
        _say("more", count=len(paths) - _SHOWN)
