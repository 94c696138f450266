// Applies a pack to the folder of a copy that the reader gave, in the order and with the care of the command (offline/packs/apply.py). The
// browser writes each file beside its place and renames it when it is whole. Knows no page; needs pack.js, folders.js, sums.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = (Bank.checking = Bank.checking || {});

  // What stands before a path in the file that says that work was not ended; `> .` is its last line.
  const PATH = "> ";
  const SIDE_BY_SIDE = 8;
  const silent = () => undefined;

  /** @param {string} reason @param {Record<string, any>} [facts] */
  const trouble = (reason, facts) => new Checking.PackTrouble(reason, facts);

  /** The folder in which `path` lies. @param {any} root @param {string} path @param {boolean} create @returns {Promise<any>} */
  async function folderOf(root, path, create) {
    let folder = root;
    for (const name of path.split("/").slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create });
    return folder;
  }

  /** @param {string} path */
  const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

  /** The file at `path`, or null. @param {any} root @param {string} path @returns {Promise<File | null>} */
  async function fileAt(root, path) {
    try {
      return await (await (await folderOf(root, path, false)).getFileHandle(nameOf(path))).getFile();
    } catch (error) {
      return null;
    }
  }

  /** @param {any} root @param {string} path @param {string | undefined} sum @param {() => boolean} isStopped */
  async function has(root, path, sum, isStopped) {
    const file = await fileAt(root, path);
    if (!file) return false;
    return Checking.sumOf(file, silent, isStopped).then((/** @type {string} */ one) => one === sum, (/** @type {any} */ error) => {
      if (error instanceof Checking.Stopped) throw error;
      return false;
    });
  }

  /**
   * What stands: the sums of the list, and the paths that work which was not ended may have touched (as offline/copies/marker.py
   * writes them). @typedef {{sums: Map<string, string>, touched: Set<string>}} Standing
   */

  /** @param {any} root @param {any} pack @param {() => boolean} isStopped @returns {Promise<Standing>} */
  async function standingOf(root, pack, isStopped) {
    const file = await fileAt(root, Checking.MANIFEST);
    const bytes = file && (await Checking.readBytes(file).catch(() => null));
    if (!bytes) throw trouble("no-copy");
    const { sums, line } = Checking.parseList(bytes);
    if (line) throw trouble("list-damaged", { line });
    const from = Checking.listDigest(sums);
    const marker = await fileAt(root, Checking.MARKER);
    const lines = marker ? (await marker.text()).split(/\r?\n/) : [];
    const touched = new Set(lines.filter((one) => one.startsWith(PATH)).map((one) => one.slice(PATH.length)));
    const isOfPack = Array.from(touched).every((path) => path === "." || pack.entries.has(path) || pack.removed.has(path));
    if (from === pack.from && (!marker || (lines.includes(`${PATH}.`) && isOfPack))) {
      for (const [path, sum] of pack.sums) if (sums.get(path) !== sum && !pack.entries.has(path)) throw trouble("pack-strange", { detail: "count" });
      for (const [path, sum] of pack.removed) if (sums.get(path) !== sum) throw trouble("pack-strange", { detail: "removed" });
      return { sums, touched };
    }
    for (const [path, sum] of pack.sums) {
      if (pack.entries.has(path) || (await has(root, path, sum, isStopped))) continue;
      if (from === pack.from) throw trouble("copy-unfinished");
      throw trouble("other-version", { wanted: pack.from.slice(0, 12), seen: from.slice(0, 12), to: pack.to.slice(0, 12) });
    }
    return { sums, touched };
  }

  /** @param {any} root @param {string} path @param {(take: (bytes: Uint8Array) => Promise<void>) => Promise<void>} give */
  async function write(root, path, give) {
    const handle = await (await folderOf(root, path, true)).getFileHandle(nameOf(path), { create: true });
    const stream = await handle.createWritable();
    try {
      await give((bytes) => stream.write(bytes));
      // Only now the new bytes take the place of the old ones.
      await stream.close();
    } catch (error) {
      await stream.abort().catch(silent);
      throw error;
    }
  }

  /** Remove a file, and its folders where they are empty then. @param {any} root @param {string} path */
  async function remove(root, path) {
    for (let left = path; left; left = left.slice(0, Math.max(0, left.lastIndexOf("/")))) {
      const folder = await folderOf(root, left, false).catch(() => null);
      // Not recursive: a folder in which something lies stays.
      if (!folder || !(await folder.removeEntry(nameOf(left)).then(() => true, () => false))) return;
    }
  }

  /** @param {string} path */
  const isPage = (path) => path.endsWith(".html");

  /**
   * Do `work` with each of `paths`, some side by side: the browser looks at every file for half a second before it gives it its name.
   * Ends only when nothing is being done any more, also when something went wrong.
   * @param {string[]} paths @param {(path: string) => Promise<void>} work
   */
  async function side(paths, work) {
    /** @type {any[]} */
    const errors = [];
    let next = 0;
    async function worker() {
      while (next < paths.length && !errors.length) await work(paths[next++]).catch((error) => errors.push(error));
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
    if (errors.length) throw errors[0];
  }

  /**
   * Make the copy in `root` into what `pack` (which was checked) leads to. Can be done again after it was interrupted.
   * @param {any} pack @param {any} root @param {string} unfinished words @param {(told: any) => void} told @param {() => boolean} isStopped
   * @returns {Promise<{written: number, removed: number}>}
   */
  async function applyPack(pack, root, unfinished, told, isStopped) {
    const standing = await standingOf(root, pack, isStopped);
    const isOurs = (/** @type {string} */ path) => standing.sums.has(path) || standing.touched.has(path);
    const order = Array.from(pack.entries.keys()).sort();
    const wrong = [];
    for (const path of [...order.filter((one) => !isPage(one)), ...order.filter(isPage)]) {
      if (await has(root, path, pack.sums.get(path), isStopped)) continue;
      if (!isOurs(path) && (await fileAt(root, path))) throw trouble("in-the-way", { path });
      wrong.push(path);
    }
    const leftovers = [];
    for (const path of new Set([...pack.removed.keys(), ...standing.sums.keys()])) {
      // On a stick the new copy's file may be the same one, with another case of its letters.
      if (pack.folded.has(Checking.folded(path))) continue;
      if (isOurs(path) ? await fileAt(root, path) : await has(root, path, pack.removed.get(path), isStopped)) leftovers.push(path);
    }
    try {
      const isDone = !wrong.length && !leftovers.length && Checking.listDigest(standing.sums) === pack.to;
      if (!isDone) await change(pack, root, wrong, leftovers, unfinished, told, isStopped);
      else await root.removeEntry(Checking.MARKER).catch(silent);
    } catch (error) {
      throw refusal(error);
    }
    return { written: wrong.length, removed: leftovers.length };
  }

  /**
   * @param {any} pack @param {any} root @param {string[]} wrong @param {string[]} leftovers @param {string} unfinished
   * @param {(told: any) => void} told @param {() => boolean} isStopped
   */
  async function change(pack, root, wrong, leftovers, unfinished, told, isStopped) {
    const now = { bytes: 0, totalBytes: 0, files: 0, totalFiles: wrong.length };
    for (const path of wrong) now.totalBytes += pack.entries.get(path).size;
    // For people, and for the next run, which does not believe these paths by their size.
    const marked = [unfinished, "", ...[...wrong, ...leftovers].sort().map((path) => `${PATH}${path}`), `${PATH}.`, ""].join("\r\n");
    await write(root, Checking.MARKER, (take) => take(new TextEncoder().encode(marked)));
    /** @param {string} path */
    async function writeOne(path) {
      await write(root, path, (take) =>
        Checking.readPacked(pack, path, async (/** @type {Uint8Array} */ piece) => {
          await take(piece);
          told({ ...now, bytes: (now.bytes += piece.length) });
        }, isStopped),
      );
      now.files += 1;
      told({ ...now });
    }
    // Pages after what they need, as the command does.
    await side(wrong.filter((path) => !isPage(path)), writeOne);
    await side(wrong.filter(isPage), writeOne);
    await write(root, Checking.MANIFEST, (take) => take(Checking.listBytes(pack.sums)));
    for (const path of leftovers) await remove(root, path);
    await root.removeEntry(Checking.MARKER);
  }

  /** @param {any} error */
  function refusal(error) {
    if (error instanceof Checking.PackTrouble || error instanceof Checking.Stopped) return error;
    if (!(error instanceof DOMException)) return error;
    return trouble(error.name === "QuotaExceededError" ? "medium-full" : "medium-refuses", { detail: error.name });
  }

  Object.assign(Checking, { applyPack });
})((window.PolicyBank = window.PolicyBank || {}));
