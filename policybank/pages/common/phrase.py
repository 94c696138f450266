"""A text with the language it is written in, where that is not the language of its page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from policybank.i18n import Words, read_words
from policybank.khmer import has_khmer
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

    @property
    def spanned(self) -> Markup:
        """The text as HTML, in a `span` that names its language where that is not the page's own."""
        if not self.language:
            return escape(self.text)
        return Markup(f'<span lang="{self.language}">{escape(self.text)}</span>')  # noqa: S704 - escaped


def sentence(words: Words, key: str, **values: object) -> Markup:
    """Return the words under `key` as HTML; values that are HTML stay, all others are escaped."""
    # Not `Markup.format`, which parses the text anew in Python each time: a quarter of the cost of a document's page.
    filled = str(escape(words.entries[key])).format_map(
        {name: escape(value) for name, value in values.items()}
    )
    return Markup(filled)  # noqa: S704 - all of it escaped above


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase that leads somewhere. `href` is empty where there is no page for it."""

    phrase: Phrase
    href: str = ""


def keep_whole(text: str) -> Markup:
    """Return `text` as HTML in which the word that browsers break wrongly stands in an element of its own."""
    word = read_words("km")("site.unbroken-word")
    if word not in text:
        return escape(text)
    marked = str(escape(text)).replace(word, f'<wbr><span class="word">{word}</span>')
    return Markup(marked)  # noqa: S704 - escaped above


def phrase_in(text: str, text_language: str, page_language: str) -> Phrase:
    """Return `text` marked with its language where the page speaks another one."""
    return Phrase(text, "" if text_language == page_language else text_language)


def unmarked_phrase(text: str, page_language: str) -> Phrase:
    """Return a text whose record does not say its language (a holder, a source), marked by its letters."""
    return phrase_in(text, "km" if has_khmer(text) else "en", page_language)


def title_phrase(title: Title, page_language: str) -> Phrase:
    """Return the title as a page in `page_language` shows it."""
    text, language = title.in_language(page_language)
    return phrase_in(text, language, page_language)


def term_phrase(term: Term, page_language: str) -> Phrase:
    """Return a term's name as a page in `page_language` shows it; a province with its kind in Khmer."""
    if page_language == "km" and "km_full" in term.facts:
        return Phrase(term.facts["km_full"])
    # By its letters: the Khmer name of a Creative Commons licence is its English one.
    return unmarked_phrase(term.name(page_language), page_language)
