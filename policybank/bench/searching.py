"""The benchmark `search`: how right, how light and how fast the search is, beside Pagefind and Material's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from policybank.browser import Browser, find_browser, open_browser
from policybank.core import Progress, SetupError, write_bytes
from policybank.render import client_scripts

from .figures import Figure, Table
from .measure import Run, timed_run
from .search_alike import Alike, measure_other_language, measure_spellings, measure_ways
from .search_cases import Asked, CorpusSize, read_asked, read_documents, size_of
from .search_figures import figure, figures_of
from .search_measures import Extent, Measured, Sizes, gzipped_bytes, measure_engine, sizes_of
from .search_pages import Engine, write_thin_pages
from .search_peers import make_material, make_pagefind
from .search_variants import variants_to_try
from .synthetic import copy_frame

# Material's worker makes its index anew on every visit: a minute at 1,000 documents, and the same bytes each time.
_SLOW = Extent(first=1, later=2, rounds=1, has_snippets=False)
_MISSED_SHOWN = 10


class IndexMaker(Protocol):
    """Makes the search files of a site: `search/` with the index, `assets/search.<digest>.js` with the engine."""

    def __call__(self, corpus: Path, folder: Path, *, packing: str, jobs: int | None) -> Run:
        """Index `corpus` into `folder`, packed for the `web` or for a `stick`, and return what it cost."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BankIndex:
    """Makes the index by the bank's own code, in a process of its own, with the glossary of the bank at `model`."""

    model: Path

    def __call__(self, corpus: Path, folder: Path, *, packing: str, jobs: int | None) -> Run:
        """Index `corpus` into `folder` and return what that cost, the scripts left out: they are made once."""
        folder.mkdir(parents=True, exist_ok=True)
        options = ("--corpus", corpus.absolute(), "--packing", packing, "--model", self.model)
        run = timed_run("index", folder, jobs=jobs, options=tuple(map(str, options)))
        # A frame of its own: what was made small for the bank itself is kept in the bank's cache.
        frame = folder.with_name("frame")
        if not frame.exists():
            copy_frame(self.model, frame)
        for path, data in client_scripts(frame).files.items():
            # The page of filters has a bundle of its own, which no search asks for.
            if path.startswith("assets/search") and not path.startswith("assets/search-browse"):
                write_bytes(folder / path, data)
        return run


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchCases:
    """The files to measure by. `cross` is a truth whose entries name the translation that has to be found."""

    corpus: Path
    truth: Path
    cross: Path | None = None


def measure_search(
    model: Path,
    place: Path,
    cases: SearchCases,
    *,
    with_peers: bool,
    jobs: int | None,
    progress: Progress,
) -> Table:
    """Return the figures of the search of `cases`, made in `place`; `model` is the bank whose lock names the peers.

    Raises SetupError without a browser, and when a file of the cases is not what it should be.
    """
    program = find_browser()
    if program is None:
        raise SetupError(
            "`bench search` needs Chromium, Chrome or Edge: install one and type the command again."
        )
    progress.start("measuring")
    with open_browser(program) as browser:
        table = search_table(browser, model, place, cases, with_peers=with_peers, jobs=jobs)
    progress.finish()
    return table


def search_table(
    browser: Browser,
    model: Path,
    place: Path,
    cases: SearchCases,
    *,
    with_peers: bool,
    jobs: int | None,
    make_index: IndexMaker | None = None,
    extent: Extent | None = None,
) -> Table:
    """Return what `measure_search` returns, by an open `browser` and any maker of the index."""
    size = size_of(cases.corpus)
    asked = read_asked(cases.truth)
    pairs = read_asked(cases.cross) if cases.cross else ()
    make = make_index or BankIndex(model=model)
    run = make(cases.corpus, place / "web", packing="web", jobs=jobs)
    make(cases.corpus, place / "stick", packing="stick", jobs=jobs)
    web, stick = (engine_of(place / packing) for packing in ("web", "stick"))
    ours = measure_engine(browser, web, asked, _sizes(web), extent or Extent())
    alike = tuple(_alike(browser, web, stick, asked, pairs, cases.corpus, size))
    peers = tuple(_peers(browser, model, place, cases.corpus, asked, size)) if with_peers else ()
    pagefind = peers[0].figures if peers else ()
    return Table(
        title=f"search: {size.documents:,} documents, {size.leaves:,} leaves, {size.text_bytes / 1e6:.1f} MB of text,"
        f" {len(asked)} queries",
        figures=(
            *figures_of(ours, run, size.text_bytes, size.documents, pagefind),
            figure("memory in the browser", ours.memory_bytes / 1e6, "MB", size.documents),
            figure("files of the stick packing", _sizes(stick).files, "files", size.documents),
            *(one for each in alike for one in each.figures),
            *(one for each in peers for one in each.named()),
        ),
        notes=(
            *_HOW,
            *(_HOW_PEERS if peers else ()),
            f"largest file: {ours.sizes.largest}",
            *_parts(web.folder / "search"),
            *(note for each in alike for note in each.notes),
            *_missed(ours),
        ),
    )


