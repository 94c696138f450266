/* Near misses of a word that finds nothing: English words one edit away, and Khmer spellings that are often mixed up.
   Wakes nothing on a page; needs khmer.js and spelling_rules.js before it, and of lexicon.py's lists those it names. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const rules = Bank.spellingRules;
  const MOST_SYLLABLES = 6;
  // No six syllables are longer; one with a thousand marks is no word.
  const MOST_LETTERS = 60;
  const MOST_VARIANTS = 12;
  // In steps of "twice as many leaves". Chosen by mistyped words of a corpus (docs/decisions/english-words.md).
  const FIRST_LETTER_KEPT = 3;
  const SWAPPED = 2;

  const behindKhmer = /^[\u17b6-\u17d3\u17dd]/;

  /**
   * The lists that hold every word one edit away: by first two letters, by last two. What can have no neighbour has none.
   * @param {string} word @returns {string[]}
   */
  function keys(word) {
    if (!/^[a-z]{3,41}$/.test(word)) return [];
    const found = ["^" + word.slice(0, 2), word.slice(-2) + "$"];
    // Two letters in the middle of four that changed places touch both ends.
    if (word.length === 4 && word[1] !== word[2]) found.push("^" + word[0] + word[2]);
    return found;
  }

  /** In which of `count` shards a list stands; the twin of `shard_of`. @param {string} key @param {number} count */
  function shardOf(key, count) {
    let number = 0;
    for (let place = 0; place < key.length; place++) number = number * 31 + key.charCodeAt(place);
    return number % count;
  }

  /**
   * The words of the lists that are one edit away from `word`, best first. `frequency` is 0 for a word on one leaf, and one
   * more each time that doubles. A list that is not there may be "".
   * @param {string} word @param {string[]} lists
   * @returns {{word: string, edits: number, frequency: number}[]}
   */
  function near(word, lists) {
    /** @type {Map<string, {word: string, edits: number, frequency: number, rank: number}>} */
    const found = new Map();
    for (const list of lists) {
      eachWord(list || "", (other, frequency) => {
        const likeness = Math.abs(other.length - word.length) > 1 ? 0 : likenessOf(word, other);
        if (likeness) found.set(other, { word: other, edits: 1, frequency, rank: frequency + likeness });
      });
    }
    return [...found.values()]
      .sort((a, b) => b.rank - a.rank || (a.word < b.word ? -1 : 1))
      .map(({ word: other, edits, frequency }) => ({ word: other, edits, frequency }));
  }

  /** @param {string} list @param {(word: string, frequency: number) => void} tell */
  function eachWord(list, tell) {
    const isTurned = list[0] === "<";
    let last = "";
    for (const one of list.match(/\d[a-z]*[A-Z]/g) || []) {
      last = last.slice(0, Number(one[0])) + one.slice(1, -1);
      const word = isTurned ? last.split("").reverse().join("") : last;
      tell(word, one.charCodeAt(one.length - 1) - 65);
    }
  }

  /** Nothing when the two are not exactly one edit apart, else more for an edit that is likelier. @param {string} typed @param {string} meant */
  function likenessOf(typed, meant) {
    const least = Math.min(typed.length, meant.length);
    let begin = 0;
    while (begin < least && typed[begin] === meant[begin]) begin++;
    let end = 0;
    while (end < least - begin && typed[typed.length - 1 - end] === meant[meant.length - 1 - end]) end++;
    const here = typed.slice(begin, typed.length - end);
    const there = meant.slice(begin, meant.length - end);
    const isSwapped = here.length === 2 && there === here[1] + here[0];
    if (!isSwapped && (here.length > 1 || there.length > 1 || here === there)) return 0;
    return 1 + (begin > 0 ? FIRST_LETTER_KEPT : 0) + (isSwapped ? SWAPPED : 0);
  }

  /**
   * Spellings of a Khmer text of at most six syllables that may have been meant, one change each, likeliest first; at most
   * twelve. Whoever asks looks each up: most of them are no words.
   * @param {string} text @returns {string[]}
   */
  function khmerVariants(text) {
    const count = text.length > MOST_LETTERS ? 0 : Bank.khmer.syllables(text).length;
    if (!count || count > MOST_SYLLABLES) return [];
    const typed = Bank.khmer.fold(text);
    const seen = new Set([typed]);
    /** @type {string[]} */
    const found = [];
    /** @param {number} begin @param {number} end @param {string} put */
    const add = (begin, end, put) => {
      if (found.length >= MOST_VARIANTS) return;
      const variant = Bank.khmer.normaliseOrder(text.slice(0, begin) + put + text.slice(end));
      const folded = Bank.khmer.fold(variant);
      if (seen.has(folded)) return;
      seen.add(folded);
      found.push(variant);
    };
    for (const [wrong, right] of rules.swaps) {
      for (let at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + 1)) add(at, at + wrong.length, right);
    }
    for (const [behind, sign] of rules.gaps) {
      const place = new RegExp(behind, "g");
      for (let match = place.exec(text); match; match = place.exec(text)) {
        const end = match.index + match[0].length;
        if (!behindKhmer.test(text.slice(end))) add(end, end, sign);
        // Places may overlap.
        place.lastIndex = match.index + 1;
      }
    }
    return found;
  }

  Bank.spelling = { keys, shardOf, near, khmerVariants };
})((window.PolicyBank = window.PolicyBank || {}));
