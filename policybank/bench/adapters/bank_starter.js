/**
 * Stands where the site's own starter stands: takes the words of the interface, which a reader fetches with the search.
 */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  Bank.takeWords = function () {};
})((window.PolicyBank = window.PolicyBank || {}));
