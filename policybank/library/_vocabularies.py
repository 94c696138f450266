"""Read the vocabularies of a bank from `library/vocabularies/`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from policybank.core import Fault, Place, digest_of, fault, read_bytes
from policybank.schema import VOCABULARIES, Term, Vocabularies, Vocabulary

from ._yaml import YamlFault, read_values

FOLDER = "library/vocabularies"

# Dots are let in for the ids that the world writes with them: `cc-by-4.0`, SDG target `4.1`.
_TERM_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*\Z")
_OWN_FIELDS = frozenset({"id", "en", "km", "verify", "also_en", "also_km"})


def read_vocabularies(root: Path) -> tuple[Vocabularies, tuple[Fault, ...]]:
    """Return the vocabularies of the bank at `root` and what is wrong with their files.

    A broken or missing file gives an empty vocabulary; every record that uses it would then be a fault too, so the
    caller stops at these faults.
    """
    faults: list[Fault] = []
    by_name: dict[str, Vocabulary] = {}
    digests: list[str | bytes] = []
    for name in VOCABULARIES:
        file = f"{FOLDER}/{name}.yml"
        terms: dict[str, Term] = {}
        try:
            data = read_bytes(root / file)
        except FileNotFoundError:
            faults.append(
                fault("vocabulary-broken", Place(file=file), reason="missing", value=name)
            )
            data = b""
        digests += [name, data]
        for term in _terms(file, data, faults):
            terms[term.id] = term
        by_name[name] = Vocabulary(name=name, terms=terms)
    return Vocabularies(by_name=by_name, digest=digest_of(*digests)), tuple(faults)


def _terms(file: str, data: bytes, faults: list[Fault]) -> Iterator[Term]:
    if not data:
        return
    try:
        entries = read_values(data.decode("utf-8").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        faults.append(fault("vocabulary-broken", Place(file=file), reason="not-utf8", value=""))
        return
    except YamlFault as wrong:
        place = Place(file=file, line=wrong.line, column=wrong.column)
        faults.append(fault(wrong.code, place, **dict(wrong.facts)))
        return
    if not isinstance(entries, list):
        faults.append(fault("vocabulary-broken", Place(file=file), reason="not-a-list", value=""))
        return
    seen: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        reason = _reason_against(entry, seen)
        if reason:
            shown = entry.get("id", number) if isinstance(entry, dict) else number
            faults.append(fault("vocabulary-broken", Place(file=file), reason=reason, value=shown))
            continue
        seen.add(entry["id"])
        yield _term(entry)


def _reason_against(entry: Any, seen: set[str]) -> str | None:
    if not isinstance(entry, dict):
        return "entry-not-a-mapping"
    if not isinstance(entry.get("id"), str) or not _TERM_ID.match(entry["id"]):
        return "id-invalid"
    if entry["id"] in seen:
        return "id-twice"
    if not isinstance(entry.get("en"), str):
        return "name-missing"
    return None


def _term(entry: Mapping[str, Any]) -> Term:
    also = [
        name
        for key in ("also_en", "also_km")
        for name in (entry.get(key) or ())
        if isinstance(name, str)
    ]
    return Term(
        id=entry["id"],
        en=entry["en"],
        km=entry.get("km"),
        is_doubtful=entry.get("verify") == "true",
        also=tuple(also),
        facts={
            key: value
            for key, value in entry.items()
            if key not in _OWN_FIELDS and isinstance(value, str)
        },
    )
