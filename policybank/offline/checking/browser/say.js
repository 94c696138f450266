// Says every sentence in both languages, one beside the other; the page shows the one that was chosen. The words stand before it in
// its page (checking/page.py). Knows the page only by the buttons of the languages, `[data-choose]`; needs nothing.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = (Bank.checking = Bank.checking || {});

  const LANGUAGES = ["km", "en"];
  const KHMER = "០១២៣៤៥៦៧៨៩";

  /** @param {string} language @param {string} key @param {Record<string, string | number>} [values] @returns {string} */
  function sayIn(language, key, values) {
    const words = Bank.checkingWords[language];
    return (words[key] || "").replace(/\{(\w+)\}/g, (/** @type {string} */ _all, /** @type {string} */ name) => {
      const value = values ? values[name] : "";
      return typeof value === "number" ? number(language, value) : String(value);
    });
  }

  /** @param {string} language @param {string} text */
  function digits(language, text) {
    return language === "km" ? text.replace(/\d/g, (digit) => KHMER[Number(digit)]) : text;
  }

  /** A count with groups of three. @param {string} language @param {number} value */
  function number(language, value) {
    return digits(language, String(value).replace(/\B(?=(\d{3})+$)/g, language === "km" ? "." : ","));
  }

  /** @param {string} language @param {number} bytes */
  function size(language, bytes) {
    if (bytes < 1e6) return sayIn(language, "sizes.kilobytes", { size: Math.max(1, Math.round(bytes / 1e3)) });
    const [whole, part] = (bytes / 1e6).toFixed(1).split(".");
    const shown = number(language, Number(whole)) + (language === "km" ? "," : ".") + digits(language, part);
    return sayIn(language, "sizes.megabytes", { size: shown });
  }

  /** @param {string} language @param {string} date as YYYY-MM-DD */
  function day(language, date) {
    const [year, month, dayOfMonth] = date.split("-").map(Number);
    const values = { year: digits(language, String(year)), month: sayIn(language, `dates.month-${month}`), day: digits(language, String(dayOfMonth)) };
    return sayIn(language, "dates.day", values);
  }

  /** How long work will still take. @param {string} language @param {number} seconds */
  function remaining(language, seconds) {
    if (seconds < 60) return sayIn(language, "left.seconds");
    const minutes = Math.ceil(seconds / 60);
    return minutes === 1 ? sayIn(language, "left.minute") : sayIn(language, "left.minutes", { count: minutes });
  }

  /**
   * What `key` says in both languages. Values may be functions of the language (sizes, days).
   * @param {string} key @param {Record<string, string | number | ((language: string) => string)>} [values] @returns {HTMLElement[]}
   */
  function both(key, values) {
    return LANGUAGES.map((language) => {
      /** @type {Record<string, string | number>} */
      const own = {};
      for (const name in values) {
        const value = values[name];
        own[name] = typeof value === "function" ? value(language) : value;
      }
      const count = values && values.count;
      const form = count === 1 && Bank.checkingWords[language][`${key}.one`] ? `${key}.one` : `${key}.other`;
      return element("span", { lang: language }, sayIn(language, Bank.checkingWords[language][form] ? form : key, own));
    });
  }

  /** @param {string} name @param {Record<string, string> | null} [values] @param {...any} children @returns {any} */
  function element(name, values, ...children) {
    const made = document.createElement(name);
    for (const key in values) made.setAttribute(key, values[key]);
    made.append(...children);
    return made;
  }

  /** Put `children` in the place of what `place` holds. @param {Element} place @param {...any} children */
  function fill(place, ...children) {
    place.textContent = "";
    place.append(...children);
  }

  /** Show the language of the address (`#en`), of the reader's choice, or of the browser. */
  function startLanguages() {
    const root = document.documentElement;
    const buttons = Array.from(document.querySelectorAll("[data-choose]"));
    /** @param {string} language */
    function show(language) {
      root.lang = language;
      root.dataset.language = language;
      document.title = sayIn(language, root.dataset.title || "");
      buttons.forEach((one) => one.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (one).dataset.choose === language)));
    }
    for (const one of buttons) one.addEventListener("click", () => show(/** @type {HTMLElement} */ (one).dataset.choose || "km"));
    const asked = location.hash.slice(1);
    const own = (navigator.languages || []).map((one) => one.slice(0, 2)).find((one) => LANGUAGES.includes(one));
    show(LANGUAGES.includes(asked) ? asked : own || "km");
  }

  Object.assign(Checking, { sayIn, size, day, remaining, both, element, fill, startLanguages });
})((window.PolicyBank = window.PolicyBank || {}));
