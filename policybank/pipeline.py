"""The build from end to end: one line a stage; each stage's room knows how."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from policybank.catalogue import make_catalogue
from policybank.core import Progress, Report, SilentProgress, seldom_collecting
from policybank.evidence import Evidence, gather_evidence
from policybank.exports import plan_exports
from policybank.library import Library, read_library, seats_over
from policybank.pages import WEB, Bank, LoadLeaves, Medium, make_bank, plan_pages, without_pdfs
from policybank.queue import Queue, queue_text, read_queue
from policybank.render import (
    PageMaker,
    Press,
    WrittenSite,
    collect_assets,
    make_frame,
    make_shells,
    site_files,
    with_editor,
    with_guide_pictures,
    with_web_app,
    write_site,
)
from policybank.search import STICK, index_bank
from policybank.search import WEB as WEB_PACKING
from policybank.settings import Settings, read_settings
from policybank.text import (
    Texts,
    find_tesseract,
    first_leaf_pictures,
    inspect_pdf,
    leaves_loader,
    pdf_files,
    read_texts,
    text_cache,
    text_limits,
    transcript_faults,
)
from policybank.webapp import plan_sizes

# Asked for the paths of the PDFs that a site is not to hold (`files/law.km.pdf`).
ChoosePdfs = Callable[[Bank], frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSummary:
    """What `check` found: how many documents are valid, and what is to be mended."""

    documents: int
    report: Report
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build did. `site` is None when errors kept the last site in place."""

    documents: int
    editions: int
    leaves: int
    pages: int
    report: Report
    site: WrittenSite | None
    seconds: float


@seldom_collecting()
def check(
    root: Path, *, today: datetime.date | None = None, progress: Progress | None = None
) -> CheckSummary:
    """Validate the library of the bank at `root` alone: records, vocabularies, and its PDFs at first sight,
    the texts that people corrected, and which terms of the committee are over `today`.
    """
    start = time.monotonic()
    limits = text_limits(read_settings(root))
    library = read_library(root, progress=progress)
    files = pdf_files(root, library)
    faults = [fault for file in files for fault in inspect_pdf(file, limits)]
    faults += transcript_faults(files, text_cache(root))
    if today is not None:
        faults += seats_over(root, library, today)
    return CheckSummary(
        documents=len(library.documents),
        report=library.report.joined(faults),
        seconds=time.monotonic() - start,
    )


@seldom_collecting()
def build(
    root: Path,
    *,
    medium: Medium = WEB,
    choose_pdfs: ChoosePdfs | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> BuildSummary:
    """Build the bank at `root` into `site/`, or for another medium into `.cache/media/<its name>/site`.

    `choose_pdfs` is asked which PDFs the site is not to hold. All faults are in the summary; an error among them keeps the
    last site.
    """
    start = time.monotonic()
    told = progress or SilentProgress()
    processes = jobs or os.cpu_count() or 1
    settings = read_settings(root)
    library = read_library(root, progress=told)
    texts = read_texts(
        pdf_files(root, library),
        cache=text_cache(root),
        limits=text_limits(settings),
        jobs=processes,
        progress=told,
        tesseract=find_tesseract(),
    )
    load_leaves = leaves_loader(texts, text_cache(root), text_limits(settings))
    evidence, evidence_faults = gather_evidence(root, library, texts, load_leaves)
    queue, queue_faults = read_queue(root)
    report = library.report.joined((*texts.faults, *evidence_faults, *queue_faults))
    pages, site = (
        (0, None)
        if report.errors
        else _publish(
            root,
            settings,
            library,
            texts,
            evidence,
            queue,
            load_leaves,
            medium,
            choose_pdfs,
            processes,
            told,
        )
    )
    return BuildSummary(
        documents=len(library.documents),
        editions=len(texts.facts),
        leaves=sum(facts.leaf_count for facts in texts.facts),
        pages=pages,
        report=report,
        site=site,
        seconds=time.monotonic() - start,
    )


def _publish(
    root: Path,
    settings: Settings,
    library: Library,
    texts: Texts,
    evidence: Evidence,
    queue: Queue,
    load_leaves: LoadLeaves,
    medium: Medium,
    choose_pdfs: ChoosePdfs | None,
    processes: int,
    progress: Progress,
) -> tuple[int, WrittenSite]:
    progress.start("making-shells")
    shells = make_shells(root, settings)
    assets = collect_assets(root, shells)
    if medium.has_editor:
        assets = with_editor(assets, root, library.vocabularies, settings)
    assets = with_guide_pictures(assets, root)
    if medium.has_app:
        assets = with_web_app(assets, settings)
    progress.finish()
    pictures = first_leaf_pictures(
        texts.facts,
        cache=text_cache(root),
        limits=text_limits(settings),
        jobs=processes,
        progress=progress,
    )
    bank: Bank = make_bank(
        make_catalogue(library),
        texts,
        settings,
        shells.guides,
        evidence,
        pictures,
        queue_text(queue),
        medium,
    )
    if choose_pdfs is not None:
        bank = without_pdfs(bank, choose_pdfs(bank))
    pages = plan_pages(bank)
    exports = plan_exports(bank, pages, root=root)
    frame = make_frame(shells, assets, settings.site_url, medium)
    press = Press(frame=frame, load_leaves=load_leaves)
    progress.start("indexing")
    packing = STICK if medium.is_copy else WEB_PACKING
    index = index_bank(root, bank, load_leaves, packing=packing, processes=processes)
    progress.finish()
    sizes = (
        plan_sizes(bank, pages, index, assets.viewer_files)
        if medium.has_app and settings.web_app
        else ()
    )
    site = write_site(
        root,
        tuple(
            site_files(
                pages, exports, frame, assets, index, bank.published_pdfs, bank.pictures, sizes
            )
        ),
        PageMaker(bank=bank, pages=pages).make,
        press,
        processes=processes,
        progress=progress,
        medium=medium,
    )
    return len(pages), site
