/* The postings of a term: which shard holds them, and what they say. Twin of _hashing.py, _encode.py and _merge.py; wakes
   nothing on a page. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // The signs from ! to ~ without the quotation mark and the backslash.
  const SIGNS = 92;
  const BASE = SIGNS / 2;
  const GROUPS = 128;
  const MOST_PLACES = SIGNS + 1;
  const END_OF_RUN = "\u17d4";
  /** @type {number[]} */
  const digitOf = [];
  for (let code = 0x21, digit = 0; code < 0x7f; code++) if (code !== 0x22 && code !== 0x5c) digitOf[code] = digit++;

  /**
   * What is known of a term: its slots in rising order, how often it stands there (of grams only whether more than once:
   * 2), and where the places of a word begin in `text`.
   * @typedef {{slots: number[], counts: number[], levels: number[] | null, at: number[] | null, text: string}} Postings
   */
  /** A part of the index as the manifest tells it. @typedef {{folder: string, shards: number, spread: number, size: number, chunk: number}} Part */
  /** What to look up: `kind` is the family of _runs.py. @typedef {{kind: string, parts: string[]}} Term */

  /** @type {Postings} */
  const NOTHING = { slots: [], counts: [], levels: null, at: null, text: "" };
  // Lines that were read are kept as numbers, the last so many: most queries grow out of the one before.
  const REMEMBERED = 64;
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

  /**
   * The postings of `term` in `part`. `withPrefix` takes third syllables that only begin as asked, where none is equal:
   * the reader is still typing.
   * @param {Part} part @param {Term} term @param {boolean} withPrefix @returns {Promise<Postings>}
   */
  async function find(part, term, withPrefix) {
    const name = `${part.folder} ${term.kind} ${term.parts.join(" ")} ${withPrefix}`;
    let found = remembered.get(name);
    if (!found) {
      found = await read(part, term, withPrefix);
      remembered.set(name, found);
      for (const old of remembered.keys()) {
        if (remembered.size <= REMEMBERED) break;
        remembered.delete(old);
      }
    }
    return found;
  }

  /** @param {Part} part @param {Term} term @param {boolean} withPrefix @returns {Promise<Postings>} */
  async function read(part, term, withPrefix) {
    const [first, second, third] = term.parts;
    const hasLevels = part.folder.includes("-records-");
    if (term.kind === "syllables" || term.kind === "words") {
      const line = await lineOf(part, mixed(hashOf(first), 0), first);
      return decode(line, hasLevels, term.kind === "words");
    }
    const pair = mixed(hashOf(first), hashOf(second));
    if (term.kind === "pairs") return decode(await lineOf(part, pair, `${first}_${second}`), hasLevels, false);
    const key = `${first}-${second}`;
    if (third !== undefined) {
      const hash = mixed(pair, hashOf(third) % part.spread);
      const entries = entriesOf(await lineOf(part, hash, key));
      const exact = entries.filter(([syllable]) => syllable === third);
      if (exact.length || !withPrefix) return united(exact, hasLevels);
      const lines = await classes(part, pair, key);
      return united(lines.filter(([syllable]) => syllable !== END_OF_RUN && syllable.startsWith(third)), hasLevels);
    }
    return united(await classes(part, pair, key), hasLevels);
  }

  /** All third syllables of a pair. @param {Part} part @param {number} pair @param {string} key */
  async function classes(part, pair, key) {
    const numbers = Array.from({ length: part.spread }, (_, number) => number);
    const lines = await Promise.all(numbers.map((number) => lineOf(part, mixed(pair, number), key)));
    return lines.map(entriesOf).reduce((all, entries) => all.concat(entries), []);
  }

  /** What follows the key in its line, or nothing. @param {Part} part @param {number} hash @param {string} key */
  async function lineOf(part, hash, key) {
    /** @type {string} */
    const shard = await Bank.store.load(`${part.folder}/s${shardOf(hash, part)}`);
    const begin = shard.indexOf(`\n${key} `);
    return begin < 0 ? "" : shard.slice(begin + key.length + 2, shard.indexOf("\n", begin + 1));
  }

  /** @param {string} line @returns {[string, string][]} */
  function entriesOf(line) {
    const words = line ? line.split(" ") : [];
    /** @type {[string, string][]} */
    const entries = [];
    for (let place = 0; place + 1 < words.length; place += 2) entries.push([words[place], words[place + 1]]);
    return entries;
  }

  /** @param {[string, string][]} entries @param {boolean} hasLevels @returns {Postings} */
  function united(entries, hasLevels) {
    if (!entries.length) return NOTHING;
    const lists = entries.map(([, text]) => decode(text, hasLevels, false));
    if (lists.length === 1) return lists[0];
    /** @type {Map<number, [number, number]>} */
    const all = new Map();
    for (const list of lists) {
      list.slots.forEach((slot, place) => {
        const level = list.levels ? list.levels[place] : 0;
        all.set(slot, [all.has(slot) ? 2 : list.counts[place], level]);
      });
    }
    const slots = [...all.keys()].sort((a, b) => a - b);
    const facts = slots.map((slot) => /** @type {[number, number]} */ (all.get(slot)));
    return {
      slots,
      counts: facts.map(([count]) => count),
      levels: hasLevels ? facts.map(([, level]) => level) : null,
      at: null,
      text: "",
    };
  }

  /** @param {string} text @param {boolean} hasLevels @param {boolean} hasPlaces @returns {Postings} */
  function decode(text, hasLevels, hasPlaces) {
    if (!text) return NOTHING;
    /** @type {Postings} */
    const found = { slots: [], counts: [], levels: hasLevels ? [] : null, at: hasPlaces ? [] : null, text };
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
      if (found.at) {
        if (count > 1) count = digitOf[text.charCodeAt(place++)] + 2;
        found.at.push(place);
        place += Math.min(count, MOST_PLACES);
      }
      found.slots.push(slot);
      found.counts.push(count);
    }
    return found;
  }

  /** Whether word `entry` of the postings stands at `place`, modulo SIGNS. @param {Postings} list @param {number} entry @param {number} place */
  function standsAt(list, entry, place) {
    const begin = /** @type {number[]} */ (list.at)[entry];
    for (let sign = begin; sign < begin + list.counts[entry]; sign++) {
      if (digitOf[list.text.charCodeAt(sign)] === place) return true;
    }
    return false;
  }

  /** The places of a word, modulo SIGNS. @param {Postings} list @param {number} entry */
  function placesOf(list, entry) {
    const begin = /** @type {number[]} */ (list.at)[entry];
    return Array.from({ length: list.counts[entry] }, (_, number) => digitOf[list.text.charCodeAt(begin + number)]);
  }

  Bank.postings = { find, standsAt, placesOf, numbersOf, digitOf, base: BASE, SIGNS };

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
