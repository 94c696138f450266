// Shares a document: its text to the clipboard, or to the device's own share sheet where there is one. Wakes `.share`; needs
// give.js and elements.js. The picture is drawn by card.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** The facts of the document as its page carries them. @param {Element} part @returns {Record<string, string>} */
  function sharedFacts(part) {
    /** @type {(name: string) => string} */
    const value = (name) => part.getAttribute(`data-${name}`) || "";
    const isOnline = /^https?:$/.test(location.protocol);
    return {
      title: value("title"),
      titleLanguage: value("title-language"),
      other: value("other"),
      otherLanguage: value("other-language"),
      facts: value("facts"),
      bank: value("bank"),
      cited: value("cited"),
      // On a stick the bank has no address of its own but the one it is published under.
      address: value("address") || (isOnline ? location.href.replace(/[?#].*$/, "") : ""),
      id: value("id"),
    };
  }

  /** @param {Record<string, string>} facts */
  function shareText(facts) {
    return [facts.title, facts.other, facts.cited, facts.address].filter(Boolean).join("\n");
  }

  /** @param {Element} button */
  function partsOf(button) {
    const part = /** @type {HTMLElement} */ (button.closest(".share"));
    return { part, told: /** @type {HTMLElement} */ (part.querySelector("[role=status]")) };
  }

  /** @param {Element} button */
  async function shareCopy(button) {
    const { part, told } = partsOf(button);
    const text = shareText(sharedFacts(part));
    const isDone = await Bank.copyText(text);
    Bank.fill(told, Bank.saying(isDone ? "copied" : "not-copied"));
    const shown = part.querySelector(".share-text");
    if (shown) shown.textContent = text;
    else told.after(Bank.element("p", { class: "share-text citation" }, text));
  }

  /** @param {Element} button */
  async function shareSend(button) {
    const { part, told } = partsOf(button);
    const facts = sharedFacts(part);
    const text = [facts.title, facts.other, facts.cited].filter(Boolean).join("\n");
    try {
      await navigator.share(facts.address ? { title: facts.title, text, url: facts.address } : { title: facts.title, text });
      Bank.fill(told);
    } catch (error) {
      // A reader who closes the sheet needs no word about it.
      if (/** @type {Error} */ (error).name !== "AbortError") await shareCopy(button);
    }
  }

  Object.assign(Bank, { sharedFacts, sharePartsOf: partsOf, shareCopy, shareSend });
})((window.PolicyBank = window.PolicyBank || {}));
