"""Answers that must be the same: of other spellings, over http and from files, in both packings, in the other language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from policybank.browser import Browser

from .figures import SHARE, Figure
from .gzip_server import serve_gzipped
from .search_cases import LANGUAGES, Asked, sample_of
from .search_figures import figure
from .search_measures import recall, share
from .search_pages import Answer, Engine, sit_down
from .search_variants import KINDS, Variant

_SAMPLE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Figures on answers that must be the same, and sentences on those that are not."""

    figures: tuple[Figure, ...]
    notes: tuple[str, ...]


def measure_spellings(
    browser: Browser, engine: Engine, variants: Sequence[Variant], documents: int
) -> Alike:
    """Ask every variant and what it is a variant of; documents and leaves, and what is shown first, must be the same."""
    tried: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    notes = []
    said: dict[str, tuple[Answer, Answer]] = {}
    with (
        serve_gzipped(engine.folder) as service,
        sit_down(browser, engine, service.address, "km") as sitting,
    ):
        sitting.ready()
        for one in variants:
            tried[one.kind] += 1
            for query in (one.of, one.query):
                if query not in said:
                    said[query] = (sitting.all(query), sitting.shown(query))
            if said[one.of] != said[one.query]:
                failed[one.kind] += 1
                notes.append(f"answered otherwise ({one.kind}): {one.of} {one.of!a}, {one.query!a}")
    count = sum(tried.values())
    alike = 1 - sum(failed.values()) / count if count else 0.0
    return Alike(
        figures=(
            figure("spellings answered alike", alike, SHARE, documents),
            figure("spellings tried", count, "", documents),
            figure(
                "kinds of spelling that were not tried",
                sum(not tried[kind] for kind in KINDS),
                "",
                documents,
            ),
        ),
        notes=(
            *(f"spelling, {kind}: {tried[kind]} tried, {failed[kind]} failed" for kind in KINDS),
            *notes[:10],
        ),
    )


def measure_ways(
    browser: Browser, web: Engine, stick: Engine, asked: Sequence[Asked], documents: int
) -> Alike:
    """Compare whole answers over http with those from files, and those of both packings, on a sample of queries."""
    compared = []
    notes = []
    with serve_gzipped(web.folder) as service:
        ways = {
            "http": (web, service.address),
            "file": (web, web.folder.absolute().as_uri()),
            "stick": (stick, stick.folder.absolute().as_uri()),
        }
        for language in LANGUAGES:
            queries = [one.query for one in sample_of(tuple(asked), language, _SAMPLE)]
            said = {way: tuple(_said(browser, *of, language, queries)) for way, of in ways.items()}
            for way in ("file", "stick"):
                for query, here, there in zip(queries, said["http"], said[way], strict=True):
                    compared.append(here == there)
                    if here != there:
                        notes.append(f"answered otherwise ({way}): {query}")
    return Alike(
        figures=(figure("answers alike: http, file and stick", share(compared), SHARE, documents),),
        notes=(f"ways: {len(compared)} answers compared with those over http", *notes[:10]),
    )


def _said(
    browser: Browser, engine: Engine, address: str, language: str, queries: Sequence[str]
) -> Iterator[str]:
    with sit_down(browser, engine, address, language) as sitting:
        sitting.ready()
        # Addresses in an answer begin with the site's own, which is another each way.
        yield from (sitting.whole(query).replace(f"{address}/", "") for query in queries)


def measure_other_language(
    browser: Browser, engine: Engine, pairs: Sequence[Asked], documents: int
) -> Alike:
    """Ask the first of each pair and look for the documents in which the second stands."""
    recalls: list[float] = []
    found = 0
    notes = []
    with serve_gzipped(engine.folder) as service:
        for language in LANGUAGES:
            ours = [one for one in pairs if one.language == language]
            if not ours:
                continue
            with sit_down(browser, engine, service.address, language) as sitting:
                sitting.ready()
                for one in ours:
                    answer = sitting.all(one.query, other=True)
                    recalls.append(recall(one.documents, answer.documents))
                    found += len(one.documents.intersection(answer.documents))
                    if recalls[-1] < 1:
                        notes.append(
                            f"other language: {one.query} -> {one.other}:"
                            f" {recalls[-1]:.3f} of {len(one.documents)} documents"
                        )
    wanted = sum(len(one.documents) for one in pairs)
    return Alike(
        figures=(
            figure("other language found, mean of pairs", fmean(recalls), SHARE, documents),
            figure("other language found, all documents", found / wanted, SHARE, documents),
            figure("other language, pairs", len(recalls), "", documents),
        ),
        notes=tuple(notes[:20]),
    )
