"""Slips of people and machines: titles typed again, names of files, leaves misread by a machine."""

from __future__ import annotations

import random
import re
from typing import Final

# Letters that a machine takes for each other, and that fingers find beside each other.
_LATIN_ALIKE: Final = {
    "e": "c", "c": "e", "l": "1", "i": "l", "o": "0", "a": "o", "n": "u", "u": "n", "h": "b", "t": "f", "r": "n",
    "S": "5", "B": "8", "m": "n", "g": "q", "s": "a", "d": "cl",
}  # fmt: skip
_KHMER_ALIKE: Final = {
    "ឡ": "ឲ", "ប": "ច", "ច": "ប", "ត": "ឥ", "គ": "ត", "ន": "ខ", "រ": "វ", "ស": "ល", "ល": "ស", "ដ": "ឌ", "ក": "ភ",
    "ភ": "ក", "យ": "ឃ", "ម": "ឝ", "ា": "ា", "ិ": "ី", "ី": "ិ", "ុ": "ូ", "ូ": "ុ", "េ": "ែ", "ែ": "េ", "ំ": "ិ",
}  # fmt: skip
_KHMER_MARK: Final = re.compile("[\u17b6-\u17c5\u17c9-\u17d1]")
_SUFFIXES_EN: Final = (
    " KH",
    " EN",
    " (Khmer)",
    " (English)",
    "-EN",
    "_KH",
    ".pdf",
    " final",
    " (EN) final.pdf",
    " [English version]",
    " - Khmer",
)
_SUFFIXES_KM: Final = (" KH", " (ភាសាខ្មែរ)", " (ខ្មែរ)", "_KH.pdf", " ភាសាខ្មែរ", " PDF")


def retyped(title: str, chance: random.Random) -> str:
    """Return `title` as somebody types it again in haste: a slip or two, other spellings, other signs."""
    text = (
        _khmer_habits(title, chance)
        if re.search("[\u1780-\u17ff]", title)
        else _latin_habits(title, chance)
    )
    for _ in range(1 + len(text) // 40):
        text = _slip(text, chance)
    return text


def _latin_habits(text: str, chance: random.Random) -> str:
    if chance.random() < 0.3:
        text = text.upper() if chance.random() < 0.5 else text.lower()
    if chance.random() < 0.3:
        text = re.sub(r"\b(?:the|of|on|for|in) ", "", text, count=1, flags=re.IGNORECASE)
    if chance.random() < 0.3:
        text = text.replace(" and ", " & ")
    if chance.random() < 0.3:
        text = re.sub(r"(\d{4})\s*[-–]\s*\d\d(\d\d)\b", r"\1-\2", text)
    return text


def _khmer_habits(text: str, chance: random.Random) -> str:
    if chance.random() < 0.4:
        text = text.replace("្ដ", "្ត")
    if chance.random() < 0.4:
        text = text.translate(str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789"))
    if chance.random() < 0.4:
        text = re.sub("(?<=[\u1780-\u17b3])(?=[\u1780-\u17b3])", "\u200b", text, count=3)
    if chance.random() < 0.3:
        text = text.replace("ស្ដីពី", "ស្ដីពី ").replace("ឆ្នាំ", " ឆ្នាំ ")
    return text


def _slip(text: str, chance: random.Random) -> str:
    places = [place for place, sign in enumerate(text) if sign.isalpha() or _KHMER_MARK.match(sign)]
    if not places:
        return text
    place = chance.choice(places)
    kind = chance.random()
    if kind < 0.35:
        return text[:place] + text[place + 1 :]
    if kind < 0.6:
        return text[:place] + text[place] + text[place:]
    if kind < 0.8 and place + 1 < len(text) and text[place].isascii():
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    alike = _KHMER_ALIKE if "\u1780" <= text[place] <= "\u17ff" else _LATIN_ALIKE
    return text[:place] + alike.get(text[place], text[place]) + text[place + 1 :]


def with_suffix(title: str, chance: random.Random) -> str:
    """Return `title` with what people hang on it."""
    is_khmer = re.search("[\u1780-\u17ff]", title)
    return title + chance.choice(_SUFFIXES_KM if is_khmer else _SUFFIXES_EN)


def as_file_name(title: str, chance: random.Random) -> str:
    """Return `title` as the name of a file."""
    words = re.findall(r"[A-Za-z0-9]+", title)
    form = chance.choice(("_", "-", "", "."))
    if not form:
        words = [word[0].upper() + word[1:] for word in words]
    return form.join(words) + chance.choice((".pdf", "_EN.pdf", "_final.pdf", "", "_v2.pdf"))


def misread(text: str, rate: float, chance: random.Random) -> str:
    """Return `text` as a machine reads it of a scan, `rate` of its signs wrong: others, lost, doubled, cut lines."""
    read = []
    for sign in text:
        draw = chance.random()
        if draw >= rate or sign == "\n":
            read.append(sign)
        elif draw < rate * 0.6:
            read.append(_KHMER_ALIKE.get(sign) or _LATIN_ALIKE.get(sign) or sign)
        elif draw < rate * 0.85:
            continue
        else:
            read.append(sign + chance.choice((" ", "\n", ".", "'")))
    return "".join(read)
