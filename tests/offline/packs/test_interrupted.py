"""Applying a pack is broken off at every moment: the copy never claims to be what it is not, and the same pack completes it."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policybank.offline import MANIFEST, read_manifest
from policybank.offline.copies import MARKER, CopyError
from policybank.offline.packs import PackError
from tests.offline.copy_trees import NEW, OLD, apply, copy, files_in, manifest_of, pack

ROOT = Path(__file__).resolve().parents[3]
_CALLS = ("open", "write", "replace", "fsync", "unlink", "mkdir")


class PulledOut(BaseException):
    """The stick is pulled out, or the power fails: nothing runs any more, not even what cleans up."""


def _pull_out_at(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the call number `count` that changes the medium not happen, nor any after it."""
    left = [count]

    def breaking(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise PulledOut
            return real(*given, **named)

        return call

    for name in _CALLS:
        monkeypatch.setattr(os, name, breaking(getattr(os, name)))


def _is_honest(target: Path) -> bool:
    """Whether the copy is wholly old, wholly new, or says that it is unfinished."""
    held = files_in(target)
    by_list = read_manifest(target / MANIFEST).sums
    has_all = all(
        path in held and manifest_of({path: held[path]}).sums[path] == sum_
        for path, sum_ in by_list.items()
    )
    return has_all or MARKER in held


def test_broken_off_at_any_call_it_is_completed_by_the_same_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack(tmp_path / "p.zip", OLD, copy(tmp_path / "new", NEW))
    count = 0
    while True:
        target = copy(tmp_path / f"old-{count}", OLD)
        with monkeypatch.context() as breaking:
            _pull_out_at(count, breaking)
            try:
                apply(tmp_path / "p.zip", target)
            except PulledOut:
                pass
            else:
                break
        assert _is_honest(target)
        assert (target / MANIFEST).read_bytes() in {
            manifest_of(OLD).data,
            manifest_of(NEW).data,
        }
        apply(tmp_path / "p.zip", target)
        assert files_in(target) == NEW
        count += 1
    assert count > 15


def test_an_update_of_another_kind_that_was_not_ended_is_not_built_upon(tmp_path: Path) -> None:
    pack(tmp_path / "p.zip", OLD, copy(tmp_path / "new", NEW))
    target = copy(tmp_path / "old", OLD)
    (target / MARKER).write_text("Run it again.\n> assets/same.js\n> .\n", encoding="utf-8")
    (target / "assets" / "same.js").write_bytes(b"of a third version")
    with pytest.raises(PackError, match="copy-unfinished"):
        apply(tmp_path / "p.zip", target)
    assert (target / MARKER).exists()
    (target / "assets" / "same.js").write_bytes(OLD["assets/same.js"])
    apply(tmp_path / "p.zip", target)
    assert files_in(target) == NEW


def test_a_medium_that_refuses_to_be_written_is_told_and_the_copy_is_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack(tmp_path / "p.zip", OLD, copy(tmp_path / "new", NEW))
    target = copy(tmp_path / "old", OLD)

    real = os.open

    def refuse(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_WRONLY:
            raise OSError(errno.EROFS, "Read-only file system")
        return real(path, flags, mode)

    with monkeypatch.context() as broken:
        broken.setattr(os, "open", refuse)
        with pytest.raises(CopyError) as refused:
            apply(tmp_path / "p.zip", target)
    assert refused.value.kind == "read-only"
    assert files_in(target) == OLD


_PROGRAM = """
import sys
from pathlib import Path
from tests.offline.copy_trees import apply
apply(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals that cannot be caught are of POSIX")
def test_killed_in_the_middle_it_is_completed_by_the_same_pack(tmp_path: Path) -> None:
    """A real process, killed so that nothing of it runs any more; at moments spread over the whole run."""
    many = {f"en/page-{number}.html": b"<p>%d</p>" % number * 50 for number in range(60)}
    old, new = {**OLD, **many}, {**NEW, **{path: data + b"new" for path, data in many.items()}}
    pack(tmp_path / "p.zip", old, copy(tmp_path / "new", new))
    for moment in (0, 1, 2, 9, 23, 38, 51, 60):
        target = copy(tmp_path / f"old-{moment}", old)
        command = [sys.executable, "-P", "-c", _PROGRAM, str(tmp_path / "p.zip"), str(target)]
        with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}) as running:
            # By what it has done and not by the clock, so that a busy machine tests the same moments.
            while running.poll() is None and _written(target, new) < moment:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    running.wait(timeout=0.003)
            running.kill()
        assert _is_honest(target)
        apply(tmp_path / "p.zip", target)
        assert files_in(target) == new


def _written(target: Path, new: dict[str, bytes]) -> int:
    """Return how many of the pages have the size that they will have."""
    pages = (path for path in new if path.startswith("en/page-"))
    return sum((target / path).stat().st_size == len(new[path]) for path in pages)
