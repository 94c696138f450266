"""A packet is opened whole or not at all, whatever a stranger put into it."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.packets import (
    PacketLimits,
    open_packet,
    receipt_code,
    receipt_digest,
    write_packet,
)
from tests import make_packets
from tests.packets.hostile import AT_THE_DOOR, BY_THE_CHECKS, HARMLESS

LIMITS = PacketLimits(largest_pdf_bytes=3_000_000)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which temporary files are made, empty at first."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def below(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.mark.parametrize("kind", AT_THE_DOOR)
def test_a_hostile_packet_is_refused_and_leaves_nothing_behind(
    kind: str, tmp_path: Path, temporary: Path
) -> None:
    make, codes = AT_THE_DOOR[kind]
    data = make()
    file = tmp_path / "packet.zip"
    file.write_bytes(data)
    with open_packet(file, LIMITS) as read:
        assert read.packet is None
        assert sorted(fault.code for fault in read.faults) == sorted(codes)
    assert below(tmp_path) == {"packet.zip": data}
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("kind", [*BY_THE_CHECKS, *HARMLESS])
def test_what_only_the_record_says_is_left_to_the_checks(kind: str, tmp_path: Path) -> None:
    make: Callable[[], bytes] = BY_THE_CHECKS[kind][0] if kind in BY_THE_CHECKS else HARMLESS[kind]
    file = tmp_path / "packet.zip"
    file.write_bytes(make())
    with open_packet(file, LIMITS) as read:
        assert read.faults == ()
        assert read.packet is not None


def test_a_packet_gives_back_what_was_put_into_it(tmp_path: Path, temporary: Path) -> None:
    gift = make_packets.gift(pdfs=["km", "en"])
    file = tmp_path / "កញ្ចប់ ១.zip"
    code = write_packet(file, gift)
    with open_packet(file, LIMITS) as read:
        packet = read.packet
        assert packet is not None
        assert (packet.code, packet.door, packet.language) == (code, "form", "km")
        assert packet.values["title"] == gift.values["title"]
        assert [(one.name, one.language) for one in packet.documents] == [
            ("document.en.pdf", "en"),
            ("document.km.pdf", "km"),
        ]
        for one in packet.documents:
            assert one.path.read_bytes() == gift.documents[one.language]
            assert one.sha256 == hashlib.sha256(gift.documents[one.language]).hexdigest()
        assert packet.sharing[0].question == "who-made-it"
        assert packet.sentence_en == "Official text"
        assert packet.contact.phone == "012 000 000"
    assert list(temporary.iterdir()) == []


def test_the_same_gift_is_the_same_packet(tmp_path: Path) -> None:
    write_packet(tmp_path / "one.zip", make_packets.gift())
    write_packet(tmp_path / "other.zip", make_packets.gift())
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_the_code_is_worked_out_from_record_and_documents_alone() -> None:
    digest = receipt_digest(b"{}", [("document.km.pdf", "b" * 64), ("document.en.pdf", "a" * 64)])
    text = b"{}document.en.pdf\n" + b"a" * 64 + b"\ndocument.km.pdf\n" + b"b" * 64 + b"\n"
    assert digest == hashlib.sha256(text).hexdigest()
    # Crockford's base 32, five bits a sign.
    assert receipt_code("0000000000" + "f" * 54) == "0000-0000"
    assert receipt_code("0842108421") == "1111-1111"
    assert receipt_code("ffffffffff") == "ZZZZ-ZZZZ"


def test_what_the_contact_says_stands_in_no_fault(tmp_path: Path) -> None:
    files = make_packets.entries()
    files["contact.json"] = json.dumps({"passport": "N00000000", "phone": ["012 999 999"]}).encode()
    file = tmp_path / "packet.zip"
    file.write_bytes(make_packets.zip_of([make_packets.part(n, d) for n, d in files.items()]))
    with open_packet(file, LIMITS) as read:
        assert {fault.code for fault in read.faults} == {"packet-field-wrong"}
        assert "N00000000" not in str(read.faults)
        assert "012 999" not in str(read.faults)


def test_a_folder_and_a_missing_file_are_no_packets(tmp_path: Path) -> None:
    for file in (tmp_path, tmp_path / "nothing.zip"):
        with open_packet(file, LIMITS) as read:
            assert [fault.code for fault in read.faults] == ["packet-damaged"]


def test_a_packet_of_another_program_is_opened_too(tmp_path: Path) -> None:
    file = tmp_path / "packet.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, data in make_packets.entries().items():
            whole.writestr(name, data)
    with open_packet(file, LIMITS) as read:
        assert read.packet is not None


def opened(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "packet.zip"
        file.write_bytes(data)
        with open_packet(file, LIMITS) as read:
            assert (read.packet is None) == bool(read.faults)


@given(st.binary(max_size=400))
def test_no_bytes_at_all_make_a_zip_raise(data: bytes) -> None:
    opened(data)
    opened(b"PK\x03\x04" + data + b"PK\x05\x06" + data[:18])


HONEST = make_packets.honest()


@given(st.integers(0, len(HONEST) - 1), st.binary(min_size=1, max_size=8))
def test_no_bytes_written_over_a_packet_make_it_raise(at: int, data: bytes) -> None:
    opened(HONEST[:at] + data + HONEST[at + len(data) :])


@given(st.integers(0, len(HONEST) - 1), st.integers(0, len(HONEST)))
def test_no_part_of_a_packet_raises(start: int, end: int) -> None:
    opened(HONEST[start:end])


def trees() -> st.SearchStrategy[object]:
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
        ),
        max_leaves=12,
    )


NAMES = ["format", "version", "code", "made", "door", "language", "files", "answers", "sentence"]


@given(st.dictionaries(st.sampled_from(NAMES), trees()), trees(), trees())
def test_no_json_makes_a_packet_raise(
    manifest: dict[str, object], record: object, contact: object
) -> None:
    known: dict[str, object] = {"format": "policybank-packet", "version": 1}
    files = {
        "packet.json": json.dumps({**known, **manifest}).encode(),
        "record.json": json.dumps(record).encode(),
        "contact.json": json.dumps(contact).encode(),
    }
    opened(make_packets.zip_of([make_packets.part(name, data) for name, data in files.items()]))
