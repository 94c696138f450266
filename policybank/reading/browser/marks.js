// The buttons that keep a document or a leaf in the reading list. Wakes `.keeping` and `.ready-list`; needs kept.js, give.js and elements.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // Stands for the number of a leaf in the citation that the page of a text carries; no record can hold it.
  const LEAF_SIGN = /\ue000/g;

  /** What the part around a button would keep. @param {Element} part */
  function entryOf(part) {
    const leaf = Number(part.getAttribute("data-leaf")) || 0;
    /** @type {(language: string) => string} */
    const cited = (language) =>
      (part.getAttribute(`data-${language}`) || "").replace(LEAF_SIGN, Bank.numeral(leaf, language));
    const entry = { id: part.getAttribute("data-id"), km: cited("km"), en: cited("en") };
    for (const ending of Bank.FORMATS) Object.assign(entry, { [ending]: formatted(ending, leaf) });
    return leaf ? { ...entry, edition: part.getAttribute("data-edition"), leaf } : entry;
  }

  /** The citation for a program for references, as it stands on the page. @param {string} ending @param {number} leaf */
  function formatted(ending, leaf) {
    const text = document.getElementById(`cite-${ending}`);
    return ((text && text.textContent) || "").replace(LEAF_SIGN, String(leaf));
  }

  /** Show on each button whether its entry is kept; what a kept one cites is brought up to date. */
  function showMarks() {
    const kept = Bank.keptEntries();
    const byPlace = new Map(kept.map((/** @type {any} */ one) => [Bank.placeOf(one), one]));
    let isChanged = false;
    for (const part of document.querySelectorAll(".keeping:not([hidden])")) {
      const entry = entryOf(part);
      const known = byPlace.get(Bank.placeOf(entry));
      const button = part.querySelector("button");
      if (button) button.setAttribute("aria-pressed", String(Boolean(known)));
      if (!known || Object.entries(entry).every(([name, value]) => known[name] === value)) continue;
      Object.assign(known, entry);
      isChanged = true;
    }
    if (isChanged) Bank.keepEntries(kept);
  }

  /** @param {HTMLElement} button */
  function toggle(button) {
    const part = /** @type {Element} */ (button.closest(".keeping"));
    const told = /** @type {Element} */ (part.querySelector("[role=status]"));
    const entry = entryOf(part);
    const place = Bank.placeOf(entry);
    const kept = Bank.keptEntries();
    const others = kept.filter((/** @type {any} */ one) => Bank.placeOf(one) !== place);
    const isKept = others.length === kept.length;
    const trouble = Bank.keepEntries(isKept ? [...kept, entry] : others);
    if (trouble) {
      Bank.fill(told, Bank.saying(trouble, { most: Bank.MOST_KEPT }));
      return;
    }
    showMarks();
    const count = isKept ? kept.length + 1 : others.length;
    const link = Bank.element("a", { href: part.getAttribute("data-list") }, Bank.saying("open", { count }));
    Bank.fill(told, Bank.saying(isKept ? "kept" : "removed"), " ", count ? link : "");
  }

  /** Keep all documents of a ready list, behind what is kept already. @param {HTMLElement} button */
  function keepAll(button) {
    const told = /** @type {Element} */ (document.querySelector(".keeping-all"));
    // What the page says itself stands there once; only the citation in the other language comes as an attribute.
    /** @type {(item: Element, language: string) => string} */
    const cited = (item, language) =>
      item.getAttribute(`data-${language}`) || (item.firstElementChild && item.firstElementChild.textContent) || "";
    const listed = [...document.querySelectorAll(".ready-list li")].map((item) => ({
      id: item.getAttribute("data-id"),
      km: cited(item, "km"),
      en: cited(item, "en"),
    }));
    const joined = Bank.joinedLists(Bank.keptEntries(), listed);
    const trouble = Bank.keepEntries(joined.entries) || (joined.leftOut && "full");
    const link = Bank.element("a", { href: button.getAttribute("data-list") }, Bank.saying("open", { count: joined.entries.length }));
    if (trouble) Bank.fill(told, Bank.saying(trouble, { most: Bank.MOST_KEPT }));
    else Bank.fill(told, Bank.saying(joined.added ? "opened" : "all-kept", { added: joined.added }), " ", link);
  }

  Object.assign(Bank, { keepAll, showMarks, toggleMark: toggle });
})((window.PolicyBank = window.PolicyBank || {}));
