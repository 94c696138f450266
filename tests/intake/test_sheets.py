"""A list of documents is read as its spreadsheet program wrote it, and what is wrong is told by row and column."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.git import Repository
from policybank.i18n import LANGUAGES
from policybank.intake import take_in_list, template_csv, template_xlsx
from policybank.intake.sheets import SheetRead, read_sheet, sheet_columns
from policybank.library import read_vocabularies
from policybank.queue import queue_in
from policybank.schema import Vocabularies, record_fields
from tests import make
from tests.intake.banks import DAY, bank, changed_files, refs, state_of, text_of

HEAD = "file.km,title.km,title.en,type,date,themes,rights.statement"
ROW = "law.pdf,ច្បាប់សាលារៀន,School Law,law,2007-12-08,teachers;finance,official-text"


@pytest.fixture(scope="module")
def vocabularies(tmp_path_factory: pytest.TempPathFactory) -> Vocabularies:
    """The lists of words of a small bank."""
    return read_vocabularies(make.bank(tmp_path_factory.mktemp("words")))[0]


@pytest.fixture
def own(tmp_path: Path) -> Repository:
    """A bank in a working folder."""
    return bank(tmp_path / "bank")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a secretary, with one PDF."""
    here = tmp_path / "បញ្ជី ឆ្នាំ ២០២៦"
    here.mkdir()
    (here / "law.pdf").write_bytes(make.pdf())
    return here