_HOW = (
    "recall: everything the search calls a candidate, mean of queries; first ten right: their documents hold the phrase",
    "bytes: bodies of answers at gzip's level 9, without heads; a first query begins with an empty cache, code included",
    "first query: a sample of queries, each in a browser of its own; later query: all after the first, in one sitting",
    "cached: each query again when its files are loaded; the clock of the browser shows steps of 0.1 ms",
)
_HOW_PEERS = (
    "Pagefind: one HTML page a leaf; Material: one page a document with a heading a leaf, its worker without its page's"
    " script; texts as they are, not segmented",
    "Material's build holds the pages of the site as well",
)


def engine_of(folder: Path) -> Engine:
    """Return the search that an `IndexMaker` made in `folder`, with a thin page written beside it."""
    scripts = sorted(
        file.relative_to(folder).as_posix() for file in folder.glob("assets/search.*.js")
    )
    words = ("search/words.{language}.js",) if (folder / "search" / "words.km.js").exists() else ()
    write_thin_pages(folder, "bank", scripts=(*words, *scripts))
    return Engine(name="ours", folder=folder)


def _sizes(engine: Engine) -> Sizes:
    return sizes_of(engine.folder, index=("search/**/*",), code=("assets/search*.js",))


def _alike(
    browser: Browser,
    web: Engine,
    stick: Engine,
    asked: Sequence[Asked],
    pairs: Sequence[Asked],
    corpus: Path,
    size: CorpusSize,
) -> Iterator[Alike]:
    variants = variants_to_try(asked, read_documents(corpus))
    yield measure_spellings(browser, web, variants, size.documents)
    yield measure_ways(browser, web, stick, asked, size.documents)
    if pairs:
        yield measure_other_language(browser, web, pairs, size.documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A peer with its figures, none of which has a target."""

    name: str
    figures: tuple[Figure, ...]

    def named(self) -> Iterator[Figure]:
        """Yield its figures under its name."""
        for one in self.figures:
            yield Figure(name=f"{self.name}: {one.name}", value=one.value, unit=one.unit)


def _peers(
    browser: Browser,
    model: Path,
    place: Path,
    corpus: Path,
    asked: Sequence[Asked],
    size: CorpusSize,
) -> Iterator[Peer]:
    engine, sizes, run = make_pagefind(model, place / "pagefind", read_documents(corpus))
    measured = measure_engine(browser, engine, asked, sizes, Extent())
    yield Peer(name=engine.name, figures=figures_of(measured, run, size.text_bytes, 0))
    engine, sizes, run = make_material(place / "material", read_documents(corpus))
    measured = measure_engine(browser, engine, asked, sizes, _SLOW)
    yield Peer(name=engine.name, figures=figures_of(measured, run, size.text_bytes, 0))


def _parts(folder: Path) -> Iterator[str]:
    """Yield what each kind of file weighs: a kind are the letters with which the names begin, whatever the segment."""
    sizes: dict[str, list[int]] = {}
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        kind = file.name.partition(".")[0].partition("-")[0].rstrip("0123456789")
        sizes.setdefault(kind, []).append(gzipped_bytes(file))
    for kind, each in sorted(sizes.items()):
        yield f"index, files {kind}: {len(each)}, {sum(each) / 1_000:,.0f} KB gzipped"


def _missed(measured: Measured) -> Iterable[str]:
    for key, right in measured.rightness.items():
        if key != "en":
            # Unquoted English is asked for its recall only: the words may stand apart.
            yield from (f"not all right: {said}" for said in right.missed[:_MISSED_SHOWN])
