// Keeps a search in the address of its page: words, filters, order, and whether the other language is searched too, so that
// it can be sent, kept as a bookmark, and left and come back to. Wakes nothing; the search page uses it. Needs filters.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const SORTS = ["relevance", "newest", "oldest"];

  /** The search that the address of the page asks for. */
  function readAddress() {
    const address = new URLSearchParams(location.search);
    const sort = address.get("sort") || "";
    return {
      query: address.get("q") || "",
      sort: SORTS.includes(sort) ? sort : SORTS[0],
      other: address.get("other") !== "0",
      filters: Bank.filtersIn(address),
    };
  }

  /** The address of a search, from the page it stands on. @param {any} search */
  function addressOf(search) {
    const address = new URLSearchParams();
    if (search.query) address.set("q", search.query);
    Bank.writeFilters(search.filters, address);
    if (search.sort !== SORTS[0]) address.set("sort", search.sort);
    if (!search.other) address.set("other", "0");
    const text = address.toString();
    return text ? "?" + text : location.pathname;
  }

  /**
   * Put a search into the address, as a new step of the history or in the place of the last.
   * @param {any} search @param {boolean} isStep @param {any} kept what to find again when the reader comes back
   */
  function writeAddress(search, isStep, kept) {
    const address = addressOf(search);
    try {
      if (isStep && address !== location.search) history.pushState(kept, "", address);
      else history.replaceState(kept, "", address);
    } catch (error) {
      // Some browsers allow no such change in a folder opened by double-click, or not so many: the address then lags.
    }
  }

  Object.assign(Bank, { addressOf, readAddress, writeAddress });
})((window.PolicyBank = window.PolicyBank || {}));
