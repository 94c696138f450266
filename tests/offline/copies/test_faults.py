"""Sticks are pulled out, full, locked, worn out. Nothing is claimed to be whole that is not, nothing is lost that was whole."""

from __future__ import annotations

import errno
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from policybank.i18n import read_words
from policybank.offline import MANIFEST
from policybank.offline.copies import (
    MARKER,
    CopyError,
    Disk,
    repair_copy,
    verify_copy,
    write_copy,
)
from policybank.offline.copies.errors import kind_of
from tests.offline.copies.trees import (
    ERRORS,
    NEW,
    OLD,
    BrokenDisk,
    CaselessDisk,
    Unplugged,
    UnpluggedDisk,
    honest,
    source,
    tree_of,
    write_tree,
)

OWN = {"letter.docx": b"an officer's own", "en/notes.txt": b"own too"}


def nothing_is_lost(stick: Path) -> None:
    """Each file that the bank shows is of one of the two versions, and whole; everybody's own files stand."""
    for path, data in tree_of(stick).items():
        if not path.endswith(".part") and path != MARKER:
            assert data in {OLD.get(path), NEW.get(path), OWN.get(path)}, path
    for path, data in OWN.items():
        assert (stick / path).read_bytes() == data
    for path, data in OLD.items():
        if NEW.get(path) == data:
            assert (stick / path).read_bytes() == data, "what both versions have was never away"


def is_usable(stick: Path) -> None:
    """What a page and the list of shards lead to stands, in the version that they are of."""
    for path, needed in (
        ("km/index.html", ["assets/bank.{}.css"]),
        ("en/index.html", ["assets/bank.{}.css"]),
        ("search/manifest.js", ["search/{}/0.js", "search/{}/1.js"]),
    ):
        data = (stick / path).read_bytes()
        name, tree = ("1111", OLD) if data == OLD[path] else ("2222", NEW)
        for one in needed:
            assert (stick / one.format(name)).read_bytes() == tree[one.format(name)], path


def pulled_out(stick: Path, at: int, *, is_mending: bool = False) -> bool:
    """Update the stick and pull it out at operation `at`; False where it ended before."""
    disk = UnpluggedDisk(stick, at)
    try:
        (repair_copy if is_mending else write_copy)(source(NEW), stick, disk=disk)
    except Unplugged:
        disk.pull()
        return True
    return False


def test_pulled_out_at_each_single_operation_a_copy_can_be_used_and_the_next_run_completes_it(
    tmp_path: Path,
) -> None:
    at = 0
    while True:
        stick = tmp_path / str(at)
        write_copy(source(OLD), stick)
        write_tree(stick, OWN)
        if not pulled_out(stick, at):
            break
        honest(stick)
        nothing_is_lost(stick)
        is_usable(stick)
        write_copy(source(NEW), stick)
        assert tree_of(stick) == {**NEW, **OWN}, at
        assert verify_copy(stick).is_whole
        shutil.rmtree(stick)
        at += 1
    assert at > 30, "the operations of an update were counted"


