"""The order of letters in a Khmer list, as data.

The order is that of CLDR's collation for `km`, which is the order of Chuon Nath's dictionary: Khmer before other
scripts, ឫ ឬ after រ and ឭ ឮ after ល, an independent vowel beside អ with its vowel sign (ឥ is a kind of អិ), a robat as
a small រ before its consonant (ក៌ beside រ្ក), and the vowels with ំ or ះ after all others. Below it lies the order
every language shares (DUCET as CLDR roots it), of which we keep the part that titles in Cambodia use.

Three levels decide, one after the other: which letter (primary), which accent or spelling (secondary), which case or
typographic form (tertiary). Numbers here are ranks; only their order has a meaning.
"""

from __future__ import annotations

from typing import NamedTuple

# From the lowest to the highest. A space comes before all of them.
# fmt: off
PRIMARY_ORDER = tuple((  # noqa: SIM905 (rows of letters read better than 300 quoted ones)
    "‾ _ ‗ - ‐ ‒ – — ― ⁓ , ; ⁏ : ៖ ! ¡ ? ¿ ‽ . · ។ ៕ ⁕ ⁖ ⁘ ⁙ ⁚ ⁛ ⁜ ⁝ ⁞ "
    "' ‹ › \" « » ( ) [ ] { } ⁅ ⁆ ‖ § ¶ ⁋ @ * ⁎ ⁑ / \\ & ⁊ # % ‰ ‱ † ‡ • ‣ ‧ ⁃ ⁌ ⁍ "
    "′ ‵ ‸ ※ ‿ ⁔ ⁀ ⁐ ⁁ ⁂ ៙ ៚ ` ´ ^ ¯ ¨ ¸ ° © ® + ± ÷ × < = > ¬ | ¦ ~ ⁒ ⁄ ៗ ¤ ¢ $ £ ¥ ៛ € "
    "0 1 2 3 4 5 6 7 8 9 "
    "ក ខ គ ឃ ង ច ឆ ជ ឈ ញ ដ ឋ ឌ ឍ ណ ត ថ ទ ធ ន ប ផ ព ភ ម យ រ ឫ ឬ ល ឭ ឮ វ ឝ ឞ ស ហ ឡ អ ៜ "
    "ា ិ ី ឹ ឺ ុ ូ ួ ើ ឿ ៀ េ ែ ៃ ោ ៅ ុំ ំ ាំ ះ ិះ ុះ េះ ោះ ្ "
    "a b c d e f g h i ı j k l m n ŋ o p q ĸ r s t ŧ u v w x y z þ ʼ μ"
).split())

# Signs that have no primary rank, so that ប៉ stands beside ប. Several on one rank differ in nothing that a list shows.
SECONDARY_ORDER = (
    "\u0332", "\u0313", "\u0314", "\u0301", "\u0300", "\u0306", "\u0302", "\u030c", "\u030a", "\u0342", "\u0308",
    "\u030b", "\u0303", "\u0307", "\u0338", "\u0327", "\u0328", "\u0304",
    "\u17cc\u030d\u030e\u0312\u0315\u031a\u033d\u033e\u033f",
    "\u0316\u0317\u0318\u0319\u031c\u031d\u031e\u031f\u0320\u0329\u032a\u032b\u032c\u032f\u0333\u033a\u033b\u033c",
    "\u0336\u0337", "\u0335", "\u0305", "\u0309", "\u030f", "\u0310", "\u0311", "\u031b", "\u0321", "\u0322", "\u0323",
    "\u0324", "\u0325", "\u0326", "\u032d", "\u032e", "\u0330", "\u0331", "\u0334", "\u0339", "\u0387",
    "\u17ce", "\u17cf", "\u17d1", "\u17d0", "\u17c8", "\u17dd", "\u17cb", "\u17c9", "\u17ca", "\u17cd",
)
# fmt: on

# Characters that a list does not see: soft hyphen, zero-width characters, the two inherent vowels, bathamasat.
IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u17b4\u17b5\u17d3"

# Secondary ranks below the signs above.
USUAL = 1
KHMER_VARIANT = 2
LIGATURE = 3
LONG_S = 4
FIRST_QUOTE = 5
FIRST_SIGN = 9

# Tertiary ranks.
PLAIN = 1
SECOND_FORM = 2
MICRO = 3
COMPATIBLE = 4
LEADER = 5
QUESTION_LEADER = 6
CAPITAL = 7
NO_BREAK = 8
CAPITAL_LIGATURE = 9
RAISED = 10
NO_BREAK_SPACE = 11
RAISED_LETTER = 12
FRACTION = 13


class Weight(NamedTuple):
    """Where one element stands: like `letter` on the first level, with its own second and third."""

    letter: str
    secondary: int = USUAL
    tertiary: int = PLAIN


def _same(letters: str, tertiary: int) -> tuple[Weight, ...]:
    return tuple(Weight(letter, USUAL, tertiary) for letter in letters)


