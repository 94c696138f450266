// Draws the entries of the reading list: the numbered citations that are printed, and the tools beside each that are not.
// Needs elements.js, give.js and list_files.js; wakes nothing.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /**
   * The list as an element. `acts` are called with the place of an entry (from 0).
   * @param {any[]} entries @param {any} shown
   * @param {{move: (place: number, by: number) => void, remove: (place: number) => void, note: (place: number, text: string) => void}} acts
   * @returns {HTMLOListElement}
   */
  function entriesList(entries, shown, acts) {
    const items = entries.map((entry, place) => item(entry, place, entries.length, shown, acts));
    return Bank.element("ol", { class: "kept-entries", lang: shown.language }, ...items);
  }

  /** @param {any} entry @param {number} place @param {number} count @param {any} shown @param {any} acts */
  function item(entry, place, count, shown, acts) {
    const page = document.documentElement.lang;
    const link = Bank.element("a", { href: `../${Bank.pathOf(entry, page)}` }, entry[shown.language]);
    const paper = Bank.element("p", { class: "on-paper", lang: /[\u1780-\u17ff]/.test(entry.note || "") ? "km" : "en" }, entry.note);
    const address = Bank.addressOf(entry, shown);
    const gone = withdrawnNote(entry);
    return Bank.element(
      "li",
      null,
      Bank.element("p", { class: "kept-citation" }, link, address && " ", address && Bank.element("span", { class: "address", lang: "en" }, address)),
      gone && Bank.element("p", { class: "note", lang: page }, gone),
      paper,
      tools(entry, place, count, paper, acts, page),
    );
  }

  /** What is said of a document that was withdrawn after it was kept; empty for all others. @param {any} entry @returns {string} */
  function withdrawnNote(entry) {
    const list = document.querySelector(".reading-list");
    const ids = (list && list.getAttribute("data-withdrawn")) || "";
    return list && ids.split(" ").includes(entry.id) ? list.getAttribute("data-withdrawn-note") || "" : "";
  }

  /** @param {any} entry @param {number} place @param {number} count @param {Element} paper @param {any} acts @param {string} page */
  function tools(entry, place, count, paper, acts, page) {
    const note = Bank.element("input", { type: "text", maxlength: Bank.LONGEST_NOTE, autocomplete: "off" });
    note.value = entry.note || "";
    note.addEventListener("input", () => {
      paper.textContent = note.value;
      acts.note(place, note.value);
    });
    return Bank.element(
      "div",
      { class: "kept-tools", lang: page },
      Bank.element("label", null, Bank.element("span", null, Bank.saying("note")), note),
      tool("up", place, place === 0, () => acts.move(place, -1)),
      tool("down", place, place === count - 1, () => acts.move(place, 1)),
      tool("remove", place, false, () => acts.remove(place)),
    );
  }

  /** @param {string} name @param {number} place @param {boolean} isOff @param {() => void} act */
  function tool(name, place, isOff, act) {
    const label = Bank.saying(`${name}-label`, { number: place + 1 });
    const button = Bank.element("button", { type: "button", "data-tool": name, "aria-label": label }, Bank.saying(name));
    button.disabled = isOff;
    button.addEventListener("click", act);
    return button;
  }

  Object.assign(Bank, { entriesList });
})((window.PolicyBank = window.PolicyBank || {}));
