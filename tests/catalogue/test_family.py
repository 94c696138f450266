"""Families of documents: followed over several relations, in both directions, and no further than they make sense."""

from pathlib import Path
from typing import Any

from policybank.catalogue import Catalogue, family_of, make_catalogue
from policybank.catalogue.family import MOST_MEMBERS
from policybank.library import read_library
from tests import make


def catalogue_of(root: Path, relations: dict[str, list[tuple[str, str]]]) -> Catalogue:
    """Return the catalogue of documents by id with their relations (type, target)."""
    make.bank(root)
    for document_id, stated in relations.items():
        fields: dict[str, Any] = {
            "relations": [
                {"type": kind, "target": target, "basis": "stated"} for kind, target in stated
            ]
        }
        make.document(root, document_id, **(fields if stated else {}))
    library = read_library(root)
    assert library.report.errors == ()
    return make_catalogue(library)


def roles_of(document_id: str, catalogue: Catalogue) -> dict[str, str]:
    return {one.id: one.role for one in family_of(document_id, catalogue.documents).members}


CHAIN: dict[str, list[tuple[str, str]]] = {
    "the-law": [],
    "amending-law": [("amends", "the-law")],
    "first-plan": [("implements", "the-law")],
    "second-plan": [("supersedes", "first-plan")],
    "review-of-first": [("about", "first-plan")],
    "other-plan": [("implements", "the-law")],
}


def test_a_plan_has_its_law_what_changed_it_its_successor_and_what_was_found_out(
    tmp_path: Path,
) -> None:
    assert roles_of("second-plan", catalogue_of(tmp_path, CHAIN)) == {
        "second-plan": "this",
        "first-plan": "earlier",
        "the-law": "basis",
        "amending-law": "amendment",
        "review-of-first": "evidence",
    }


def test_what_rests_on_the_same_law_is_no_family(tmp_path: Path) -> None:
    assert "other-plan" not in roles_of("first-plan", catalogue_of(tmp_path, CHAIN))


def test_a_law_has_everything_that_rests_on_it(tmp_path: Path) -> None:
    roles = roles_of("the-law", catalogue_of(tmp_path, CHAIN))
    assert roles.keys() == CHAIN.keys()
    assert roles["second-plan"] == roles["other-plan"] == "practice"


def test_a_circle_ends_where_it_began(tmp_path: Path) -> None:
    circle: dict[str, list[tuple[str, str]]] = {
        "one-plan": [("supersedes", "three-plan")],
        "two-plan": [("supersedes", "one-plan")],
        "three-plan": [("amends", "two-plan")],
    }
    assert roles_of("one-plan", catalogue_of(tmp_path, circle)).keys() == circle.keys()


def test_of_a_large_family_the_nearest_are_kept_and_that_is_told(tmp_path: Path) -> None:
    many: dict[str, list[tuple[str, str]]] = {"the-law": []}
    many |= {f"plan-{number}": [("implements", "the-law")] for number in range(MOST_MEMBERS)}
    catalogue = catalogue_of(tmp_path, many)
    family = family_of("the-law", catalogue.documents)
    assert (len(family.members), family.is_cut) == (MOST_MEMBERS, True)
    small = family_of("plan-1", catalogue.documents)
    assert (len(small.members), small.is_cut) == (2, False)
