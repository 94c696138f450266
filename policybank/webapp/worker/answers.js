// How the worker answers: pages from the network, and the kept one where the network is silent for too long; files whose names carry
// a digest from the device; PDFs that were saved from the device as long as the server has the same. Wakes nothing; needs
// places.js, keeping.js and notes.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // A page of 5 KB comes in 1.7 s at 400 kbit/s and 400 ms; a reader who waits longer than this looks for another page.
  const PATIENCE = 4000;
  // As long the server's word on a PDF is believed: a viewer asks for many parts of it, one after the other.
  const BELIEVED = 60e3;
  const SEARCH_MANIFEST = "search/manifest.js";

  /** @type {Map<string, {isSame: boolean, asked: number}>} */
  const verdicts = new Map();
  /** @type {Set<string>} */
  const touched = new Set();

  /** Yields "late" when the network is silent for too long. @returns {Promise<"late">} */
  const patience = () => new Promise((done) => setTimeout(() => done("late"), PATIENCE));

  /** The answer of the network, or null where there is none (no connection, or a server in trouble). @param {Request | string} request @param {RequestInit} [how] @returns {Promise<Response | null>} */
  async function fromNetwork(request, how) {
    try {
      const answer = await fetch(request, how);
      return answer.status >= 500 ? null : answer;
    } catch (error) {
      return null;
    }
  }

  /** What was read last stays longest. Once in the life of this worker is enough. @param {string} path */
  async function touch(path) {
    if (touched.has(path)) return;
    touched.add(path);
    await Bank.ledger.change(path, (/** @type {any} */ row) => row.kept && { ...row, read: Date.now() });
  }

  /** Keep what came, whatever becomes of it: a reader's page never waits for it nor fails with it. @param {any} event @param {Promise<any>} work */
  function later(event, work) {
    event.waitUntil(work.then(Bank.trimSometimes).catch(() => {}));
  }

  /** @param {any} event @param {string} path @returns {Promise<Response>} */
  async function page(event, path) {
    const kept = await Bank.keeping.keptAnswer(path);
    const asked = fromNetwork(event.request).then((answer) => {
      if (answer && Bank.keeping.isGood(answer)) later(event, Bank.keeping.keepPage(path, answer.clone()));
      return answer;
    });
    const first = await (kept ? Promise.race([asked, patience()]) : asked);
    if (first && first !== "late") return first;
    if (first === "late") event.waitUntil(asked);
    if (kept) {
      later(event, touch(path));
      return Bank.notes.noted(kept, first === "late" ? "slow" : "offline");
    }
    return event.request.mode === "navigate" ? Bank.notes.offlinePage() : Response.error();
  }

  /** A file that never changes under its name. @param {any} event @param {string} path */
  async function fixed(event, path) {
    const kept = await Bank.keeping.keptAnswer(path);
    if (kept) {
      later(event, touch(path));
      return kept;
    }
    const answer = await fetch(event.request);
    if (Bank.keeping.isGood(answer)) later(event, keepFixed(path, answer.clone()));
    return answer;
  }

  /** A script may come before the page that names it is kept: `keepPage` finds it among the parts. @param {string} path @param {Response} answer */
  async function keepFixed(path, answer) {
    const row = await Bank.ledger.row(path);
    if (!row) await Bank.keeping.keepFile(path, answer);
  }

  /** A file that may change under its name: pictures, the font, the list of what the search has. @param {any} event @param {string} path */
  async function loose(event, path) {
    const kept = await Bank.keeping.keptAnswer(path);
    const asked = fromNetwork(event.request);
    const first = await (kept ? Promise.race([asked, patience()]) : asked);
    if (first && first !== "late") {
      if (Bank.keeping.isGood(first)) later(event, keepLoose(path, first.clone()));
      return first;
    }
    return kept || Response.error();
  }

  /** @param {string} path @param {Response} answer */
  async function keepLoose(path, answer) {
    const row = await Bank.ledger.row(path);
    // Where somebody saved the search, its list goes with the files it was saved with; a newer one would name others.
    if (path === SEARCH_MANIFEST && row && row.pins.length) return;
    await Bank.keeping.keepFile(path, answer);
  }

  /** A PDF: the saved one, whole or in parts, unless the server has another. @param {any} event @param {string} path */
  async function pdf(event, path) {
    const kept = await Bank.keeping.keptAnswer(path);
    if (kept && (await isCurrent(path, kept.headers))) return ranged(kept, event.request.headers.get("range"));
    const answer = await fromNetwork(event.request);
    if (answer) return answer;
    if (kept) return ranged(kept, event.request.headers.get("range"));
    return event.request.mode === "navigate" ? Bank.notes.offlinePage() : Response.error();
  }

  /** Whether the server still has the PDF that is kept; where it does not answer, nobody can know better. @param {string} path @param {Headers} headers */
  async function isCurrent(path, headers) {
    const known = verdicts.get(path);
    if (known && Date.now() - known.asked < BELIEVED) return known.isSame;
    const asked = fromNetwork(Bank.scope + path, { method: "HEAD", cache: "no-store" });
    const there = await Promise.race([asked, patience()]);
    const isSame = !there || there === "late" || !there.ok || Bank.places.isSame(headers, there.headers);
    verdicts.set(path, { isSame, asked: Date.now() });
    return isSame;
  }

  /** The part of a kept file that is asked for. @param {Response} kept @param {string | null} header */
  async function ranged(kept, header) {
    const headers = new Headers(kept.headers);
    headers.set("accept-ranges", "bytes");
    const data = await kept.blob();
    const range = Bank.places.rangeOf(header, data.size);
    if (range === null) return new Response(data, { headers });
    if (range === "none") {
      headers.set("content-range", `bytes */${data.size}`);
      headers.delete("content-length");
      return new Response(null, { status: 416, headers });
    }
    const [first, last] = range;
    headers.set("content-range", `bytes ${first}-${last}/${data.size}`);
    headers.set("content-length", String(last - first + 1));
    return new Response(data.slice(first, last + 1), { status: 206, headers });
  }

  Bank.answers = { page, fixed, loose, pdf };
})((window.PolicyBank = window.PolicyBank || {}));
