"""What the committee gives to other programs: what waits, as a file and as a script that pages can read, and what was decided."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from policybank.i18n import LANGUAGES
from policybank.pages import DECISIONS_JSON, QUEUE_JSON, QUEUE_SCRIPT, Bank, document_path
from policybank.schema import Change

from .export import ExportKind

_FORMAT = "policybank-decisions"
_VERSION = 1


def committee_files(bank: Bank) -> Iterator[tuple[str, ExportKind, Callable[[], bytes], str]]:
    """Yield path, kind, maker and a text of all that is shown, for each of these files."""
    yield QUEUE_JSON, "committee", partial(queue_file, bank), bank.queue
    yield QUEUE_SCRIPT, "script", partial(queue_script, bank), bank.queue
    yield DECISIONS_JSON, "committee", partial(decisions_file, bank), _decisions_facts(bank)


def _decisions_facts(bank: Bank) -> str:
    # Whether a document stands in the bank decides whether its page is named.
    decided = bank.catalogue.committee.decisions
    here = [one for one in decided if one in bank.catalogue.documents]
    return f"{bank.catalogue.committee.decisions_digest} {here}"


def queue_file(bank: Bank) -> bytes:
    """Return what waits, as it stands on its branch."""
    return bank.queue.encode("utf-8")


def queue_script(bank: Bank) -> bytes:
    """Return what waits as a classic script that assigns: a page opened from a folder can read no JSON."""
    # Small, and with no sign that ends a line or a script in any reader's eyes (U+2028 is one in old browsers).
    text = json.dumps(json.loads(bank.queue), separators=(",", ":"))
    return f"(window.PolicyBank=window.PolicyBank||{{}}).queue={text};\n".encode("ascii")


def decisions_file(bank: Bank) -> bytes:
    """Return every decision by document, oldest first, each with the pages on which the document or its tombstone stands."""
    decisions = bank.catalogue.committee.decisions
    values = {
        "format": _FORMAT,
        "version": _VERSION,
        "decisions": [
            {
                "document": one,
                "state": decided.state,
                "pages": {language: document_path(language, one) for language in LANGUAGES}
                if one in bank.catalogue.documents or one in bank.catalogue.withdrawn
                else {},
                "history": [_change(change) for change in decided.history],
            }
            for one, decided in sorted(decisions.items())
        ],
    }
    return f"{json.dumps(values, ensure_ascii=False, indent=1)}\n".encode()


def _change(change: Change) -> dict[str, Any]:
    return {
        "state": change.state,
        "date": str(change.date),
        "role": change.role,
        "reason": {"km": change.reason.km, "en": change.reason.en},
        **({"successor": change.successor} if change.successor else {}),
    }
