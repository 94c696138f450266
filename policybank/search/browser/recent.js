// Remembers the last searches on this device, and nowhere else. Wakes nothing; the search page shows and clears them. Needs asking.js.
// Where storage is closed (some private windows) nothing is remembered and nothing breaks.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const KEY = "policybank-searches";
  const MOST = 8;

  /** The last searches, newest first. @returns {string[]} */
  function recent() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, MOST) : [];
    } catch (error) {
      return [];
    }
  }

  /** @param {string} typed */
  function rememberSearch(typed) {
    const query = Bank.cutQuery(typed);
    if (query) keep([query, ...recent().filter((one) => one !== query)].slice(0, MOST));
  }

  /** @param {string[]} searches */
  function keep(searches) {
    try {
      if (searches.length) localStorage.setItem(KEY, JSON.stringify(searches));
      else localStorage.removeItem(KEY);
    } catch (error) {
      // Then they hold for nothing: a search without memory is a search.
    }
  }

  Object.assign(Bank, { recent, rememberSearch, forgetSearches: () => keep([]) });
})((window.PolicyBank = window.PolicyBank || {}));
