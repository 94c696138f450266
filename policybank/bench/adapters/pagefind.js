/**
 * Lets the benchmark ask Pagefind. It names what it found by the names of its own files; the benchmark knows which
 * leaf each of them is.
 */
(function (Bench) {
  "use strict";

  /** @type {any} */
  let pagefind = null;

  /** @returns {Promise<void>} */
  Bench.ready = async function () {
    // A module, so it is read from a host and not from a file: that is how it is made.
    pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI).href);
    await pagefind.init();
  };

  /**
   * @param {string} query
   * @param {{all?: boolean, snippets?: boolean}} options
   * @returns {Promise<{documents: string[], leaves: string[]}>}
   */
  Bench.search = async function (query, options) {
    const answer = await pagefind.search(query);
    const found = options.all ? answer.results : answer.results.slice(0, 10);
    if (options.snippets) {
      await Promise.all(found.map((/** @type {{data: () => Promise<unknown>}} */ one) => one.data()));
    }
    return { documents: [], leaves: found.map((/** @type {{id: string}} */ one) => one.id) };
  };
})((window.Bench = window.Bench || {}));
