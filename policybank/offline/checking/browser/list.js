// The list of a copy (manifest-sha256.txt) as the command reads it (offline/manifest.py): sums by path, and whether a path stays
// in the copy. Knows no page and wakes nothing; needs sha256.js. Python and this are held to tests/vectors/manifest.yml.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = (Bank.checking = Bank.checking || {});

  const MANIFEST = "manifest-sha256.txt";
  // What stands in the root while a copy is written, and is left when that was not ended.
  const MARKER = "bank-update-unfinished.txt";
  const LINE = /^([0-9a-f]{64}) [ *]([^\\\0\r\n]+)$/;
  // eslint-disable-next-line no-control-regex
  const FORBIDDEN = /[<>:"|?*\\\x00-\x1f\x7f]|[. ](\/|$)/;

  /** @param {string} path */
  function isSafePath(path) {
    return !FORBIDDEN.test(path) && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
  }

  /**
   * The sums by path that stand in `bytes`; `line` (from 1) is the first that cannot be believed, or 0.
   * @param {Uint8Array} bytes @returns {{sums: Map<string, string>, line: number}}
   */
  function parseList(bytes) {
    /** @type {Map<string, string>} */
    const sums = new Map();
    let text = "";
    try {
      // The mark at the beginning is kept, so that a list with one is refused here as it is by the command.
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (error) {
      return { sums, line: 1 };
    }
    const lines = text.split("\n");
    for (let at = 0; at < lines.length; at++) {
      if (!lines[at].trim()) continue;
      const found = LINE.exec(lines[at].replace(/\r$/, ""));
      if (!found || !isSafePath(found[2]) || sums.has(found[2])) return { sums: new Map(), line: at + 1 };
      sums.set(found[2], found[1]);
    }
    return { sums, line: 0 };
  }

  /** The bytes of a list as the command writes it. @param {Map<string, string>} sums */
  function listBytes(sums) {
    const lines = Array.from(sums.keys()).sort().map((path) => `${sums.get(path)}  ${path}\n`);
    return new TextEncoder().encode(lines.join(""));
  }

  /** What tells one version of the copy from another: the sum of its list. @param {Map<string, string>} sums @returns {string} */
  function listDigest(sums) {
    const whole = Bank.giving.sha256();
    whole.push(listBytes(sums));
    return whole.hex();
  }

  /** The form in which a stick takes two paths for one file. @param {string} path */
  const folded = (path) => path.normalize("NFC").toLowerCase();

  Object.assign(Checking, { MANIFEST, MARKER, isSafePath, parseList, listBytes, listDigest, folded });
})((window.PolicyBank = window.PolicyBank || {}));
