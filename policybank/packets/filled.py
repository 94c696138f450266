"""Make a record of a packet: fill in what intake owes it, find an id nobody has, write it as `index.md`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, Final

import yaml

from policybank.schema import field_names

_LONGEST_ID: Final = 60
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

# What Windows takes for a device, whatever stands behind the point: a folder of such a name cannot be checked out there
# (Microsoft, "Naming Files, Paths, and Namespaces").
_DEVICES: Final = frozenset(
    {
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{name}{number}" for name in ("com", "lpt") for number in range(10)),
    }
)
# `documents/index.html` is the list of all documents.
_OWN_PAGES: Final = frozenset({"index"})


def is_safe_id(text: str) -> bool:
    """Tell whether `text` can be the id of a document and the name of a folder on every system."""
    return (
        len(text) <= _LONGEST_ID
        and bool(_ID.match(text))
        and text not in _DEVICES
        and text not in _OWN_PAGES
    )


def id_from_title(title: str) -> str:
    """Return an id made of a Latin title, cut between words; empty where the title has no Latin letters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    return _cut(re.sub(r"[^a-z0-9]+", "-", plain).strip("-"), _LONGEST_ID)


def _cut(name: str, longest: int) -> str:
    if len(name) <= longest:
        return name
    return name[: longest + 1].rpartition("-")[0] or name[:longest]


def free_id(values: Mapping[str, Any], is_taken: Callable[[str], bool]) -> str:
    """Return an id for a record without one: of its English title, else of type and date; with a number where taken."""
    title = values.get("title")
    english = title.get("en") if isinstance(title, Mapping) else None
    kind = values.get("type")
    wanted = id_from_title(english if isinstance(english, str) else "")
    if not is_safe_id(wanted):
        date = values.get("date")
        parts = [one for one in (kind, date) if isinstance(one, str)]
        wanted = id_from_title("-".join(parts)) or "document"
    if not is_safe_id(wanted):
        wanted = f"document-{wanted}"[:_LONGEST_ID].rstrip("-")
    if not is_taken(wanted):
        return wanted
    number = 2
    while True:
        ending = f"-{number}"
        numbered = f"{_cut(wanted, _LONGEST_ID - len(ending))}{ending}"
        if not is_taken(numbered):
            return numbered
        number += 1


def filled_values(values: Mapping[str, Any], *, document_id: str, day: str) -> dict[str, Any]:
    """Return the values of a packet's record with what intake fills in on `day`, its files named after the id, in the schema's order.

    A giver does not say how far the record was checked: whatever stands there, it is `unchecked`.
    """
    given = values.get("review")
    review = {
        name: value
        for name, value in (given if isinstance(given, Mapping) else {}).items()
        if name not in {"state", "date"}
    }
    filled = {
        **values,
        "id": document_id,
        "review": {"state": "unchecked", **review},
        "date_added": day,
    }
    if isinstance(values.get("editions"), list):
        filled["editions"] = [_renamed(one, document_id) for one in values["editions"]]
    order = {name: number for number, name in enumerate(field_names())}
    return dict(sorted(filled.items(), key=lambda pair: order.get(pair[0], len(order))))


def _renamed(edition: Any, document_id: str) -> Any:
    if not isinstance(edition, Mapping) or not isinstance(edition.get("language"), str):
        return edition
    return {**edition, "file": f"{document_id}.{edition['language']}.pdf"}


def record_text(values: Mapping[str, Any]) -> str:
    """Return the text of an `index.md` that says `values`, in which every scalar is a text."""
    written = yaml.dump(
        dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return f"---\n{written}---\n"


class _Dumper(yaml.SafeDumper):
    """Writes YAML as people write it in this library: lists of words on one line, dates and years without quotation marks."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's own signature
        """Write a value in full each time it stands."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ARG002
        """Put the entries of a list further in than its name."""
        return super().increase_indent(flow, indentless=False)


def _list_node(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.Node:
    is_words = all(isinstance(one, str) for one in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=is_words)


_Dumper.add_representer(list, _list_node)
# The library's reader takes every scalar as text; so do not quote what other programs would take for a number or a day.
_Dumper.yaml_implicit_resolvers = {
    first: [
        (tag, form)
        for tag, form in resolvers
        if tag not in {"tag:yaml.org,2002:int", "tag:yaml.org,2002:timestamp"}
    ]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
