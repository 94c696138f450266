"""What a PDF can do besides showing text is found wherever it hides, and a copy does none of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pikepdf
import pytest

from policybank.text import Limits
from policybank.text.layer import read_leaves
from policybank.text.safety import (
    ACTIVE_KINDS,
    ContentFacts,
    UnknownContentError,
    cleaned_copy,
    content_faults,
)
from policybank.text.safety.cleaning import clean_pdf
from policybank.text.safety.content import inspect_content
from tests.text import make_pdf

from .active import lock_open, with_action, with_annotation, with_catalog

LIMITS = Limits(largest_bytes=2_000_000, slowest_seconds=20, memory_bytes=600_000_000)
TEXT = make_pdf.latin("Text")
SCRIPT = b"<</S/JavaScript/JS(app.alert(1))>>"
FILE = b"<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>"
ATTACHED = make_pdf.stream(b"MZ", b"/Type/EmbeddedFile")

ACTIVE = {
    "open-action": ("javascript", with_catalog(TEXT, b"/OpenAction" + SCRIPT)),
    "open-action-elsewhere": ("javascript", with_catalog(TEXT, b"/OpenAction 7 0 R", SCRIPT)),
    "names": ("javascript", with_catalog(TEXT, b"/Names<</JavaScript<</Names[(a)%s]>>>>" % SCRIPT)),
    "additional-action": ("javascript", with_catalog(TEXT, b"/AA<</WC%s>>" % SCRIPT)),
    "key": ("javascript", with_action(b"/S/GoTo/D[5 0 R/Fit]/Next[%s]" % SCRIPT)),
    "called-a-structure": ("javascript", with_action(b"/Type/StructElem/S/JavaScript/JS(a)")),
    "name-in-hexadecimal": ("javascript", with_action(b"/S/J#61vaScript/JS(a)")),
    "address": ("javascript", with_action(b"/S/URI/URI(Java\\nScript:alert(1))")),
    "field": (
        "javascript",
        with_annotation(
            b"7 0 R",
            b"<</Subtype/Widget/Rect[0 0 9 9]/FT/Tx/T(a)/AA<</K%s>>>>" % SCRIPT,
            entries=b"/AcroForm<</Fields[7 0 R]>>",
        ),
    ),
    "launch": ("launch", with_action(b"/S/Launch/F(cmd.exe)")),
    "submit": ("sending", with_action(b"/S/SubmitForm/F(https://stranger.example)")),
    "import": ("sending", with_action(b"/S/ImportData/F(a.fdf)")),
    "remote": ("other-files", with_action(b"/S/GoToR/F(//stranger.example/a.pdf)/D[0/Fit]")),
    "within": ("other-files", with_action(b"/S/GoToE/D[0/Fit]/T<</R/C/N(a)>>")),
    "data-elsewhere": (
        "other-files",
        with_catalog(TEXT, b"/Metadata 7 0 R", make_pdf.stream(b"", b"/F(//stranger.example/a)")),
    ),
    "file-address": ("unsafe-links", with_action(b"/S/URI/URI(file:///c:/windows/system32)")),
    "share": ("unsafe-links", with_action(b"/S/URI/URI(\\\\\\\\stranger.example\\\\a)")),
    "program-address": ("unsafe-links", with_action(b"/S/URI/URI(ms-word:ofe|u|https://a.example)")),
    "embedded": (
        "embedded-files",
        with_catalog(TEXT, b"/Names<</EmbeddedFiles<</Names[(a)%s]>>>>" % FILE, ATTACHED),
    ),
    "associated": ("embedded-files", with_catalog(TEXT, b"/AF[%s]" % FILE, ATTACHED)),
    "attached": (
        "embedded-files",
        with_annotation(b"<</Subtype/FileAttachment/Rect[0 0 9 9]/FS%s>>" % FILE, ATTACHED),
    ),
    "portfolio": ("embedded-files", with_catalog(TEXT, b"/Collection<</View/T>>")),
    "film": ("media", with_annotation(b"<</Subtype/RichMedia/Rect[0 0 9 9]>>")),
    "model": ("media", with_annotation(b"<</Subtype/3D/Rect[0 0 9 9]>>")),
    "rendition": ("media", with_action(b"/S/Rendition/OP 0/JS(a)")),
    "xfa": ("xfa", with_catalog(TEXT, b"/AcroForm<</Fields[]/XFA(a)>>")),
}  # fmt: skip

HARMLESS = {
    "plain": make_pdf.pdf(TEXT),
    "web": with_action(b"/S/URI/URI(https://www.issuer.example/law)"),
    "relative": with_action(b"/S/URI/URI(annex.html)"),
    "mail": with_action(b"/S/URI/URI(mailto:someone@office.example)"),
    "jump": with_action(b"/S/GoTo/D[5 0 R/Fit]"),
    "open-at": with_catalog(TEXT, b"/OpenAction[5 0 R/FitH 842]"),
    "structure": with_catalog(TEXT, b"/StructTreeRoot<</K[<</S/P>><</S/Link>><</S/Sect>>]>>"),
    "image-called-ef": with_catalog(TEXT, b"/A<</EF<</Subtype/Type1>>/JS 6 0 R>>"),
    "form": with_catalog(TEXT, b"/AcroForm<</Fields[<</FT/Tx/T(name)>>]>>"),
}


def put(folder: Path, data: bytes, name: str = "a.pdf") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("name", ACTIVE)
def test_what_is_active_is_found_and_the_copy_is_without_it(name: str, tmp_path: Path) -> None:
    kind, data = ACTIVE[name]
    file, copy = put(tmp_path, data), tmp_path / "copy.pdf"
    assert kind in inspect_content(file).kinds
    clean_pdf(file, copy)
    assert inspect_content(copy) == ContentFacts(kinds=(), is_encrypted=False)
    assert [leaf.number for leaf in read_leaves(copy)] == [1]


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_shows_is_let_be(name: str, tmp_path: Path) -> None:
    facts = inspect_content(put(tmp_path, HARMLESS[name]))
    assert facts == ContentFacts(kinds=(), is_encrypted=False)


def test_every_kind_is_shown_by_a_file() -> None:
    assert {kind for kind, _ in ACTIVE.values()} == set(ACTIVE_KINDS)


def test_what_hides_in_an_object_stream_is_found(tmp_path: Path) -> None:
    file = put(tmp_path, ACTIVE["open-action-elsewhere"][1])
    packed = tmp_path / "packed.pdf"
    with pikepdf.open(file) as pdf:
        pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"JavaScript" not in packed.read_bytes()
    assert inspect_content(packed).kinds == ("javascript",)


def test_a_copy_keeps_text_marked_content_links_and_the_rest_of_a_chain(tmp_path: Path) -> None:
    link = (
        b"<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://issuer.example)/Next%s>>>>" % SCRIPT
    )
    data = with_annotation(link + b"<</Subtype/Sound/Rect[0 0 9 9]>>")
    data = data.replace(TEXT, make_pdf.actual("ក")[: len(TEXT)].ljust(len(TEXT)))
    file, copy = put(tmp_path, data), tmp_path / "copy.pdf"
    clean_pdf(file, copy)
    with pikepdf.open(file) as before, pikepdf.open(copy) as after:
        leaf = after.pages[0].obj
        assert leaf.Contents.read_bytes() == before.pages[0].obj.Contents.read_bytes()
        (kept,) = leaf.Annots
        assert str(kept.A.URI) == "https://issuer.example"
        assert "/Next" not in kept.A


def test_two_copies_are_equal_byte_for_byte(tmp_path: Path) -> None:
    file = put(tmp_path, ACTIVE["embedded"][1])
    clean_pdf(file, tmp_path / "one.pdf")
    clean_pdf(file, tmp_path / "two.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize("revision", [4, 6])
def test_a_locked_file_that_opens_is_told_and_its_copy_is_open(
    revision: int, tmp_path: Path
) -> None:
    file = put(tmp_path, lock_open(ACTIVE["open-action"][1], revision=revision))
    assert inspect_content(file) == ContentFacts(kinds=("javascript",), is_encrypted=True)
    clean_pdf(file, tmp_path / "copy.pdf")
    assert not inspect_content(tmp_path / "copy.pdf").is_encrypted


@pytest.mark.parametrize("data", [b"", b"no PDF", make_pdf.locked(), make_pdf.bomb(1)[:60]])
def test_what_cannot_be_looked_through_is_not_called_clean(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnknownContentError):
        inspect_content(put(tmp_path, data))


def test_a_page_that_calls_itself_a_sound_is_not_lost_silently(tmp_path: Path) -> None:
    data = make_pdf.pdf(TEXT, TEXT).replace(b"<</Type/Page/", b"<</Subtype/Sound/Type/Page/", 1)
    with pytest.raises(UnknownContentError):
        clean_pdf(put(tmp_path, data), tmp_path / "copy.pdf")
    assert not (tmp_path / "copy.pdf").exists()


def test_a_copy_is_made_once_in_a_child(tmp_path: Path) -> None:
    data = ACTIVE["launch"][1]
    file, sha256 = put(tmp_path, data), hashlib.sha256(data).hexdigest()
    made = cleaned_copy(file, sha256, folder=tmp_path / "cleaned", limits=LIMITS)
    assert hashlib.sha256(made.read_bytes()).hexdigest() != sha256
    file.unlink()
    assert cleaned_copy(file, sha256, folder=tmp_path / "cleaned", limits=LIMITS) == made


def test_that_no_copy_can_be_made_is_found_out_once(tmp_path: Path) -> None:
    file, folder = put(tmp_path, make_pdf.looping_tree()), tmp_path / "cleaned"
    with pytest.raises(UnknownContentError):
        cleaned_copy(file, "0" * 64, folder=folder, limits=LIMITS)
    assert [(one.suffix, one.stat().st_size) for one in folder.iterdir()] == [(".pdf", 0)]
    file.unlink()
    with pytest.raises(UnknownContentError):
        cleaned_copy(file, "0" * 64, folder=folder, limits=LIMITS)


def test_faults_name_what_was_found() -> None:
    content = ContentFacts(kinds=("javascript", "launch"), is_encrypted=True)
    faults = content_faults("library/a.pdf", content)
    assert [fault.code for fault in faults] == ["pdf-active-content", "pdf-locked"]
    assert faults[0].facts == (("contents", "javascript, launch"),)
    assert content_faults("a.pdf", ContentFacts(kinds=(), is_encrypted=False)) == ()
