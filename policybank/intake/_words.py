"""What intake writes for others to read: the message of a commit, and the public line under which a packet enters the queue."""

from __future__ import annotations

from collections.abc import Iterable

from policybank.i18n import read_words
from policybank.packets import Answer, Packet
from policybank.queue import Reason
from policybank.schema import Record

# A forge acts on these in a message: it calls people (`@name`) and closes issues (`fixes #1`).
_ACTING = frozenset("@#")


def taken_in_reason(door: str) -> Reason:
    """Return why a document waits now: it came through this door."""
    return Reason(
        km=read_words("km")(f"intake.came-by.{door}"), en=read_words("en")(f"intake.came-by.{door}")
    )


def commit_message(packet: Packet, record: Record) -> str:
    """Return the message of a packet's commit: title, what the giver said of suitability and rights, code, door, digest.

    It is in English, as git's messages are in this repository, and holds only words of the bank and what was checked.
    """
    title = record.title.en or record.title.km or record.id
    said = [_tame(sentence) for sentence in (packet.sentence_km, packet.sentence_en)]
    lines = [
        _tame(title) or record.id,
        "",
        *(f"Said: {sentence}" for sentence in said if sentence),
        *_answers("Suitable", packet.suitable),
        *_answers("Sharing", packet.sharing),
        f"Code: {packet.code}",
        f"Door: {packet.door}",
        f"Packet: {packet.digest}",
    ]
    return "\n".join(lines) + "\n"


def _tame(text: str) -> str:
    """Return `text`, or nothing where a forge would act on it."""
    return "" if _ACTING & set(text) else text


def _answers(name: str, answers: Iterable[Answer]) -> Iterable[str]:
    told = ", ".join(f"{one.question} {one.answer}" for one in answers)
    return [f"{name}: {told}"] if told else []
