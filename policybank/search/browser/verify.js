/* Does a text hold what was asked, and where? Wakes nothing on a page; needs query.js. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const WORD = new RegExp(Bank.english.WORD, "g");
  const WRITTEN = Bank.khmerRules.classes.written;
  const KHMER = new RegExp(`[${WRITTEN}]`);
  const LETTER = new RegExp(`[${WRITTEN}a-z0-9]`);
  const RUN = new RegExp(`[${WRITTEN}]+|[a-z0-9]+`, "g");
  const NO_LETTER = `[^${WRITTEN}a-z0-9]`;
  /**
   * Where the pieces of `query` stand in folded `text`, and which do, as bits. @param {string} text @param {any} query
   * @returns {{held: number, ranges: [number, number, number][]}} begin, end and piece; by piece, then place
   */
  function locate(text, query) {
    /** @type {[number, number, number][]} */
    const ranges = [];
    let held = 0;
    query.pieces.forEach((/** @type {any} */ piece, /** @type {number} */ number) => {
      const found = piece.words.length ? sequenceRanges(text, piece) : textRanges(text, piece);
      if (found.length) held |= 1 << number;
      for (const [begin, end] of found) ranges.push([begin, end, number]);
    });
    return { held, ranges };
  }

  /**
   * Where Khmer stands, with the words that were quoted with it: writers put a space between the two, or none.
   * @param {string} text @param {any} piece @returns {[number, number][]}
   */
  function textRanges(text, piece) {
    /** @type {[number, number][]} */
    const found = [];
    const wanted = patternOf(piece.text);
    for (let match = wanted.exec(text); match; match = wanted.exec(text)) {
      const end = match.index + match[0].length;
      if (isEdge(text, match.index) && isEdge(text, end)) found.push([match.index, end]);
      wanted.lastIndex = match.index + 1;
    }
    return found;
  }

  /** Of two runs of one script, something stood between them. @param {string} text of a piece: it has a letter */
  function patternOf(text) {
    const runs = text.match(RUN) || [];
    return new RegExp(runs.reduce((all, run) => all + NO_LETTER + (KHMER.test(all.slice(-1)) === KHMER.test(run[0]) ? "+" : "*") + run), "g");
  }

  /** Between quotation marks words stand as they were typed, whatever signs are between them. @param {string} text @param {any} piece @returns {[number, number][]} */
  function sequenceRanges(text, { words, isQuoted, isLoose }) {
    const all = wordsIn(text);
    /** @param {string} found @param {any} word */
    const isSame = (found, word) => (isQuoted && !isLoose ? found === word.word : Bank.english.stemOf(found) === word.stem);
    /** @type {[number, number][]} */
    const found = [];
    for (let start = 0; start + words.length <= all.length; start++) {
      if (words.every((/** @type {any} */ word, /** @type {number} */ number) => isSame(all[start + number].word, word))) {
        found.push([all[start].begin, all[start + words.length - 1].end]);
      }
    }
    return found;
  }

  /** The words of folded text in order, with their places. @param {string} text */
  function wordsIn(text) {
    /** @type {{word: string, begin: number, end: number}[]} */
    const found = [];
    text.replace(WORD, (whole, word, begin) => {
      found.push({ word: word.slice(0, Bank.query.LONGEST_WORD), begin, end: begin + word.length });
      return whole;
    });
    return found;
  }

  /** Whether a syllable or word begins or ends at `place`. @param {string} text @param {number} place */
  function isEdge(text, place) {
    if (place <= 0 || place >= text.length) return true;
    const before = text[place - 1];
    const after = text[place];
    if (KHMER.test(before) && KHMER.test(after)) {
      // What goes on with a mark or a subscript is not whole; and a syllable never begins behind the sign of a subscript.
      return !/[\u17b6-\u17d3\u17dd]/.test(after) && before !== "\u17d2";
    }
    return KHMER.test(before) !== KHMER.test(after) || !(LETTER.test(before) && LETTER.test(after));
  }

  /** In order, those that touch made one. @param {number[][]} places */
  function merged(places) {
    /** @type {number[][]} */
    const found = [];
    for (const [begin, end] of places.slice().sort((a, b) => a[0] - b[0])) {
      const last = found[found.length - 1];
      if (last && begin <= last[1]) last[1] = Math.max(last[1], end);
      else found.push([begin, end]);
    }
    return found;
  }

  /** The marks of a title or name. @param {string} text @param {any} query */
  function marksIn(text, query) {
    const folded = Bank.query.foldedWithOffsets(text);
    const { ranges, held } = locate(folded.text, query);
    return { held, marks: merged(ranges.map(([begin, end]) => [folded.begins[begin], folded.ends[end - 1]])) };
  }

  Bank.verify = { locate, marksIn, merged, wordsIn };
})((window.PolicyBank = window.PolicyBank || {}));
