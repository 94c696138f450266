// Says things in the language of the page: words by key from `search/words.<language>.js`, and numbers as that language
// writes them. The twin of `i18n/words.py`. Wakes nothing; needs the words, which the starter takes, only when it is asked.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const isKhmer = () => document.documentElement.lang === "km";

  /** Digits of this language: years and page numbers. @param {string | number} text */
  function digits(text) {
    return isKhmer()
      ? String(text).replace(/\d/g, (digit) => String.fromCharCode(0x17e0 + Number(digit)))
      : String(text);
  }

  // Khmer groups thousands with a point and begins decimals with a comma, English the other way round.
  /** @param {string} text */
  function signs(text) {
    return digits(isKhmer() ? text.replace(/[.,]/g, (sign) => (sign === "," ? "." : ",")) : text);
  }

  /** A count, in groups of three. @param {number} count */
  function number(count) {
    return signs(String(count).replace(/\B(?=(\d{3})+$)/g, ","));
  }

  /**
   * The words under `key`, placeholders filled; a number among the values is written as a count.
   * @param {string} key @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  function say(key, values) {
    return (Bank.words[key] || "").replace(/\{([a-z]+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => {
      const value = (values || {})[name];
      return typeof value === "number" ? number(value) : value;
    });
  }

  /** The words for `count` things. @param {string} key @param {number} count @param {Record<string, string | number>} [values] */
  function sayCount(key, count, values) {
    const form = count === 1 && Bank.words[key + ".one"] ? ".one" : ".other";
    return say(key + form, { count, ...values });
  }

  /** A file size: KB up to a megabyte, then MB with one decimal. @param {number} bytes */
  function saySize(bytes) {
    return bytes < 1e6
      ? say("kilobytes", { size: Math.max(1, Math.round(bytes / 1e3)) })
      : say("megabytes", { size: signs((bytes / 1e6).toFixed(1)) });
  }

  /** A language by its name, else by its code. @param {string} code */
  function sayLanguage(code) {
    return say("language-" + code) || code;
  }

  Object.assign(Bank, { digits, say, sayCount, saySize, sayLanguage });
})((window.PolicyBank = window.PolicyBank || {}));
