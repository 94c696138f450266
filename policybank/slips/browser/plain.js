// What of a reader's words may be kept: nothing that could be a number of somebody's, and no more than is needed. Knows no page
// and wakes nothing; `keptWords` needs khmer.js. Python has the same rules (`slips/plain.py`); both are held to
// `tests/vectors/slip.yml`.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const LONGEST_WORDS = 60;
  const LONGEST_NUMBER = 4;
  const MOST_ROUNDS = 4;
  const ADDRESS = /[@＠]|[(\[]at[)\]]|:\/\/|www\.|(?:t|wa|fb)\.me(?![a-z])/i;
  const RUN = /\p{Nd}(?:[\s().+/-]{0,3}\p{Nd})*/gu;
  const YEARS = /^(?:19|20)\d\d[\s/-]{1,3}(?:19|20)\d\d$/;
  // What draws nothing, turns the direction of what follows, or could be taken for HTML; and what sorts otherwise in Python.
  const UNSEEN = /[\p{Cf}\ufffd]|[^\u0000-\uffff]/gu;
  const STEERING = /[\p{Cc}\p{Co}\p{Cs}<>&]+|\s+/gu;

  /** Digits of Khmer and full-width writing as ASCII. @param {string} text */
  function plainDigits(text) {
    return text.replace(/[\u17e0-\u17e9\uff10-\uff19]/g, (sign) => String((sign.charCodeAt(0) & 0xff) % 16));
  }

  /** Whether a text holds an address, or digits that are more than a year. @param {string} text @returns {boolean} */
  function isPersonal(text) {
    const plain = plainDigits(text);
    if (ADDRESS.test(plain)) return true;
    const runs = plain.match(RUN) || [];
    return runs.some((run) => (run.match(/\p{Nd}/gu) || []).length > LONGEST_NUMBER && !YEARS.test(run));
  }

  /** Words folded, in small letters, cut between syllables where they are too long. @param {string} text */
  function cleaned(text) {
    const folded = Bank.khmer.fold(text.toLowerCase().normalize("NFC")).replace(/\p{Cf}/gu, "");
    const words = folded.replace(/[^\p{L}\p{M}]|[^\u0000-\uffff]/gu, " ").trim().replace(/ +/g, " ").normalize("NFC");
    if (words.length <= LONGEST_WORDS) return words;
    let kept = "";
    for (const piece of Bank.khmer.cut(words)) {
      if (kept.length + piece.length > LONGEST_WORDS) break;
      kept += piece;
    }
    return kept.trim();
  }

  /** The words of a query that found nothing, folded and without any number; "" where they are not kept. @param {string} query @returns {string} */
  function keptWords(query) {
    if (isPersonal(query)) return "";
    let kept = cleaned(query);
    // Python tells why it is done again.
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = kept;
      kept = cleaned(kept);
      if (kept === before) return (kept.match(/\p{L}/gu) || []).length >= 2 ? kept : "";
    }
    return "";
  }

  /** One line of plain text of at most so many signs. @param {unknown} text @param {number} longest @returns {string} */
  function plainLine(text, longest) {
    if (typeof text !== "string") return "";
    const line = text.slice(0, 4 * longest).normalize("NFC").replace(UNSEEN, "").replace(STEERING, " ").replace(/javascript:/gi, " ");
    return line.trim().replace(/ +/g, " ").slice(0, longest).trim();
  }

  Object.assign(Bank, { slipPlain: { LONGEST_WORDS, isPersonal, keptWords, plainLine } });
})((window.PolicyBank = window.PolicyBank || {}));
