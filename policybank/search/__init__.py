"""Search: the words and the browser code that find documents. Its door gives what the site carries."""

from .words import interface_words, words_script

__all__ = ["interface_words", "words_script"]
