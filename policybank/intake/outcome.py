"""What became of one packet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policybank.core import Fault
from policybank.packets import Contact

# `taken-in`: there is a new branch. `known`: it was handed in before, and nothing was done. `refused`: the faults say why.
Status = Literal["taken-in", "known", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the packet in the file `name`.

    `branch` is where it waits, empty where it is refused or no branch is left of it; `state` is what the queue says of a
    known one. `contact` is for the eyes of the officer alone.
    """

    name: str
    status: Status
    faults: tuple[Fault, ...] = ()
    code: str = ""
    document_id: str = ""
    branch: str = ""
    state: str = ""
    contact: Contact | None = None
