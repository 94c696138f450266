// What this device keeps, written down: a row for each kept file and an entry for each thing that somebody saved. In IndexedDB, which
// the worker and the pages see alike; a cache knows neither when a file was last read nor for whom it is kept. Wakes nothing;
// needs `PolicyBank.scope`, the address of the bank's root with a slash at its end.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Promise<IDBDatabase> | null} */
  let opening = null;

  /** The name of the cache and of this ledger: two banks on one host have each their own. */
  const nameOf = () => `policybank:${new URL(Bank.scope).pathname}`;

  /** @returns {Promise<IDBDatabase>} */
  function opened() {
    opening =
      opening ||
      new Promise((done, failed) => {
        const asked = indexedDB.open(nameOf(), 1);
        asked.onupgradeneeded = () => {
          asked.result.createObjectStore("files", { keyPath: "path" });
          asked.result.createObjectStore("sets", { keyPath: "key" });
        };
        asked.onsuccess = () => {
          // Another version of the bank, or a reader who clears all: never in the way.
          asked.result.onversionchange = () => {
            asked.result.close();
            opening = null;
          };
          done(asked.result);
        };
        asked.onerror = () => {
          opening = null;
          failed(asked.error);
        };
      });
    return opening;
  }

  /**
   * @param {string} store @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest | void} act
   * @returns {Promise<any>} what the request of `act` yields, once all is written
   */
  async function run(store, mode, act) {
    const base = await opened();
    return new Promise((done, failed) => {
      const work = base.transaction(store, mode);
      const asked = act(work.objectStore(store));
      work.oncomplete = () => done(asked && asked.result);
      work.onabort = work.onerror = () => failed(work.error);
    });
  }

  /** Change the row of a file in one step, so that worker and page never lose each other's word. @param {string} path @param {(row: any) => any} change */
  function change(path, change) {
    return run("files", "readwrite", (store) => {
      const asked = store.get(path);
      asked.onsuccess = () => {
        const changed = change(asked.result || { path, bytes: 0, read: 0, kept: 0, pins: [] });
        if (changed) store.put(changed);
      };
    });
  }

  Bank.ledger = {
    nameOf,
    change,
    row: (/** @type {string} */ path) => run("files", "readonly", (store) => store.get(path)),
    rows: () => run("files", "readonly", (store) => store.getAll()),
    forget: (/** @type {string[]} */ paths) => run("files", "readwrite", (store) => paths.forEach((path) => store.delete(path))),
    set: (/** @type {string} */ key) => run("sets", "readonly", (store) => store.get(key)),
    sets: () => run("sets", "readonly", (store) => store.getAll()),
    putSet: (/** @type {any} */ set) => run("sets", "readwrite", (store) => store.put(set)),
    forgetSet: (/** @type {string} */ key) => run("sets", "readwrite", (store) => store.delete(key)),
  };
})((window.PolicyBank = window.PolicyBank || {}));