def test_pulled_out_again_and_again_and_then_another_version(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - which moments are tried, no secret
    for _ in range(10):
        stick = tmp_path / "stick"
        write_copy(source(OLD), stick)
        write_tree(stick, OWN)
        pulled_out(stick, chance.randrange(60))
        pulled_out(stick, chance.randrange(30))
        honest(stick)
        nothing_is_lost(stick)
        # Back to the old version: no file of the new one that has the size of the old one may be taken for it.
        write_copy(source(OLD), stick)
        assert tree_of(stick) == {**OLD, **OWN}
        assert verify_copy(stick).is_whole
        shutil.rmtree(stick)


def test_a_first_copy_that_was_pulled_out_is_completed_and_what_is_there_is_kept(
    tmp_path: Path,
) -> None:
    pulled_out(tmp_path, 25)
    written = len([path for path in tree_of(tmp_path) if not path.endswith((".part", ".txt"))])
    assert not (tmp_path / MANIFEST).exists()
    with pytest.raises(CopyError):
        verify_copy(tmp_path)
    assert written, "some files were there already"
    assert write_copy(source(NEW), tmp_path).written == len(NEW) - written
    assert tree_of(tmp_path) == NEW


def test_pulled_out_while_a_folder_is_spelled_right(tmp_path: Path) -> None:
    for at in range(12):
        stick = tmp_path / str(at)
        write_copy(source(NEW), stick)
        (stick / "en").rename(stick / "EN")

        class PulledOut(CaselessDisk, UnpluggedDisk):
            """Both."""

        disk = PulledOut(stick, at)
        try:
            write_copy(source(NEW), stick, disk=disk)
        except Unplugged:
            disk.pull()
        assert write_copy(source(NEW), stick, disk=CaselessDisk(stick)).written == 0
        assert tree_of(stick) == NEW


def test_pulled_out_while_it_is_mended(tmp_path: Path) -> None:
    for at in range(14):
        stick = tmp_path / str(at)
        write_copy(source(NEW), stick)
        (stick / "search" / "2222" / "1.js").write_bytes(b"?" * 3000)
        (stick / "km" / "index.html").unlink()
        pulled_out(stick, at, is_mending=True)
        honest(stick)
        repair_copy(source(NEW), stick)
        assert tree_of(stick) == NEW
        assert verify_copy(stick).is_whole


@pytest.mark.parametrize("kind", ERRORS)
@pytest.mark.parametrize("after", [0, 400, 5000])
def test_a_medium_that_fails_is_told_in_both_languages_and_the_next_run_completes(
    kind: str, after: int, tmp_path: Path
) -> None:
    write_copy(source(OLD), tmp_path)
    write_tree(tmp_path, OWN)
    with pytest.raises(CopyError) as caught:
        write_copy(source(NEW), tmp_path, disk=BrokenDisk(tmp_path, ERRORS[kind], after))
    assert caught.value.kind == kind
    khmer, english = str(caught.value).split("\n")
    assert any("\u1780" <= sign <= "\u17ff" for sign in khmer)
    assert english.isascii()
    honest(tmp_path)
    nothing_is_lost(tmp_path)
    assert not list(tmp_path.rglob("*.part.part"))
    write_copy(source(NEW), tmp_path)
    assert tree_of(tmp_path) == {**NEW, **OWN}


def test_each_trouble_of_the_system_has_its_words(tmp_path: Path) -> None:
    assert kind_of(OSError(errno.ESTALE, ""), tmp_path) == "removed"
    assert kind_of(FileNotFoundError(errno.ENOENT, ""), tmp_path / "gone") == "removed"
    assert kind_of(FileNotFoundError(errno.ENOENT, ""), tmp_path) == "failing"
    assert kind_of(PermissionError(errno.EACCES, ""), tmp_path) == "no-permission"
    assert kind_of(OSError(errno.EFBIG, ""), tmp_path) == "too-large"
    assert kind_of(OSError(999, ""), tmp_path) == "failing"


def test_a_file_that_the_medium_no_longer_gives_back_is_damaged_and_the_rest_is_read(
    tmp_path: Path,
) -> None:
    class Worn(Disk):
        def sum_of(self, path: str) -> str:
            if path == "files/a.km.pdf":
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return super().sum_of(path)

    write_copy(source(NEW), tmp_path)
    (tmp_path / "km" / "index.html").write_bytes(b"")
    found = verify_copy(tmp_path, disk=Worn(tmp_path))
    assert found.damaged == ("files/a.km.pdf", "km/index.html")


def test_too_little_room_is_told_before_anything_is_touched(tmp_path: Path) -> None:
    class Small(Disk):
        room = 20_000

        def free_bytes(self) -> int:
            return self.room

    write_copy(source(OLD), tmp_path)
    with pytest.raises(CopyError) as caught:
        write_copy(
            source({**NEW, "files/c.km.pdf": b"x" * 100_000}), tmp_path, disk=Small(tmp_path)
        )
    assert caught.value.kind == "no-room"
    assert tree_of(tmp_path) == OLD
    # Where it is enough once the old files are gone, they go first.
    Small.room = 40_000
    write_copy(source(NEW), tmp_path, disk=Small(tmp_path))
    assert tree_of(tmp_path) == NEW
    assert verify_copy(tmp_path).is_whole


@pytest.fixture
def small_medium(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A file system of its own, of 400 KB, in memory: only an administrator of Linux can make one."""
    folder = tmp_path / "medium"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small file system can be mounted by root on Linux only")
    mounted = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if subprocess.run(mounted, check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        yield lambda options: _remounted(folder, options)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _remounted(folder: Path, options: str) -> Path:
    if options:
        subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)
    return folder


def test_a_real_medium_that_fills_up(small_medium: Callable[[str], Path]) -> None:
    class Boastful(Disk):
        """A stick that says to have more room than it has."""

        def free_bytes(self) -> int:
            return 10**12

    stick = small_medium("")
    write_copy(source(OLD), stick)
    write_tree(stick, OWN)
    large = {**NEW, **{f"files/{n}.pdf": bytes([n]) * 50_000 for n in range(10)}}
    with pytest.raises(CopyError) as caught:
        write_copy(source(large), stick)
    assert caught.value.kind == "no-room"
    assert tree_of(stick) == {**OLD, **OWN}
    with pytest.raises(CopyError) as caught:
        write_copy(source(large), stick, disk=Boastful(stick))
    assert caught.value.kind == "full"
    honest(stick)
    write_copy(source(NEW), stick)
    assert tree_of(stick) == {**NEW, **OWN}
    assert verify_copy(stick).is_whole


def test_a_real_medium_that_cannot_be_written_to(small_medium: Callable[[str], Path]) -> None:
    stick = small_medium("")
    write_copy(source(OLD), stick)
    small_medium("ro")
    assert write_copy(source(OLD), stick).written == 0, "what is there already needs no writing"
    with pytest.raises(CopyError) as caught:
        write_copy(source(NEW), stick)
    assert caught.value.kind == "read-only"
    assert tree_of(stick) == OLD
    assert verify_copy(stick).is_whole


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size")
def test_a_limit_of_the_system_on_the_size_of_a_file_is_told(tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
    try:
        with pytest.raises(CopyError) as caught:
            write_copy(source(NEW), tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.kind == "too-large"
    write_copy(source(NEW), tmp_path)
    assert tree_of(tmp_path) == NEW


class Copier:
    """A process whose children copy and are killed."""

    def __init__(self) -> None:
        program = Path(__file__).with_name("copying.py")
        command = [sys.executable, "-P", str(program)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def kill(self, site: Path, stick: Path, delay: float) -> bool:
        """Copy in a child and kill it after `delay` seconds; False where it had ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{site}\t{stick}\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline())
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        how = self.process.stdout.readline().strip()
        assert how in {"killed", "ended 0"}
        return how == "killed"


@pytest.fixture
def copier() -> Iterator[Copier]:
    if sys.platform == "win32":
        pytest.skip("tried where a process can be killed at once")
    copier = Copier()
    with copier.process:
        yield copier
        assert copier.process.stdin is not None
        copier.process.stdin.close()


def _large(version: int) -> dict[str, bytes]:
    """A tree with enough files that copying takes some tenths of a second."""
    tree = {f"files/{n}.pdf": bytes([n]) * 200_000 for n in range(20)}
    tree |= {f"en/documents/{n}.html": b"%d %d" % (n, version * (n % 3)) for n in range(100)}
    tree |= {f"search/{version}/{n}.js": b"%d" % n * 5_000 for n in range(30)}
    return tree | {"search/manifest.js": b"%d" % version}


def _killed_at_moments(copier: Copier, tmp_path: Path, moments: int) -> None:
    chance = random.Random()  # noqa: S311 - which moments are tried, no secret
    trees = [_large(1), _large(2)]
    sites = [write_tree(tmp_path / f"site{n}", tree) for n, tree in enumerate(trees)]
    stick = tmp_path / "stick"
    start = time.monotonic()
    write_copy(source(trees[1]), tmp_path / "timed")
    whole = time.monotonic() - start
    killed = 0
    for moment in range(moments):
        version = moment % 2
        if moment % 5 == 0:
            shutil.rmtree(stick, ignore_errors=True)
        killed += copier.kill(sites[version], stick, chance.uniform(0, whole))
        if stick.exists():
            honest(stick)
            for path, data in tree_of(stick).items():
                if not path.endswith(".part") and path != MARKER:
                    assert data in {trees[0].get(path), trees[1].get(path)}, path
        if moment % 3 == 0:
            write_copy(source(trees[version]), stick)
            assert tree_of(stick) == trees[version]
            assert verify_copy(stick).is_whole
    assert killed or moments < 20, "at least one of many was killed in the middle"


def test_a_process_killed_at_some_moments_leaves_what_the_next_run_completes(
    copier: Copier, tmp_path: Path
) -> None:
    _killed_at_moments(copier, tmp_path, 8)


@pytest.mark.slow
def test_a_process_killed_at_fifty_moments_leaves_what_the_next_run_completes(
    copier: Copier, tmp_path: Path
) -> None:
    _killed_at_moments(copier, tmp_path, 50)


def test_every_trouble_that_is_told_has_its_words_and_every_word_a_trouble() -> None:
    folder = Path(CopyError.__init__.__code__.co_filename).parent
    code = "".join(
        file.read_text(encoding="utf-8")
        for file in [*folder.glob("*.py"), folder.parents[1] / "cli" / "usb.py"]
    )
    told = set(re.findall(r'CopyError\(\s*"([a-z-]+)"', code)) | set(ERRORS) | {"no-permission"}
    told |= set(re.findall(r'cls\("([a-z-]+)"', code))
    start = "copies.trouble."
    written = {key.removeprefix(start) for key in read_words("en").entries if key.startswith(start)}
    assert told == written
