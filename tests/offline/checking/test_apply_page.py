"""apply-update.html applies a pack to a folder, from file:// in a real browser, as the command does, or refuses as it does.

The folder is let go over the page, as a hand does with the mouse, so the browser gives the page a true handle of it. Its question
whether the page may write there is answered beforehand in its profile, for no program can click on it. The window in which
a folder is picked is not opened here: no program can use it either.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.i18n import read_words
from policybank.offline import MANIFEST, read_manifest
from policybank.offline.copies import MARKER, CopyError
from tests.offline.checking.conftest import drop, forget, opened, shown
from tests.offline.copy_trees import NEW, OLD, apply, copy, files_in, manifest_of, pack
from tests.offline.packs.hostile import HOSTILE, honest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

# These can only be told beside the copy that they are for.
BESIDE_THE_COPY = ("brings-too-little", "removes-what-the-old-has-not")


@pytest.fixture
def writer(writing: BrowserContext) -> Iterator[Page]:
    page = writing.new_page()
    yield page
    page.close()


@pytest.fixture
def update(tmp_path: Path) -> Path:
    pack(tmp_path / "bank-update.zip", OLD, copy(tmp_path / "new", NEW))
    return tmp_path / "bank-update.zip"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = copy(tmp_path / "USB ដ្រាយ", OLD)
    (folder / "my letter.docx").write_bytes(b"mine")
    return folder


def run(page: Page) -> str:
    """Press the button, and return what the page says when it is done."""
    forget(page)
    page.click("#apply")
    page.wait_for_selector("html[data-state=done]")
    return shown(page, "#found")


def give(page: Page, update: Path, stick: Path) -> None:
    """Give the page a pack and a folder, one after the other."""
    drop(page, update)
    page.locator("#pack-name", has_text=update.name).wait_for()
    drop(page, stick)
    page.locator("#folder-name", has_text=stick.name).wait_for()


def run_with(page: Page, update: Path, stick: Path) -> str:
    give(page, update, stick)
    return run(page)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["km", "en"])
def test_the_page_makes_the_copy_into_the_new_one_and_checks_it(
    writer: Page, pages: Path, update: Path, stick: Path, language: str
) -> None:
    words = read_words(language)
    wrong = opened(writer, pages / "apply-update.html", language)
    assert writer.locator("#apply").is_disabled()
    give(writer, update, stick)
    said = run(writer)
    assert (stick / MANIFEST).read_bytes() == manifest_of(NEW).data
    assert files_in(stick) == {**NEW, "my letter.docx": b"mine"}
    version, made = manifest_of(NEW).digest[:12], words.date(2026, 3, 9)
    counts = {"count": words.number(4), "removed": words.number(1)}
    assert words("packs.apply.done", **counts, version=version, made=made) in said
    assert words("packs.verify.whole") in said
    assert "my letter.docx" in said
    assert words("packs.apply.already", version=version, made=made) in run(writer)
    assert wrong == []


@pytest.mark.browser
def test_a_pack_for_another_version_is_refused_by_name(
    writer: Page, pages: Path, update: Path, tmp_path: Path
) -> None:
    other = {**OLD, "assets/same.js": b"another script"}
    stick = copy(tmp_path / "other", other)
    opened(writer, pages / "apply-update.html", "en")
    give(writer, update, stick)
    assert run(writer) == read_words("en")(
        "packs.reasons.other-version",
        wanted=manifest_of(OLD).digest[:12],
        seen=manifest_of(other).digest[:12],
        to=manifest_of(NEW).digest[:12],
    )
    assert files_in(stick) == other


@pytest.mark.browser
def test_what_keeps_a_pack_from_being_applied_is_told_and_the_copy_is_as_it_was(
    writer: Page, pages: Path, tmp_path: Path, stick: Path
) -> None:
    words = read_words("en")
    opened(writer, pages / "apply-update.html", "en")
    before = files_in(stick)
    for name in BESIDE_THE_COPY:
        file = tmp_path / f"{name}.zip"
        file.write_bytes(HOSTILE[name][0]())
        give(writer, file, stick)
        assert words("packs.reasons.pack-strange", detail="").split(" ()")[0] in run(writer)
    (tmp_path / "honest.zip").write_bytes(honest())
    (tmp_path / "empty").mkdir()
    give(writer, tmp_path / "honest.zip", tmp_path / "empty")
    assert run(writer) == words("packs.reasons.no-copy")
    (stick / "files/plan.en.pdf").write_bytes(b"my own plan")
    assert run_with(writer, tmp_path / "honest.zip", stick) == words(
        "packs.reasons.in-the-way", path="files/plan.en.pdf"
    )
    (stick / "files/plan.en.pdf").unlink()
    (stick / MARKER).write_bytes(b"Of another update.")
    (stick / "assets/same.js").write_bytes(b"half written")
    assert run_with(writer, tmp_path / "honest.zip", stick) == words(
        "packs.reasons.copy-unfinished"
    )
    assert files_in(stick) == {
        **before, MARKER: b"Of another update.", "assets/same.js": b"half written",
    }  # fmt: skip


_READ = """async (packs) => {
  const C = PolicyBank.checking;
  const reasons = {};
  for (const [name, text] of packs) {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    try {
      await C.checkPack(await C.openPack(new Blob([bytes])), () => undefined, () => false);
      reasons[name] = "";
    } catch (error) {
      reasons[name] = error.reason || String(error);
    }
  }
  return reasons;
}"""


@pytest.mark.browser
def test_hostile_packs_are_refused_for_the_reason_that_the_command_gives(
    page: Page, pages: Path
) -> None:
    opened(page, pages / "apply-update.html", "en")
    made = {name: case for name, case in HOSTILE.items() if name not in BESIDE_THE_COPY}
    packs = [(name, base64.b64encode(make()).decode()) for name, (make, _) in made.items()]
    packs.append(("honest", base64.b64encode(honest()).decode()))
    assert page.evaluate(_READ, packs) == {
        "honest": "",
        **{name: reason for name, (_, reason) in made.items()},
    }


# The browser may begin this many files more; then it is as if the stick had been pulled out.
_BREAK = """(count) => {
  const real = FileSystemFileHandle.prototype.createWritable;
  FileSystemFileHandle.prototype.createWritable = function () {
    if (count-- <= 0) throw new DOMException("gone", "NotFoundError");
    return real.call(this);
  };
  window.mend = () => (FileSystemFileHandle.prototype.createWritable = real);
}"""


@pytest.mark.browser
@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_broken_off_it_says_so_and_both_the_page_and_the_command_complete_it(
    writer: Page, pages: Path, update: Path, stick: Path, count: int
) -> None:
    words = read_words("en")
    opened(writer, pages / "apply-update.html", "en")
    give(writer, update, stick)
    writer.evaluate(_BREAK, count)
    assert run(writer) == words("packs.reasons.medium-refuses", detail="NotFoundError")
    assert read_manifest(stick / MANIFEST) == manifest_of(OLD)
    assert (stick / MARKER).exists()
    if count % 2:
        apply(update, stick)
    else:
        writer.evaluate("() => { mend(); }")
        assert words("packs.verify.whole") in run(writer)
    assert files_in(stick) == {**NEW, "my letter.docx": b"mine"}
    assert (stick / MANIFEST).read_bytes() == manifest_of(NEW).data


@pytest.mark.browser
def test_what_the_command_left_unfinished_the_page_completes(
    writer: Page, pages: Path, update: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        # The list is new by then, and what is left over is still there.
        broken.setattr(Path, "unlink", refuse)
        with pytest.raises(CopyError):
            apply(update, stick)
    assert read_manifest(stick / MANIFEST) == manifest_of(NEW)
    assert (stick / "assets/bank.aaaa.js").exists()
    opened(writer, pages / "apply-update.html", "en")
    give(writer, update, stick)
    assert read_words("en")("packs.verify.whole") in run(writer)
    assert files_in(stick) == {**NEW, "my letter.docx": b"mine"}


@pytest.mark.browser
def test_where_the_browser_may_not_write_it_says_so_and_changes_nothing(
    page: Page, pages: Path, update: Path, stick: Path
) -> None:
    # This browser asks its reader, and nobody answers: as a reader who says no.
    opened(page, pages / "apply-update.html", "km")
    page.evaluate("FileSystemHandle.prototype.requestPermission = async () => 'denied'")
    give(page, update, stick)
    assert run(page) == read_words("km")("packs.reasons.not-allowed")
    assert read_manifest(stick / MANIFEST) == manifest_of(OLD)


@pytest.mark.browser
def test_a_browser_that_cannot_write_is_told_how_to_copy_over_by_hand(
    page: Page, pages: Path
) -> None:
    page.add_init_script("delete window.FileSystemWritableFileStream")
    opened(page, pages / "apply-update.html", "km")
    assert shown(page, "#cannot") == read_words("km")("packs.apply.cannot")
    assert not page.locator("#apply").is_visible()
    assert read_words("km")("packs.apply.hand-copy") in shown(page, "main")


@pytest.mark.browser
def test_without_scripts_both_languages_tell_how_to_copy_over_by_hand(
    browser: Browser, pages: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / "apply-update.html").as_uri())
    for language in ("km", "en"):
        assert read_words(language)("packs.apply.hand-copy") in shown(page, "main")
    assert not page.locator("#apply").is_visible()
    context.close()
