// Remembers the language a reader chose. Wakes links with `data-language`; on the page that offers the languages
// (`.chooser` with such links) it goes on to the remembered one. Needs nothing before it. Without script the page at the
// root offers both each time.
(/** @param {Record<string, any>} Bank */ function (Bank) {
  "use strict";

  var KEY = "policybank-language";

  /** @param {string | null} language */
  function enter(language) {
    var links = document.querySelectorAll(".chooser a[data-language]");
    for (var i = 0; i < links.length; i++) {
      var link = /** @type {HTMLAnchorElement} */ (links[i]);
      if (link.getAttribute("data-language") === language) location.replace(link.href);
    }
  }

  Bank.wakeLanguage = function () {
    try {
      enter(localStorage.getItem(KEY));
    } catch (error) {
      return; // Storage is closed in some private windows: nothing to remember.
    }
    document.addEventListener("click", function (event) {
      var target = /** @type {Element} */ (event.target);
      var link = target.closest("a[data-language]");
      if (link) localStorage.setItem(KEY, link.getAttribute("data-language") || "");
    });
  };
  document.addEventListener("DOMContentLoaded", Bank.wakeLanguage);
})((window.PolicyBank = window.PolicyBank || {}));
