"""Which pages show the bank as a whole, and what each shows: the browse page, the pictures, their tables."""

from __future__ import annotations

from collections.abc import Iterator

from policybank.pages.common import Bank, entry_facts, facet_counts, newest_issued

from .browse_view import FIRST_ENTRIES
from .picture_parts import BROWSE_PATH, PICTURES
from .pictures import coverage_of, provinces_of, timeline_of


def browse_pages(bank: Bank, language: str) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Yield path, kind, key and a text of all that is shown, for each of these pages in `language`."""

    def make() -> dict[str, str]:
        documents = bank.catalogue.documents
        newest = newest_issued(bank)
        return {
            "browse": repr((
                len(newest), sorted(facet_counts(bank).items()), bool(bank.absent_pdfs),
                [entry_facts(documents[one], bank) for one in newest[:FIRST_ENTRIES]],
            )),
            "timeline": repr((timeline_of(bank), _followers(bank))),
            "map": repr(provinces_of(bank)),
            "matrix": repr(coverage_of(bank)),
        }  # fmt: skip

    shown = bank.once(("browse-pages",), make)
    has_guides = repr([guide.path for guide in bank.guides.get(language, ())])
    yield f"{language}/{BROWSE_PATH}", "browse", (), shown["browse"]
    for picture in PICTURES:
        yield f"{language}/{picture}.html", picture, (), shown[picture] + has_guides
        yield f"{language}/{picture}.csv", "csv", (picture,), shown[picture]


def _followers(bank: Bank) -> list[tuple[str | None, str | None]]:
    """Return the titles of what followed: they may be of another family, and are shown all the same."""
    titles = [
        bank.catalogue.documents[follower].document.record.title
        for one in timeline_of(bank).documents
        for follower in one.next_ids
    ]
    return [(title.km, title.en) for title in titles]
