"""XML by the standard library's serializer, so that no text of a record can ever become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

Element = ElementTree.Element

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# What XML 1.0 cannot say at all, not even escaped (production 2, "Char").
_UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sayable(text: str) -> str:
    """Return `text` without the signs that no XML file may hold."""
    return _UNSAYABLE.sub("", text)


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Append an element to `parent` and return it.

    Tags carry the prefix that the root declares (`oai:header`). The first underscore in the name of an attribute stands for
    a colon (`xml_lang`); an attribute without a value is left out.
    """
    element = ElementTree.SubElement(
        parent,
        tag,
        {name.replace("_", ":", 1): sayable(value) for name, value in attributes.items() if value},
    )
    if text:
        element.text = sayable(text)
    return element


def root(tag: str, **attributes: str) -> Element:
    """Return an element that stands in no other."""
    return Element(
        tag, {name.replace("_", ":", 1): sayable(one) for name, one in attributes.items()}
    )


def fragment(element: Element) -> str:
    """Return one element as text."""
    return ElementTree.tostring(element, encoding="unicode")


def whole(element: Element) -> bytes:
    """Return the file of which `element` is the root, each of its children on a line of its own."""
    element.text = "\n"
    for child in element:
        child.tail = "\n"
    return f"{_DECLARATION}{fragment(element)}\n".encode()


def around(element: Element, place: Element) -> tuple[bytes, bytes]:
    """Return the file of which `element` is the root, cut at the end of `place`.

    What stands there is made element by element, a line each: 10,000 records are never in memory as a tree.
    """
    place.text = "\n"
    before, after = _cut(element, place)
    return f"{_DECLARATION}{before}".encode(), f"{after}\n".encode()


def with_inside(element: Element, place: Element, inside: Iterable[str]) -> str:
    """Return `element` as text, with the fragments `inside` at the end of `place`."""
    before, after = _cut(element, place)
    return "".join((before, *inside, after))


def _cut(element: Element, place: Element) -> tuple[str, str]:
    """Return the text of `element` up to the end of `place`, and from there on."""
    # A text that looks like this mark is escaped by the serializer, so the cut is at the mark itself.
    mark = add(place, "here")
    before, after = fragment(element).split(fragment(mark), 1)
    return before, after