def written(folder: Path, data: bytes | str, name: str = "list.csv") -> Path:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_part(data: bytes, name: str, text: bytes, *, old: bytes = b"") -> bytes:
    """Return the XLSX `data` with `text` as the part `name`, or with `old` replaced by it there."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as given_zip,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as whole,
    ):
        for one in given_zip.namelist():
            part = given_zip.read(one)
            if one == name:
                part = part.replace(old, text) if old else text
            whole.writestr(one, part)
        if name not in given_zip.namelist():
            whole.writestr(name, text)
    return target.getvalue()


VALUES = {
    "title": {"km": "ច្បាប់សាលារៀន", "en": "School Law"},
    "type": "law",
    "date": "2007-12-08",
    "themes": ["teachers", "finance"],
    "rights": {"statement": "official-text"},
}


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("plain", f"{HEAD}\n{ROW}\n".encode()),
        ("byte order mark", f"{HEAD}\n{ROW}\n".encode("utf-8-sig")),
        ("line ends of Windows", f"{HEAD}\r\n{ROW}\r\n".encode()),
        ("semicolons", f"{HEAD};\n{ROW};\n".replace(";finance", "#finance").replace(",", ";").replace("teachers#finance", '"teachers;finance"').encode()),
        ("tabs", f"{HEAD}\n{ROW}\n".replace(",", "\t").encode()),
        ("UTF-16 of Excel", f"{HEAD}\n{ROW}\n".replace(",", "\t").encode("utf-16")),
        ("a line for Excel", f"sep=,\n{HEAD}\n{ROW}\n".encode()),
        ("heads of the template", f"{HEAD}\n{ROW}\n".replace("title.km", '"ចំណងជើង / Title [title.km]"').encode()),
        ("heads in Khmer and English", f"{HEAD}\n{ROW}\n".replace("title.km", "ចំណងជើងជាភាសាខ្មែរ").replace("title.en", "TITLE IN ENGLISH").encode()),
        ("Khmer digits", f"{HEAD}\n{ROW}\n".replace("2007-12-08", "២០០៧-១២-០៨").encode()),
        ("a date with strokes", f"{HEAD}\n{ROW}\n".replace("2007-12-08", "២០០៧/១២/៨").encode()),
        ("words in Khmer", f"{HEAD}\n{ROW}\n".replace("law,2007", "ច្បាប់,2007").replace("teachers;", "គ្រូបង្រៀន; ").encode()),
        ("words of the template", f"{HEAD}\n{ROW}\n".replace("law,2007", '"ច្បាប់ / Law [law]",2007').encode()),
        ("commas between words", f"{HEAD}\n{ROW}\n".replace("teachers;finance", '"teachers, Budget and finance"').encode()),
        ("empty rows and a row that is not meant", f"#,{HEAD}\n,{ROW}\n,,,\n# example,,,Not This,law\n\n".encode()),
    ],
)  # fmt: skip
def test_a_csv_is_read_as_it_was_written(
    kind: str, data: bytes, folder: Path, vocabularies: Vocabularies
) -> None:
    read = read_sheet(written(folder, data), vocabularies)
    assert read.faults == ()
    (row,) = read.rows
    assert (row.values, row.faults) == (VALUES, ())
    assert row.files == {"km": folder / "law.pdf"}


def test_an_xlsx_is_read_with_its_days_and_numbers(
    folder: Path, vocabularies: Vocabularies
) -> None:
    heads = [*HEAD.split(","), "period.start", "legal_number"]
    row = [
        "law.pdf",
        "ច្បាប់សាលារៀន",
        "School Law",
        "law",
        datetime.date(2007, 12, 8),
        "teachers; finance",
        "official-text",
        2019,
        65.0,
    ]
    read = read_sheet(written(folder, workbook([heads, row]), "list.xlsx"), vocabularies)
    assert read.faults == ()
    assert read.rows[0].values == {**VALUES, "period": {"start": "2019"}, "legal_number": "65"}


def test_one_entry_of_a_list_of_groups_fits_a_row(folder: Path, vocabularies: Vocabularies) -> None:
    data = "title.en,links.url,links.kind,relations.target\nA,https://a.example/,Official,b\n"
    read = read_sheet(written(folder, data), vocabularies)
    assert read.rows[0].values == {
        "title": {"en": "A"},
        "links": [{"url": "https://a.example/", "kind": "official"}],
        "relations": [{"target": "b"}],
    }


@pytest.mark.parametrize(
    "name",
    ["../secret.pdf", "/etc/passwd", "..\\secret.pdf", "C:\\secret.pdf", "a/../../secret.pdf", "~/secret.pdf",
     "link.pdf", "linked/secret.pdf", "file:///etc/passwd", "https://evil.example/a.pdf"],
)  # fmt: skip
def test_no_file_outside_the_folder_of_the_list_is_taken(
    name: str, folder: Path, vocabularies: Vocabularies
) -> None:
    (folder.parent / "secret.pdf").write_bytes(make.pdf())
    (folder / "link.pdf").symlink_to(folder.parent / "secret.pdf")
    (folder / "linked").symlink_to(folder.parent, target_is_directory=True)
    read = read_sheet(written(folder, f"title.en,file.km\nA,{name}\n"), vocabularies)
    assert [fault.code for fault in read.rows[0].faults] == ["sheet-file-outside"]
    assert read.rows[0].files == {}


def test_a_file_in_a_folder_beside_the_list_is_taken(
    folder: Path, vocabularies: Vocabularies
) -> None:
    (folder / "ឯកសារ").mkdir()
    (folder / "ឯកសារ" / "ច្បាប់ ១.pdf").write_bytes(make.pdf())
    read = read_sheet(written(folder, "title.en,file.km\nA,ឯកសារ\\ច្បាប់ ១.pdf\n"), vocabularies)
    assert read.rows[0].files == {"km": folder / "ឯកសារ" / "ច្បាប់ ១.pdf"}


FORMULA = workbook([["title.en", "type"], ["=1+1", "law"]])
PLAIN = workbook([["title.en", "type"], ["A Law", "law"]])
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HEAD_OF_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def refused(reason: str) -> Callable[[SheetRead], bool]:
    def is_refused(read: SheetRead) -> bool:
        return [dict(fault.facts).get("reason") for fault in read.faults] == [reason]

    return is_refused


def _bomb() -> bytes:
    return with_part(PLAIN, "xl/media/a.bin", bytes(70_000_000))


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as whole:
        for name, data in parts.items():
            whole.writestr(name, data)
    return target.getvalue()


def _far() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"] = "title.en", "A"
    sheet["A1048576"] = "far"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _linked() -> bytes:
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'externalLinkPath" Target="https://evil.example/a.xlsx" TargetMode="External"/></Relationships>'
    )
    return with_part(PLAIN, "xl/externalLinks/_rels/externalLink1.xml.rels", relation)


HOSTILE: dict[str, tuple[Callable[[], bytes], Callable[[SheetRead], bool]]] = {
    "a formula": (lambda: FORMULA, lambda read: [one.code for one in read.rows[0].faults] == ["sheet-formula"]),
    "a bomb": (_bomb, refused("sheet-too-large")),
    "entities in entities": (lambda: with_part(PLAIN, SHEET, ENTITIES + HEAD_OF_SHEET, old=HEAD_OF_SHEET), refused("sheet-damaged")),
    "an entity of another file": (lambda: with_part(PLAIN, SHEET, OUTSIDE + HEAD_OF_SHEET, old=HEAD_OF_SHEET), refused("sheet-damaged")),
    "entities in the workbook": (lambda: with_part(PLAIN, "xl/workbook.xml", ENTITIES + b"<workbook", old=b"<workbook"), refused("sheet-damaged")),
    "a part that is no XML": (lambda: with_part(PLAIN, SHEET, b"\0\0\0"), refused("sheet-damaged")),
    "no workbook": (lambda: with_part(PLAIN, "xl/workbook.xml", b""), refused("sheet-damaged")),
    "another zip": (lambda: _zip({"a.txt": b"a"}), refused("sheet-not-a-sheet")),
    "cut off": (lambda: PLAIN[:-40], refused("sheet-damaged")),
    "a book with a password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), refused("sheet-damaged")),
    "a million parts": (lambda: _zip({f"{number}": b"" for number in range(600)}), refused("sheet-too-large")),
    "a cell at the last row": (_far, lambda read: [row.values for row in read.rows] == [{"title": {"en": "A"}}]),
    "a link to another book": (_linked, lambda read: not read.faults and read.rows[0].values["title"] == {"en": "A Law"}),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_book_is_refused_or_harmless(
    kind: str, folder: Path, vocabularies: Vocabularies
) -> None:
    make_bytes, holds = HOSTILE[kind]
    data = make_bytes()
    file = written(folder, data, "list.xlsx")
    read = read_sheet(file, vocabularies)
    assert holds(read), read
    assert file.read_bytes() == data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "sheet-no-columns"),
        (b"\xff\xfe\xff", "sheet-not-utf8"),
        (b"title.en\n\xe9", "sheet-not-utf8"),
        (b"title.en\n" + b'"' + b"x" * 200_000 + b'"', "sheet-damaged"),
        (b"title.en\n" + b"a\n" * 5000, "sheet-too-large"),
        (b"title.en" + b"," * 500 + b"\n", "sheet-too-large"),
        (b"\0\0\0\0", "sheet-no-columns"),
    ],
)
def test_a_file_that_is_no_list_is_told(
    data: bytes, reason: str, folder: Path, vocabularies: Vocabularies
) -> None:
    assert refused(reason)(read_sheet(written(folder, data), vocabularies))


@given(st.binary(max_size=300), st.sampled_from(["list.csv", "list.xlsx"]))
def test_no_bytes_make_a_list_raise(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "bytes"
    folder.mkdir(exist_ok=True)
    words = read_vocabularies(make.bank(folder))[0] if not WORDS else WORDS[0]
    WORDS[:] = [words]
    read_sheet(written(folder, data, name), words)


WORDS: list[Vocabularies] = []


@given(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=6))
def test_no_bytes_written_over_a_book_make_it_raise(
    tmp_path_factory: pytest.TempPathFactory, at: int, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / "over"
    folder.mkdir(exist_ok=True)
    words = read_vocabularies(make.bank(folder))[0] if not WORDS else WORDS[0]
    WORDS[:] = [words]
    broken = PLAIN[:at] + data + PLAIN[at + len(data) :]
    read_sheet(written(folder, broken, "list.xlsx"), words)


def test_every_row_becomes_a_branch_and_the_list_can_be_given_again(
    own: Repository, folder: Path
) -> None:
    other = "law.pdf,,Plan of Schools,strategic-plan,2019,,own-work"
    file = written(folder, f"{HEAD}\n{ROW}\n{other}\n")
    before = state_of(own)
    outcome = take_in_list(own, file, day=DAY)
    assert [(row, one.status) for row, one in outcome.rows] == [(2, "taken-in"), (3, "taken-in")]
    first = outcome.rows[0][1]
    assert changed_files(own, first.branch) == {
        "library/law/school-law/index.md",
        "library/law/school-law/school-law.km.pdf",
    }
    assert "languages: [km]" in text_of(own, first.branch, "library/law/school-law/index.md")
    assert {name: state_of(own)[name] for name in before} == before
    assert {one.door for one in queue_in(own).entries} == {"spreadsheet"}
    after = refs(own)
    again = take_in_list(own, file, day="2026-12-24")
    assert [one.status for _, one in again.rows] == ["known", "known"]
    assert refs(own) == after


def test_all_that_is_wrong_is_told_at_once_by_row_and_column(own: Repository, folder: Path) -> None:
    rows = [
        HEAD,
        "law.pdf,,,law,2007,,official-text",
        "nothing.pdf,,A Law,law,2007-13-45,,official-text",
        "law.pdf,,<b>A</b>,law,12/8/2007,astronomy,official-text",
        "law.pdf,,Good Law,law,2007,,official-text",
        "law.pdf,,A Plan,strategic-plan,2007,,official-text",
        "law.pdf,,A Law,law,2007,,link-only",
    ]
    outcome = take_in_list(own, written(folder, "\n".join(rows)), day=DAY)
    told = {
        number: {(one.code, one.place.line, one.place.column) for one in of_row.faults}
        for number, of_row in outcome.rows
    }
    assert told == {
        2: {("title-missing", 2, 2)},
        3: {("sheet-file-missing", 3, 1), ("date-invalid", 3, 5)},
        4: {("text-markup", 4, 3), ("date-invalid", 4, 5), ("term-unknown", 4, 6)},
        5: set(),
        6: {("rights-not-for-type", 6, 7)},
        7: {("rights-forbid-file", 7, 7)},
    }
    assert {one.id for one in queue_in(own).entries} == {"good-law"}


def test_a_list_with_a_wrong_head_takes_nothing_in(own: Repository, folder: Path) -> None:
    before = state_of(own)
    outcome = take_in_list(own, written(folder, f"{HEAD},price\n{ROW},1\n"), day=DAY)
    assert [(one.code, one.place.line, one.place.column) for one in outcome.faults] == [
        ("sheet-column-unknown", 1, 8)
    ]
    assert outcome.rows == ()
    assert state_of(own) == before


def test_a_pdf_over_the_limit_is_not_even_read(own: Repository, folder: Path) -> None:
    with (folder / "law.pdf").open("wb") as stream:
        stream.truncate(4_000_000)
    ((_, outcome),) = take_in_list(own, written(folder, f"{HEAD}\n{ROW}\n"), day=DAY).rows
    assert [(one.code, one.place.column) for one in outcome.faults] == [("pdf-too-large", 1)]


def test_the_template_has_every_field_that_a_row_can_tell() -> None:
    paths = {one.path for one in sheet_columns()}
    left = {
        one.path
        for field in record_fields()
        for one in field.with_all_below()
        if not one.children and one.path not in paths
    }
    assert {path.partition(".")[0] for path in left} == {
        "editions", "sources", "review", "date_added", "former_ids",
    }  # fmt: skip
    for column in sheet_columns():
        assert all(column.label(language) and column.help(language) for language in LANGUAGES)


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_the_template_is_read_as_a_list_without_rows(
    name: str, folder: Path, vocabularies: Vocabularies
) -> None:
    data = template_csv() if name.endswith(".csv") else template_xlsx(vocabularies)
    assert refused("sheet-empty")(read_sheet(written(folder, data, name), vocabularies))


def test_the_template_offers_the_words_of_each_list(
    folder: Path, vocabularies: Vocabularies
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(vocabularies)))
    assert len(book.sheetnames) == 3
    sheet = book.worksheets[0]
    offers = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    types = next(one for one in sheet[1] if str(one.value).endswith("[type]"))
    offer = offers[f"{types.column_letter}3:{types.column_letter}500"]
    words = book.worksheets[2]
    column = offer.formula1.rpartition("!")[2].split("$")[1]
    assert [words[f"{column}{row}"].value for row in (2, 3)] == [
        "ច្បាប់ / Law [law]",
        "អនុក្រឹត្យ / Sub-decree [sub-decree]",
    ]
    sheet.cell(3, types.column).value = words[f"{column}3"].value
    target = io.BytesIO()
    book.save(target)
    read = read_sheet(written(folder, target.getvalue(), "list.xlsx"), vocabularies)
    assert read.rows[0].values == {"type": "sub-decree"}
