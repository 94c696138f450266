"""The register as files: one for each source, nothing else in their folder."""

from __future__ import annotations

from pathlib import Path

from policybank.core import write_text
from policybank.library import Library, read_library
from tests import make

FILE = """\
source: {title: {en: A meeting}}
recommendations:
  - {id: NAME-first, en: Build., km: សាងសង់។}
  - {id: NAME-second, en: Teach., km: បង្រៀន។}
"""


def library_of(root: Path, *names: str) -> Library:
    make.bank(root)
    for name in names:
        stem = name.removesuffix(".yml").lower().replace("_", "-").replace(" ", "-")
        write_text(root / "library" / "recommendations" / name, FILE.replace("NAME", stem))
    return read_library(root)


def test_files_stand_in_the_order_of_their_names_and_entries_in_that_of_their_file(
    tmp_path: Path,
) -> None:
    register = library_of(tmp_path, "second.yml", "first.yml").register
    assert [file.name for file in register.files] == ["first", "second"]
    assert [one.id for one in register.files[0].recommendations.values()] == [
        "first-first",
        "first-second",
    ]


def test_a_file_whose_name_cannot_be_an_address_belongs_to_nobody(tmp_path: Path) -> None:
    library = library_of(tmp_path, "good.yml", "Bad_Name.yml", "notes.txt")
    assert [file.name for file in library.register.files] == ["good"]
    assert library.report.codes == ("file-unclaimed", "file-unclaimed")


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    write_text(outside, FILE.replace("NAME", "outside"))
    root = make.bank(tmp_path / "bank")
    folder = root / "library" / "recommendations"
    folder.mkdir()
    (folder / "inside.yml").symlink_to(outside)
    library = read_library(root)
    assert library.register.files == ()
    assert library.report.codes == ("file-unclaimed",)


def test_a_folder_that_leads_outside_is_told_and_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write_text(outside / "one.yml", FILE.replace("NAME", "outside"))
    root = make.bank(tmp_path / "bank")
    (root / "library" / "recommendations").symlink_to(outside, target_is_directory=True)
    library = read_library(root)
    assert library.register.files == ()
    assert library.report.codes == ("link-outside",)


def test_a_file_too_large_to_be_one_source_is_refused(tmp_path: Path) -> None:
    root = make.bank(tmp_path)
    text = FILE.replace("NAME", "long") + "# much\n" * 100_000
    write_text(root / "library" / "recommendations" / "long.yml", text)
    assert read_library(root).report.codes == ("file-too-large",)


def test_an_answer_by_a_record_with_a_fault_of_its_own_is_not_told_as_a_second_fault(
    tmp_path: Path,
) -> None:
    root = make.bank(tmp_path)
    make.document(root, "school-law", date="2007-13-45")
    text = FILE.replace("{id: NAME-first,", "{id: first, answers: [{document: school-law, basis: stated}],")  # fmt: skip
    write_text(root / "library" / "recommendations" / "one.yml", text.replace("NAME", "one"))
    assert read_library(root).report.codes == ("date-invalid",)
