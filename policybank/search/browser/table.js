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

    /** The documents whose period is over, by their numbers in a segment. @param {any} file @param {number} count */
    function overIn(file, count) {
      const over = new Uint8Array(count);
      const { values = [] } = file.until || {};
      const ended = values.map((/** @type {string} */ value) => Bank.isOver(value, today));
      Bank.columns.each(file.until, (/** @type {number} */ document, /** @type {number} */ value) => {
        if (document < count && ended[value]) over[document] = 1;
      });
      return over;
    }

    /** The set of each value of a facet. @param {string} name */
    function setsOf(name) {
      /** @type {Map<string, Uint32Array>} */
      const sets = new Map();
      /** @param {string} value */
      const setOf = (value) => {
        let set = sets.get(value);
        if (!set) sets.set(value, (set = new Uint32Array(words)));
        return set;
      };
      let start = 0;
      for (const { size: count, file } of segments) {
        // The set of each value by its number in this file; only the first document that has it asks by its name.
        const { values = [] } = file[name] || {};
        const known = values.map(setOf);
        const ended = name === "status" ? setOf("over") : null;
        const over = ended && overIn(file, count);
        Bank.columns.each(file[name], (/** @type {number} */ document, /** @type {number} */ value) => {
          if (document < count && known[value]) put(ended && over && over[document] ? ended : known[value], start + document);
        });
        start += count;
      }
      return sets;
    }

    function datesOf() {
      /** @type {string[]} */
      const dates = [];
      for (const { size: count, file } of segments) {
        const told = Bank.columns.dates(file);
        for (let document = 0; document < count; document++) dates.push(told[document] || "");
      }
      return dates;
    }

    // The first body of each document, the one that a line names.
    function bodiesOf() {
      const bodies = new Array(size).fill("");
      let start = 0;
      for (const { size: count, file } of segments) {
        Bank.columns.each(file.body, (/** @type {number} */ document, /** @type {number} */ value) => {
          if (document < count && !bodies[start + document]) bodies[start + document] = file.body.values[value] || "";
        });
        start += count;
      }
      return bodies;
    }

    // Each is read when it is asked for, or by `prepare`, while nobody waits.
    /** @type {Record<string, any>} */
    const sets = {};
    const table = { size, words, sets };
    for (const name of FACETS) lazily(sets, name, () => setsOf(name));
    lazily(table, "dates", datesOf);
    lazily(table, "bodies", bodiesOf);
    return table;
  }

  /** Give `owner` a value that is made at the first look at it. @param {any} owner @param {string} name @param {() => any} make */
  function lazily(owner, name, make) {
    Object.defineProperty(owner, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make();
        Object.defineProperty(owner, name, { value, enumerable: true });
        return value;
      },
    });
  }

  /** Read all of a table that is not read yet, a facet at a time, and rest after each. @param {any} table @param {() => Promise<void>} rest */
  async function prepare(table, rest) {
    for (const name of FACETS) {
      await rest();
      void table.sets[name];
    }
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

  Bank.table = { FACETS, tableOf, prepare, choose, byDate, slice, valueOf };
})((window.PolicyBank = window.PolicyBank || {}));
