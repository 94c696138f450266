// Copies a citation with one tap, and saves it as a file for a program for references. Wakes the part `.cite` of a
// document's page and of a text page (its `data-copied` and `data-not-copied` are what is said), and each link `.cite-leaf`
// beside a leaf. Needs nothing before it. Nothing is fetched: what is saved stands in the page, so it works from a stick.
// Without script the texts can be marked, and the link beside a leaf leads to the address that is cited.
(/** @param {Record<string, any>} Bank */ function (Bank) {
  "use strict";

  /**
   * @param {string} pattern what stands where the number of the leaf belongs is U+0000, in the address U+0001
   * @param {string} number in Latin digits
   * @param {string} language
   * @returns {string}
   */
  Bank.citeLeaf = function (pattern, number, language) {
    var shown = language === "km"
      ? number.replace(/\d/g, function (digit) { return String.fromCharCode(0x17e0 + Number(digit)); })
      : number;
    return pattern.replace(/\u0000/g, shown).replace(/\u0001/g, number);
  };

  /** @param {string} text @param {(isDone: boolean) => void} done */
  function copy(text, done) {
    function byHand() {
      // Where the page is neither https nor a file, or the reader's browser is old.
      var before = /** @type {HTMLElement | null} */ (document.activeElement);
      var box = document.createElement("textarea");
      box.className = "unseen";
      box.value = text;
      document.body.appendChild(box);
      box.select();
      var isDone = false;
      try {
        isDone = document.execCommand("copy");
      } catch (error) {
        isDone = false;
      }
      box.remove();
      if (before) before.focus();
      done(isDone);
    }
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(text).then(function () { done(true); }, byHand);
  }

  /** @param {string} text @param {string} name */
  function save(text, name) {
    var link = document.createElement("a");
    // A phone hands the file on by its ending; no kind of program for references asks for more.
    link.href = URL.createObjectURL(new Blob([text + "\n"], { type: "text/plain;charset=utf-8" }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  /** @param {HTMLElement} part @param {Element} button @param {Element | null} said */
  function answer(part, button, said) {
    var before = button.textContent || "";
    return /** @param {boolean} isDone */ function (isDone) {
      var words = part.getAttribute(isDone ? "data-copied" : "data-not-copied") || "";
      if (said) said.textContent = words;
      if (!isDone || button.hasAttribute("data-was")) return;
      button.setAttribute("data-was", before);
      button.textContent = words;
      setTimeout(function () {
        button.textContent = button.getAttribute("data-was");
        button.removeAttribute("data-was");
        if (said) said.textContent = "";
      }, 2000);
    };
  }

  /** @param {Element} citation @returns {string} */
  function patternOf(citation) {
    var copied = /** @type {Element} */ (citation.cloneNode(true));
    var places = copied.querySelectorAll(".leaf-number, .leaf-anchor");
    for (var i = 0; i < places.length; i++) {
      places[i].textContent = places[i].className === "leaf-number" ? "\u0000" : "\u0001";
    }
    return copied.textContent || "";
  }

  /** @param {string} kind @returns {string} */
  function textOf(kind) {
    var element = document.getElementById("cite-" + kind);
    return (element && element.textContent) || "";
  }

  Bank.wakeCitations = function () {
    var found = /** @type {HTMLElement | null} */ (document.querySelector(".cite"));
    if (!found) return;
    var part = found;
    var hidden = part.querySelectorAll("[hidden]");
    for (var i = 0; i < hidden.length; i++) hidden[i].removeAttribute("hidden");
    var said = document.querySelector(".cite-said");
    document.addEventListener("click", function (event) {
      var button = /** @type {Element} */ (event.target).closest("[data-copy], [data-save], .cite-leaf");
      if (!button) return;
      var copied = button.getAttribute("data-copy");
      var saved = button.getAttribute("data-save");
      if (copied) copy(textOf(copied), answer(part, button, said));
      else if (saved) save(textOf(saved), part.getAttribute("data-id") + "." + saved);
      else {
        var citation = part.querySelector(".citation");
        if (!citation) return;
        event.preventDefault();
        var number = (button.getAttribute("href") || "").replace(/\D/g, "");
        copy(Bank.citeLeaf(patternOf(citation), number, document.documentElement.lang), answer(part, button, said));
      }
    });
  };
  document.addEventListener("DOMContentLoaded", Bank.wakeCitations);
})((window.PolicyBank = window.PolicyBank || {}));
