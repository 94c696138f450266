// What can be saved, with its files and their sizes, from small files that the build made: one for some sixty documents, one for each
// list. Asked of the server each time, for they say what it has now. Wakes nothing; needs places.js and `PolicyBank.scope`.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /**
   * What a thing that can be saved consists of: files by path with their bytes and the mark of their state, PDFs apart.
   * @typedef {{plain: Map<string, {bytes: number, mark: string}>, pdfs: Map<string, {bytes: number, mark: string}>, documents: number, state: string}} Parts
   */

  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();

  /** A file of sizes, once for one look. @param {string} path @returns {Promise<any>} */
  function read(path) {
    const asking =
      asked.get(path) ||
      fetch(`${Bank.scope}offline/${path}`, { cache: "no-cache" }).then((answer) => {
        if (answer.status !== 200) throw new Error(`${answer.status} ${path}`);
        return answer.json();
      });
    asked.set(path, asking);
    asking.catch(() => asked.delete(path));
    return asking;
  }

  /** Begin a new look: the server may have something new. */
  function lookAgain() {
    asked.clear();
  }

  const isDocument = (/** @type {string} */ key) => key.startsWith("documents/");

  /** The ids of the reader's own list, each once. @returns {string[]} */
  function idsOfReadingList() {
    try {
      const { entries } = JSON.parse(localStorage.getItem("policybank-reading-list") || "{}");
      const ids = (Array.isArray(entries) ? entries : []).map((/** @type {any} */ one) => String(one && one.id));
      return [...new Set(ids.filter((one) => /^[a-z0-9][a-z0-9-]{0,59}$/.test(one)))];
    } catch (error) {
      return [];
    }
  }

  /** The documents of a thing, and its own pages. @param {string} key @returns {Promise<{ids: string[], pages: Record<string, number>, mark: string, bytes?: [number, number]}>} */
  async function listOf(key) {
    if (isDocument(key)) return { ids: [key.slice("documents/".length)], pages: {}, mark: "" };
    if (key === "reading-list") return { ids: idsOfReadingList(), ...(await read("index.json")).list };
    const { documents: ids, ...list } = await read(`lists/${key}.json`);
    return { ids, ...list };
  }

  /** @param {string[]} ids @returns {Promise<Record<string, {mark: string, files: Record<string, number>}>>} */
  async function documents(ids) {
    const { buckets } = await read("index.json");
    const wanted = [...new Set(ids.map((id) => Bank.places.bucketOf(id, buckets)))];
    const found = await Promise.all(wanted.map((bucket) => read(`documents/${bucket}.json`)));
    return Object.assign({}, ...found);
  }

  /** All files of a thing. @param {string} key @returns {Promise<Parts>} */
  async function partsOf(key) {
    /** @type {Parts} */
    const parts = { plain: new Map(), pdfs: new Map(), documents: 0, state: "" };
    if (key === "search") return addSearch(parts);
    const { ids, pages, mark } = await listOf(key);
    for (const path in pages) parts.plain.set(path, { bytes: pages[path], mark });
    parts.state = mark;
    const known = await documents(ids);
    for (const id of ids) {
      const one = known[id];
      if (!one) continue; // withdrawn since
      parts.documents += 1;
      parts.state += one.mark;
      for (const [path, bytes] of Object.entries(one.files))
        (path.endsWith(".pdf") ? parts.pdfs : parts.plain).set(path, { bytes, mark: one.mark });
    }
    if (parts.pdfs.size) {
      // What draws the pages of PDFs: some phones have nothing else that shows a PDF without a connection.
      const { viewer } = await read("index.json");
      for (const path in viewer) parts.pdfs.set(path, { bytes: viewer[path], mark: "viewer" });
    }
    return parts;
  }

  /** @param {Parts} parts */
  async function addSearch(parts) {
    const { mark, files } = await read("search.json");
    for (const folder in files)
      for (const name in files[folder]) {
        const path = `search/${folder}${folder && "/"}${name}`;
        // Only the list of the search changes under its name.
        parts.plain.set(path, { bytes: files[folder][name], mark: Bank.places.kindOf(path) === "fixed" ? "" : mark });
      }
    parts.state = mark;
    return parts;
  }

  /** How many bytes a thing has, without PDFs and of PDFs, for a list without asking for each document. @param {string} key @returns {Promise<{documents: number, plain: number, pdfs: number}>} */
  async function sizeOf(key) {
    if (key !== "search" && !isDocument(key) && key !== "reading-list") {
      const { ids, bytes } = await listOf(key);
      if (bytes) {
        const { viewer } = await read("index.json");
        return { documents: ids.length, plain: bytes[0], pdfs: bytes[1] && bytes[1] + sum(Object.values(viewer)) };
      }
    }
    const parts = await partsOf(key);
    const of = (/** @type {Map<string, {bytes: number}>} */ files) => sum([...files.values()].map((one) => one.bytes));
    return { documents: parts.documents, plain: of(parts.plain), pdfs: of(parts.pdfs) };
  }

  /** @param {any[]} numbers @returns {number} */
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  Bank.sizes = { read, lookAgain, partsOf, sizeOf };
})((window.PolicyBank = window.PolicyBank || {}));
