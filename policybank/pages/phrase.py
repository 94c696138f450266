"""A text with the language it is written in, where that is not the language of its page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from policybank.i18n import read_words
from policybank.schema import Term, Title


@dataclass(frozen=True, slots=True)
class Phrase:
    """Plain text. `language` is empty where it is the page's own."""

    text: str
    language: str = ""

    @property
    def lang(self) -> Markup:
        """The `lang` attribute for the element that holds the text, with a space in front, or nothing."""
        return Markup(f' lang="{self.language}"') if self.language else Markup("")  # noqa: S704 - a code, never text

    @property
    def html(self) -> Markup:
        """The text as HTML in which the commonest word of Khmer titles is not broken over two lines.

        The dictionary that Chromium and Android break Khmer lines by does not know គោលនយោបាយ (policy), and puts គោល at
        the end of one line and នយោបាយ (politics) on the next (seen in Chromium 156).
        """
        return keep_whole(self.text)


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase that leads somewhere. `href` is empty where there is no page for it."""

    phrase: Phrase
    href: str = ""


def keep_whole(text: str) -> Markup:
    """Return `text` as HTML in which the word that browsers break wrongly stands in an element of its own."""
    word = read_words("km")("site.unbroken-word")
    safe = escape(text)
    return Markup(str(safe).replace(word, f'<wbr><span class="word">{word}</span>')) if word in text else safe  # noqa: S704


def phrase_in(text: str, text_language: str, page_language: str) -> Phrase:
    """Return `text` marked with its language where the page speaks another one."""
    return Phrase(text, "" if text_language == page_language else text_language)


def title_phrase(title: Title, page_language: str) -> Phrase:
    """Return the title as a page in `page_language` shows it."""
    text, language = title.in_language(page_language)
    return phrase_in(text, language, page_language)


def term_phrase(term: Term, page_language: str) -> Phrase:
    """Return a term's name as a page in `page_language` shows it; a province with its kind in Khmer."""
    if page_language == "km" and "km_full" in term.facts:
        return Phrase(term.facts["km_full"])
    return phrase_in(term.name(page_language), term.name_language(page_language), page_language)
