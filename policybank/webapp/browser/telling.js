// Says things in the language of the page: words by key, numbers, sizes and days as that language writes them. Wakes nothing; needs the
// words that stand before this script.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const isKhmer = () => document.documentElement.lang === "km";

  /** @param {string} text */
  const digits = (text) => (isKhmer() ? text.replace(/\d/g, (digit) => String.fromCharCode(0x17e0 + Number(digit))) : text);

  // Khmer groups thousands with a point and begins decimals with a comma, English the other way round.
  /** @param {string} text */
  const signs = (text) => digits(isKhmer() ? text.replace(/[.,]/g, (sign) => (sign === "," ? "." : ",")) : text);

  /** @param {string} key @param {Record<string, string | number>} [values] @returns {string} */
  function tell(key, values) {
    return (Bank.offlineWords[key] || "").replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => {
      const value = (values || {})[name];
      return typeof value === "number" ? signs(String(value).replace(/\B(?=(\d{3})+$)/g, ",")) : value;
    });
  }

  /** KB up to a megabyte, then MB and GB with one decimal; 1 KB is 1,000 bytes. @param {number} bytes */
  function tellSize(bytes) {
    if (bytes < 1e6) return tell("kilobytes", { size: bytes ? Math.max(1, Math.round(bytes / 1e3)) : 0 });
    const [key, unit] = bytes < 1e9 ? ["megabytes", 1e6] : ["gigabytes", 1e9];
    return tell(key, { size: signs((bytes / unit).toFixed(1).replace(/\.0$/, "")) });
  }

  /** @param {number} time */
  function tellDay(time) {
    const day = new Date(time);
    const month = Bank.offlineWords[`month-${day.getMonth() + 1}`];
    return tell("day", { day: digits(String(day.getDate())), month, year: digits(String(day.getFullYear())) });
  }

  /** @param {string} key @param {number} count @param {Record<string, string | number>} [values] */
  function tellCount(key, count, values) {
    return tell(`${key}.${count === 1 && Bank.offlineWords[`${key}.one`] ? "one" : "other"}`, { count, ...values });
  }

  Object.assign(Bank, { tell, tellSize, tellDay, tellCount });
})((window.PolicyBank = window.PolicyBank || {}));
