// The receipt code of a packet, and what somebody typed as one. The rule stands in the room `packets`: a digest of the record and of
// each document's name and SHA-256. Knows no page and wakes nothing; `receiptCode` needs sha256.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  // Crockford's base 32: no I, L, O and U, which are read as other signs, or make words.
  const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** @param {Uint8Array} record @param {{name: string, sha256: string}[]} documents @returns {string} */
  function receiptCode(record, documents) {
    const digest = Giving.sha256();
    digest.push(record);
    const inOrder = documents.slice().sort((one, other) => (one.name < other.name ? -1 : 1));
    for (const one of inOrder) digest.push(new TextEncoder().encode(`${one.name}\n${one.sha256}\n`));
    // 40 bits are ten hexadecimal digits, and a number that JavaScript holds exactly.
    let number = parseInt(digest.hex().slice(0, 10), 16);
    let code = "";
    for (let place = 0; place < 8; place++) {
      code = SIGNS[number % 32] + code;
      number = Math.floor(number / 32);
    }
    return `${code.slice(0, 4)}-${code.slice(4)}`;
  }

  /** The code that somebody meant, or "" where it is none: small letters, Khmer digits, a missing hyphen, O for 0. @param {string} typed */
  function readCode(typed) {
    const plain = typed
      .replace(/[\u17e0-\u17e9]/g, (digit) => String(digit.charCodeAt(0) - 0x17e0))
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, "")
      .replace(/O/g, "0")
      .replace(/[IL]/g, "1");
    const isCode = plain.length === 8 && Array.from(plain).every((sign) => SIGNS.includes(sign));
    return isCode ? `${plain.slice(0, 4)}-${plain.slice(4)}` : "";
  }

  Object.assign(Giving, { receiptCode, readCode });
})((window.PolicyBank = window.PolicyBank || {}));
