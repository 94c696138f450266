/* What a reader's words ask for: pieces that must each stand somewhere, and the terms that find them. Wakes nothing.

   A piece is a run of Khmer without a space, a word of another script, or whatever stands between quotation marks. A space
   parts Khmer pieces: readers put it between words, and the index finds them beside each other or apart. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const WRITTEN = Bank.khmerRules.classes.written;

  // A sentence has some 60 syllables; more than this is a page that was pasted.
  const LONGEST = 300;
  const MOST_PIECES = 12;
  const QUOTED = /["“”«»„]([^"“”«»„]*)["“”«»„]?/g;
  const TOKEN = new RegExp(`([${WRITTEN}]+)|${Bank.english.WORD}`, "g");
  // A mark of byte order is white space to JavaScript; no reader sees it, and folding drops it.
  const SPACES = /[^\S\ufeff]+/;
  const LONGEST_WORD = 40;

  /** @typedef {{kind: string, parts: string[]}} Term */
  /**
   * `text` is folded; `terms` must all stand on one leaf or in one field. `words` are those of a piece of words; `more` are
   * terms that tell better what a frequent piece is; `isQuoted` asks for the text as it stands, but where it `isLoose` for its words in any form.
   * @typedef {{text: string, terms: Term[], words: {word: string, stem: string, isStop: boolean}[], more: Term[], isKhmer?: boolean, isQuoted?: boolean, isLoose?: boolean}} Piece
   */
  /** `beside` are the terms of a leaf on which words stand as they were typed; `isLong` tells that it was cut. @typedef {{text: string, pieces: Piece[], beside: Term[], isLong: boolean}} Query */

  const GAP = new RegExp(`([${WRITTEN}])(${Bank.khmerRules.space})(?=[${WRITTEN}])`, "g");

  // Between words of a query these say nothing, nor before a figure: titles and texts put them or leave them out.
  const LINKS = new Set("ស្ដីពី អំពី នៃ និង ឬ របស់ ក្នុង សម្រាប់ លេខ ឆ្នាំ ទី".split(" ").map((word) => Bank.khmer.fold(word)));
  const BEFORE_FIGURES = /([\u1780-\u17d1])(?:លេខ(?=[\s\u200b]*(?:[0-9០-៩]|$))|ឆ្នាំ(?=[\s\u200b]*[0-9០-៩]))/g;

  /** Small letters without marks, as long as the text. @param {string} text @returns {string} */
  function plain(text) {
    return Bank.english.plainLatin(text.replace(/\u0130/g, "I").toLowerCase());
  }

  /** The spelling of the index; spaces between Khmer letters are no letters. @param {string} text @returns {string} */
  function folded(text) {
    return plain(Bank.khmer.fold(text)).replace(GAP, "$1");
  }

  /** What `folded` gives, with the places its characters come from, as `khmer.foldWithOffsets` tells them. @param {string} text */
  function foldedWithOffsets(text) {
    const found = Bank.khmer.foldWithOffsets(text);
    const whole = plain(found.text);
    let short = "";
    /** @type {number[]} */
    const begins = [];
    /** @type {number[]} */
    const ends = [];
    let done = 0;
    const keep = (/** @type {number} */ end) => {
      short += whole.slice(done, end);
      for (; done < end; done++) {
        begins.push(found.begins[done]);
        ends.push(found.ends[done]);
      }
    };
    whole.replace(GAP, (match, _letter, gap, offset) => {
      keep(offset + 1);
      done += gap.length;
      return match;
    });
    keep(whole.length);
    return { text: short, begins, ends };
  }

  /** No address can hold half of a pair, which a cut leaves behind, or a broken text. @param {string} text */
  function wellFormed(text) {
    return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (sign) => (sign.length > 1 ? sign : " "));
  }

  /** @param {string} typed @returns {Query} */
  function parse(typed) {
    const text = wellFormed(typed.slice(0, LONGEST));
    /** @type {Piece[]} */
    const pieces = [];
    let done = 0;
    const loose = (/** @type {string} */ part) => {
      for (const chunk of part.replace(BEFORE_FIGURES, "$1 ").split(SPACES)) pieces.push(...loosePieces(folded(chunk)));
    };
    text.replace(QUOTED, (whole, inside, offset) => {
      loose(text.slice(done, offset));
      pieces.push(...quotedPieces(folded(inside).trim()));
      done = offset + whole.length;
      return whole;
    });
    loose(text.slice(done));
    return { text, ...withoutStops(pieces), isLong: typed.length > LONGEST };
  }

  /** Stop words say something only where nothing else does. @param {Piece[]} pieces */
  function withoutStops(pieces) {
    const isStop = (/** @type {Piece} */ piece) => !piece.isQuoted && (LINKS.has(piece.text) || piece.words.some((word) => word.isStop));
    const areStops = pieces.every(isStop);
    /** @type {Set<string>} */
    const seen = new Set();
    const kept = pieces
      .filter((piece) => (areStops || !isStop(piece)) && !seen.has(piece.text) && seen.add(piece.text))
      .slice(0, MOST_PIECES);
    // From the first that counts to the last, with the stop words between them.
    const whole = pieces.slice(pieces.indexOf(kept[0]), pieces.indexOf(kept[kept.length - 1]) + 1);
    const isWords = kept.length > 1 && whole.every((piece) => piece.words.length === 1);
    return { pieces: kept, beside: isWords ? pairTerms(whole.map((piece) => piece.words[0].stem)) : [] };
  }

  /** The first two words, the second and third, and so on. @param {string[]} stems @returns {Term[]} */
  function pairTerms(stems) {
    return stems.slice(1).map((stem, place) => ({ kind: "pairs", parts: [stems[place], stem] }));
  }

  /** The runs of Khmer and the words in order. @param {string} text folded @returns {{khmer: string, word: string}[]} */
  function tokensIn(text) {
    /** @type {{khmer: string, word: string}[]} */
    const found = [];
    text.replace(TOKEN, (whole, khmer, word) => {
      found.push({ khmer, word });
      return whole;
    });
    return found;
  }

  /** @param {string} text folded @returns {Piece[]} */
  function loosePieces(text) {
    return tokensIn(text).map(({ khmer, word }) => (khmer ? khmerPiece(khmer) : wordsPiece([word], word)));
  }

  /** @param {string} text folded @returns {Piece[]} */
  function quotedPieces(text) {
    const tokens = tokensIn(text);
    const words = tokens.filter((one) => one.word).map((one) => one.word);
    const parts = tokens.filter((one) => one.khmer).map((one) => khmerPiece(one.khmer));
    if (words.length) parts.push(wordsPiece(words, text));
    if (!parts.length) return [];
    return [
      {
        text,
        terms: parts.reduce((all, part) => all.concat(part.terms), /** @type {Term[]} */ ([])),
        more: parts.reduce((all, part) => all.concat(part.more), /** @type {Term[]} */ ([])),
        // They stand beside each other only where no Khmer stands between them.
        words: parts.length === 1 ? parts[0].words : [],
        isKhmer: !words.length,
        isQuoted: true,
      },
    ];
  }

  /** Triples two apart cover a piece and hold it together; the text is looked at before a hit is shown. @param {string} text @returns {Piece} */
  function khmerPiece(text) {
    /** @type {string[]} */
    const syllables = Bank.khmer.syllables(text);
    const last = Math.max(syllables.length - 3, 0);
    const termAt = (/** @type {number} */ place) => ({ kind: syllables.length > 1 ? "triples" : "syllables", parts: syllables.slice(place, place + 3) });
    /** @type {Term[]} */
    const terms = [];
    // The triples between: fetched only where the others leave too many leaves.
    /** @type {Term[]} */
    const more = [];
    for (let place = 0; place < last; place++) (place % 2 ? more : terms).push(termAt(place));
    terms.push(termAt(last));
    return { text, terms, more, words: [], isKhmer: true };
  }

  /** @param {string[]} found @param {string} text @returns {Piece} */
  function wordsPiece(found, text) {
    const words = found.map((whole) => {
      const word = whole.slice(0, LONGEST_WORD);
      return { word, stem: Bank.english.stemOf(word), isStop: Bank.english.stopWords.has(word) };
    });
    const stems = words.map((word) => word.stem);
    if (stems.length < 2) return { text, terms: [{ kind: "words", parts: stems }], more: [], words };
    // Two words beside each other are rarer than each of them, and stop words stand in no shard of leaves alone. As of the
    // triples, every second covers a phrase.
    const pairs = pairTerms(stems);
    const isFirst = (/** @type {number} */ place) => place % 2 === 0 || place + 1 === pairs.length;
    return { text, terms: pairs.filter((_, place) => isFirst(place)), more: pairs.filter((_, place) => !isFirst(place)), words };
  }

  /**
   * What another form of a query asks for: each of its terms as it stands, the terms wherever they stand.
   * @param {{text: string, pieces: string[]}} form as translate.js gives it @returns {Query}
   */
  function ofForm(form) {
    /** @type {Piece[]} */
    const pieces = [];
    for (const piece of form.pieces) {
      const found = (/\s/.test(piece.trim()) ? quotedPieces : loosePieces)(folded(piece).trim());
      for (const one of found) pieces.push({ ...one, isLoose: one.isQuoted });
    }
    return { text: form.text, ...withoutStops(pieces), isLong: false };
  }

  Bank.query = { parse, ofForm, folded, foldedWithOffsets, LONGEST, LONGEST_WORD };
})((window.PolicyBank = window.PolicyBank || {}));
