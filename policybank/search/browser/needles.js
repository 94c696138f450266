// Finds a query's words in a text: Khmer in its folded spelling and by whole syllables, English by the stems of its words.
// Pure logic, no page; needs khmer.js before it, and uses the stemmer of english.js where that is there. The search itself
// looks in its index; this serves the marks on a page that a reader has come to.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const KHMER = /[\u1780-\u17d3\u17dd]/;
  // A syllable goes on with a vowel, a sign or a subscript; a hit that ends before one has ended inside it.
  const GOES_ON = /[\u17b6-\u17d3\u17dd]/;
  const SUBSCRIPT = "\u17d2";
  const WORD = /[0-9A-Za-z\u00c0-\u024f\u17e0-\u17e9]+/g;
  // Words that stand on every page are no hits, unless nothing else is asked for.
  const SMALL = /^(an?|and|are|as|at|be|by|for|from|in|is|it|of|on|or|that|the|this|to|with)$/;

  /** @param {string} word */
  function stem(word) {
    const bare = Bank.khmer.fold(word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase());
    return Bank.english ? Bank.english.stem(bare) : bare;
  }

  /** @param {string} text */
  const wordsOf = (text) => text.match(WORD) || [];

  /**
   * What to look for: `khmer` are folded texts, `english` are runs of stems, of which a quoted phrase has several.
   * @param {string} query
   * @returns {{khmer: string[], english: string[][]}}
   */
  function needlesOf(query) {
    /** @type {{khmer: string[], english: string[][]}} */
    const needles = { khmer: [], english: [] };
    /** @type {string[]} */
    const small = [];
    for (const part of query.match(/["“«][^"”»]*["”»]?|[^\s"“”«»]+/g) || []) {
      const words = wordsOf(part);
      if (KHMER.test(part)) needles.khmer.push(Bank.khmer.fold(part).toLowerCase().replace(/^["“«\s]+|["”»\s]+$/g, ""));
      else if (words.length === 1 && SMALL.test(words[0].toLowerCase())) small.push(words[0]);
      else if (words.length) needles.english.push(words.map(stem));
    }
    if (!needles.khmer.length && !needles.english.length) needles.english = small.map((one) => [stem(one)]);
    return needles;
  }

  /**
   * The places of `needles` in a text, in order, none within another.
   * @param {string} text @param {{khmer: string[], english: string[][]}} needles
   * @returns {[number, number][]}
   */
  function placesOf(text, needles) {
    const places = [...khmerPlaces(text, needles.khmer), ...englishPlaces(text, needles.english)];
    places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    /** @type {[number, number][]} */
    const apart = [];
    for (const place of places) if (!apart.length || place[0] >= apart[apart.length - 1][1]) apart.push(place);
    return apart;
  }

  /** @param {string} text @param {string[]} needles @returns {[number, number][]} */
  function khmerPlaces(text, needles) {
    /** @type {[number, number][]} */
    const places = [];
    // Folding alone is quick, and most paragraphs end here; folding with the places of all letters is not.
    const folded = needles.length ? Bank.khmer.fold(text).toLowerCase() : "";
    const found = needles.filter((one) => one && folded.includes(one));
    if (!found.length) return places;
    const { begins, ends } = Bank.khmer.foldWithOffsets(text);
    for (const needle of found) {
      for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) {
        const end = at + needle.length;
        if (!GOES_ON.test(folded[end] || "") && folded[at - 1] !== SUBSCRIPT) places.push([begins[at], ends[end - 1]]);
      }
    }
    return places;
  }

  /** @param {string} text @param {string[][]} needles @returns {[number, number][]} */
  function englishPlaces(text, needles) {
    /** @type {[number, number][]} */
    const places = [];
    if (!needles.length) return places;
    /** @type {{begin: number, end: number, stem: string}[]} */
    const words = [];
    text.replace(WORD, (word, /** @type {number} */ begin) => {
      words.push({ begin, end: begin + word.length, stem: stem(word) });
      return word;
    });
    for (const needle of needles)
      words.forEach((word, place) => {
        if (needle.every((one, number) => words[place + number] && words[place + number].stem === one))
          places.push([word.begin, words[place + needle.length - 1].end]);
      });
    return places;
  }

  Object.assign(Bank, { needlesOf, placesOf });
})((window.PolicyBank = window.PolicyBank || {}));
