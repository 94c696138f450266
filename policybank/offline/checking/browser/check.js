// Checks a copy: reads every file that its list names, and says which are damaged, missing, unreadable, under another name, left over
// or foreign. It is whole only where every byte was read and right. Knows no page and wakes nothing; needs list.js, sums.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = (Bank.checking = Bank.checking || {});

  // Reading waits for the stick and for the browser in turn; four side by side keep both busy. More only need memory.
  const SIDE_BY_SIDE = 4;
  const LARGEST_LIST = 100e6;
  const UNFINISHED = /\.(part|crswap)$/;
  // Of a pack that was unpacked over the copy; no harm and no use.
  const OF_A_PACK = ["pack.json", "apply-update.html"];

  /**
   * What was found. `trouble` says why nothing could be checked: `no-list`, `list-damaged` (with `line`), `list-changed`, or is empty.
   * @typedef {{trouble: string, line: number, version: string, made: string, isUnfinished: boolean, isWhole: boolean, count: number,
   *   bytes: number, damaged: string[], missing: string[], unreadable: string[], renamed: string[], old: string[], foreign: string[]}} Found
   */

  /** @typedef {{bytes: number, totalBytes: number, files: number, totalFiles: number}} Told */

  /**
   * @param {Map<string, File | null>} files of the copy by path @param {(told: Told) => void} told @param {() => boolean} isStopped
   * @returns {Promise<Found>}
   */
  async function checkCopy(files, told, isStopped) {
    /** @type {Found} */
    const found = {
      trouble: "", line: 0, version: "", made: "", isUnfinished: files.has(Checking.MARKER), isWhole: false, count: 0, bytes: 0,
      damaged: [], missing: [], unreadable: [], renamed: [], old: [], foreign: [],
    };
    const list = await readList(files);
    if (!list) return { ...found, trouble: "no-list" };
    const { sums, line } = Checking.parseList(list);
    if (line || !sums.size) return { ...found, trouble: "list-damaged", line: line || 1 };
    found.version = Checking.listDigest(sums).slice(0, 12);
    found.made = await madeOn(files.get("copy.js"));
    const wanted = sortOut(files, sums, found);
    await readAll(wanted, files, sums, found, told, isStopped);
    // The sum of the list is in no list: it is read again, for a copy that is being written changes it last.
    const again = await readList(files);
    if (!again || again.length !== list.length || again.some((/** @type {number} */ one, /** @type {number} */ at) => one !== list[at]))
      return { ...found, trouble: "list-changed" };
    const wrong = found.damaged.length + found.missing.length + found.unreadable.length + found.renamed.length;
    found.isWhole = !wrong && !found.isUnfinished && found.count === sums.size;
    return found;
  }

  /** @param {Map<string, File | null>} files @returns {Promise<Uint8Array | null>} */
  async function readList(files) {
    const file = files.get(Checking.MANIFEST);
    if (!file || file.size > LARGEST_LIST) return null;
    return Checking.readBytes(file).catch(() => null);
  }

  /** The day on which the copy was made, as it says. @param {File | null | undefined} file @returns {Promise<string>} */
  async function madeOn(file) {
    if (!file || file.size > 10000) return "";
    const text = new TextDecoder().decode(await Checking.readBytes(file).catch(() => new Uint8Array()));
    const day = /"made":\s*"(\d{4}-\d{2}-\d{2})"/.exec(text);
    return day ? day[1] : "";
  }

  /**
   * The paths to read; what is missing or does not belong is told to `found`.
   * @param {Map<string, File | null>} files @param {Map<string, string>} sums @param {Found} found @returns {string[]}
   */
  function sortOut(files, sums, found) {
    /** @type {Map<string, string>} */
    const others = new Map();
    const folders = new Set();
    sums.forEach((_sum, path) => folders.add(path.slice(0, path.lastIndexOf("/") + 1)));
    files.forEach((_file, path) => {
      if (!sums.has(path)) others.set(Checking.folded(path), path);
    });
    const wanted = [];
    for (const path of Array.from(sums.keys()).sort()) {
      const twin = others.get(Checking.folded(path));
      if (files.has(path)) wanted.push(path);
      else if (twin === undefined) found.missing.push(path);
      else {
        found.renamed.push(`${twin} → ${path}`);
        others.delete(Checking.folded(path));
      }
    }
    for (const path of Array.from(others.values()).sort()) {
      if (path === Checking.MANIFEST || path === Checking.MARKER) continue;
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      const isOwn = (folder && folders.has(folder)) || OF_A_PACK.includes(path) || sums.has(path.replace(UNFINISHED, ""));
      (isOwn ? found.old : found.foreign).push(path);
    }
    return wanted;
  }

  /**
   * @param {string[]} wanted @param {Map<string, File | null>} files @param {Map<string, string>} sums @param {Found} found
   * @param {(told: Told) => void} told @param {() => boolean} isStopped
   */
  async function readAll(wanted, files, sums, found, told, isStopped) {
    const now = { bytes: 0, totalBytes: 0, files: 0, totalFiles: wanted.length };
    for (const path of wanted) now.totalBytes += (files.get(path) || { size: 0 }).size;
    /** @param {string} path */
    async function read(path) {
      const file = files.get(path);
      if (!file) return "unreadable";
      try {
        const sum = await Checking.sumOf(file, (/** @type {number} */ more) => told({ ...now, bytes: (now.bytes += more) }), isStopped);
        return sum === sums.get(path) ? "" : "damaged";
      } catch (error) {
        if (error instanceof Checking.Stopped) throw error;
        return "unreadable";
      }
    }
    let next = 0;
    async function worker() {
      while (next < wanted.length) {
        if (isStopped()) throw new Checking.Stopped();
        const path = wanted[next++];
        const wrong = await read(path);
        if (wrong === "damaged") found.damaged.push(path);
        else if (wrong) found.unreadable.push(path);
        else found.count += 1;
        now.files += 1;
        told({ ...now });
      }
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
    found.bytes = now.bytes;
    found.damaged.sort();
    found.unreadable.sort();
  }

  Object.assign(Checking, { checkCopy });
})((window.PolicyBank = window.PolicyBank || {}));
