// The files of a folder that the reader picked or dragged in, by path; null stands for one that cannot be opened. Three ways lead to
// them: an input of a folder, entries that were dropped, and handles, which can be written to as well. Knows no page; needs list.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = (Bank.checking = Bank.checking || {});

  // What systems and players leave on a stick; nobody can do anything about it, so it is not named.
  const SYSTEM = /(^|\/)(System Volume Information|\$RECYCLE\.BIN|RECYCLER|\.Trash[^/]*|\.Trashes|\.fseventsd|\.Spotlight-V100|LOST\.DIR|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|FOUND\.\d+)(\/|$)/i;

  /** @typedef {Map<string, File | null>} Files */

  /** @param {FileList | File[]} chosen @returns {Files} */
  function filesOfInput(chosen) {
    /** @type {Files} */
    const files = new Map();
    for (const file of Array.from(chosen)) {
      const path = /** @type {any} */ (file).webkitRelativePath || file.name;
      files.set(path.split("/").slice(1).join("/") || path, file);
    }
    return files;
  }

  /**
   * @param {any} handle of a folder @param {(count: number) => void} told @param {() => boolean} isStopped @returns {Promise<Files>}
   */
  async function filesOfHandle(handle, told, isStopped) {
    /** @type {Files} */
    const files = new Map();
    /** @param {any} folder @param {string} start */
    async function walk(folder, start) {
      /** @type {[string, any][]} */
      const found = [];
      for await (const one of folder.values()) found.push([start + one.name, one]);
      for (const [path, one] of found) {
        if (isStopped()) throw new Checking.Stopped();
        if (SYSTEM.test(path)) continue;
        // A folder that cannot be looked into is left out: what should lie in it is then missing.
        if (one.kind === "directory") await walk(one, `${path}/`).catch(unlessStopped);
        else files.set(path, await one.getFile().catch(() => null));
      }
      told(files.size);
    }
    await walk(handle, "");
    return files;
  }

  /** @param {any} error */
  function unlessStopped(error) {
    if (error instanceof Checking.Stopped) throw error;
  }

  /** @param {any} entry of a folder that was dropped @param {(count: number) => void} told @returns {Promise<Files>} */
  async function filesOfEntry(entry, told) {
    /** @type {Files} */
    const files = new Map();
    /** @param {any} folder @param {string} start */
    async function walk(folder, start) {
      const reader = folder.createReader();
      for (;;) {
        /** @type {any[]} */
        const some = await new Promise((done) => reader.readEntries(done, () => done([])));
        if (!some.length) break;
        for (const one of some) {
          const path = start + one.name;
          if (SYSTEM.test(path)) continue;
          if (one.isDirectory) await walk(one, `${path}/`);
          else files.set(path, await new Promise((done) => one.file(done, () => done(null))));
        }
        told(files.size);
      }
    }
    await walk(entry, "");
    return files;
  }

  /**
   * The files of the copy: those of the only folder, nearest to the top, in which its list lies. A reader may have picked the stick
   * on which the copy has a folder of its own. @param {Files} files @returns {Files}
   */
  function filesOfCopy(files) {
    const lists = Array.from(files.keys()).filter((path) => path === Checking.MANIFEST || path.endsWith(`/${Checking.MANIFEST}`));
    const depth = Math.min(...lists.map((path) => path.split("/").length));
    const nearest = lists.filter((path) => path.split("/").length === depth);
    const start = nearest.length === 1 ? nearest[0].slice(0, -Checking.MANIFEST.length) : "";
    /** @type {Files} */
    const own = new Map();
    files.forEach((file, path) => {
      const inside = path.slice(start.length);
      if (path.startsWith(start) && !SYSTEM.test(inside)) own.set(inside, file);
    });
    return own;
  }

  /** The handle of the folder in which the list of the copy lies: the one given, or the only one right below it. @param {any} handle */
  async function handleOfCopy(handle) {
    /** @param {any} folder */
    const hasList = (folder) => folder.getFileHandle(Checking.MANIFEST).then(() => true, () => false);
    if (await hasList(handle)) return handle;
    const found = [];
    for await (const one of handle.values()) if (one.kind === "directory" && (await hasList(one))) found.push(one);
    return found.length === 1 ? found[0] : null;
  }

  /**
   * What was dropped: a promise of handles or entries, asked for at once, since the browser forgets them when the event is over.
   * @param {DataTransfer} dropped @returns {Promise<{handle: any, entry: any, file: File | null}[]>}
   */
  function takeDropped(dropped) {
    const items = Array.from(dropped.items).filter((one) => one.kind === "file");
    return Promise.all(
      items.map(async (/** @type {any} */ item) => {
        const entry = item.webkitGetAsEntry ? item.webkitGetAsEntry() : null;
        const file = item.getAsFile();
        const asked = item.getAsFileSystemHandle ? item.getAsFileSystemHandle() : null;
        return { handle: await Promise.resolve(asked).catch(() => null), entry, file };
      }),
    );
  }

  Object.assign(Checking, { filesOfInput, filesOfHandle, filesOfEntry, filesOfCopy, handleOfCopy, takeDropped });
})((window.PolicyBank = window.PolicyBank || {}));
