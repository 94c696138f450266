"""How an index is laid out in files: many small ones for the web, few large ones for a stick.

The engine reads these numbers from the manifest, so it answers alike whatever they are; a test holds it to that.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """The size of the files of an index.

    `shard_bytes` is what a file of postings of leaves aims at, before compression, and `record_shard_bytes` one of records;
    `chunk_leaves` how many leaves of text stand in a file, and `chunk_documents` how many documents' titles and facts do.
    `lexicon_characters` is what a list of words for misspellings aims at.
    With `is_scaled` these are for a part of 20,000 leaves or 1,000 records: smaller parts have smaller files, larger ones
    larger, by the square root, and where there are many leaves the third syllables of a pair are parted over several files.
    With `texts_in_pages` the index holds no texts of documents: the pages of the texts are scripts too (`text_pages`).
    With `names_by_content` a file is named by what stands in it and not by its part, so that a part made anew has most of its
    files as they were; the manifest then names each.
    Postings of a term that take more than `most_signs` stand in a file of their own, if it is not 0.
    """

    name: str
    shard_bytes: int
    record_shard_bytes: int
    chunk_leaves: int
    chunk_documents: int
    lexicon_characters: int
    is_scaled: bool
    most_signs: int
    texts_in_pages: bool = False
    names_by_content: bool = False


# On the web bytes count: a phone fetches three to ten of these for a query.
WEB = Packing(
    name="web",
    shard_bytes=2_600,
    record_shard_bytes=250,
    chunk_leaves=2,
    chunk_documents=2,
    lexicon_characters=4_000,
    is_scaled=True,
    most_signs=500,
)

# On a stick files count: FAT wastes half a cluster on each (16 KB where clusters have 32). And it is kept current by copying
# what changed: a few thousand names in the manifest (25 KB at 10,000 documents) are little beside 35 MB of records that one
# of them changed by a mark.
STICK = Packing(
    name="stick",
    shard_bytes=200_000,
    record_shard_bytes=200_000,
    chunk_leaves=100,
    chunk_documents=100,
    lexicon_characters=200_000,
    is_scaled=False,
    most_signs=0,
    texts_in_pages=True,
    names_by_content=True,
)
