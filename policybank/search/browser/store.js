/* Where the files of the index come from and where they are kept: scripts that hand over values, since neither `fetch` nor
   modules work from a file. Wakes nothing; the host gives `PolicyBank.loadScript` (loader.js in a page). */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // Postings and texts are kept up to so many characters: some 12 MB of memory, a few hundred files of the web's packing.
  const ROOM = 6e6;

  /** @type {Map<string, {value: any, size: number}>} */
  const kept = new Map();
  /** @type {Map<string, Promise<any>>} */
  const awaited = new Map();
  let room = ROOM;

  /** Called by each file of the index. @param {string} key @param {any} value */
  Bank.take = function (key, value) {
    const size = typeof value === "string" ? value.length : JSON.stringify(value).length;
    keep(key, value, size);
  };

  /** @param {string} key @param {any} value @param {number} size */
  function keep(key, value, size) {
    kept.set(key, { value, size });
    room -= size;
    for (const [old, one] of kept) {
      if (room >= 0 || old === key) break;
      if (old === "manifest") continue;
      kept.delete(old);
      room += one.size;
    }
  }

  /**
   * The value of the file `search/<key>.js`, or a Trouble; in a copy the file has another name. `version` makes the address one
   * that no cache has; `path` is that of a file elsewhere.
   * @param {string} key @param {string} [version] @param {string} [path] @returns {Promise<any>}
   */
  function load(key, version, path) {
    if (Bank.copies) key = Bank.copies.fileOf(key);
    const found = kept.get(key);
    if (found) {
      // To the end of the line: what was used last is dropped last.
      kept.delete(key);
      kept.set(key, found);
      return Promise.resolve(found.value);
    }
    const waiting = awaited.get(key);
    if (waiting) return waiting;
    const loading = Bank.loadScript(path || `search/${key}.js${version || ""}`).then(
      () => {
        const one = kept.get(key);
        // A file that was cut short is a script that does not run: it loads, and hands nothing over.
        if (!one) throw new Trouble("broken-file", key);
        return one.value;
      },
      () => {
        throw new Trouble("missing-file", key);
      },
    );
    const done = () => awaited.delete(key);
    loading.then(done, done);
    awaited.set(key, loading);
    return loading;
  }

  /** @param {string} key */
  function forget(key) {
    const one = kept.get(key);
    if (one && kept.delete(key)) room += one.size;
  }

  /** A file of the index that is not there ("missing-file") or does not run ("broken-file"). */
  class Trouble extends Error {
    /** @param {string} kind @param {string} key */
    constructor(kind, key) {
      super(`${kind}: search/${key}.js`);
      this.kind = kind;
    }
  }

  Bank.store = { load, forget, Trouble };
})((window.PolicyBank = window.PolicyBank || {}));
