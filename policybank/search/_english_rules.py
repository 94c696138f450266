"""The rules of English words, made from `english.yml` by `build.py schema`: mend them there."""

from __future__ import annotations

from typing import Final

STOP_WORDS: Final = "a an and are as at be but by for from had has have he his i in is it its not of on or our she that the their they this to was we were which will with you"
PLAIN_LETTERS: Final = {
    "\u0111": "d",
    "\u0127": "h",
    "\u0131": "i",
    "\u0142": "l",
    "\u00f8": "o",
    "\u0110": "D",
    "\u0126": "H",
    "\u0141": "L",
    "\u00d8": "O",
}
APOSTROPHES: Final = "'\u2018\u2019\u02bc"
SPELLINGS: Final = (
    ("z", "([iy])z(?=[aei])", "\\1s"),
    ("our", "([a-z]{3})our(?![cdgnt]|se)", "\\1or"),
    ("re", "([a-z][bt])re(s?)$", "\\1er\\2"),
    ("gramme", "gramme(s?)$", "gram\\1"),
    ("logue", "logue(s?)$", "log\\1"),
    ("dgement", "dgement", "dgment"),
)
WHOLE_WORDS: Final = {
    "skis": "ski",
    "skies": "sky",
    "idly": "idl",
    "gently": "gentl",
    "ugly": "ugli",
    "early": "earli",
    "only": "onli",
    "singly": "singl",
    "children": "child",
    "women": "woman",
    "men": "man",
    "taught": "teach",
    "curricula": "curriculum",
    "syllabi": "syllabus",
    "criteria": "criterion",
    "analysis": "analys",
    "crises": "crisi",
    "sky": "sky",
    "news": "news",
    "howe": "howe",
    "atlas": "atlas",
    "cosmos": "cosmos",
    "bias": "bias",
    "andes": "andes",
}
BEGINNINGS: Final = "arsen|commun|emerg|gener|inter|later|organ|past|univers|authorit|experi|govern|inform|majorit|minorit|positi"
BEFORE_ING: Final = "even|cann|inn|earr|herr|out"
BEFORE_EED: Final = "succ|proc|exc"
ENDINGS: Final = (
    {
        "tional": "tion",
        "enci": "ence",
        "anci": "ance",
        "abli": "able",
        "entli": "ent",
        "izer": "ize",
        "ization": "ize",
        "ational": "ate",
        "ation": "ate",
        "ator": "ate",
        "alism": "al",
        "aliti": "al",
        "alli": "al",
        "fulness": "ful",
        "fulli": "ful",
        "ousli": "ous",
        "ousness": "ous",
        "iveness": "ive",
        "iviti": "ive",
        "biliti": "ble",
        "bli": "ble",
        "ogist": "og",
        "ogi": "og",
        "lessli": "less",
        "li": "",
    },
    {
        "tional": "tion",
        "ational": "ate",
        "alize": "al",
        "icate": "ic",
        "iciti": "ic",
        "ical": "ic",
        "ful": "",
        "ness": "",
        "ative": "",
    },
    {
        "al": "",
        "ance": "",
        "ence": "",
        "er": "",
        "ic": "",
        "able": "",
        "ible": "",
        "ant": "",
        "ement": "",
        "ment": "",
        "ent": "",
        "ism": "",
        "ate": "",
        "iti": "",
        "ous": "",
        "ive": "",
        "ize": "",
        "ion": "",
    },
)
ONLY_BEHIND: Final = {
    "ogi": "l",
    "li": "cdeghkmnrt",
    "ion": "st",
}
