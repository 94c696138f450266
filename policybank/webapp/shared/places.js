// What the files of the bank are by their paths, and which of them a device should keep: rules without a page, a cache or a
// network. Wakes nothing and needs nothing; the worker and the pages share it, and tests ask it in node.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // What was read is kept up to so much, and up to so many files: the pages of a few hundred documents with their texts.
  const MOST_BYTES = 50e6;
  const MOST_FILES = 3000;
  const YOUNG = 600e3;

  // A name that carries a digest of its bytes (or the version of pdf.js): what it names never changes.
  const FIXED = /^(assets|search)\/.*[.-][0-9a-f]{10}(\.(js|css)$|\/)|^assets\/pdfjs-/;
  const LOOSE = /\.(js|css|woff2|svg|webp|jpg|png|webmanifest)$/;
  // A page names its scripts and styles in attributes; a script those that it loads later, as texts from the site's root.
  const NAMED_ON_PAGE = /\s(?:src|href|data-[a-z]+)="([^"]+\.[0-9a-f]{10}\.(?:js|css))"/g;
  // What the search knows of copies is on copies only (`Medium.holds`), and the search names it all the same.
  const NAMED_IN_SCRIPT = /"((?:assets|search)\/(?!search-copies\.)[^"\s]+\.[0-9a-f]{10}\.(?:js|css))"/g;

  /** @typedef {{path: string, bytes: number, read: number, kept: number, pins: string[], parts?: string[], names?: string[], title?: string, mark?: string, isPart?: boolean}} Row */

  /** The path of an address below the bank's, "index.html" for a folder; null for all other addresses. @param {string} address @param {string} scope @returns {string | null} */
  function pathOf(address, scope) {
    if (!address.startsWith(scope)) return null;
    const path = address.slice(scope.length).replace(/[?#].*$/s, "");
    return path === "" || path.endsWith("/") ? path + "index.html" : path;
  }

  /**
   * How a file is answered: "page", "pdf", "fixed" (never changes), "loose" (may change under its name), or "" for what the
   * worker leaves alone. @param {string} path
   */
  function kindOf(path) {
    if (path === "sw.js" || /^(admin|offline)\//.test(path)) return "";
    if (FIXED.test(path)) return "fixed";
    if (path.endsWith(".html")) return "page";
    if (path.endsWith(".pdf")) return "pdf";
    return LOOSE.test(path) ? "loose" : "";
  }

  /** What the first group of `pattern` holds, each time it is found. @param {RegExp} pattern @param {string} text @returns {string[]} */
  function all(pattern, text) {
    const found = [];
    pattern.lastIndex = 0;
    for (let one = pattern.exec(text); one; one = pattern.exec(text)) found.push(one[1]);
    return found;
  }

  /** The scripts and styles that a page names, by their paths. @param {string} text @param {string} address @param {string} scope @returns {string[]} */
  function namesOnPage(text, address, scope) {
    const found = all(NAMED_ON_PAGE, text).map((name) => pathOf(new URL(name, address).href, scope));
    return [...new Set(/** @type {string[]} */ (found.filter((one) => one !== null)))];
  }

  /** The scripts and styles that a script loads when they are wanted. @param {string} text @returns {string[]} */
  function namesInScript(text) {
    return [...new Set(all(NAMED_IN_SCRIPT, text))];
  }

  /**
   * The part of a file that a header asks for: first and last byte, "none" where there is no such part, null for the whole
   * file (also where more than one part is asked for, as RFC 9110 allows). @param {string | null} header @param {number} size
   * @returns {[number, number] | "none" | null}
   */
  function rangeOf(header, size) {
    const asked = /^bytes=(\d*)-(\d*)$/.exec((header || "").replace(/\s/g, ""));
    if (!asked || (!asked[1] && !asked[2])) return null;
    if (!asked[1]) return Number(asked[2]) && size ? [Math.max(0, size - Number(asked[2])), size - 1] : "none";
    const first = Number(asked[1]);
    const last = asked[2] ? Math.min(Number(asked[2]), size - 1) : size - 1;
    if (asked[2] && Number(asked[2]) < first) return null;
    return first < size ? [first, last] : "none";
  }

  /** The file of sizes in which a document stands (32 bits of FNV-1a); the twin of `bucket_of` in sizes.py. @param {string} id @param {number} buckets */
  function bucketOf(id, buckets) {
    let sum = 0x811c9dc5;
    for (let at = 0; at < id.length; at++) sum = Math.imul(sum ^ id.charCodeAt(at), 0x01000193) >>> 0;
    return sum % buckets;
  }

  /**
   * What may go: of all that was only read, what was read longest ago, until the rest fits; then the scripts and styles that
   * no page names any more. What somebody saved is never among it.
   * @param {Row[]} rows @param {number} now @param {{bytes: number, files: number}} [most] @returns {string[]}
   */
  function toDrop(rows, now, most) {
    const limit = most || { bytes: MOST_BYTES, files: MOST_FILES };
    const read = rows.filter((row) => !row.pins.length && !row.isPart).sort((a, b) => a.read - b.read || (a.path < b.path ? -1 : 1));
    let bytes = read.reduce((sum, row) => sum + row.bytes, 0);
    let files = read.length;
    const gone = new Set();
    for (const row of read) {
      if (bytes <= limit.bytes && files <= limit.files) break;
      gone.add(row.path);
      bytes -= row.bytes;
      files -= 1;
    }
    const needed = new Set();
    for (const row of rows) if (!gone.has(row.path)) (row.parts || []).forEach((part) => needed.add(part));
    // One that came a moment ago may be of a page that is still on its way.
    for (const row of rows) if (row.isPart && !row.pins.length && !needed.has(row.path) && row.kept < now - YOUNG) gone.add(row.path);
    return [...gone];
  }

  /** Whether a kept file is still the one on the server, by what both say of it; in doubt it is not. @param {Headers} kept @param {Headers} there */
  function isSame(kept, there) {
    // A server that packs its answers marks the tag of the packed form: the file is the same.
    const tag = (/** @type {Headers} */ one) => (one.get("etag") || "").replace(/^W\//, "").replace(/-gzip|--gzip|-br/, "");
    if (tag(kept) && tag(there)) return tag(kept) === tag(there);
    const day = "last-modified";
    return Boolean(kept.get(day)) && kept.get(day) === there.get(day);
  }

  Bank.places = { pathOf, kindOf, namesOnPage, namesInScript, rangeOf, bucketOf, toDrop, isSame, MOST_BYTES, MOST_FILES };
})((window.PolicyBank = window.PolicyBank || {}));
