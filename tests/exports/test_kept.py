"""A file with a part for each document is the same whether its parts were made or copied, and nobody can slip one in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybank.core import write_bytes
from policybank.exports.kept import Kept, Layout

LAYOUT = Layout(head=b"[", between=b",", tail=b"]")
PATH = "en/all.txt"


def publish(root: Path, parts: Sequence[tuple[str, str]], layout: Layout = LAYOUT) -> list[str]:
    """Write the file as a build does, and return the ids of the parts that were made."""
    made = []

    def make(document_id: str) -> bytes:
        made.append(document_id)
        return f"{document_id}:{dict(parts)[document_id]}".encode()

    data = b"".join(Kept(root=root).parts(PATH, parts, layout, make))
    write_bytes(root / "site" / PATH, data)
    return made


def published(root: Path) -> str:
    return (root / "site" / PATH).read_text(encoding="utf-8")


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    assert publish(tmp_path, [("a", "1"), ("b", "1")]) == ["a", "b"]
    assert publish(tmp_path, [("0", "1"), ("a", "1"), ("b", "2")]) == ["0", "b"]
    assert published(tmp_path) == "[0:1,a:1,b:2]"
    assert publish(tmp_path, [("b", "2")], Layout(head=b"<<", tail=b">")) == []
    assert published(tmp_path) == "<<b:2>"


@pytest.mark.parametrize("path", ["site/en/all.txt", ".cache/exports/en.all.txt.json"])
@pytest.mark.parametrize("data", [b"", b"[a:1,b:9]", b'{"digest": 1, "parts": 2}'])
def test_a_file_that_somebody_changed_is_made_anew(path: str, data: bytes, tmp_path: Path) -> None:
    parts = [("a", "1"), ("b", "1")]
    publish(tmp_path, parts)
    (tmp_path / path).write_bytes(data)
    assert publish(tmp_path, parts) == ["a", "b"]
    assert published(tmp_path) == "[a:1,b:1]"


@given(st.lists(st.dictionaries(st.sampled_from("abcde"), st.sampled_from("12")), max_size=5))
def test_after_any_changes_the_file_is_the_one_made_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, str]]
) -> None:
    root = tmp_path_factory.mktemp("bank")
    for state in states:
        parts = sorted(state.items())
        publish(root, parts)
        alone = Kept(root=None).parts(
            PATH,
            parts,
            LAYOUT,
            lambda one, of=state: f"{one}:{of[one]}".encode(),  # type: ignore[misc]
        )
        assert published(root).encode() == b"".join(alone)
