// The SHA-256 of files, however large: small ones at once by the browser's own, large ones piece by piece, so that a PDF of 2 GB needs
// no more memory than a page. Knows no page and wakes nothing; needs sha256.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = (Bank.checking = Bank.checking || {});

  // The browser's own function wants all bytes at once; four files are read side by side, so this is a fourth of what is held.
  const AT_ONCE = 8 * 1024 * 1024;
  const PIECE = 1024 * 1024;

  /** @type {any} */
  const subtle = window.crypto && window.crypto.subtle;

  /** Thrown where the reader stopped the work. */
  class Stopped extends Error {}

  /** @param {Uint8Array} bytes @returns {Promise<string>} */
  async function sumOfBytes(bytes) {
    if (!subtle) {
      const whole = Bank.giving.sha256();
      whole.push(bytes);
      return whole.hex();
    }
    const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
    return Array.from(digest, (one) => one.toString(16).padStart(2, "0")).join("");
  }

  /**
   * The sum of all bytes of `file`; `told` learns how many more were read. Throws where they cannot be read, or changed meanwhile.
   * @param {Blob} file @param {(bytes: number) => void} told @param {() => boolean} isStopped @returns {Promise<string>}
   */
  async function sumOf(file, told, isStopped) {
    if (file.size <= AT_ONCE) {
      const bytes = await readBytes(file);
      told(bytes.length);
      return sumOfBytes(bytes);
    }
    const whole = Bank.giving.sha256();
    for (let at = 0; at < file.size; at += PIECE) {
      if (isStopped()) throw new Stopped();
      const bytes = await readBytes(file.slice(at, Math.min(at + PIECE, file.size)));
      whole.push(bytes);
      told(bytes.length);
    }
    return whole.hex();
  }

  /** All bytes of `file`: fewer than it has are an error, for a sum of a part says nothing. @param {Blob} file */
  async function readBytes(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes.length !== file.size) throw new Error("fewer bytes than the file has");
    return bytes;
  }

  Object.assign(Checking, { AT_ONCE, Stopped, sumOf, sumOfBytes, readBytes });
})((window.PolicyBank = window.PolicyBank || {}));
