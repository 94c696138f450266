// Wakes what the page has of the search, once all its files are there; the starter calls it.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  Bank.wakeSearch = function () {
    Bank.wakeSearchPage();
    Bank.wakeSearchBox();
    Bank.wakeHighlight();
  };
})((window.PolicyBank = window.PolicyBank || {}));
