"""The bank on the web as an app that a reader installs: it keeps what was read, and what somebody saved opens without a connection.

The pages on which this shows are made in the room `pages`; this room owns the worker, the scripts behind the buttons, the
manifest with its icons, and the small files that tell what can be saved and how large it is.
"""

from .app import WEB_MANIFEST, WORKER, app_files, head_links
from .client import (
    APP_PAGES,
    app_bundles,
    app_starter_file,
    app_style_file,
    app_words_script,
    worker_files,
    worker_off_text,
    worker_words_script,
)
from .sizes import SizesFile, bucket_of, plan_sizes

__all__ = [
    "APP_PAGES",
    "WEB_MANIFEST",
    "WORKER",
    "SizesFile",
    "app_bundles",
    "app_files",
    "app_starter_file",
    "app_style_file",
    "app_words_script",
    "bucket_of",
    "head_links",
    "plan_sizes",
    "worker_files",
    "worker_off_text",
    "worker_words_script",
]
