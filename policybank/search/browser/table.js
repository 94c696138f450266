/* All documents of the bank by what they can be chosen by: a set of bits for each value of a facet, so that filters and
   counts over 10,000 documents are a few thousand steps. Facets are combined with "and", the values of one with "or".
   Wakes nothing on a page; needs postings.js, columns.js and period.js. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const FACETS = ["type", "theme", "sub-sector", "group", "province", "body", "language", "rights", "status", "access"];
  const BITS = 32;

  /** What is chosen: lists of values by facet, and the years `from` and `to`. @typedef {Record<string, any>} Choice */

  /** @param {Uint32Array} set @param {number} document */
  const put = (set, document) => (set[document >>> 5] |= 1 << (document & 31));
  /** @param {Uint32Array} set @param {number} document */
  const has = (set, document) => (set[document >>> 5] >>> (document & 31)) & 1;

  /** How many bits of a word are set. @param {number} word */
  function bitsIn(word) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }

  /**
   * The table of `segments`, in their order: how many documents each has, and its facets file. `today` decides which plans
   * are over.
   * @param {{size: number, file: any}[]} segments @param {Date} today
   */
  function tableOf(segments, today) {
    const size = segments.reduce((sum, one) => sum + one.size, 0);
    const words = Math.ceil(size / BITS);
    /** @type {Record<string, Map<string, Uint32Array>>} */
    const sets = {};
    /** @type {string[]} */
    const dates = [];
    const bodies = new Array(size).fill("");
    for (const name of FACETS) sets[name] = new Map();

    /** @param {string} name @param {string} value */
    function setOf(name, value) {
      let set = sets[name].get(value);
      if (!set) sets[name].set(value, (set = new Uint32Array(words)));
      return set;
    }

    let first = 0;
    for (const { size: count, file } of segments) {
      const start = first;
      const over = new Uint8Array(count);
      Bank.columns.each(file.until, (/** @type {number} */ document, /** @type {number} */ value) => {
        if (document < count && Bank.isOver(file.until.values[value], today)) over[document] = 1;
      });
      for (const name of FACETS) {
        const column = file[name];
        // The set of each value by its number in this file; only the first document that has it asks by its name.
        const { values = [] } = column || {};
        const known = values.map((/** @type {string} */ value) => setOf(name, value));
        const ended = name === "status" ? setOf(name, "over") : null;
        Bank.columns.each(column, (/** @type {number} */ document, /** @type {number} */ value) => {
          if (document >= count || !known[value]) return;
          put(ended && over[document] ? ended : known[value], start + document);
          if (name === "body" && !bodies[start + document]) bodies[start + document] = values[value];
        });
      }
      const told = Bank.columns.dates(file);
      for (let document = 0; document < count; document++) dates.push(told[document] || "");
      first += count;
    }
    return { size, words, sets, dates, bodies };
  }

  /** The documents that a facet, or the years, let pass; null where nothing is asked. @param {any} table @param {Choice} choice @param {string} name */
  function passing(table, choice, name) {
    const set = new Uint32Array(table.words);
    if (name === "years") {
      if (!choice.from && !choice.to) return null;
      for (let document = 0; document < table.size; document++) {
        const year = Number(table.dates[document].slice(0, 4));
        if (year && year >= (choice.from || 0) && year <= (choice.to || 9999)) put(set, document);
      }
      return set;
    }
    const values = choice[name] || [];
    if (!values.length) return null;
    for (const value of values) {
      const one = table.sets[name].get(value);
      for (let word = 0; one && word < table.words; word++) set[word] |= one[word];
    }
    return set;
  }

  /** The documents that are in all of `sets`. @param {any} table @param {(Uint32Array | null)[]} sets */
  function inAll(table, sets) {
    const found = new Uint32Array(table.words).fill(-1);
    const rest = table.size % BITS;
    if (rest) found[table.words - 1] = (1 << rest) - 1;
    for (const set of sets) for (let word = 0; set && word < table.words; word++) found[word] &= set[word];
    return found;
  }

  /**
   * What a choice finds: the set, how many, and of each value of each facet how many there would be with it, the facet's
   * own filter left aside.
   * @param {any} table @param {Choice} choice
   */
  function choose(table, choice) {
    const names = [...FACETS, "years"];
    const sets = names.map((name) => passing(table, choice, name));
    const found = inAll(table, sets);
    /** @type {Record<string, Record<string, number>>} */
    const counts = {};
    FACETS.forEach((name, place) => {
      const others = sets[place] ? inAll(table, sets.map((set, at) => (at === place ? null : set))) : found;
      counts[name] = {};
      for (const [value, set] of table.sets[name]) {
        let count = 0;
        for (let word = 0; word < table.words; word++) if (others[word]) count += bitsIn(others[word] & set[word]);
        counts[name][value] = count;
      }
    });
    return { found, counts, total: found.reduce((sum, word) => sum + bitsIn(word), 0) };
  }

  /** All documents, the newest (or oldest) first, those without a date last; of one date as they stand. @param {any} table @param {string} order */
  function byDate(table, order) {
    const { dates } = table;
    const sign = order === "oldest" ? 1 : -1;
    const numbers = Array.from(dates, (_, document) => document);
    return numbers.sort((a, b) => {
      const [first, second] = [dates[a], dates[b]];
      if (first === second) return a - b;
      if (!first || !second) return first ? -1 : 1;
      return first < second ? -sign : sign;
    });
  }

  /** The value that a document has in a facet in which each has one. @param {any} table @param {string} name @param {number} document */
  function valueOf(table, name, document) {
    for (const [value, set] of table.sets[name]) if (has(set, document)) return value;
    return "";
  }

  /** `count` documents of `set` from place `start` on, in `order`. @param {Uint32Array} set @param {number[]} order @param {number} start @param {number} count */
  function slice(set, order, start, count) {
    const found = [];
    for (const document of order) {
      if (!has(set, document)) continue;
      if (start-- > 0) continue;
      if (found.push(document) === count) break;
    }
    return found;
  }

  Bank.table = { FACETS, tableOf, choose, byDate, slice, valueOf };
})((window.PolicyBank = window.PolicyBank || {}));
