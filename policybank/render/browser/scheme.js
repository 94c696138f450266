// Light or dark by the reader's choice. Wakes the button `.scheme` of the header. Must stand in the head and run before
// the page is drawn, else a reader who chose dark sees a white flash. Needs nothing before it. Without script the page
// follows the device, and the button stays hidden.
(/** @param {Record<string, any>} Bank */ function (Bank) {
  "use strict";

  var KEY = "policybank-scheme";
  var root = document.documentElement;

  /** @returns {string | null} */
  function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch (error) {
      return null; // Storage is closed in some private windows.
    }
  }

  /** @param {string} scheme */
  function remember(scheme) {
    try {
      localStorage.setItem(KEY, scheme);
    } catch (error) {
      // The choice then holds for this page only.
    }
  }

  /** @returns {boolean} */
  function isDark() {
    var chosen = root.getAttribute("data-scheme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  var before = remembered();
  if (before === "dark" || before === "light") root.setAttribute("data-scheme", before);

  Bank.wakeScheme = function () {
    var button = /** @type {HTMLElement | null} */ (document.querySelector(".scheme"));
    if (!button) return;
    var shown = button;
    shown.hidden = false;
    shown.setAttribute("aria-pressed", String(isDark()));
    shown.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      root.setAttribute("data-scheme", next);
      shown.setAttribute("aria-pressed", String(next === "dark"));
      remember(next);
    });
  };
  document.addEventListener("DOMContentLoaded", Bank.wakeScheme);
})((window.PolicyBank = window.PolicyBank || {}));
