"""The gate looks at what commits, folders and packets give, without checking anything out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from policybank.core import SetupError, SilentProgress
from policybank.git import RevisionUnknown
from policybank.library import read_library
from policybank.review import review_folder, review_packet, review_range
from policybank.settings import read_settings
from policybank.text import pdf_files, read_texts, text_cache, text_limits
from tests import make, make_packets
from tests.git.repositories import bare, git

from .gifts import LAW, bank, codes, give, only, record, the

THEMES = make.as_yaml(list(make.VOCABULARIES["themes"])[::-1]).encode("utf-8")
FOLDER = "library/sub-decree/new-law"


def _read_all(root: Path) -> None:
    """Read the PDFs of the bank, as every build does."""
    read_texts(
        pdf_files(root, read_library(root)),
        cache=text_cache(root),
        limits=text_limits(read_settings(root)),
        jobs=1,
        progress=SilentProgress(),
    )


def test_a_range_is_reviewed_while_another_branch_is_checked_out(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    give(root, {f"{FOLDER}/index.md": record(date="2010")})
    review = review_range(root, "main..gift")
    assert (only(review).id, only(review).change, review.level) == ("new-law", "added", "look")
    assert "no-copy" in codes(review, "good")
    assert the(review, "incomplete").facts == (
        ("missing", "summary-km, legal-number, bodies, themes, sources"),
    )
    assert not (root / FOLDER).exists()
    assert git(root, "status", "--porcelain") == ""


def test_a_bare_repository_can_be_reviewed_with_the_settings_of_a_bank(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    give(root, {f"{FOLDER}/index.md": record()})
    copy = bare(tmp_path / "bare", root)
    (copy / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes())
    assert only(review_range(copy, "main..gift")).id == "new-law"


def test_a_fault_of_the_record_stops_it_and_names_the_line(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    give(root, {f"{FOLDER}/index.md": record(type="strategic-plan", date="2007-13-45")})
    review = review_range(root, "main..gift")
    assert review.level == "stop"
    assert "date-invalid" in codes(review, "stop")
    fault = the(review, "date-invalid").fault
    assert fault is not None
    assert fault.place.line > 1


def test_the_faults_of_other_documents_are_not_this_one_s(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    make.document(root, "broken-law", date="soon")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Broken before")
    git(root, "branch", "--force", "main")
    give(root, {f"{FOLDER}/index.md": record()})
    review = review_range(root, "main..gift")
    assert "date-invalid" not in codes(review, "stop")
    assert [one.code for one in review.remarks] == ["date-invalid"]


def test_the_same_file_under_another_name_is_named(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    data = (root / "library/law/school-law/school-law.en.pdf").read_bytes()
    editions = [{"file": "new-law.en.pdf", "language": "en"}]
    give(root, {f"{FOLDER}/index.md": record(editions=editions), f"{FOLDER}/new-law.en.pdf": data})
    review = review_range(root, "main..gift")
    assert dict(the(review, "exact-copy").facts)["other"] == "school-law"
    assert review.level == "stop"


def test_the_same_text_in_another_file_is_named_with_its_leaves(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    _read_all(root)
    editions = [{"file": "new-law.en.pdf", "language": "en"}]
    pdf = make.pdf("A cover of the copy.", *(line.replace("school", "schooI") for line in LAW))
    give(root, {f"{FOLDER}/index.md": record(editions=editions), f"{FOLDER}/new-law.en.pdf": pdf})
    review = review_range(root, "main..gift")
    facts = dict(the(review, "near-text").facts)
    assert (facts["other"], facts["leaves"], facts["others"]) == ("school-law", "2-9", "1-4")
    assert int(facts["score"]) >= 80
    assert "title-not-found" in codes(review, "look")


def test_a_title_with_a_slip_is_named(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    give(
        root,
        {f"{FOLDER}/index.md": record(title={"en": "Law on Vilage Schools KH"}, type="law")},
    )
    review = review_range(root, "main..gift")
    assert dict(the(review, "near-title").facts)["other"] == "school-law"


def test_the_same_legal_number_in_the_other_language_is_named(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    title = {"km": "ច្បាប់ថ្មីមួយ"}
    values = record(title=title, type="law", legal_number_km="នស/រកម/១២០៧/០៣២")
    give(root, {f"{FOLDER}/index.md": values})
    assert dict(the(review_range(root, "main..gift"), "near-number").facts)["other"] == "school-law"


def test_files_outside_the_library_stop_a_document_and_are_named(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    give(
        root,
        {
            f"{FOLDER}/index.md": record(),
            ".github/workflows/check.yml": b"on: push\n",
            "library/vocabularies/themes.yml": THEMES,
        },
    )
    review = review_range(root, "main..gift")
    told = {one.code: (one.level, dict(one.facts)["files"]) for one in review.remarks}
    assert told["outside"] == ("stop", ".github/workflows/check.yml")
    assert told["lists"] == ("look", "library/vocabularies/themes.yml")


def test_a_change_of_the_code_alone_is_no_document(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    give(root, {"build.py": b"print()\n"})
    review = review_range(root, "main..gift")
    assert (review.documents, review.level) == ((), "look")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs a right to make links")
def test_a_link_in_place_of_a_pdf_is_told_and_never_followed(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    editions = [{"file": "new-law.en.pdf", "language": "en"}]
    give(root, {f"{FOLDER}/index.md": record(editions=editions)}, and_leave=False)
    (root / FOLDER / "new-law.en.pdf").symlink_to("/etc/hostname")
    give(root, {})
    review = review_range(root, "main..gift")
    assert [one.code for one in review.remarks] == ["links"]
    assert "edition-file-missing" in codes(review, "stop")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hold such names")
def test_hostile_names_are_told_and_not_laid_out(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    name = f"{FOLDER}/a\n`@all`<script>.md"
    give(root, {f"{FOLDER}/index.md": record(), name: b"x"})
    review = review_range(root, "main..gift")
    (told,) = review.remarks
    assert (told.level, told.code) == ("stop", "names-unsafe")


def test_what_was_taken_away_is_told(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    folder = "library/law/school-law"
    give(root, {f"{folder}/index.md": None, f"{folder}/school-law.en.pdf": None})
    review = review_range(root, "main..gift")
    assert codes(review, "look") == {"removed"}


def test_personal_data_are_told_with_their_leaf_and_not_repeated(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    editions = [{"file": "new-law.en.pdf", "language": "en"}]
    pdf = make.pdf("A list", "Sok Invented 012 345 678, sok.invented@gmail.com")
    give(root, {f"{FOLDER}/index.md": record(editions=editions), f"{FOLDER}/new-law.en.pdf": pdf})
    review = review_range(root, "main..gift")
    facts = dict(the(review, "personal-phone").facts)
    assert (facts["leaves"], facts["masked"]) == ("2", "•••••••78")
    assert "personal-email" in codes(review, "stop")
    assert "345" not in repr(review)
    assert "sok.invented" not in repr(review)


def test_a_pdf_in_another_language_than_said_is_told(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    editions = [{"file": "new-law.km.pdf", "language": "km"}]
    files = {
        f"{FOLDER}/index.md": record(editions=editions),
        f"{FOLDER}/new-law.km.pdf": make.pdf(),
    }
    give(root, files)
    assert "language-differs" in codes(review_range(root, "main..gift"), "look")


@pytest.mark.parametrize("name", ["main..no-such", "--help..main", "nothing"])
def test_a_range_that_names_no_commits_says_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(RevisionUnknown):
        review_range(bank(tmp_path / "bank"), name)


@pytest.mark.parametrize(
    "name", ["a;touch x", "$(touch x)", "`touch x`", "@everyone", "ច្បាប់/ថ្មី", "a&b|c"]
)
def test_a_branch_with_a_hostile_name_is_a_branch_like_any_other(tmp_path: Path, name: str) -> None:
    root = bank(tmp_path / "bank")
    give(root, {f"{FOLDER}/index.md": record()})
    git(root, "branch", "--move", "gift", name.replace(" ", "-"))
    review = review_range(root, f"main..{name.replace(' ', '-')}")
    assert only(review).id == "new-law"
    assert not list(root.glob("**/x"))


def test_a_folder_is_reviewed_where_it_lies_and_against_the_library(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    folder = tmp_path / "desk" / "new-law"
    folder.mkdir(parents=True)
    relation = {"type": "implements", "target": "school-law", "basis": "stated"}
    (folder / "index.md").write_bytes(
        record(relations=[relation], title={"en": "Law on Village School"})
    )
    review = review_folder(root, folder)
    assert dict(the(review, "near-title").facts)["other"] == "school-law"
    assert codes(review, "stop") == set()
    own = review_folder(root, root / "library/law/school-law")
    assert (only(own).change, codes(own, "stop")) == ("changed", set())


def test_a_folder_without_a_record_says_so(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"index\.md"):
        review_folder(bank(tmp_path / "bank"), tmp_path)


def test_a_packet_is_reviewed_as_intake_would_lay_it_out(tmp_path: Path) -> None:
    root = bank(tmp_path / "bank")
    file = tmp_path / "packet.zip"
    file.write_bytes(make_packets.honest(title={"en": "Law on Village Schools"}))
    review = review_packet(root, file)
    assert only(review).id == "law-on-village-schools"
    assert dict(the(review, "near-title").facts)["other"] == "school-law"
    assert [one.code for one in review.remarks] == ["said"]
    assert make_packets.CONTACT["email"] not in repr(review)


def test_a_broken_packet_is_told_and_nothing_of_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "packet.zip"
    file.write_bytes(b"PK no zip")
    review = review_packet(bank(tmp_path / "bank"), file)
    assert (review.level, review.documents) == ("stop", ())
