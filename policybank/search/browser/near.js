/* Near misses of a query that finds nothing: other spellings, the other keyboard, fewer words, and what holds most of it.
   Wakes nothing on a page. Needs the engine, spelling.js and keyboard.js. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const MOST_SUGGESTIONS = 3;
  const MOST_PARTS = 12;
  // Each costs a phone a few small files.
  const MOST_SLIPS = 3;
  // Of the parts of a query that found nothing, what a document must hold to be shown as near; where none does, less.
  const NEAR_SHARE = 0.6;

  /**
   * What is nearest where nothing holds all; suggestions go into `answer`.
   * @param {any} answer @param {any} query @param {any} context @returns {Promise<any[]>}
   */
  async function little(answer, query, context) {
    const { segments } = context.manifest;
    /** @type {(text: string) => Promise<boolean>} */
    const finds = async (text) => (await Bank.match.candidates(segments, Bank.query.parse(text))).length > 0;
    const tried = [
      ...Bank.keyboard.slips(query.text).map((/** @type {string} */ text) => ({ query: text, kind: "keyboard" })),
      ...(await spellings(query, context, finds)).map((text) => ({ query: text, kind: "spelling" })),
    ];
    for (const one of tried) {
      if (answer.suggestions.length >= MOST_SUGGESTIONS) break;
      if (await finds(one.query)) answer.suggestions.push(one);
    }
    for (const text of shorter(query)) {
      if (answer.suggestions.length >= MOST_SUGGESTIONS) break;
      if (await finds(text)) answer.suggestions.push({ query: text, kind: "fewer" });
    }
    const parts = partsOf(query);
    if (parts.pieces.length < 2) return [];
    let near = /** @type {any[]} */ ([]);
    for (let least = Math.ceil(parts.pieces.length * NEAR_SHARE); least && !near.length; least--) {
      near = await Bank.match.candidates(segments, parts, least);
    }
    answer.nearly = near.length > 0;
    return near;
  }

  /** A query of a few words, with each of them left out in turn; a phrase without its quotation marks. @param {any} query @returns {string[]} */
  function shorter(query) {
    if (query.pieces.some((/** @type {any} */ piece) => piece.isQuoted)) return [query.text.replace(/["“”«»„]/g, " ").trim()];
    const words = query.text.trim().split(/\s+/);
    if (words.length < 2 || words.length > 4) return [];
    return words.map((/** @type {string} */ _word, /** @type {number} */ out) =>
      words.filter((/** @type {string} */ _one, /** @type {number} */ place) => place !== out).join(" "),
    );
  }

  /** @param {any} query @param {any} context @param {(text: string) => Promise<boolean>} finds @returns {Promise<string[]>} */
  async function spellings(query, context, finds) {
    /** @type {{typed: string, meant: string[]}[]} */
    const slips = [];
    for (const piece of query.pieces) {
      // A word that stands somewhere is no slip.
      if (query.pieces.length > 1 && (await finds(piece.text))) continue;
      const meant = await meantBy(piece, context);
      if (meant.length) slips.push({ typed: piece.text, meant });
      if (slips.length === MOST_SLIPS) break;
    }
    const text = slips.some((slip) => /[a-z]/.test(slip.typed)) ? query.text.toLowerCase() : query.text;
    const found = together(slips).map((chosen) =>
      chosen.reduce((all, meant, place) => all.replace(slips[place].typed, () => meant), text),
    );
    return found.filter((one, place) => found.indexOf(one) === place);
  }

  /** What a piece that stands nowhere may mean, likeliest first. @param {any} piece @param {any} context @returns {Promise<string[]>} */
  async function meantBy(piece, { manifest }) {
    if (piece.isKhmer) return Bank.spelling.khmerVariants(piece.text);
    if (piece.isQuoted || !manifest.lexicon) return [];
    const keys = /** @type {string[]} */ (Bank.spelling.keys(piece.text));
    const lists = await Promise.all(keys.map((key) => lexiconList(manifest.lexicon, key)));
    const words = /** @type {{word: string}[]} */ (Bank.spelling.near(piece.text, lists));
    return words.slice(0, MOST_SUGGESTIONS).map((one) => one.word);
  }

  /**
   * Choices of one meaning for each slip: the likeliest of all, then each slip's others beside the likeliest of the rest.
   * @param {{meant: string[]}[]} slips @returns {string[][]}
   */
  function together(slips) {
    if (!slips.length) return [];
    const best = slips.map((slip) => slip.meant[0]);
    const chosen = [best];
    slips.forEach((slip, place) => {
      for (const meant of slip.meant.slice(1)) chosen.push(best.map((one, other) => (other === place ? meant : one)));
    });
    return chosen;
  }

  /** @param {any} lexicon @param {string} key */
  async function lexiconList(lexicon, key) {
    const lists = await Bank.store.load(`${lexicon.folder}/w${Bank.spelling.shardOf(key, lexicon.shards)}`);
    return lists[key] || "";
  }

  /** The query in smaller parts: each word, and of Khmer each run of three syllables. @param {any} query */
  function partsOf(query) {
    /** @type {any[]} */
    const pieces = [];
    for (const piece of query.pieces) {
      if (!piece.isKhmer) {
        pieces.push(...Bank.query.parse(piece.text).pieces);
        continue;
      }
      const syllables = Bank.khmer.syllables(piece.text);
      const size = syllables.length > 4 ? 3 : 2;
      const step = Math.max(1, Math.floor(syllables.length / MOST_PARTS));
      for (let place = 0; place + size <= syllables.length; place += step) {
        pieces.push(...Bank.query.parse(syllables.slice(place, place + size).join("")).pieces);
      }
    }
    const some = pieces.slice(0, MOST_PARTS);
    return { ...query, pieces: some, beside: [] };
  }

  Bank.near = { little };
})((window.PolicyBank = window.PolicyBank || {}));