# A character, or a run of them, that stands as one or more other letters. A letter of `SECONDARY_ORDER` may follow.
EXPANSIONS: dict[str, tuple[Weight, ...]] = {
    "\u00a0": _same(" ", NO_BREAK_SPACE),
    "\u2011": _same("‐", NO_BREAK),
    "\u2024": _same(".", LEADER),
    "\u2025": _same("..", LEADER),
    "…": _same("...", LEADER),
    "‼": _same("!!", LEADER),
    "⁉": (Weight("!", USUAL, LEADER), Weight("?", USUAL, QUESTION_LEADER)),
    "⁈": (Weight("?", USUAL, QUESTION_LEADER), Weight("!", USUAL, LEADER)),
    "⁇": _same("??", QUESTION_LEADER),
    "″": _same("′′", NO_BREAK),
    "‴": _same("′′′", NO_BREAK),
    "⁗": _same("′′′′", NO_BREAK),
    "‶": _same("‵‵", NO_BREAK),
    "‷": _same("‵‵‵", NO_BREAK),
    "¹": _same("1", RAISED),
    "²": _same("2", RAISED),
    "³": _same("3", RAISED),
    "ª": _same("a", RAISED_LETTER),
    "º": _same("o", RAISED_LETTER),
    "™": _same("tm", RAISED_LETTER),
    "№": (Weight("n", USUAL, CAPITAL_LIGATURE), Weight("o", USUAL, COMPATIBLE)),
    "µ": _same("μ", MICRO),
    "ŉ": (Weight("ʼ", USUAL, NO_BREAK), Weight("n", USUAL, COMPATIBLE)),
    "ĳ": _same("ij", COMPATIBLE),
    "Ĳ": _same("ij", CAPITAL_LIGATURE),
    "ſ": (Weight("s", LONG_S),),
    "ß": (Weight("s", LIGATURE), Weight("s", USUAL, COMPATIBLE)),
    "ð": (Weight("d", LIGATURE),),
    "Ð": (Weight("d", LIGATURE, CAPITAL),),
    # The Khmer "et cetera" is an abbreviation of ។ល។ in one character.
    "៘": (Weight("។"), Weight("ល"), Weight("។", USUAL, SECOND_FORM)),
    # Independent vowels stand as អ and the vowel sign they contain.
    "ឣ": (Weight("អ"),),
    "ឤ": (Weight("អ"), Weight("ា")),
    "ឥ": (Weight("អ"), Weight("ិ", KHMER_VARIANT)),
    "ឦ": (Weight("អ"), Weight("ី", KHMER_VARIANT)),
    "ឧ": (Weight("អ"), Weight("ុ", KHMER_VARIANT)),
    "ឨ": (Weight("អ"), Weight("ុ", KHMER_VARIANT), Weight("ក", USUAL, SECOND_FORM)),
    "ឩ": (Weight("អ"), Weight("ូ", KHMER_VARIANT)),
    "ឪ": (Weight("អ"), Weight("ូ", KHMER_VARIANT), Weight("វ", USUAL, SECOND_FORM)),
    "ឯ": (Weight("អ"), Weight("ែ", KHMER_VARIANT)),
    "ឰ": (Weight("អ"), Weight("ៃ", KHMER_VARIANT)),
    "ឱ": (Weight("អ"), Weight("ោ", KHMER_VARIANT)),
    "ឲ": (Weight("អ"), Weight("ោ", KHMER_VARIANT, SECOND_FORM)),
    "ឳ": (Weight("អ"), Weight("ៅ", KHMER_VARIANT)),
}
# Curly quotation marks differ from the straight ones as an accent does (in ICU 78; in ICU 72 they were letters of their own).
EXPANSIONS |= {
    curly: (Weight(straight, rank),)
    for straight, group in (("'", "‘’‚‛"), ('"', "“”„‟"))
    for rank, curly in enumerate(group, start=FIRST_QUOTE)
}
EXPANSIONS |= {
    fraction: (
        Weight(over, USUAL, FRACTION),
        Weight("⁄", USUAL, NO_BREAK),
        Weight(under, USUAL, FRACTION),
    )
    for fraction, over, under in (("½", "1", "2"), ("¼", "1", "4"), ("¾", "3", "4"))
}
EXPANSIONS |= {
    stroked: (Weight(base, USUAL, case), Weight(sign))
    for stroked, base, sign, case in (
        ("đ", "d", "\u0335", PLAIN),
        ("Đ", "d", "\u0335", CAPITAL),
        ("ħ", "h", "\u0335", PLAIN),
        ("Ħ", "h", "\u0335", CAPITAL),
        ("ł", "l", "\u0335", PLAIN),
        ("Ł", "l", "\u0335", CAPITAL),
        ("ø", "o", "\u0338", PLAIN),
        ("Ø", "o", "\u0338", CAPITAL),
        # The dot of ŀ is a sign of its own rank; the Greek ano teleia, which no title has, lends it its place.
        ("ŀ", "l", "\u0387", PLAIN),
        ("Ŀ", "l", "\u0387", CAPITAL),
    )
}
EXPANSIONS |= {
    ligature: (Weight(first, LIGATURE, case), Weight("e", USUAL, second_case))
    for ligature, first, case, second_case in (
        ("æ", "a", PLAIN, COMPATIBLE),
        ("Æ", "a", CAPITAL, CAPITAL_LIGATURE),
        ("œ", "o", PLAIN, COMPATIBLE),
        ("Œ", "o", CAPITAL, CAPITAL_LIGATURE),
    )
}
EXPANSIONS |= {small.upper(): _same(small, CAPITAL) for small in "abcdefghijklmnopqrstuvwxyzŋŧþ"}
EXPANSIONS |= {chr(0x17E0 + digit): _same(str(digit), PLAIN) for digit in range(10)}
EXPANSIONS |= {chr(0x17F0 + digit): _same(str(digit), PLAIN) for digit in range(10)}
EXPANSIONS |= {
    consonant + "\u17cc": (Weight("រ"), Weight("\u17d2"), Weight(letter, KHMER_VARIANT))
    for consonant, letter in (
        *((chr(code), chr(code)) for code in range(0x1780, 0x17A3)),
        *((letter, letter) for letter in "ឫឬឭឮ"),
        ("ឣ", "អ"),
    )
}
