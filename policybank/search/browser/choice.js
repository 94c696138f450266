// What a reader chose on the browse page, in its address, so that it can be sent, kept as a bookmark, and left and come back
// to. Wakes nothing; needs khmer.js and table.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const SORTS = ["newest", "oldest", "title"];
  const YEARS = ["from", "to"];

  /** A year as typed, in Khmer or Latin digits; 0 for anything else. @param {string} text */
  function yearOf(text) {
    const digits = Bank.khmer.fold(text.trim());
    return /^\d{4}$/.test(digits) ? Number(digits) : 0;
  }

  /** The choice and the order that an address asks for. @param {string} question the part from "?" on */
  function read(question) {
    const address = new URLSearchParams(question);
    const sort = address.get("sort") || "";
    /** @type {Record<string, any>} */
    const filters = {};
    for (const name of Bank.table.FACETS)
      if (address.has(name)) filters[name] = [...new Set(address.getAll(name))].sort();
    for (const name of YEARS) {
      const year = yearOf(address.get(name) || "");
      if (year) filters[name] = year;
    }
    return { sort: SORTS.includes(sort) ? sort : SORTS[0], filters };
  }

  /** The part of an address from "?" on; empty where nothing is chosen. @param {any} choice */
  function write({ sort, filters }) {
    const address = new URLSearchParams();
    for (const name in filters) for (const value of [].concat(filters[name])) address.append(name, value);
    if (sort !== SORTS[0]) address.set("sort", sort);
    const text = address.toString();
    return text && "?" + text;
  }

  /** The choice with one value more or less. @param {any} choice @param {string} name @param {any} value @param {boolean} isOn */
  function changed({ sort, filters }, name, value, isOn) {
    const next = Object.assign({}, filters);
    if (YEARS.includes(name)) next[name] = isOn ? value : 0;
    else next[name] = (next[name] || []).filter((/** @type {string} */ one) => one !== value).concat(isOn ? value : []).sort();
    if (!next[name] || next[name].length === 0) delete next[name];
    return { sort, filters: next };
  }

  Bank.choice = { YEARS, read, write, changed, yearOf };
})((window.PolicyBank = window.PolicyBank || {}));
