/**
 * Asks whatever search the page holds, and times it. Part of the benchmark's own page, never of the site.
 *
 * Before it stands one of the adapters, which gives `Bench.search(query, options)`: the documents and leaves found.
 */
(function (Bench) {
  "use strict";

  /**
   * Ask all queries in turn, again and again, and return the milliseconds of each, round after round.
   *
   * The order is that of the queries and not each query several times in a row: an engine that keeps its last answer
   * would measure that.
   *
   * @param {string[]} queries
   * @param {number} rounds
   * @param {Object<string, unknown>} options
   * @returns {Promise<number[][]>}
   */
  Bench.rounds = async function (queries, rounds, options) {
    /** @type {number[][]} */
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
      /** @type {number[]} */
      const taken = [];
      for (const query of queries) {
        const start = performance.now();
        await Bench.search(query, options);
        taken.push(performance.now() - start);
      }
      times.push(taken);
    }
    return times;
  };
})((window.Bench = window.Bench || {}));
