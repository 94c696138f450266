"""Banks in real repositories, and branches on which somebody gives a document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from policybank.core import write_text
from policybank.review import DocumentReview, Remark, Review
from tests import make
from tests.git.repositories import commit, git, repository

# Long enough that its text may be compared: more than 120 pieces of three letters.
LAW = tuple(
    f"Article {number}. {text}"
    for number, text in enumerate(
        (
            "Every child of six years goes to the nearest school of its commune without paying.",
            "The teacher keeps a register and shows it to the inspector at the end of each term.",
            "Buildings are inspected before the rains begin and mended with money of the district.",
            "Parents elect a committee of seven persons who meet under the mango tree on Saturdays.",
            "Books belong to the library and are lent for fourteen days to pupils of every class.",
            "Examinations take place in July and their results are read aloud in the assembly hall.",
            "Whoever closes a school without reason answers for it before the provincial council.",
            "Water and soap stand beside every door, and the headmaster sees that they never lack.",
        ),
        start=1,
    )
)


def bank(folder: Path) -> Path:
    """Return a bank in a repository: one law with a PDF on the branch `main`, and the branch `gift` checked out."""
    make.bank(folder)
    write_text(folder / ".gitignore", ".cache/\n")
    states = [make.term("unchecked", "Not yet checked", "មិនទាន់បានពិនិត្យ")]
    write_text(
        folder / "library/vocabularies/review-states.yml",
        make.as_yaml([*make.VOCABULARIES["review-states"], *states]),
    )
    make.document(
        folder,
        "school-law",
        title={"en": "Law on Village Schools", "km": "ច្បាប់ស្ដីពីសាលាភូមិ"},
        date="2007-12-08",
        legal_number="NS/RKM/1207/032",
        bodies=["ministry"],
        themes=["teachers"],
        sources=[{"text": "The gazette."}],
        editions=[{"file": "school-law.en.pdf", "language": "en"}],
    )
    pdf = make.pdf(*(f"{LAW[n]}) Tj T* ({LAW[n + 1]}" for n in range(0, len(LAW), 2)))
    (folder / "library/law/school-law/school-law.en.pdf").write_bytes(pdf)
    repository(folder)
    git(folder, "switch", "--quiet", "--create", "gift")
    return folder


def give(folder: Path, files: Mapping[str, bytes | None], *, and_leave: bool = True) -> None:
    """Commit `files` on the branch `gift`; `and_leave` checks `main` out again, so that the head lies nowhere."""
    commit(folder, files, message="Give")
    if and_leave:
        git(folder, "switch", "--quiet", "main")


def record(**fields: object) -> bytes:
    """Return the record of a document that somebody gives."""
    values = {
        "id": "new-law",
        "title": {"en": "Sub-decree on Rural Libraries", "km": "អនុក្រឹត្យស្ដីពីបណ្ណាល័យជនបទ"},
        "type": "sub-decree",
        "languages": ["en"],
        "links": [{"url": "https://ministry.example/1", "kind": "official"}],
        **fields,
    }
    return make.record(**values).encode("utf-8")


def only(review: Review) -> DocumentReview:
    """Return the one document of `review`."""
    (document,) = review.documents
    return document


def codes(review: Review, level: str) -> set[str]:
    """Return the codes of the remarks of a level on the one document of `review`."""
    return {one.code for one in only(review).remarks if one.level == level}


def the(review: Review, code: str) -> Remark:
    """Return the one remark with `code` on the one document of `review`."""
    (found,) = [one for one in only(review).remarks if one.code == code]
    return found
