/**
 * Asks whatever search the page holds, and times it. Part of the benchmark's own page, never of the site.
 *
 * Before it stands one of the adapters, which gives `Bench.search(query, options)`: the documents and leaves found.
 */
(/** @param {Record<string, any>} Bench */ function (Bench) {
  "use strict";

  // An engine that keeps its last answer must not be measured by that, so no query follows itself; one that drops files
  // it has not used for long must find them, so not all queries are gone through before the first comes again.
  const TOGETHER = 5;

  /**
   * Ask each query once, which loads its files, and then `rounds` times more; return the milliseconds of those.
   *
   * @param {string[]} queries
   * @param {number} rounds
   * @param {Object<string, unknown>} options
   * @returns {Promise<number[]>}
   */
  Bench.rounds = async function (queries, rounds, options) {
    /** @type {number[]} */
    const times = [];
    for (let first = 0; first < queries.length; first += TOGETHER) {
      for (let round = 0; round <= rounds; round += 1) {
        for (const query of queries.slice(first, first + TOGETHER)) {
          const start = performance.now();
          await Bench.search(query, options);
          if (round > 0) {
            times.push(performance.now() - start);
          }
        }
      }
    }
    return times;
  };
})((window.Bench = window.Bench || {}));
