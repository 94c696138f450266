// A slip as lines, as the parts of QR codes and as a file, and the sum that tells whether it came whole. Python reads them
// (`slips/lines.py` tells the form). Knows no page and wakes nothing; needs sha256.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // Crockford's, as for the receipts of packets; and that of RFC 4648 for what only programs read.
  const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const CARRIED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  // Signs in one code: with the middle level of correction a square of 85 points, which old telephones still read from a screen.
  const PART = 480;

  /** @param {Uint8Array} bytes @param {string} signs */
  function base32(bytes, signs) {
    let text = "";
    let held = 0;
    let bits = 0;
    for (const byte of bytes) {
      held = ((held << 8) | byte) & 0xfff;
      for (bits += 8; bits >= 5; bits -= 5) text += signs[(held >> (bits - 5)) & 31];
    }
    return bits ? text + signs[(held << (5 - bits)) & 31] : text;
  }

  /** The lines that the sum is over, in the one order that they have. @param {any} kept @returns {string[]} */
  function slipLines(kept) {
    const lines = [
      ...Object.entries(kept.searches).map(([words, times]) => `n ${times} ${words}`),
      ...Object.entries(kept.opened).map(([id, counts]) => `o ${/** @type {number[]} */ (counts).join(" ")} ${id}`),
      ...kept.wanted.map((/** @type {string} */ id) => `w ${id}`),
      ...kept.missing.map((/** @type {string} */ title) => `t ${title}`),
      ...Object.entries(kept.wrong).map(([id, [times, sentence]]) => `e ${times} ${id}${sentence ? ` ${sentence}` : ""}`),
      ...Object.entries(kept.answers).map(([question, choice]) => `a ${question} ${choice}`),
    ];
    return lines.length ? [`PB1 ${kept.since} ${kept.until}`, ...lines.sort()] : [];
  }

  /** @param {string[]} lines @returns {string} XXXX-XXXX */
  function sumOf(lines) {
    const sum = Bank.giving.sha256();
    sum.push(new TextEncoder().encode(lines.join("\n")));
    const bytes = Uint8Array.from(sum.hex().slice(0, 10).match(/../g), (two) => parseInt(two, 16));
    const code = base32(bytes, SIGNS);
    return `${code.slice(0, 4)}-${code.slice(4)}`;
  }

  /** The lines with their end. @param {string[]} lines */
  const slipText = (lines) => [...lines, `PB. ${sumOf(lines)}`].join("\n");

  /** What each QR code says, in signs that codes hold best. @param {string[]} lines @returns {string[]} */
  function codeTexts(lines) {
    const whole = base32(new TextEncoder().encode(lines.join("\n")), CARRIED);
    const sum = sumOf(lines);
    const total = Math.ceil(whole.length / PART);
    // Of one length, so that the last code is no smaller than the first and all are scanned alike.
    const each = Math.ceil(whole.length / total);
    return Array.from({ length: total }, (_, at) => `PBQ1/${sum}/${at + 1}/${total}/${whole.slice(at * each, (at + 1) * each)}`);
  }

  /** @param {any} kept @returns {string} the file */
  function slipFile(kept) {
    const some = (/** @type {any[]} */ list) => (list.length ? list : undefined);
    const slip = {
      format: "policybank-slip",
      version: 1,
      since: kept.since,
      until: kept.until,
      searches: some(Object.entries(kept.searches).map(([words, times]) => ({ words, times }))),
      opened: some(Object.entries(kept.opened).map(([document, [page, pdf, text]]) => ({ document, page, pdf, text }))),
      asked: some([...kept.wanted.map((/** @type {string} */ document) => ({ document })), ...kept.missing.map((/** @type {string} */ title) => ({ title }))]),
      corrections: some(Object.entries(kept.wrong).map(([document, [times, sentence]]) => ({ document, times, sentence: sentence || undefined }))),
      answers: some(Object.entries(kept.answers).map(([question, choice]) => ({ question, choice }))),
      sum: sumOf(slipLines(kept)),
    };
    return `${JSON.stringify(slip, null, 1)}\n`;
  }

  Object.assign(Bank, { slipOut: { slipLines, sumOf, slipText, codeTexts, slipFile } });
})((window.PolicyBank = window.PolicyBank || {}));
