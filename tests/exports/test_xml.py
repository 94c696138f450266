"""Whatever a text holds, it comes out of the XML as text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from policybank.exports.xml import add, around, root, sayable, whole, with_inside

from .made import parsed

HOSTILE = st.one_of(
    st.text(), st.text(alphabet=st.sampled_from("<>&\"']\x00\x0b\ufffe\ud800!-[ក\U0001f4d6\r\n\t"))
)


@given(HOSTILE, HOSTILE)
def test_a_text_is_read_back_as_it_was_but_for_what_xml_cannot_say(text: str, value: str) -> None:
    element = root("a")
    add(element, "b", text, c=value)
    (read,) = parsed(whole(element))
    # XML reads every line end as one sign; in attributes the serializer keeps them apart.
    assert (read.text or "") == re.sub("\r\n?", "\n", sayable(text))
    assert read.get("c", "") == sayable(value)
    assert len(read) == 0


@given(HOSTILE)
def test_control_signs_are_dropped_and_nothing_else(text: str) -> None:
    dropped = set(text) - set(sayable(text))
    assert all(
        (sign < " " and sign not in "\t\n\r")
        or "\ud800" <= sign <= "\udfff"
        or sign in "\ufffe\uffff"
        for sign in dropped
    )


@given(st.lists(HOSTILE, max_size=4))
def test_elements_made_one_by_one_stand_where_they_belong(texts: list[str]) -> None:
    def one(text: str) -> str:
        element = root("one")
        return with_inside(element, add(element, "text", f"<here />{text}"), ["<last/>"])

    element = root("all")
    add(element, "first", "<here />")
    place = add(element, "place")
    add(element, "end")
    before, after = around(element, place)
    read = parsed(b"".join((before, *(one(text).encode() for text in texts), after)))
    assert [child.tag for child in read] == ["first", "place", "end"]
    assert [child.findtext("text") for child in read[1]] == [
        re.sub("\r\n?", "\n", sayable(f"<here />{text}")) for text in texts
    ]
    assert all(child.find("text/last") is not None for child in read[1])
