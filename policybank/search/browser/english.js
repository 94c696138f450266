/* English words and their stems in the browser: the twin of english.py, held to it over every word of the library.
   Wakes nothing on a page; needs english_rules.js before it. Without scripts nobody searches, so nothing is missed. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const rules = Bank.englishRules;
  // As the index has them: without the "'s" of a possession, whichever apostrophe it has.
  const WORD = `([a-z0-9]+)(?:[${rules.apostrophes}]s(?![a-z0-9]))?`;
  const accented = /[\u00c0-\u024f\u1e00-\u1eff]/g;
  /** @type {[RegExp, string][]} */
  const spellings = rules.spellings.map((/** @type {string[]} */ row) => [new RegExp(row[0], "g"), row[1]]);
  const regions = new RegExp(`^(${rules.beginnings}|[^aeiouy]*[aeiouy]+[^aeiouy])([^aeiouy]*[aeiouy]+[^aeiouy])?`);
  const beforeEed = new RegExp(`^(${rules.before_eed})$`);
  const beforeIng = new RegExp(`^(${rules.before_ing})$`);
  const endings = rules.endings.map(byEnding);
  const short = /([^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;

  const stopWords = new Set(rules.stop_words.split(" "));

  /** @param {Record<string, string>} row */
  function byEnding(row) {
    /** @type {Record<string, string>} */
    const table = {};
    for (const put in row) for (const ending of row[put].split(" ")) table[ending] = put;
    return table;
  }

  /** Plain letters for accented Latin ones; as long as the text. @param {string} text */
  function plainLatin(text) {
    return text.replace(accented, (letter) => {
      // Of ǿ this is ø, which has a plain letter of its own.
      const base = letter.normalize("NFD")[0];
      return rules.plain_letters[letter] || rules.plain_letters[base] || base;
    });
  }

  /** @param {string} word @returns {string} */
  function stem(word) {
    const known = rules.whole_words[word];
    // A word may have the name of something that every object has, as "constructor".
    if (typeof known === "string") return known;
    if (word.length < 3) return word;
    for (const [find, put] of spellings) word = word.replace(find, put);
    word = word.replace(/(^|[aeiouy])y/g, "$1Y");
    const match = regions.exec(word);
    const first = match ? match[1].length : word.length;
    const second = match && match[2] ? match[0].length : word.length;
    word = withoutPastOrIng(withoutPlural(word), first).replace(/(.[^aeiouy])[yY]$/, "$1i");
    word = withoutLastLetter(withoutEndings(word, first, second), first, second);
    return word.replace(/Y/g, "y");
  }

  // Stems are worked out once: a leaf has 250 words, most of them met before.
  /** @type {Map<string, string>} */
  const stems = new Map();

  /** The stem of a word as it stands in the index: stop words are their own. @param {string} word @returns {string} */
  function stemOf(word) {
    let found = stems.get(word);
    if (found === undefined) {
      found = stopWords.has(word) ? word : stem(word);
      if (stems.size > 20000) stems.clear();
      stems.set(word, found);
    }
    return found;
  }

  /** @param {string} word */
  function withoutPlural(word) {
    if (/sses$|..ie[sd]$/.test(word)) return word.slice(0, -2);
    const falls = /ie[sd]$/.test(word) || (/[^us]s$/.test(word) && /[aeiouy]/.test(word.slice(0, -2)));
    return falls ? word.slice(0, -1) : word;
  }

  /** @param {string} word @param {number} first */
  function withoutPastOrIng(word, first) {
    const match = /^(.*?)(eed|ing|ed)(ly)?$/.exec(word);
    if (!match) return word;
    const [, before, ending, adverb] = match;
    if (ending === "eed") return before.length < first || beforeEed.test(before) ? word : before + "ee";
    if (ending === "ing" && !adverb) {
      if (/^[^aeiouy]y$/.test(before)) return before[0] + "ie";
      if (beforeIng.test(before)) return word;
    }
    if (!/[aeiouy]/.test(before)) return word;
    if (/(at|bl|iz)$/.test(before)) return before + "e";
    if (/([bdfgmnprt])\1$/.test(before)) return /^[aeo]..$/.test(before) ? before : before.slice(0, -1);
    return before.length === first && short.test(before) ? before + "e" : before;
  }

  /** @param {string} word @param {number} first @param {number} second */
  function withoutEndings(word, first, second) {
    endings.forEach((/** @type {Record<string, string>} */ table, /** @type {number} */ number) => {
      for (let begin = Math.max(word.length - 7, 0); begin < word.length; begin++) {
        const ending = word.slice(begin);
        if (!(ending in table)) continue;
        const behind = rules.only_behind[ending];
        if (begin >= (number === 2 || ending === "ative" ? second : first) && (!behind || behind.includes(word[begin - 1])))
          word = word.slice(0, begin) + table[ending];
        break;
      }
    });
    return word;
  }

  /** @param {string} word @param {number} first @param {number} second */
  function withoutLastLetter(word, first, second) {
    const rest = word.slice(0, -1);
    const at = rest.length;
    const falls = word[at] === "e" ? at >= second || (at >= first && !short.test(rest)) : at >= second && /ll$/.test(word);
    return falls ? rest : word;
  }

  Bank.english = { plainLatin, stem, stemOf, stopWords, WORD };
})((window.PolicyBank = window.PolicyBank || {}));
