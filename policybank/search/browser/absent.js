/* Which PDFs a copy of the bank does not hold, as its manifest tells (bank_index.py). Wakes nothing on a page. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // The sign of a document whose PDFs are all there; those after it hold a bit for each edition.
  const FIRST_SIGN = 48;

  /**
   * Whether an edition, by its place among those of its document, has no PDF here. On the web each has.
   * @param {any} manifest @param {number} number of the document over all segments @param {number} place @returns {boolean}
   */
  Bank.isAbsent = function (manifest, number, place) {
    const signs = manifest.absent || "";
    return number < signs.length && Boolean((signs.charCodeAt(number) - FIRST_SIGN) & (1 << place));
  };

  /**
   * What is said of `sizeBytes` of PDFs that are not here, for a line of its own; `href` is where they are, if anywhere.
   * @param {number} sizeBytes @param {string} href @returns {Element}
   */
  Bank.drawAbsent = function (sizeBytes, href) {
    const { element, say } = Bank;
    const size = Bank.saySize(sizeBytes);
    if (!href) return element("p", { class: "pdf-absent" }, say("pdf-absent", { size }));
    // The address in the middle of the sentence becomes a link.
    const [before, after] = say("pdf-on-web", { size, address: "\0" }).split("\0");
    const link = element("a", { href, rel: "noopener", lang: "en" }, new URL(href).hostname);
    return element("p", { class: "pdf-absent" }, before, link, after);
  };
})((window.PolicyBank = window.PolicyBank || {}));
