// Saves a thing for offline, file by file, so that what was fetched before a broken connection is not fetched again. Wakes nothing;
// needs sizes.js, keeping.js and ledger.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // As many files come at once: more only share a poor connection.
  const AT_ONCE = 4;
  // So much room is left on the device for everything else that it must write.
  const SPARE = 10e6;
  // A new version of the bank may come out while a reader saves: what changed is fetched again, but not for ever.
  const ROUNDS = 3;

  /**
   * A saved thing. `state`: "whole", "unfinished" (stopped, or files did not come: `failed`), "full" (no room).
   * @typedef {{key: string, title: string, language: string, href: string, withPdfs: boolean, state: string, saved: number, documents: number, bytes: number, files: number, mark: string, failed: string[]}} Saved
   */
  /** @typedef {{files: number, ofFiles: number, bytes: number, ofBytes: number}} Progress */

  /** What the browser would still take, or null where it does not say. @returns {Promise<number | null>} */
  async function roomLeft() {
    const { quota, usage } = navigator.storage && navigator.storage.estimate ? await navigator.storage.estimate() : {};
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage - SPARE);
  }

  /** Too little room: how much is wanted, and how much there is. */
  class NoRoom extends Error {
    /** @param {number} need @param {number} room */
    constructor(need, room) {
      super(`${need} of ${room}`);
      this.need = need;
      this.room = room;
    }
  }

  /** What of `parts` is to be fetched, and what is there already. @param {any} parts @param {boolean} withPdfs */
  async function split(parts, withPdfs) {
    const rows = new Map((await Bank.ledger.rows()).map((/** @type {any} */ row) => [row.path, row]));
    const wanted = new Map([...parts.plain, ...(withPdfs ? parts.pdfs : [])]);
    /** @type {{path: string, bytes: number, mark: string}[]} */
    const there = [];
    /** @type {{path: string, bytes: number, mark: string}[]} */
    const missing = [];
    for (const [path, one] of wanted) {
      const row = rows.get(path);
      // Its name says it all, or it was saved in this very state.
      const isThere = row && (Bank.places.kindOf(path) === "fixed" || row.mark === one.mark);
      (isThere ? there : missing).push({ path, ...one });
    }
    return { wanted, there, missing };
  }

  /** @param {{path: string, mark: string}} one @param {string} key @param {AbortSignal} signal @param {Map<string, any>} sure */
  async function fetchOne({ path, mark }, key, signal, sure) {
    const answer = await fetch(Bank.scope + path, { cache: "no-store", signal });
    if (!Bank.keeping.isGood(answer)) throw new Error(`${answer.status} ${path}`);
    if (Bank.places.kindOf(path) === "page") await Bank.keeping.keepPage(path, answer, { pin: key, mark }, sure);
    else await Bank.keeping.keepFile(path, answer, { pin: key, mark });
  }

  /**
   * Save a thing, or go on where it was broken off; the entry that is written down.
   * @param {{key: string, title: string, language: string, href: string, withPdfs: boolean}} what
   * @param {(progress: Progress) => void} told @param {AbortSignal} signal @returns {Promise<Saved>}
   */
  async function save(what, told, signal) {
    Bank.sizes.lookAgain();
    let parts = await Bank.sizes.partsOf(what.key);
    let { wanted, there, missing } = await split(parts, what.withPdfs);
    const need = missing.reduce((sum, one) => sum + one.bytes, 0);
    const room = await roomLeft();
    if (room !== null && need > room) throw new NoRoom(need, room);
    // Asked while a reader acts: a browser that is short of room then asks before it clears what was saved.
    if (navigator.storage && navigator.storage.persist) await navigator.storage.persist().catch(() => false);
    /** @type {Saved} */
    const set = { ...what, state: "unfinished", saved: Date.now(), documents: parts.documents, bytes: 0, files: wanted.size, mark: parts.state, failed: [] };
    await Bank.ledger.putSet(set);
    for (let round = 0; round < ROUNDS; round++) {
      for (const { path } of there) await pin(path, what.key);
      Object.assign(set, { failed: [], state: "whole" });
      await fetchAll(set, missing, there, told, signal);
      if (set.state !== "whole") break;
      Bank.sizes.lookAgain();
      parts = await Bank.sizes.partsOf(what.key);
      ({ wanted, there, missing } = await split(parts, what.withPdfs));
      Object.assign(set, { documents: parts.documents, files: wanted.size, mark: parts.state });
      if (!missing.length) break;
      set.state = "unfinished";
    }
    if (set.state === "whole") await Bank.keeping.unpin(what.key, new Set(wanted.keys()));
    const rows = (await Bank.ledger.rows()).filter((/** @type {any} */ row) => row.pins.includes(what.key));
    set.bytes = rows.reduce((/** @type {number} */ sum, /** @type {any} */ row) => sum + row.bytes, 0);
    await Bank.ledger.putSet(set);
    return set;
  }

  /** @param {string} path @param {string} key */
  function pin(path, key) {
    return Bank.ledger.change(path, (/** @type {any} */ row) => row.kept && (row.pins.includes(key) ? row : { ...row, pins: [...row.pins, key] }));
  }

  /** @param {Saved} set @param {{path: string, bytes: number, mark: string}[]} missing @param {{bytes: number}[]} there @param {(progress: Progress) => void} told @param {AbortSignal} signal */
  async function fetchAll(set, missing, there, told, signal) {
    const total = (/** @type {{bytes: number}[]} */ files) => files.reduce((sum, one) => sum + one.bytes, 0);
    const progress = { files: there.length, ofFiles: there.length + missing.length, bytes: total(there), ofBytes: total(there) + total(missing) };
    const waiting = [...missing];
    const sure = new Map();
    told(progress);
    const work = async () => {
      for (let one = waiting.shift(); one && !signal.aborted && set.state !== "full"; one = waiting.shift()) {
        try {
          await fetchOne(one, set.key, signal, sure);
          progress.files += 1;
          progress.bytes += one.bytes;
        } catch (error) {
          if (/quota/i.test(/** @type {Error} */ (error).name)) set.state = "full";
          else if (!signal.aborted) set.failed.push(one.path);
        }
        told(progress);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (set.state !== "full" && (signal.aborted || set.failed.length)) set.state = "unfinished";
  }

  /** Forget a saved thing and all files that nothing else needs. @param {string} key */
  async function remove(key) {
    await Bank.keeping.unpin(key);
    await Bank.ledger.forgetSet(key);
  }

  /** Whether the server has another state of a saved thing; null where it does not answer. @param {Saved} set @returns {Promise<boolean | null>} */
  async function isChanged(set) {
    try {
      return (await Bank.sizes.partsOf(set.key)).state !== set.mark;
    } catch (error) {
      return null;
    }
  }

  Bank.saving = { save, remove, isChanged, roomLeft, NoRoom };
})((window.PolicyBank = window.PolicyBank || {}));
