"""The page of what waits. It knows only words: the browser reads the queue, sorts it and works the ages out by its own clock.

So a page on a stick does not say "two days" for ever, and a new entry in the queue writes no page again.
"""

from __future__ import annotations

from dataclasses import dataclass

from policybank.i18n import read_words
from policybank.pages.common import (
    QUEUE_JSON,
    QUEUE_SCRIPT,
    Bank,
    Phrase,
    PlannedPage,
    Reference,
    View,
    other_language,
    relative,
    state_mark,
)
from policybank.schema import STATES

from .paths import QUEUE, committee_path, ways

# Sentences whose placeholders the browser fills.
_SAID = ("day", "days", "today", "in-state", "reason", "code", "count", "request")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueView:
    """What the browser needs: the sentences it fills by name (`said`), `types` of documents and `states` (with their look) by id."""

    json_href: str
    said: tuple[tuple[str, str], ...]
    types: tuple[tuple[str, Phrase], ...]
    states: tuple[tuple[str, str, str], ...]
    ways: tuple[Reference, ...]
    home_href: str


def queue_view(page: PlannedPage, bank: Bank) -> View:
    """Return the view of the page of what waits."""
    language = page.language
    words = read_words(language)
    types = bank.catalogue.vocabularies["document-types"].terms
    # Deferred like the script that reads it, which waits for both. Its name never changes, so it is not one of the bundles.
    script = f'<script src="{relative(page.path, QUEUE_SCRIPT)}" defer></script>'
    return View(
        path=page.path,
        language=language,
        kind="queue",
        title=words("committee.queue.title"),
        description=words("committee.queue.intro"),
        twin=committee_path(other_language(language), QUEUE),
        head=script,
        script="committee",
        content=QueueView(
            json_href=relative(page.path, QUEUE_JSON) if bank.leads_to(QUEUE_JSON) else "",
            said=tuple((one, words.entries[f"committee.queue.{one}"]) for one in _SAID),
            types=tuple((one, bank.term("document-types", one, language)) for one in types),
            states=tuple(
                (one, words(f"committee.states.{one}"), state_mark(one)) for one in STATES
            ),
            ways=ways(page.path, words),
            home_href=relative(page.path, f"{language}/index.html"),
        ),
    )
