"""Make a copy of a PDF that shows the same leaves and does nothing else."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from .content import (
    containers,
    inspect_content,
    is_to_be_cut,
    keys_to_cut,
    opened,
    root_entries,
)
from .kinds import UnknownContentError


def clean_pdf(source: Path, target: Path) -> None:
    """Write a copy of `source` without active content and without encryption to `target`. Call it in a child process.

    Its leaves, their text, structure and plain links stay as they were; two copies of one file are equal byte for byte.
    Raises `UnknownContentError`, with nothing left at `target`, where the file cannot be looked through or where the
    copy is not clean or lacks a leaf.
    """
    try:
        with opened(source) as pdf:
            leaf_count = len(pdf.pages)
            if not leaf_count:
                raise UnknownContentError("no leaves")
            _cut(pdf)
            # Streams stay as they are packed: unpacking a bomb would make it one on the disk.
            pdf.save(
                target,
                deterministic_id=True,
                preserve_pdfa=False,
                fix_metadata_version=False,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
            )
        _verify(target, leaf_count)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _cut(pdf: pikepdf.Pdf) -> None:
    for _, holder, key in tuple(root_entries(pdf)):
        del holder[key]
    for one in containers(pdf):
        if isinstance(one, pikepdf.Array):
            # An empty place keeps the others where they were: arrays may hold pairs.
            for place, value in enumerate(list(one)):
                if is_to_be_cut(value):
                    one[place] = None
            continue
        for key in (*keys_to_cut(one), *(key for key, value in one.items() if is_to_be_cut(value))):
            del one[key]
    for leaf in pdf.pages:
        annotations = leaf.obj.get("/Annots")
        if isinstance(annotations, pikepdf.Array):
            kept = [one for one in annotations if isinstance(one, pikepdf.Dictionary)]
            if len(kept) < len(annotations):
                leaf.obj["/Annots"] = pikepdf.Array(kept)


def _verify(copy: Path, leaf_count: int) -> None:
    facts = inspect_content(copy)
    if facts.kinds or facts.is_encrypted:
        raise UnknownContentError(f"the copy still has {', '.join(facts.kinds) or 'a lock'}")
    with opened(copy) as pdf:
        if len(pdf.pages) != leaf_count:
            raise UnknownContentError("the copy lacks leaves")
