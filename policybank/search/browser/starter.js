// Brings the search when a reader asks for it. Wakes the search form of the header, the search page, the browse page, and
// pages that are opened with `?q=` (a hit to be marked); the search itself, far larger than this, is loaded then and not before. The
// addresses of its two files stand on this script's own element. Must run in the head: it tells the style sheet that there
// are scripts, before the first paint. Needs nothing before it. Without script a plain link leads to the search page.
(/** @param {Record<string, any>} Bank */ function (Bank) {
  "use strict";

  var root = document.documentElement;
  var own = document.currentScript;
  var isAsked = false;
  // Of this page it is known before its body has come that the search is wanted.
  var isBrowse = /\/browse\.html$/.test(location.pathname);
  /** @type {(() => void)[]} */
  var waiting = [];

  root.setAttribute("data-script", "");

  /** @param {Record<string, string>} words */
  Bank.takeWords = function (words) {
    Bank.words = words;
  };

  // A stick that was copied by half, a link that broke: the search page says it, by this mark.
  function fail() {
    root.setAttribute("data-search-failed", "");
  }

  function wake() {
    if (!Bank.words || !Bank.wakeSearch) return fail();
    if (isBrowse) Bank.fetchForBrowse().catch(function () {});
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", awake);
    else awake();
  }

  function awake() {
    Bank.wakeSearch();
    waiting.splice(0).forEach(function (act) {
      act();
    });
  }

  function load() {
    if (isAsked || !own) return;
    isAsked = true;
    ["data-words", "data-search"].forEach(function (name) {
      var script = document.createElement("script");
      script.async = false; // In this order.
      script.onerror = fail;
      if (name === "data-search") script.onload = wake;
      script.src = (own && own.getAttribute(name)) || "";
      document.head.appendChild(script);
    });
  }

  /** Bring the search for another part of the page; `act` is called once it can be asked, and never where it cannot. @param {() => void} act */
  Bank.withSearch = function (act) {
    if (Bank.search) return act();
    waiting.push(act);
    load();
  };

  Bank.startSearch = function () {
    var form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[role=search]"));
    if (!form) return;
    var found = form;
    if (/[?&]q=/.test(location.search) || found.hasAttribute("data-page") || document.querySelector("[data-browse]")) load();
    found.addEventListener("focusin", load);
    found.addEventListener("submit", function (event) {
      // The page forbids forms to send anything anywhere, so the address is set instead. The search page takes over its own.
      event.preventDefault();
      if (!found.hasAttribute("data-page"))
        location.href = found.action + "?q=" + encodeURIComponent(found.q.value.trim().slice(0, 400));
    });
  };
  document.addEventListener("DOMContentLoaded", Bank.startSearch);
  if (isBrowse) load();
})((window.PolicyBank = window.PolicyBank || {}));
