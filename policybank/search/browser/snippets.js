/* The part of a text that shows the hits best. Wakes nothing on a page; needs verify.js and khmer_snippet.js before it. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const SNIPPET = 180;

  /**
   * The part of `text` that shows the hits best, with their places in it. @param {string} text as it stands @param {any} query
   */
  function snippetOf(text, query) {
    const folded = Bank.query.foldedWithOffsets(text);
    const { held, ranges } = Bank.verify.locate(folded.text, query);
    const places = ranges.map((/** @type {number[]} */ [begin, end, piece]) => [folded.begins[begin], folded.ends[end - 1], piece]);
    const hit = bestWindow(places, query.pieces.length);
    const cut = Bank.khmer.snippet(text, hit[0], hit[1], SNIPPET);
    // What ends the sentence before says nothing here.
    const before = cut.before.replace(/^[\s\u200b\u17d4-\u17d6,.;:!?)\]»”’]+/, "");
    const snippet = before + cut.hit + cut.after;
    const start = Math.max(text.indexOf(snippet), 0);
    const marks = Bank.verify.merged(places)
      .map((/** @type {number[]} */ [begin, end]) => [Math.max(begin - start, 0), Math.min(end - start, snippet.length)])
      .filter((/** @type {number[]} */ [begin, end]) => begin < end);
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

  Bank.snippetOf = snippetOf;
})((window.PolicyBank = window.PolicyBank || {}));
