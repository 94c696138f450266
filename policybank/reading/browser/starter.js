// Shows the buttons of the reading list and of sharing, and brings the scripts behind them when one is first used, or at once
// where the list is not empty. Wakes `.keeping` (the button of a document; on the page of a text each leaf gets its own),
// `.share`, `.ready-list`, `[data-kept-count]`, `.reading-list` and buttons with `data-reading`. The address of the bundle stands on this
// script's own element. Needs nothing before it. Without script none of these buttons is shown.
(/** @param {Record<string, any>} Bank */ function (Bank) {
  "use strict";

  var own = document.currentScript;
  /** @type {(() => void)[]} */
  var waiting = [];
  var isAsked = false;

  Bank.READING_KEY = "policybank-reading-list";

  /** How many entries are kept on this device. */
  function keptCount() {
    try {
      var kept = JSON.parse(localStorage.getItem(Bank.READING_KEY) || "{}");
      return kept && Array.isArray(kept.entries) ? kept.entries.length : 0;
    } catch (error) {
      return 0; // Storage is closed in some private windows.
    }
  }

  /** A number in the numerals of a language. @param {number} number @param {string} language @returns {string} */
  Bank.numeral = function (number, language) {
    return String(number).replace(/\d/g, function (digit) {
      return language === "km" ? String.fromCharCode(0x17e0 + Number(digit)) : digit;
    });
  };

  Bank.showKeptCount = function () {
    var count = keptCount();
    var places = document.querySelectorAll("[data-kept-count]");
    for (var i = 0; i < places.length; i++)
      places[i].textContent = count ? " (" + Bank.numeral(count, document.documentElement.lang) + ")" : "";
    return count;
  };

  /** Run `act` once the scripts behind the buttons are there. @param {() => void} act */
  function withBundle(act) {
    if (Bank.wakeReading) return act();
    waiting.push(act);
    if (isAsked || !own) return;
    isAsked = true;
    var script = document.createElement("script");
    script.onload = function () {
      Bank.wakeReading();
      waiting.splice(0).forEach(function (one) {
        one();
      });
    };
    script.onerror = function () {
      // A link that broke: the next touch of a button asks again.
      isAsked = false;
      waiting = [];
      script.remove();
      document.documentElement.setAttribute("data-reading-failed", ""); // The page of the list says it by this mark.
      var part = document.querySelector(".keeping:not([hidden])");
      var told = part && part.querySelector("[role=status]");
      if (part && told) told.textContent = part.getAttribute("data-broken");
    };
    script.src = own.getAttribute("data-reading") || "";
    document.head.appendChild(script);
  }
  Bank.readingScript = own;

  /** Give each leaf of a text the button that its page carries once. @param {HTMLElement} pattern */
  function giveLeavesButtons(pattern) {
    var leaves = document.querySelectorAll("section.leaf[id^=leaf-]");
    for (var i = 0; i < leaves.length; i++) {
      var copy = /** @type {HTMLElement} */ (pattern.cloneNode(true));
      var heading = leaves[i].querySelector("h2");
      if (!heading) continue;
      copy.setAttribute("data-leaf", leaves[i].id.slice("leaf-".length));
      copy.hidden = false;
      var cite = heading.nextElementSibling;
      (cite && cite.className === "cite-leaf" ? cite : heading).after(copy);
    }
  }

  Bank.startReading = function () {
    var parts = document.querySelectorAll(".keeping, .share, .ready-list [data-reading]");
    for (var i = 0; i < parts.length; i++) {
      var part = /** @type {HTMLElement} */ (parts[i]);
      if (part.hasAttribute("data-edition")) giveLeavesButtons(part);
      else part.hidden = false;
    }
    var send = /** @type {HTMLElement | null} */ (document.querySelector("[data-reading=send]"));
    if (send && "share" in navigator) send.hidden = false;
    var isKept = Bank.showKeptCount() > 0;
    if (document.querySelector(".reading-list") || (isKept && document.querySelector(".keeping"))) withBundle(function () {});
    document.addEventListener("click", function (event) {
      var target = /** @type {Element} */ (event.target);
      var button = target.closest("button[data-reading]");
      if (!button) return;
      var name = button.getAttribute("data-reading");
      if (name === "print") print();
      else
        withBundle(function () {
          Bank.readingActs[name || ""](button);
        });
    });
  };
  document.addEventListener("DOMContentLoaded", Bank.startReading);
})((window.PolicyBank = window.PolicyBank || {}));
