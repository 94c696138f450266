/**
 * Lets the benchmark ask the search of Material for MkDocs: its own worker with its own index, set up as its page does,
 * without the page (whose script, 30 KB, is not counted, in its favour).
 */
(/** @param {Record<string, any>} Bench */ function (Bench) {
  "use strict";

  // The kinds of messages of its worker.
  const SETUP = 0;
  const QUERY = 2;

  /** @type {Worker | null} */
  let worker = null;
  /** @type {Promise<void> | null} */
  let isReady = null;

  /**
   * @param {number} type
   * @param {unknown} data
   * @returns {Promise<any>}
   */
  function tell(type, data) {
    const own = /** @type {Worker} */ (worker);
    return new Promise(function (resolve) {
      own.onmessage = function (event) {
        resolve(event.data.data);
      };
      own.postMessage({ type: type, data: data });
    });
  }

  async function setUp() {
    const address = document.documentElement.dataset.worker || "";
    worker = new Worker(new URL(address, document.baseURI).href);
    const answer = await fetch(new URL("search/search_index.json", document.baseURI).href);
    const index = await answer.json();
    await tell(SETUP, { config: index.config, docs: index.docs, options: { suggest: false } });
  }

  /** @returns {Promise<void>} */
  Bench.ready = function () {
    isReady = isReady || setUp();
    return isReady;
  };

  /**
   * @param {string} query
   * @param {{all?: boolean}} options
   * @returns {Promise<{documents: string[], leaves: string[]}>}
   */
  Bench.search = async function (query, options) {
    const answer = await tell(QUERY, query);
    /** @type {string[]} */
    const documents = [];
    /** @type {string[]} */
    const leaves = [];
    for (const group of options.all ? answer.items : answer.items.slice(0, 10)) {
      documents.push(String(/pages\/([^/]+)\//.exec(group[0].location)?.[1]));
      for (const one of group) {
        const place = /pages\/([^/]+)\/#l(\d+)/.exec(one.location);
        // Material adds the page itself to the leaves found on it, without a score.
        if (place && one.score > 0) {
          leaves.push(place[1] + "#" + place[2]);
        }
      }
    }
    return { documents: documents, leaves: leaves };
  };
})((window.Bench = window.Bench || {}));
