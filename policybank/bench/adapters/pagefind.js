/**
 * Lets the benchmark ask Pagefind. It names what it found by the names of its own files; the benchmark knows which
 * leaf each of them is.
 */
(/** @param {Record<string, any>} Bench */ function (Bench) {
  "use strict";

  /** @type {any} */
  let pagefind = null;

  // Pagefind is a module, and this script is none: a module beside it hands it over.
  /** @type {Promise<any>} */
  const handedOver = new Promise(function (resolve) {
    Bench.take = resolve;
  });
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = 'import * as pagefind from "./pagefind/pagefind.js"; window.Bench.take({ pagefind });';

  /** @returns {Promise<void>} */
  Bench.ready = async function () {
    document.head.append(script);
    pagefind = (await handedOver).pagefind;
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
