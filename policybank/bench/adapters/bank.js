/**
 * Lets the benchmark ask the bank's own search, by the functions that are documented for intranets.
 */
(/** @param {Record<string, any>} Bench @param {Record<string, any>} Bank */ function (Bench, Bank) {
  "use strict";

  const language = document.documentElement.lang;

  /** @returns {Promise<unknown>} */
  Bench.ready = function () {
    return Bank.searchReady();
  };

  /**
   * @param {string} query
   * @param {{all?: boolean, snippets?: boolean, other?: boolean}} options `all`: every candidate, not the first ten
   * @returns {Promise<{documents: string[], leaves: string[]}>}
   */
  Bench.search = async function (query, options) {
    const answer = await Bank.search(query, { limit: 10, language: language, ...options });
    if (options.all) {
      const all = answer.all || answer;
      return { documents: all.documents, leaves: all.leaves };
    }
    /** @type {string[]} */
    const leaves = [];
    for (const result of answer.results) {
      for (const leaf of result.leaves) {
        // Without snippets nothing is shown of a leaf; with them, one that has none was not looked at.
        if (typeof leaf.snippet === "string") {
          leaves.push(result.id + "#" + leaf.number);
        }
      }
    }
    return { documents: answer.results.map((/** @type {{id: string}} */ one) => one.id), leaves: leaves };
  };

  /**
   * @param {string} query
   * @returns {Promise<string>}
   */
  Bench.whole = async function (query) {
    const all = await Bench.search(query, { all: true, snippets: false, other: false });
    return JSON.stringify([all, await Bank.search(query, { language: language, other: false })]);
  };
})((window.Bench = window.Bench || {}), window.PolicyBank);
