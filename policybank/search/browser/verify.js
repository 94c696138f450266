/* Look at the text before a hit is shown: does it hold what was asked, and where? Wakes nothing on a page. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // As the index has them: without the "'s" of a possession, whichever apostrophe it has.
  const WORD = new RegExp(`([a-z0-9]+)(?:[${Bank.englishRules.apostrophes}]s(?![a-z0-9]))?`, "g");
  const KHMER = /[\u1780-\u17b3\u17b6-\u17d3\u17dd]/;
  const LETTER = /[\u1780-\u17b3\u17b6-\u17d3\u17dda-z0-9]/;
  const RUN = /[\u1780-\u17b3\u17b6-\u17d3\u17dd]+|[a-z0-9]+/g;
  const NO_LETTER = "[^\\u1780-\\u17b3\\u17b6-\\u17d3\\u17dda-z0-9]";
  const SNIPPET = 180;
  // Stems are worked out once: a leaf has 250 words, most of them met before.
  /** @type {Map<string, string>} */
  const stems = new Map();

  /** @param {string} word @returns {string} */
  function stemOf(word) {
    let stem = stems.get(word);
    if (stem === undefined) {
      stem = Bank.english.stopWords.has(word) ? word : Bank.english.stem(word);
      if (stems.size > 20000) stems.clear();
      stems.set(word, /** @type {string} */ (stem));
    }
    return /** @type {string} */ (stem);
  }

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
      if (isEdge(text, match.index, false) && (piece.isOpen || isEdge(text, end, true))) found.push([match.index, end]);
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
    const isSame = (found, word) => (isQuoted && !isLoose ? found === word.word : stemOf(found) === word.stem);
    /** @type {[number, number][]} */
    const found = [];
    for (let start = 0; start + words.length <= all.length; start++) {
      if (words.every((/** @type {any} */ word, /** @type {number} */ number) => isSame(all[start + number].word, word))) {
        found.push([all[start].begin, all[start + words.length - 1].end]);
      }
    }
    return found;
  }

  /** @param {string} text */
  function wordsIn(text) {
    /** @type {{word: string, begin: number, end: number}[]} */
    const found = [];
    text.replace(WORD, (whole, word, begin) => {
      found.push({ word: word.slice(0, Bank.query.LONGEST_WORD), begin, end: begin + word.length });
      return whole;
    });
    return found;
  }

  /** Whether a syllable or word begins or ends at `place`. @param {string} text @param {number} place @param {boolean} isEnd */
  function isEdge(text, place, isEnd) {
    if (place <= 0 || place >= text.length) return true;
    const before = text[place - 1];
    const after = text[place];
    if (KHMER.test(before) && KHMER.test(after)) {
      // What goes on with a mark or a subscript is not whole; and a syllable never begins behind the sign of a subscript.
      return !/[\u17b6-\u17d3\u17dd]/.test(after) && before !== "\u17d2";
    }
    const inside = isEnd ? after : before;
    const edge = isEnd ? before : after;
    return KHMER.test(inside) !== KHMER.test(edge) || !(LETTER.test(inside) && LETTER.test(edge));
  }

  /**
   * The part of `text` that shows the hits best, with their places in it. @param {string} text as it stands @param {any} query
   */
  function snippetOf(text, query) {
    const folded = Bank.query.foldedWithOffsets(text);
    const { held, ranges } = locate(folded.text, query);
    const places = ranges.map(([begin, end, piece]) => [folded.begins[begin], folded.ends[end - 1], piece]);
    const hit = bestWindow(places, query.pieces.length);
    const cut = Bank.khmer.snippet(text, hit[0], hit[1], SNIPPET);
    // What ends the sentence before says nothing here.
    const before = cut.before.replace(/^[\s\u200b\u17d4-\u17d6,.;:!?)\]»”’]+/, "");
    const snippet = before + cut.hit + cut.after;
    const start = Math.max(text.indexOf(snippet), 0);
    const marks = merged(places)
      .map(([begin, end]) => [Math.max(begin - start, 0), Math.min(end - start, snippet.length)])
      .filter(([begin, end]) => begin < end);
    // A paragraph's end is one character too, so the marks stay in place.
    return { held, snippet: snippet.replace(/\n/g, " "), marks, isClose: hit[2] > 0, beginsInside: cut.beginsInside, endsInside: cut.endsInside };
  }

  /**
   * Begin and end of the hit with most pieces near behind it, of these the one whose pieces stand closest, then the one with
   * most hits, then the first; and 1 where all pieces stand beside each other. @param {number[][]} places @param {number} count of pieces
   */
  function bestWindow(places, count) {
    let best = [0, 0, 0];
    let most = 0;
    for (const place of places) {
      const near = places.filter((one) => one[0] >= place[0] && one[1] <= place[0] + SNIPPET * 0.6);
      /** The first of each piece. @type {Map<number, number[]>} */
      const firsts = new Map();
      for (const one of near) {
        const other = firsts.get(one[2]);
        if (!other || one[0] < other[0]) firsts.set(one[2], one);
      }
      const ones = [...firsts.values()];
      const size = (/** @type {number[][]} */ some) => some.reduce((sum, one) => sum + one[1] - one[0], 0);
      const end = Math.max(...ones.map((one) => one[1]));
      const gaps = end - place[0] - size(ones);
      const worth = ones.length * 1e6 - Math.max(gaps, 0) * 1e3 + size(near);
      if (worth > most) {
        most = worth;
        best = [place[0], Math.max(...near.map((one) => one[1])), ones.length === count && gaps <= 3 * (count - 1) ? 1 : 0];
      }
    }
    return best;
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

  Bank.verify = { locate, snippetOf, marksIn, stemOf };
})((window.PolicyBank = window.PolicyBank || {}));
