"""The content of a leaf is cut into the same operands and operators as pdfminer cuts it into."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF

from policybank.text.layer._content import parse_content


def by_pdfminer(data: bytes) -> list[object]:
    parser = PDFContentParser([PDFStream({}, data)])
    objects: list[object] = []
    while True:
        try:
            objects.append(parser.nextobject()[1])
        except PSEOF:
            return objects


SNIPPETS = (
    b"BT /F1 12 Tf 72.5 -.5 Td (Hello) Tj T* ET",
    b"[(A) -120 (B) 3. <0041> 0] TJ",
    b"/Span <</ActualText <feff1780> /MCID 3>> BDC (a) ' EMC",
    b"/P <</Names [/A#42 /C true false]>> BDC",
    b"(one \\(two\\) \\101\\n three) Tj (a (nested) one) Tj",
    b"(over \\\nlines \\\\) Tj",
    b"1 0 0 1 0 0 cm % a comment\n0 0 m 10 10 l S f* W* n",
    b"<4 14\n2> Tj +5 w",
)


@pytest.mark.parametrize("content", SNIPPETS)
def test_what_it_reads_is_what_pdfminer_reads(content: bytes) -> None:
    assert parse_content(content + b"\n") == by_pdfminer(content + b"\n")


def test_an_odd_number_of_hexadecimal_digits_is_filled_up_with_nought() -> None:
    """As ISO 32000-1, 7.3.4.3, has it; pdfminer takes the last digit for itself."""
    assert parse_content(b"<414>") == [b"A@"]


@pytest.mark.parametrize(
    "content",
    [
        b"BI /W 1 /H 1 ID x EI Q",
        b"(never closed Tj",
        b"(((deep))) Tj",
        b"[1 2",
        b">> 1",
        b"<< ]",
        b"[ >>",
        b"<</A>> BDC",
        b"1-2 w",
        b"9" * 5000,
        b"{ }",
    ],
)
def test_what_it_does_not_know_for_certain_is_left_to_pdfminer(content: bytes) -> None:
    assert parse_content(content) is None


@given(
    st.lists(
        st.sampled_from((*SNIPPETS, b"<<", b">>", b"[", b"]", b"(", b")", b"BI", b"1-2", b"null"))
    )
)
def test_any_mixture_is_read_alike_or_left(snippets: list[bytes]) -> None:
    content = b"\n".join(snippets) + b"\n"
    objects = parse_content(content)
    assert objects is None or objects == by_pdfminer(content)


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    parse_content(data)
