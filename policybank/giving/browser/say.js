// Says the words of the form, and sizes and dates as the language of the page writes them. Knows no part of the page and wakes
// nothing; the words stand before it in its own bundle (giving/words.py), numerals come from the starter of the reading list.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});
  const isKhmer = () => document.documentElement.lang === "km";

  /** @param {string} text @param {Record<string, string | number>} [values] */
  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (/** @type {string} */ _all, /** @type {string} */ name) => {
      const value = values ? values[name] : "";
      return typeof value === "number" ? digits(String(value)) : value;
    });
  }

  /** Digits of the language of the page. @param {string} text @returns {string} */
  function digits(text) {
    return Bank.numeral(text, isKhmer() ? "km" : "en");
  }

  /** The words under `key`. @param {string} key @param {Record<string, string | number>} [values] @returns {string} */
  function say(key, values) {
    return filled(Bank.givingWords[key] || "", values);
  }

  /** The words under `key` in a language that the page may not speak. @param {string} language @param {string} key @param {Record<string, string>} [values] @returns {string} */
  function sayIn(language, key, values) {
    return filled(Bank.givingOther.both[language][key] || "", values);
  }

  /** @param {number} bytes */
  function saySize(bytes) {
    if (bytes < 1e6) return say("sizes.kilobytes", { size: Math.max(1, Math.round(bytes / 1e3)) });
    const size = bytes % 1e6 ? (bytes / 1e6).toFixed(1) : String(bytes / 1e6);
    return say("sizes.megabytes", { size: digits(isKhmer() ? size.replace(".", ",") : size) });
  }

  /** @param {string} date as the record writes it */
  function sayDate(date) {
    const [year, month, day] = date.split("-").map(Number);
    if (!month) return say("dates.year", { year });
    const values = { year, month: say(`dates.month-${month}`) };
    return day ? say("dates.day", { ...values, day }) : say("dates.month", values);
  }

  /** @param {number | null} leaves */
  function sayLeaves(leaves) {
    if (!leaves) return say("leaves-unknown");
    return leaves === 1 ? say("leaves-one") : say("leaves-many", { count: leaves });
  }

  /** Today, by the clock of the device, as the record writes dates. */
  function today() {
    const now = new Date();
    return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  }

  Object.assign(Giving, { say, sayIn, saySize, sayDate, sayLeaves, today });
})((window.PolicyBank = window.PolicyBank || {}));
