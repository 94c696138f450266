/* The columns of the facets file: for each document which values it has. The twin of _columns.py. Wakes nothing on a page;
   needs postings.js, whose digits they are written in. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const BETWEEN_DOCUMENTS = 32;

  /** A column as the file has it. @typedef {{values: string[], rows: string}} Column */

  /**
   * Call `take` with each document and the number of each of its values, in their order.
   * @param {Column | undefined} column @param {(document: number, value: number) => void} take
   */
  function each(column, take) {
    const { digitOf, base } = Bank.postings;
    const rows = column ? column.rows : "";
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
        value = 0;
        power = 1;
      }
    }
  }

  /** The values of each document, by its number; nothing for those without one. @param {Column | undefined} column @returns {string[][]} */
  function lists(column) {
    /** @type {string[][]} */
    const found = [];
    each(column, (document, value) => (found[document] = found[document] || []).push(/** @type {Column} */ (column).values[value]));
    return found;
  }

  Bank.columns = { each, lists };
})((window.PolicyBank = window.PolicyBank || {}));
