/* The text of a leaf where the index holds none: it stands in the page of its text, which is a script too (text_pages.py).
   In the bundle that only copies load. Wakes nothing on a page; needs store.js and results.js. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, string>} */
  const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"' };

  /**
   * What a chunk of the index would say of the leaf at `place` (from the first of the document): the sign of its trust, and its text.
   * @param {any} result @param {number} place @param {string} root @returns {Promise<[string, string]>}
   */
  async function leafInPage(result, place, root) {
    const { edition, number } = Bank.results.leafOf(place, result.editions);
    const path = edition.textUrl.slice(root.length);
    /** @type {string} */
    const page = await Bank.store.load(path, "", path);
    const leaf = new RegExp(`<section class="leaf leaf-([\\w-]+)" id="leaf-${number}">([^]*?)</section>`).exec(page);
    if (!leaf) throw new Bank.store.Trouble("broken-file", path);
    // What else stands in a leaf's place (its heading, how far to trust it) has attributes or is no paragraph.
    const paragraphs = leaf[2].match(/<p>[^<]*(?=<\/p>)/g) || [];
    const text = paragraphs.map((one) => one.slice(3)).join("\n");
    return [leaf[1][0], text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => (code ? String.fromCodePoint(+code) : NAMED[name]))];
  }

  Bank.leafInPage = leafInPage;
})((window.PolicyBank = window.PolicyBank || {}));
