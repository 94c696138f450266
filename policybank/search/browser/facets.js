/* Filters, counts and dates: what is asked of all documents at once, so their file is fetched only when it is needed.
   Wakes nothing on a page; needs columns.js. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // The filters of a search, and the columns of the facets file they look at.
  const FACETS = ["type", "theme", "group", "province", "body", "language", "rights", "trust"];

  /** Tables that were read, by what the file handed over. @type {WeakMap<any, any>} */
  const read = new WeakMap();

  /** The facets of a file as lists of values by document. @param {any} file */
  function tableOf(file) {
    let table = read.get(file);
    if (!table) {
      table = { date: Bank.columns.dates(file) };
      for (const name of FACETS) table[name] = Bank.columns.lists(file[name]);
      read.set(file, table);
    }
    return table;
  }

  /** The facets of each candidate's segment, by the segment's name. @param {any[]} found */
  async function columnsOf(found) {
    /** @type {Map<any, any>} */
    const columns = new Map();
    for (const one of found) if (!columns.has(one.segment)) columns.set(one.segment, null);
    await Promise.all(
      [...columns.keys()].map(async (segment) => {
        columns.set(segment, tableOf(await Bank.store.load(`${segment.records.folder}/facets`)));
      }),
    );
    return columns;
  }

  /** @param {any} filters @param {string} name */
  function isAsked(filters, name) {
    const value = filters[name];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  }

  /**
   * The candidates that pass all filters; counts go into `answer` where they are asked for: of each facet, how many
   * there would be with each value, the facet's own filter left aside.
   * @param {any[]} found @param {any} answer @param {any} context
   */
  async function apply(found, answer, context) {
    const filters = context.options.filters || {};
    const names = FACETS.filter((name) => isAsked(filters, name));
    const hasYears = isAsked(filters, "from") || isAsked(filters, "to");
    const wantsCounts = context.options.counts;
    if (!wantsCounts && !names.length && !hasYears) return found;
    const columns = await columnsOf(found);
    /** @type {Record<string, Record<string, number>>} */
    const counts = {};
    for (const name of [...FACETS, "year"]) counts[name] = {};
    const kept = found.filter((one) => {
      const table = columns.get(one.segment);
      const failed = names.filter((name) => !values(table, name, one.document).some((value) => filters[name].includes(value)));
      const year = Number((table.date[one.document] || "").slice(0, 4));
      if (hasYears && !(year && year >= (filters.from || 0) && year <= (filters.to || 9999))) failed.push("year");
      if (wantsCounts && failed.length < 2) {
        for (const name of FACETS) {
          if (!failed.length || failed[0] === name) for (const value of values(table, name, one.document)) add(counts[name], value);
        }
        if (year && (!failed.length || failed[0] === "year")) add(counts.year, String(year));
      }
      return !failed.length;
    });
    if (wantsCounts) answer.counts = counts;
    return kept;
  }

  /** @param {any} table @param {string} name @param {number} document @returns {string[]} */
  function values(table, name, document) {
    return (table[name] && table[name][document]) || [];
  }

  /** @param {Record<string, number>} counts @param {string} value */
  function add(counts, value) {
    counts[value] = (counts[value] || 0) + 1;
  }

  /** Put `found` in order of date, those without one last; of equal dates as they stand. @param {any[]} found @param {string} order */
  async function sort(found, order) {
    if (order !== "newest" && order !== "oldest") return;
    const columns = await columnsOf(found);
    const sign = order === "newest" ? -1 : 1;
    const dates = new Map(found.map((one) => [one, columns.get(one.segment).date[one.document]]));
    found.sort((a, b) => {
      const [first, second] = [dates.get(a), dates.get(b)];
      if (!first || !second) return first ? -1 : second ? 1 : 0;
      return first < second ? -sign : first > second ? sign : 0;
    });
  }

  Bank.facets = { apply, sort };
})((window.PolicyBank = window.PolicyBank || {}));
