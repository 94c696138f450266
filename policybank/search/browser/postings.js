/* The postings of a term: which shard holds them, and what they say. Twin of _hashing.py, _encode.py and _merge.py; wakes
   nothing on a page. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // Half of the signs from ! to ~ without the quotation mark and the backslash.
  const BASE = 46;
  const GROUPS = 128;
  const APART = "\u17d5";
  /** @type {number[]} */
  const digitOf = [];
  for (let code = 0x21, digit = 0; code < 0x7f; code++) if (code !== 0x22 && code !== 0x5c) digitOf[code] = digit++;

  /**
   * What is known of a term: its slots in rising order, and how often it stands there (of all but words only whether more
   * than once: 2).
   * @typedef {{slots: number[], counts: number[], levels: number[] | null}} Postings
   */
  /** A part of the index as the manifest tells it. @typedef {{folder: string, shards: number, spread: number, size: number, chunk: number}} Part */
  /** What to look up: `kind` is the family of _runs.py. @typedef {{kind: string, parts: string[]}} Term */

  /** @type {Postings} */
  const NOTHING = { slots: [], counts: [], levels: null };
  // Lines that were read are kept as numbers, the last so many: most queries grow out of the one before.
  const REMEMBERED = 96;
  /** @type {Map<string, Postings>} */
  const remembered = new Map();

  /** @param {string} text */
  function hashOf(text) {
    let value = 0x811c9dc5;
    for (let place = 0; place < text.length; place++) value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
    return value >>> 0;
  }

  /** @param {number} first @param {number} second */
  function mixed(first, second) {
    let value = (Math.imul(first, 31) + second) >>> 0;
    value ^= value >>> 15;
    value = Math.imul(value, 0x85ebca6b) >>> 0;
    return (value ^ (value >>> 13)) >>> 0;
  }

  /** @param {number} hash @param {Part} part */
  function shardOf(hash, part) {
    if (part.shards <= GROUPS) return hash % part.shards;
    return (hash % GROUPS) + GROUPS * (Math.floor(hash / GROUPS) % (part.shards / GROUPS));
  }

  /** The postings of `term` in `part`. @param {Part} part @param {Term} term @returns {Promise<Postings>} */
  async function find(part, term) {
    const name = `${part.folder} ${term.kind} ${term.parts.join(" ")}`;
    let found = remembered.get(name);
    if (!found) {
      found = await read(part, term);
      remembered.set(name, found);
      for (const old of remembered.keys()) {
        if (remembered.size <= REMEMBERED) break;
        remembered.delete(old);
      }
    }
    return found;
  }

  /** @param {Part} part @param {Term} term @returns {Promise<Postings>} */
  async function read(part, { kind, parts: [first, second, third] }) {
    const hasLevels = part.folder.includes("-records-");
    if (kind === "syllables" || kind === "words") {
      const line = await lineOf(part, mixed(hashOf(first), 0), first);
      return decode(await whole(line), hasLevels, kind === "words");
    }
    const pair = mixed(hashOf(first), hashOf(second));
    if (kind === "pairs") return decode(await whole(await lineOf(part, pair, `${first}_${second}`)), hasLevels, false);
    const isWhole = third !== undefined;
    // All third syllables of a pair stand in as many lines as the part is spread over.
    const numbers = isWhole ? [hashOf(third) % part.spread] : Array.from({ length: part.spread }, (_, number) => number);
    const lines = await Promise.all(numbers.map((number) => lineOf(part, mixed(pair, number), `${first}-${second}`)));
    const entries = lines.map(entriesOf).reduce((all, some) => all.concat(some), []);
    return united(isWhole ? entries.filter(([syllable]) => syllable === third) : entries, hasLevels);
  }

  /** What follows the key in its line, or nothing, and in which shard. @param {Part} part @param {number} hash @param {string} key */
  async function lineOf(part, hash, key) {
    const shard = `${part.folder}/s${shardOf(hash, part)}`;
    /** @type {string} */
    const lines = await Bank.store.load(shard);
    const begin = lines.indexOf(`\n${key} `);
    return { shard, text: begin < 0 ? "" : lines.slice(begin + key.length + 2, lines.indexOf("\n", begin + 1)) };
  }

  /** Postings as a line of `shard` has them, or as they stand apart. @param {{shard: string, text: string}} line @returns {Promise<string>} */
  async function whole({ shard, text }) {
    return text[0] === APART ? Bank.store.load(`${shard}-${text.slice(1)}`) : text;
  }

  /** Third syllable, postings and shard of each entry. @param {{shard: string, text: string}} line @returns {[string, string, string][]} */
  function entriesOf({ shard, text }) {
    const words = text ? text.split(" ") : [];
    /** @type {[string, string, string][]} */
    const entries = [];
    for (let place = 0; place + 1 < words.length; place += 2) entries.push([words[place], words[place + 1], shard]);
    return entries;
  }

  /** @param {[string, string, string][]} entries @param {boolean} hasLevels @returns {Promise<Postings>} */
  async function united(entries, hasLevels) {
    if (!entries.length) return NOTHING;
    const lists = await Promise.all(entries.map(async ([, text, shard]) => decode(await whole({ shard, text }), hasLevels, false)));
    if (lists.length === 1) return lists[0];
    /** @type {Map<number, [number, number]>} */
    const all = new Map();
    for (const list of lists) {
      list.slots.forEach((slot, place) => {
        all.set(slot, [all.has(slot) ? 2 : list.counts[place], list.levels ? list.levels[place] : 0]);
      });
    }
    const slots = [...all.keys()].sort((a, b) => a - b);
    const facts = slots.map((slot) => /** @type {[number, number]} */ (all.get(slot)));
    return {
      slots,
      counts: facts.map(([count]) => count),
      levels: hasLevels ? facts.map(([, level]) => level) : null,
    };
  }

  /** @param {string} text @param {boolean} hasLevels @param {boolean} tellsCounts @returns {Postings} */
  function decode(text, hasLevels, tellsCounts) {
    if (!text) return NOTHING;
    /** @type {Postings} */
    const found = { slots: [], counts: [], levels: hasLevels ? [] : null };
    let slot = 0;
    let place = 0;
    while (place < text.length) {
      let value = 0;
      let power = 1;
      let digit;
      do {
        digit = digitOf[text.charCodeAt(place++)];
        value += (digit % BASE) * power;
        power *= BASE;
      } while (digit >= BASE);
      let count = 1 + (value % 2);
      value = (value - (value % 2)) / 2;
      if (found.levels) {
        found.levels.push(value % 4);
        value = (value - (value % 4)) / 4;
      }
      slot += value;
      if (tellsCounts && count > 1) count = digitOf[text.charCodeAt(place++)] + 2;
      found.slots.push(slot);
      found.counts.push(count);
    }
    return found;
  }

  Bank.postings = { find, numbersOf, digitOf, base: BASE };

  /** The numbers that stand one after the other in `text`. @param {string} text @returns {number[]} */
  function numbersOf(text) {
    /** @type {number[]} */
    const numbers = [];
    let value = 0;
    let power = 1;
    for (const sign of text) {
      const digit = digitOf[sign.charCodeAt(0)];
      value += (digit % BASE) * power;
      power *= BASE;
      if (digit < BASE) {
        numbers.push(value);
        value = 0;
        power = 1;
      }
    }
    return numbers;
  }
})((window.PolicyBank = window.PolicyBank || {}));
