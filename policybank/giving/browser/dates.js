// Dates as people write them: a year, a month or a day, day first, Khmer or Latin digits, months by number or by name. The rules
// are those of `schema/dates.py`. Knows no page and wakes nothing; needs nothing before it.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  const FIRST_YEAR = 1850;
  const LAST_YEAR = 2100;
  const KHMER_ZERO = 0x17e0;

  /** @param {string} text */
  function latinDigits(text) {
    return text.replace(/[\u17e0-\u17e9]/g, (digit) => String(digit.charCodeAt(0) - KHMER_ZERO));
  }

  /**
   * The date that `text` tells as `2007`, `2007-12` or `2007-12-08`; null where it tells none.
   * @param {string} text @param {string[]} [monthNames] names of months, January first, of as many languages as one likes
   * @returns {string | null}
   */
  function parseDate(text, monthNames) {
    let plain = latinDigits(text.normalize("NFC"))
      .replace(/[\u200b-\u200d]/g, "")
      .replace(/ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ|គ\.ស\.?|,/g, " ")
      .toLowerCase();
    (monthNames || []).forEach((name, place) => {
      plain = plain.replace(name.normalize("NFC").toLowerCase(), ` ${(place % 12) + 1} `);
    });
    const parts = plain.trim().split(/[\s/.\u2013-]+/);
    if (!parts.every((part) => /^\d{1,4}$/.test(part)) || parts.length > 3) return null;
    if (parts[0].length === 4) return made(parts[0], parts[1], parts[2]);
    parts.reverse();
    return made(parts[0], parts[1], parts[2]);
  }

  /** @param {string} year @param {string} [month] @param {string} [day] @returns {string | null} */
  function made(year, month, day) {
    const number = Number(year);
    if (year.length !== 4 || number < FIRST_YEAR || number > LAST_YEAR) return null;
    if (month === undefined) return year;
    if (month.length > 2 || Number(month) < 1 || Number(month) > 12) return null;
    const start = `${year}-${month.padStart(2, "0")}`;
    if (day === undefined) return start;
    const last = new Date(Date.UTC(number, Number(month), 0)).getUTCDate();
    if (day.length > 2 || Number(day) < 1 || Number(day) > last) return null;
    return `${start}-${day.padStart(2, "0")}`;
  }

  Object.assign(Giving, { latinDigits, parseDate });
})((window.PolicyBank = window.PolicyBank || {}));
