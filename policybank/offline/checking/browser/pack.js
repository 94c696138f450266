// Opens a pack as the command does (offline/packs/pack.py): what it says of itself must agree with what is in it, and every sum must be
// right, before it is used. Knows no page; needs zip.js, list.js, sums.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = (Bank.checking = Bank.checking || {});

  const PACK_LIST = "pack.json";
  const SPECIAL = [PACK_LIST, Checking.MANIFEST, "apply-update.html"];
  const OWN = [PACK_LIST, Checking.MANIFEST, Checking.MARKER];
  const DIGEST = /^[0-9a-f]{64}$/;
  const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
  const UNFINISHED = /\.(part|crswap)$/;
  const LARGEST_LIST = 30e6;

  const never = () => false;

  /**
   * `removed` are the sums of the files that the new copy has no more; `entries` the files that it brings.
   * @typedef {{blob: Blob, from: string, to: string, made: string, documents: number, removed: Map<string, string>,
   *   sums: Map<string, string>, entries: Map<string, any>, bytes: number, folded: Set<string>}} Pack
   */

  /** @param {string} detail @returns {never} */
  function strange(detail) {
    throw new Checking.PackTrouble("pack-strange", { detail });
  }

  /** @param {Blob} blob @returns {Promise<Pack>} */
  async function openPack(blob) {
    /** @type {Map<string, any>} */
    const all = new Map();
    for (const entry of await Checking.readNames(blob)) {
      if (all.has(entry.name)) strange("name-twice");
      all.set(entry.name, entry);
    }
    const told = toldBy(await small(blob, all.get(PACK_LIST)));
    const { sums, line } = Checking.parseList(await small(blob, all.get(Checking.MANIFEST)));
    if (line) strange("list");
    const removed = new Map(Object.entries(told.removed));
    const entries = new Map(Array.from(all).filter(([name]) => sums.has(name)));
    const folded = refusePaths(sums, removed);
    if (Array.from(all.keys()).some((name) => !sums.has(name) && !SPECIAL.includes(name))) strange("name-foreign");
    if (Checking.listDigest(sums) !== told.to) strange("digest");
    const bytes = Array.from(entries.values()).reduce((sum, one) => sum + one.size, 0);
    if (told.files !== entries.size || told.bytes !== bytes) strange("count");
    return { blob, from: told.from, to: told.to, made: told.made, documents: told.documents, removed, sums, entries, bytes, folded };
  }

  /** @param {Blob} blob @param {any} entry @returns {Promise<Uint8Array>} */
  async function small(blob, entry) {
    if (!entry) throw new Checking.PackTrouble("pack-not-one");
    if (entry.size > LARGEST_LIST) strange("list");
    const bytes = new Uint8Array(entry.size);
    let at = 0;
    await Checking.readEntry(blob, entry, (/** @type {Uint8Array} */ piece) => {
      bytes.set(piece, at);
      at += piece.length;
    }, never);
    return bytes;
  }

  /** What pack.json says, each value of its kind. @param {Uint8Array} bytes @returns {any} */
  function toldBy(bytes) {
    /** @type {any} */
    let told = null;
    try {
      told = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch (error) {
      throw new Checking.PackTrouble("pack-not-one");
    }
    if (!told || told.format !== "policybank-pack") throw new Checking.PackTrouble("pack-not-one");
    if (told.version !== 1) throw new Checking.PackTrouble("pack-newer", { version: String(told.version).slice(0, 12) });
    const isGood =
      DIGEST.test(told.from) &&
      DIGEST.test(told.to) &&
      isDay(told.made) &&
      ["documents", "files", "bytes"].every((name) => Number.isSafeInteger(told[name]) && told[name] >= 0) &&
      told.removed !== null &&
      typeof told.removed === "object" &&
      Object.keys(told.removed).every((path) => DIGEST.test(told.removed[path]));
    return isGood ? told : strange("list");
  }

  /** @param {any} text */
  function isDay(text) {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
    return !isNaN(time) && new Date(time).toISOString().startsWith(text);
  }

  /** @param {string} path */
  function isFit(path) {
    const same = Checking.folded(path);
    return Checking.isSafePath(path) && !path.split("/").some((part) => DEVICE.test(part)) && !OWN.includes(same) && !UNFINISHED.test(same);
  }

  /**
   * Refuse paths that cannot lie in one copy; return those of the new copy as a stick compares them.
   * @param {Map<string, string>} sums @param {Map<string, string>} removed @returns {Set<string>}
   */
  function refusePaths(sums, removed) {
    const files = new Set();
    const folders = new Set();
    for (const path of sums.keys()) {
      const same = Checking.folded(path);
      if (!isFit(path) || files.has(same)) strange("path");
      files.add(same);
      for (let at = same.indexOf("/"); at >= 0; at = same.indexOf("/", at + 1)) folders.add(same.slice(0, at));
    }
    for (const folder of folders) if (files.has(folder)) strange("path");
    for (const path of removed.keys()) {
      if (!isFit(path)) strange("path");
      if (sums.has(path) || SPECIAL.includes(path)) strange("removed");
    }
    return files;
  }

  /**
   * Give the bytes of the file at `path` to `take`; throws at the end where their sum is not that of the list.
   * @param {Pack} pack @param {string} path @param {(bytes: Uint8Array) => any} take @param {() => boolean} isStopped
   */
  async function readFile(pack, path, take, isStopped) {
    const whole = Bank.giving.sha256();
    await Checking.readEntry(pack.blob, pack.entries.get(path), async (/** @type {Uint8Array} */ piece) => {
      whole.push(piece);
      await take(piece);
    }, isStopped);
    if (whole.hex() !== pack.sums.get(path)) throw new Checking.PackTrouble("sum-wrong", { path });
  }

  /** Read the whole pack once. @param {Pack} pack @param {(told: any) => void} told @param {() => boolean} isStopped */
  async function checkPack(pack, told, isStopped) {
    const now = { bytes: 0, totalBytes: pack.bytes, files: 0, totalFiles: pack.entries.size };
    for (const path of pack.entries.keys()) {
      await readFile(pack, path, (piece) => told({ ...now, bytes: (now.bytes += piece.length) }), isStopped);
      now.files += 1;
    }
  }

  Object.assign(Checking, { openPack, checkPack, readPacked: readFile });
})((window.PolicyBank = window.PolicyBank || {}));
