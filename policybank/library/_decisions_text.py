"""Write down a change in the file of the decisions about a document, as a person would: nothing that stood there is touched."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policybank.core import read_bytes

from ._committee import decisions_file

# An entry of the list: the next one stands as far from the margin, whoever wrote the first.
_ENTRY = re.compile(r"^( *)- ", re.MULTILINE)


def decisions_text(root: Path, document_id: str, change: Mapping[str, Any]) -> str:
    """Return the whole text of the decisions about a document with `change` at its end; nothing is written.

    `change` are the plain values of a change. They are not checked here, and neither is what stood in the file.
    """
    try:
        before = read_bytes(root / decisions_file(document_id)).decode("utf-8-sig")
    except FileNotFoundError:
        before = f"document: {document_id}\nhistory:\n"
    text = before.replace("\r\n", "\n").rstrip("\n")
    found = _ENTRY.findall(text)
    indent = found[-1] if found else ""
    return f"{text}\n" + "".join(f"{indent}{line}\n" for line in _lines(change))


def _lines(change: Mapping[str, Any]) -> list[str]:
    lines = [
        f"- state: {change['state']}",
        f"  date: {change['date']}",
        f"  role: {change['role']}",
        "  reason:",
        f"    km: {_quoted(change['reason']['km'])}",
        f"    en: {_quoted(change['reason']['en'])}",
    ]
    if "successor" in change:
        lines.append(f"  successor: {change['successor']}")
    return lines


def _quoted(text: str) -> str:
    # A text of JSON is also one of YAML, whatever signs it begins with.
    return json.dumps(text, ensure_ascii=False)
