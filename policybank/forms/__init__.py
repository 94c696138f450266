"""Forms that others draw and we fill: GitHub's issue form and the editor at `/admin/`, both made from the schema.

- `gift_of_issue` reads what an issue gives, its files fetched from GitHub's own hosts; `read_event` reads the event.
- `editor_files` makes the page and the configuration of the editor.
"""

from .attachments import GITHUB_HOSTS, Hosts
from .editor_page import editor_files
from .issue import Issue, IssueGift, gift_of_issue, read_event

__all__ = [
    "GITHUB_HOSTS",
    "Hosts",
    "Issue",
    "IssueGift",
    "editor_files",
    "gift_of_issue",
    "read_event",
]
