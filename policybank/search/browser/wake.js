// Wakes what the page has of the search, once all its files are there; the starter calls it.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // What the browse page needs, on its way while the page itself is: over a poor link each file after another is a second.
  // The page tells what fails.
  Bank.fetchForBrowse = function () {
    Bank.searchReady()
      .then((/** @type {any} */ { segments }) =>
        Promise.all(segments.map((/** @type {any} */ one) => Bank.store.load(`${one.records.folder}/facets`))),
      )
      .catch(() => {});
    return Bank.loadBundle("browse");
  };

  Bank.wakeSearch = function () {
    Bank.wakeSearchBox();
    if (document.querySelector("form[role=search][data-page]")) {
      Bank.loadBundle("page").then(() => Bank.wakeSearchPage(), failed);
    } else if (document.querySelector("[data-browse]")) {
      Bank.fetchForBrowse().then(() => Bank.wakeBrowse()).catch(failed);
    } else if (/[?&]q=/.test(location.search)) {
      // A hit that is not marked is no trouble: the reader is at the right page.
      Bank.loadBundle("text").then(() => Bank.wakeHighlight(), () => {});
    }
  };

  function failed() {
    document.documentElement.setAttribute("data-search-failed", "");
  }
})((window.PolicyBank = window.PolicyBank || {}));
