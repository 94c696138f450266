// Keeps files of the bank on the device, and drops them. A page is kept only together with all the scripts and styles it names, and
// those these name in turn: they carry digests, so the page works with its own, whatever the server has by then. Wakes nothing;
// needs places.js and ledger.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const HEADERS = ["content-type", "etag", "last-modified"];
  const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" };

  const opened = () => caches.open(Bank.ledger.nameOf());

  /** An answer that may be kept: the file itself, from the bank's own host, whole. @param {Response} answer */
  function isGood(answer) {
    return answer.status === 200 && answer.type === "basic" && !answer.redirected;
  }

  /** What is kept of a path. @param {string} path @returns {Promise<Response | undefined>} */
  async function keptAnswer(path) {
    return (await opened()).match(Bank.scope + path, { ignoreVary: true });
  }

  /**
   * Keep a file. `facts` go into its row; `pin` says for whom it is kept (nobody: it was only read).
   * @param {string} path @param {Headers} headers @param {Blob} data @param {{pin?: string, [fact: string]: any}} facts
   */
  async function put(path, headers, data, { pin, ...facts }) {
    const now = Date.now();
    const told = new Headers({ "content-length": String(data.size), "x-kept": String(now) });
    for (const name of HEADERS) if (headers.get(name)) told.set(name, headers.get(name) || "");
    await (await opened()).put(Bank.scope + path, new Response(data, { headers: told }));
    await Bank.ledger.change(path, (/** @type {any} */ row) => ({
      ...row,
      ...facts,
      bytes: data.size,
      read: now,
      kept: now,
      pins: pin && !row.pins.includes(pin) ? [...row.pins, pin] : row.pins,
    }));
  }

  /** @param {string} path @param {Response} answer @param {{pin?: string, [fact: string]: any}} [facts] */
  async function keepFile(path, answer, facts) {
    await put(path, answer.headers, await answer.blob(), facts || {});
  }

  /** A file that did not come as it should. */
  class Missing extends Error {
    /** @param {string} path @param {number} status */
    constructor(path, status) {
      super(`${status} ${path}`);
      this.status = status;
    }
  }

  /** Keep a script or a style sheet and return what it names. @param {string} path @returns {Promise<string[]>} */
  async function keepPart(path) {
    const row = await Bank.ledger.row(path);
    if (row && row.isPart && (await keptAnswer(path))) return row.names || [];
    const answer = await fetch(Bank.scope + path);
    if (!isGood(answer)) throw new Missing(path, answer.status);
    const data = await answer.blob();
    const names = path.endsWith(".js") ? Bank.places.namesInScript(await new Response(data).text()) : [];
    await put(path, answer.headers, data, { isPart: true, names });
    return names;
  }

  /** @param {string} path @param {Map<string, Promise<string[]>>} known @returns {Promise<string[]>} */
  function partOnce(path, known) {
    const keeping = known.get(path) || keepPart(path);
    known.set(path, keeping);
    // One that did not come is asked for again by the next page.
    keeping.catch(() => known.delete(path));
    return keeping;
  }

  /**
   * Keep a page with everything it names. `sure` spares pages that are kept one after the other the look at what they share.
   * @param {string} path @param {Response} answer @param {{pin?: string, [fact: string]: any}} [facts] @param {Map<string, Promise<string[]>>} [sure]
   */
  async function keepPage(path, answer, facts, sure) {
    const text = await answer.text();
    const known = sure || new Map();
    /** @type {Set<string>} */
    const parts = new Set();
    const named = Bank.places.namesOnPage(text, Bank.scope + path, Bank.scope);
    const wanted = [...named];
    while (wanted.length) {
      const round = [...new Set(wanted.splice(0))].filter((one) => !parts.has(one));
      round.forEach((one) => parts.add(one));
      // What only a script names may be of another kind of site: a stick has files that the web has not.
      const optional = (/** @type {string} */ one) => (/** @type {any} */ error) => {
        if (error.status !== 404 || named.includes(one)) throw error;
        parts.delete(one);
        return /** @type {string[]} */ ([]);
      };
      const found = await Promise.all(round.map((one) => partOnce(one, known).catch(optional(one))));
      found.forEach((names) => wanted.push(...names));
    }
    // Behind its own title a page has the name of the bank.
    const title = (/<title>([^<]*?)(?: · [^·<]*)?</.exec(text) || ["", ""])[1].replace(/&(#?\w+);/g, (all, name) => /** @type {any} */ (ENTITIES)[name] || all);
    await put(path, answer.headers, new Blob([text], { type: "text/html" }), { ...facts, title, parts: [...parts] });
  }

  /** Forget files. @param {string[]} paths */
  async function drop(paths) {
    const cache = await opened();
    // The row goes last: a worker that is ended between the two finds the rest again by it.
    for (const path of paths) await cache.delete(Bank.scope + path);
    await Bank.ledger.forget(paths);
  }

  /** Bring what was read within its bounds. @param {{bytes: number, files: number}} [most] */
  async function trim(most) {
    await drop(Bank.places.toDrop(await Bank.ledger.rows(), Date.now(), most));
  }

  /** Take the pin `pin` from all files but those of `but`; a file that is kept for nobody goes. @param {string} pin @param {Set<string>} [but] */
  async function unpin(pin, but) {
    /** @type {string[]} */
    const gone = [];
    for (const row of await Bank.ledger.rows()) {
      if (!row.pins.includes(pin) || (but && but.has(row.path))) continue;
      if (row.pins.length === 1) gone.push(row.path);
      else await Bank.ledger.change(row.path, (/** @type {any} */ one) => ({ ...one, pins: one.pins.filter((/** @type {string} */ other) => other !== pin) }));
    }
    await drop(gone);
    await trim();
  }

  Bank.keeping = { isGood, keptAnswer, keepFile, keepPage, drop, trim, unpin, opened };
})((window.PolicyBank = window.PolicyBank || {}));
