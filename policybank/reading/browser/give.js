// Hands things over to the device: a text to the clipboard, a file to the downloads. Says words with values. Wakes nothing.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** The words under `key`, their places filled. @param {string} key @param {Record<string, string | number>} [values] */
  function saying(key, values) {
    const language = document.documentElement.lang;
    return (Bank.readingWords[key] || "").replace(/\{(\w+)\}/g, (/** @type {string} */ _all, /** @type {string} */ name) => {
      const value = values ? values[name] : "";
      return typeof value === "number" ? Bank.numeral(value, language) : value;
    });
  }

  /** Copy `text`; whether it worked. @param {string} text @returns {Promise<boolean>} */
  async function copyText(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      return copyBySelection(text); // No permission, or an address without https, as on a local network.
    }
  }

  /** @param {string} text */
  function copyBySelection(text) {
    const before = document.activeElement;
    const area = Bank.element("textarea", { class: "unseen", readonly: "readonly", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    let isDone = false;
    try {
      isDone = document.execCommand("copy");
    } catch (error) {
      isDone = false;
    }
    area.remove();
    if (before instanceof HTMLElement) before.focus();
    return isDone;
  }

  /** Save a file among the downloads. @param {string} name @param {Blob} blob */
  function saveFile(name, blob) {
    const address = URL.createObjectURL(blob);
    const link = Bank.element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    // At once would be too early for some browsers, which begin to read later.
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  Object.assign(Bank, { saying, copyText, saveFile, saveText: (/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ type) => saveFile(name, new Blob([text], { type: `${type};charset=utf-8` })) });
})((window.PolicyBank = window.PolicyBank || {}));
