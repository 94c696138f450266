"""Which of the lines that Tesseract finds are text."""

from __future__ import annotations

from policybank.text.ocr._lines import Line, Word, without_specks


def line(text: str, confidence: float) -> Line:
    words = tuple(Word(text=one, confidence=confidence) for one in text.split())
    return Line(words=words, left=0, right=100, top=0, bottom=30)


def test_what_is_read_of_stamps_and_arms_is_dropped_and_khmer_stays_however_unsure() -> None:
    khmer, english = line("ច្បាប់", 0.1), line("Ministry of Examples", 0.9)
    lines = (line("es fh Ge", 0.4), khmer, line("~ o", 0.0), english, line("t Tiss 4", 0.7))
    assert without_specks(lines) == (khmer, english)


def test_a_line_of_khmer_figures_is_khmer() -> None:
    assert line("២០៨៧", 0.2).is_khmer
    assert not line("2087 Ge", 0.2).is_khmer
