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
  // Digits of a digest in the name of a file, as _part_files.py writes them.
  const DIGITS = 10;

  /** Parts whose files are named by what stands in them, by the folder under which they are asked for. @type {Map<string, any>} */
  const parts = new Map();
  let room = ROOM;

  /** Take down the names of files that a manifest tells. @param {any} manifest */
  function takeNames({ segments, lexicon }) {
    for (const { leaves, records } of segments) for (const part of [leaves, records]) if (part.names) parts.set(part.folder, part);
    if (lexicon && lexicon.names) parts.set(lexicon.folder, lexicon);
  }

  /** The name of the file that is asked for under `key`. @param {string} key @returns {string} */
  function nameOf(key) {
    const [folder, file] = key.split("/");
    const part = parts.get(folder);
    const found = part && /^([a-z]+)(\d*)$/.exec(file);
    if (!found) return key;
    const start = Number(found[2]) * DIGITS;
    return `${part.home}/${file}-${(part.names[found[1]] || "").slice(start, start + DIGITS)}`;
  }

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
   * The value of the file `search/<asked>.js`, or a Trouble. `version` makes the address one that no cache has; `path` is that
   * of a file elsewhere. @param {string} asked @param {string} [version] @param {string} [path] @returns {Promise<any>}
   */
  function load(asked, version, path) {
    const key = nameOf(asked);
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

  /** @param {string} asked */
  function forget(asked) {
    const key = nameOf(asked);
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

  Bank.store = { load, forget, takeNames, Trouble };
})((window.PolicyBank = window.PolicyBank || {}));
