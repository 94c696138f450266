/* Words that were typed while the wrong keyboard was on: Khmer with Latin letters ("Gb'rM" for អប់រំ), English with Khmer ones.
   Wakes nothing on a page; needs khmer.js and keyboard_rules.js before it. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const rules = Bank.keyboardRules;
  const LONGEST = 200;
  const khmer = new RegExp(`[${Bank.khmerRules.classes.written}]`);
  const latin = /[A-Za-z]/;
  // A letter, up to two below it, one vowel (and a ុ that stands for a shifter below another vowel), at most two signs.
  const cluster =
    /^[\u1780-\u17b3]\u17cc?(?:\u17d2[\u1780-\u17b3]){0,2}[\u17c9\u17ca]?(?:\u17bb[\u17b7-\u17ba\u17be]|[\u17b6-\u17c5]?)[\u17c6-\u17c8\u17cb\u17cd-\u17d1\u17dd]{0,2}$/;
  // Vowels one after the other would be put in order, and made one, before anyone sees that nobody writes so.
  const twoVowels = /[\u17b6-\u17ba\u17bc-\u17c5][\u17b6-\u17c5]|\u17bb[\u17b6\u17bb-\u17bd\u17bf-\u17c5]/;
  const betweenKhmer = /[\s\u200b\u17d4-\u17d7\u17e0-\u17e9\d!?.,"«»()%-]+/;
  const word = /^(?:[A-Z]?[a-z]+|[A-Z]+)$/;
  // No vowel; six consonants in a row ("ngths" are five), or four to begin with; a letter three times; a j before a consonant.
  const noWord = /^[^aeiouy]+$|[^aeiouy]{6}|^[^aeiouy]{4}|(.)\1\1|j(?![aeiou])/i;

  const nida = byKey(rules.keys, rules.signs);
  const layouts = [nida, { ...nida, ...byKey(rules.windows_keys, rules.windows_signs) }].map((signs) => ({ signs, keys: turned(signs) }));

  /** @param {string} keys @param {string} row what they write @returns {Record<string, string>} */
  function byKey(keys, row) {
    /** @type {Record<string, string>} */
    const signs = {};
    row.split(" ").forEach((sign, place) => {
      signs[keys[place]] = sign;
    });
    return signs;
  }

  /** @param {Record<string, string>} signs */
  function turned(signs) {
    /** @type {Record<string, string>} */
    const keys = { " ": " " };
    for (const key in signs) keys[signs[key]] = key;
    return keys;
  }

  /**
   * What was meant, if `text` (as typed, not folded) may have been typed on the wrong keyboard; likeliest first, at most one
   * for each of the two layouts. Whoever asks looks each up: "plan" could be Khmer.
   * @param {string} text @returns {string[]}
   */
  function slips(text) {
    /** @type {string[]} */
    const found = [];
    if (text.length > LONGEST || khmer.test(text) === latin.test(text)) return found;
    for (const layout of layouts) {
      const meant = khmer.test(text) ? asLatin(text, layout.keys) : asKhmer(text, layout.signs);
      if (meant && !found.includes(meant)) found.push(meant);
    }
    return found;
  }

  /** @param {string} text @param {Record<string, string>} signs */
  function asKhmer(text, signs) {
    let meant = "";
    for (const key of text) {
      if (!signs[key]) return "";
      meant += signs[key];
    }
    // The space bar of the first layout writes a space that is not seen; a reader sees one.
    meant = meant.replace(/\u200b/g, " ").trim();
    if (twoVowels.test(meant)) return "";
    meant = Bank.khmer.normaliseOrder(meant);
    const chunks = meant.split(betweenKhmer).filter(Boolean);
    return chunks.length && chunks.every(isKhmer) ? meant : "";
  }

  /** @param {string} chunk */
  function isKhmer(chunk) {
    const syllables = Bank.khmer.syllables(chunk);
    return syllables.join("") === chunk && chunk.length > 1 && syllables.every((/** @type {string} */ one) => cluster.test(one));
  }

  /** @param {string} text @param {Record<string, string>} keys */
  function asLatin(text, keys) {
    let meant = "";
    for (let place = 0; place < text.length; place++) {
      const two = keys[text.slice(place, place + 2)];
      const key = two || keys[text[place]];
      if (!key) return "";
      meant += key;
      if (two) place++;
    }
    meant = meant.trim();
    const chunks = meant.split(/[\s\d.,?!-]+|'s(?![A-Za-z])/).filter(Boolean);
    return meant.length > 2 && chunks.length && chunks.every(isLatin) ? meant : "";
  }

  /** @param {string} chunk */
  function isLatin(chunk) {
    return word.test(chunk) && !noWord.test(chunk) && (chunk.length > 1 || /[ai]/i.test(chunk));
  }

  Bank.keyboard = { slips };
})((window.PolicyBank = window.PolicyBank || {}));
