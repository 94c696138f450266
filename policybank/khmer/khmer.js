/* Khmer spelling and cutting in the browser: the twin of _order.py, _fold.py and the cuts of _syllables.py, held to the same vectors.
   Wakes nothing on a page; needs khmer_rules.js before it. Without scripts nobody searches, so nothing is missed. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const rules = Bank.khmerRules;
  const LETTER = rules.classes.letter;
  const COENG = rules.signs.coeng;
  const MARK = rules.classes.mark;

  const unseen = new RegExp(rules.classes.unseen + "+", "g");
  const ordered = new RegExp(`(${LETTER})((?:${COENG}${LETTER}|${MARK}|${rules.classes.joiner}){2,})`, "g");
  const part = new RegExp(`${COENG}${LETTER}|.`, "g");
  const cluster = new RegExp(`${LETTER}(?:${COENG}${LETTER}|${MARK})+`, "g");
  const syllable = new RegExp(rules.syllable, "g");
  const piece = new RegExp(rules.piece, "gu");
  const inCluster = pairs(rules.fold.cluster);
  const inText = pairs(rules.fold.text);
  /** @type {Record<string, string>} */
  const signs = rules.fold.signs;
  const foldable = new RegExp(`[${Object.keys(signs).join("")}]`, "g");
  /** @type {Record<string, number>} */
  const placeOf = {};
  rules.order.forEach((/** @type {string} */ row, /** @type {number} */ place) => {
    for (const sign of row) placeOf[sign] = place;
  });

  /**
   * @param {[string, string][]} rows
   * @returns {[RegExp, string][]}
   */
  function pairs(rows) {
    return rows.map(([find, put]) => [new RegExp(find, "g"), put]);
  }

  /** The marks of each cluster in standard order. @param {string} text */
  function normaliseOrder(text) {
    return text.replace(ordered, (_, letter, marks) => letter + marksInOrder(marks));
  }

  /** @param {string} marks */
  function marksInOrder(marks) {
    const parts = (marks.match(part) || []).map((one, place) => ({ one, place }));
    parts.sort(
      (a, b) =>
        placeOf[a.one[0]] - placeOf[b.one[0]] ||
        Number(a.one === rules.signs.subscript_ro) - Number(b.one === rules.signs.subscript_ro) ||
        a.place - b.place,
    );
    let text = parts.map(({ one }) => one).join("");
    for (const [pair, vowel] of rules.double_vowels) text = text.split(pair).join(vowel);
    return text;
  }

  /** The one spelling of the index. @param {string} text */
  function fold(text) {
    let folded = text
      .replace(unseen, "")
      .replace(foldable, (sign) => signs[sign])
      .replace(cluster, foldCluster);
    for (const [find, put] of inText) folded = folded.replace(find, put);
    return folded;
  }

  /** @param {string} text */
  function foldCluster(text) {
    for (;;) {
      let folded = normaliseOrder(text);
      for (const [find, put] of inCluster) folded = folded.replace(find, put);
      if (folded === text) return folded;
      text = folded;
    }
  }

  /**
   * What `fold` gives, with the places its characters come from: character n stands for text.slice(begins[n], ends[n]).
   * @param {string} text
   */
  function foldWithOffsets(text) {
    /** @type {{sign: string, begin: number, end: number}[]} */
    let found = [];
    for (let offset = 0; offset < text.length; offset++) {
      const sign = text[offset];
      if (sign.replace(unseen, "")) found.push({ sign: signs[sign] || sign, begin: offset, end: offset + 1 });
    }
    found = replaced(found, cluster, foldCluster, false);
    for (const [find, put] of inText) found = replaced(found, find, put, true);
    return {
      text: found.map((one) => one.sign).join(""),
      begins: found.map((one) => one.begin),
      ends: found.map((one) => one.end),
    };
  }

  /**
   * @param {{sign: string, begin: number, end: number}[]} found
   * @param {RegExp} find
   * @param {string | ((text: string) => string)} put
   * @param {boolean} keepsBeginning
   */
  function replaced(found, find, put, keepsBeginning) {
    /** @type {{sign: string, begin: number, end: number}[]} */
    const result = [];
    let done = 0;
    const text = found.map((one) => one.sign).join("");
    text.replace(find, (match, ...others) => {
      // The offset is the first number among what the expression's groups left behind.
      const offset = Number(others.find((one) => typeof one === "number"));
      const put_text =
        typeof put === "string"
          ? put.replace(/\$(\d)/g, (_, number) => others[Number(number) - 1])
          : put(match);
      let kept = 0;
      while (keepsBeginning && kept < match.length && match[kept] === put_text[kept]) kept++;
      const begin = found[offset + kept].begin;
      const end = found[offset + match.length - 1].end;
      while (done < offset + kept) result.push(found[done++]);
      for (const sign of put_text.slice(kept).split("")) result.push({ sign, begin, end });
      done = offset + match.length;
      return match;
    });
    while (done < found.length) result.push(found[done++]);
    return result;
  }

  /** The Khmer syllables in order; what is not Khmer is left out. @param {string} text @returns {string[]} */
  function syllables(text) {
    return text.match(syllable) || [];
  }

  /** The pieces a text may be cut between; joined they are the text. @param {string} text @returns {string[]} */
  function cut(text) {
    return text.match(piece) || [];
  }

  Bank.khmer = { normaliseOrder, fold, foldWithOffsets, syllables, cut };
})((window.PolicyBank = window.PolicyBank || {}));
