/* The columns of the facets file: for each document which values it has. The twin of _columns.py. Wakes nothing on a page;
   needs postings.js, whose digits they are written in. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const BETWEEN_DOCUMENTS = 32;

  /** A column as the file has it; `step` is 1 where each value is that of the next document. @typedef {{values?: string[], rows?: string, step?: number}} Column */

  /**
   * Call `take` with each document and the number of each of its values, in their order.
   * @param {Column | undefined} column @param {(document: number, value: number) => void} take
   */
  function each(column, take) {
    const { digitOf, base } = Bank.postings;
    // Any part may be missing: a stick that went bad changes bytes.
    const { rows = "", step = 0 } = column || {};
    let document = 0;
    let value = 0;
    let power = 1;
    for (let place = 0; place < rows.length; place++) {
      const code = rows.charCodeAt(place);
      if (code === BETWEEN_DOCUMENTS) document++;
      else if (digitOf[code] >= base) {
        value += (digitOf[code] - base) * power;
        power *= base;
      } else {
        take(document, value + digitOf[code] * power);
        document += step;
        value = 0;
        power = 1;
      }
    }
  }

  /** The values of each document, by its number; nothing for those without one. @param {Column | undefined} column @returns {string[][]} */
  function lists(column) {
    /** @type {string[][]} */
    const found = [];
    const { values = [] } = column || {};
    each(column, (document, value) => (found[document] = found[document] || []).push(values[value]));
    return found;
  }

  /** The date of each document of a facets file (ISO, as far as known; empty where it is not). @param {any} file @returns {string[]} */
  function dates(file) {
    const days = lists(file.day);
    return lists(file.year).map(([year = ""], document) => {
      const [day] = days[document] || [];
      return day ? `${year}-${day}` : year;
    });
  }

  Bank.columns = { dates, each, lists };
})((window.PolicyBank = window.PolicyBank || {}));
