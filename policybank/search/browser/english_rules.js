/* The rules of English words, made from english.yml by `build.py schema`: mend them there. Wakes nothing on a page; english.js needs it. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";
  Bank.englishRules = {
    "stop_words": "a an and are as at be but by for from had has have he his i in is it its not of on or our she that the their they this to was we were which will with you",
    "plain_letters": {
      "\u0111": "d",
      "\u0127": "h",
      "\u0131": "i",
      "\u0142": "l",
      "\u00f8": "o",
      "\u0110": "D",
      "\u0126": "H",
      "\u0141": "L",
      "\u00d8": "O"
    },
    "apostrophes": "'\u2018\u2019\u02bc",
    "spellings": [
      [
        "([iy])z(?=[aei])",
        "$1s"
      ],
      [
        "([a-z]{3})our(?![cdgnt]|se)",
        "$1or"
      ],
      [
        "([a-z][bt])re(s?)$",
        "$1er$2"
      ],
      [
        "gramme(s?)$",
        "gram$1"
      ],
      [
        "logue(s?)$",
        "log$1"
      ],
      [
        "dgement",
        "dgment"
      ]
    ],
    "whole_words": {
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
      "andes": "andes"
    },
    "beginnings": "arsen|commun|emerg|gener|inter|later|organ|past|univers|authorit|experi|govern|inform|majorit|minorit|positi",
    "before_ing": "even|cann|inn|earr|herr|out",
    "before_eed": "succ|proc|exc",
    "endings": [
      {
        "tion": "tional",
        "ence": "enci",
        "ance": "anci",
        "able": "abli",
        "ent": "entli",
        "ize": "izer ization",
        "ate": "ational ation ator",
        "al": "alism aliti alli",
        "ful": "fulness fulli",
        "ous": "ousli ousness",
        "ive": "iveness iviti",
        "ble": "biliti bli",
        "og": "ogist ogi",
        "less": "lessli",
        "": "li"
      },
      {
        "tion": "tional",
        "ate": "ational",
        "al": "alize",
        "ic": "icate iciti ical",
        "": "ful ness ative"
      },
      {
        "": "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion"
      }
    ],
    "only_behind": {
      "ogi": "l",
      "li": "cdeghkmnrt",
      "ion": "st"
    }
  };
})((window.PolicyBank = window.PolicyBank || {}));
