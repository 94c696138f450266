"""Copies of the bank on sticks, in folders and in zips: what goes into one, how it is written, checked and mended."""

from .cut import CUT_VOCABULARIES, Cut, RankedPdf, check_cut, choose_pdfs, rank_pdfs
from .disk import Disk
from .errors import Bytes, CopyError, printable, shown, telling
from .facts import READ_ME, CopyFacts, copy_script, read_me
from .make import BuiltSite, ChoosePdfs, MadeCopy, day_in_copy, make_copy
from .marker import MARKER, Unfinished, read_unfinished
from .names import LARGEST_FILE, check_names
from .place import COPY_LOCK, is_zip, place_of
from .repair import RepairedCopy, repair_copy
from .room import FAT_CLUSTER, room_on_fat
from .source import Source, SourceFile, source_of, source_of_copy
from .start_page import START_PAGE, VERIFY_PAGE, start_page
from .stick import ZIM_FOLDER, copy_facts, is_zim, stick_source, zims_in
from .sums import SUMS_CACHE, manifest_of, sum_of
from .verify import VerifiedCopy, verify_copy
from .write import WrittenCopy, mark_unfinished, write_copy
from .zipped import verify_zip, write_zip

__all__ = [
    "COPY_LOCK",
    "CUT_VOCABULARIES",
    "FAT_CLUSTER",
    "LARGEST_FILE",
    "MARKER",
    "READ_ME",
    "START_PAGE",
    "SUMS_CACHE",
    "VERIFY_PAGE",
    "ZIM_FOLDER",
    "BuiltSite",
    "Bytes",
    "ChoosePdfs",
    "CopyError",
    "CopyFacts",
    "Cut",
    "Disk",
    "MadeCopy",
    "RankedPdf",
    "RepairedCopy",
    "Source",
    "SourceFile",
    "Unfinished",
    "VerifiedCopy",
    "WrittenCopy",
    "check_cut",
    "check_names",
    "choose_pdfs",
    "copy_facts",
    "copy_script",
    "day_in_copy",
    "is_zim",
    "is_zip",
    "make_copy",
    "manifest_of",
    "mark_unfinished",
    "place_of",
    "printable",
    "rank_pdfs",
    "read_me",
    "read_unfinished",
    "repair_copy",
    "room_on_fat",
    "shown",
    "source_of",
    "source_of_copy",
    "start_page",
    "stick_source",
    "sum_of",
    "telling",
    "verify_copy",
    "verify_zip",
    "write_copy",
    "write_zip",
    "zims_in",
]
