"""Ask git what a change changed, and write branches without a checkout: the only room that runs git.

Names of branches and paths come from strangers. They never become an option or a line of a shell, no hook and no
program named in a configuration runs, nothing is fetched, and neither the working tree nor its index is touched.
"""

from ._changes import ChangedFile, Range, TreeFile, changed_files, range_of, tree_files
from ._commits import Signature, commit_of, merge_base, tree_of, write_commit
from ._objects import export_files, read_blob, read_blobs, write_blob, write_blob_of_file
from ._paths import is_safe_path
from ._refs import branch_commit, branches, create_branch, is_branch_name, move_branch
from ._run import Repository, find_repository, repository_at, run
from ._trees import write_tree
from .errors import (
    BranchMoved,
    BranchTaken,
    GitError,
    GitFailed,
    GitMissing,
    NameUnsafe,
    NotARepository,
    RevisionUnknown,
)

__all__ = [
    "BranchMoved",
    "BranchTaken",
    "ChangedFile",
    "GitError",
    "GitFailed",
    "GitMissing",
    "NameUnsafe",
    "NotARepository",
    "Range",
    "Repository",
    "RevisionUnknown",
    "Signature",
    "TreeFile",
    "branch_commit",
    "branches",
    "changed_files",
    "commit_of",
    "create_branch",
    "export_files",
    "find_repository",
    "is_branch_name",
    "is_safe_path",
    "merge_base",
    "move_branch",
    "range_of",
    "read_blob",
    "read_blobs",
    "repository_at",
    "run",
    "tree_files",
    "tree_of",
    "write_blob",
    "write_blob_of_file",
    "write_commit",
    "write_tree",
]
