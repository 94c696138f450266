"""The benchmark `zim`: how large the ZIM files are, and whether Khmer queries find in them what they should.

The bank is that of `bench stick`: synthetic documents with the texts of a search corpus, no PDFs. Asked are libzim's own
`Searcher`, which new Kiwix readers use, and, where it is installed, kiwix-serve; beside it, in the same run, a ZIM of the same
pages that libzim indexed by itself.
"""

from __future__ import annotations

import contextlib
import datetime
import re
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from policybank.core import Progress, SetupError
from policybank.offline.copies import CopyFacts
from policybank.offline.zim import PARTICLES, OpenZim, write_zim
from policybank.pages import ZIM_EN, ZIM_KM, Bank
from policybank.pipeline import build
from policybank.render import site_place
from policybank.settings import read_settings

from .corpus_texts import CorpusTexts
from .figures import SHARE, Figure, Table
from .search_cases import read_documents
from .synthetic import SyntheticBank, remember_texts
from .zim_queries import KhmerQuery, khmer_queries

_QUERIES: Final = 100
_MEDIA: Final = {"km": ZIM_KM, "en": ZIM_EN}
_FACTS: Final = CopyFacts(
    made=datetime.date(2026, 12, 28), documents=0, pdfs=0, left_out=1, version="0" * 12
)
_RESULT: Final = re.compile(r'href="/[^"/]+/(text/[^"]+)\.km\.html"')
_PAGE: Final = 100

Search = Callable[[str], frozenset[str]]


def measure_zims(
    model: Path,
    place: Path,
    corpus: Path,
    *,
    documents: int | None,
    jobs: int | None,
    progress: Progress,
) -> Table:
    """Measure ZIM files of a bank with the texts of `corpus`."""
    texts = CorpusTexts.of(corpus)
    documents = documents or len(texts.places)
    bank = place / "bank"
    SyntheticBank.make(bank, model, documents, leaves_of=texts, progress=progress)
    remember_texts(bank, progress)
    text_bytes = texts.text_bytes(documents)
    figures: list[Figure] = []
    for language, medium in _MEDIA.items():
        built = build(bank, medium=medium, choose_pdfs=_all, jobs=jobs, progress=progress)
        if built.site is None:
            raise SetupError("The synthetic bank has faults.")
        site = built.site.folder
        written = write_zim(
            site, place / f"{language}.zim", medium, settings=read_settings(bank), facts=_FACTS
        )
        size = Figure(
            name=f"{language}, for 1 MB of text",
            value=written.size_bytes / text_bytes,
            unit="MB",
            target=0.9,
        )
        figures.append(size)
    site = site_place(bank, ZIM_KM).folder
    plain = place / "plain.zim"
    write_zim(site, plain, ZIM_KM, settings=read_settings(bank), facts=_FACTS, is_plain=True)
    asked = queries_of(corpus, documents)
    figures += figures_of("libzim", asked, searcher(place / "km.zim"), searcher(plain))
    program = shutil.which("kiwix-serve")
    if program is not None:
        with served(program, (place / "km.zim", plain)) as address:
            figures += figures_of(
                "kiwix-serve", asked, asking(address, "km"), asking(address, "plain")
            )
    return Table(
        title=f"zim: {documents:,} documents, {text_bytes / 1e6:.1f} MB of text, no PDFs",
        figures=tuple(figures),
        notes=()
        if program
        else ("kiwix-serve is not installed (Debian: kiwix-tools), so it was not asked",),
    )


def _all(bank: Bank) -> frozenset[str]:
    return frozenset(bank.published_pdfs)


def queries_of(corpus: Path, documents: int) -> tuple[KhmerQuery, ...]:
    """Return the queries for the first `documents` of `corpus`; answers are their numbers in it."""
    texts = {
        str(number): "\n".join(document.leaves)
        for number, document in enumerate(read_documents(corpus))
        if number < documents and document.language == "km"
    }
    return khmer_queries(texts, _QUERIES, not_joined=PARTICLES)


def figures_of(
    name: str, asked: Sequence[KhmerQuery], ours: Search, plain: Search
) -> Iterator[Figure]:
    """Yield recall and precision of `ours` beside `plain`, also of the queries of one and of two words."""
    for label, some, is_target in (
        ("", asked, True),
        (", one word", [one for one in asked if one.word_count == 1], False),
        (", two words", [one for one in asked if one.word_count == 2], False),
    ):
        recall, precision = scores(some, ours)
        peer_recall, peer_precision = scores(some, plain)
        yield Figure(
            name=f"{name}: recall{label}",
            value=recall,
            unit=SHARE,
            target=0.9 if is_target else None,
            is_least=True,
            peer=peer_recall,
        )
        yield Figure(
            name=f"{name}: precision{label}",
            value=precision,
            unit=SHARE,
            target=0.8 if is_target else None,
            is_least=True,
            peer=peer_precision,
        )


def scores(asked: Sequence[KhmerQuery], search: Search) -> tuple[float, float]:
    """Return the means of recall and precision; a query that finds nothing has a precision of 0."""
    recalls, precisions = [], []
    for one in asked:
        found = search(one.text)
        right = len(found & one.answers)
        recalls.append(right / len(one.answers))
        precisions.append(right / len(found) if found else 0.0)
    return sum(recalls) / len(asked), sum(precisions) / len(asked)


def searcher(file: Path) -> Search:
    """Return the search of the libzim that we write with."""
    zim = OpenZim(file)
    return lambda query: frozenset(
        number_of(path.removesuffix(".km.html"))
        for path in zim.search(query)
        if path.startswith("text/") and path.endswith(".km.html")
    )


def number_of(path: str) -> str:
    """Return the number of the synthetic document whose text is at `path`."""
    return str(int(path.rpartition("-")[2]))


def asking(address: str, book: str) -> Search:
    """Return the search of a kiwix-serve, asked as its own form asks it."""

    def search(query: str) -> frozenset[str]:
        found: set[str] = set()
        start = 0
        while True:
            told = urllib.parse.urlencode(
                {
                    "content": book,
                    "pattern": query,
                    "start": start,
                    "pageLength": _PAGE,
                }
            )
            with urllib.request.urlopen(f"{address}/search?{told}") as answer:  # noqa: S310 - our own server
                page = answer.read().decode("utf-8")
            found.update(map(number_of, _RESULT.findall(page)))
            if page.count("<cite>") < _PAGE:
                return frozenset(found)
            start += _PAGE

    return search


@contextlib.contextmanager
def served(program: str, files: Sequence[Path]) -> Iterator[str]:
    """Serve `files` on this machine alone by `program` (a kiwix-serve), and give the address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [program, "--address", "127.0.0.1", "--port", str(port), *map(str, files)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while not _answers(address):
                if process.poll() is not None:
                    raise SetupError(f"kiwix-serve ended at once: {' '.join(command)}")
                time.sleep(0.05)
            yield address
        finally:
            process.terminate()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server
            return True
    except OSError:
        return False
