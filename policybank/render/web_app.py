"""Put into the site what makes it an app on a reader's device: the worker in its root, the manifest, the icons."""

from __future__ import annotations

from dataclasses import replace

from policybank.core import digest_of
from policybank.settings import Settings
from policybank.webapp import WORKER, app_files, head_links, worker_off_text

from .assets import SiteAssets

# Stands in `app_links` for the way to the site's root.
ROOT_SIGN = "{root}"


def with_web_app(assets: SiteAssets, settings: Settings) -> SiteAssets:
    """Return `assets` with the files of the app, named in the head of every page.

    A bank whose settings say that it is none still gets a worker: the one that takes the old one away from its readers.
    """
    if not settings.web_app:
        return replace(assets, files={**assets.files, WORKER: worker_off_text().encode("utf-8")})
    own = app_files(settings)
    # A browser takes a new worker when a byte of it changed. It then fetches the pages that it keeps from the start again,
    # which name the new scripts and styles; so the worker names what those were made with.
    version = digest_of(assets.digest, *(part for one in sorted(own.items()) for part in one))
    worker = f"/* {version[:10]} */{assets.worker}"
    return replace(
        assets,
        files={**assets.files, **own, WORKER: worker.encode("utf-8")},
        app_links=head_links(ROOT_SIGN),
    )
