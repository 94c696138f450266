// The service worker itself: which requests it answers, and what it keeps from the start. Needs everything before it, and
// `PolicyBank.appPages`, the pages that must open without a connection. It answers only requests for files of the bank; where it
// fails, the browser behaves as if it were not there, but for pages, which have their own word for that.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const own = /** @type {any} */ (self);
  // So many files come between two looks at the bounds: a look reads all rows.
  const OFTEN = 40;
  const YOUNG = 3600e3;
  let since = 0;

  Bank.scope = new URL("./", own.location.href).href;

  Bank.trimSometimes = async () => {
    since += 1;
    if (since % OFTEN === 0) await Bank.keeping.trim();
  };

  /** Keep the pages that must open without a connection, with what they need. */
  async function install() {
    const sure = new Map();
    const keep = async (/** @type {string} */ path) => {
      const answer = await fetch(Bank.scope + path, { cache: "no-cache" });
      // An install that fails is tried again by the browser at the next visit.
      if (!Bank.keeping.isGood(answer)) throw new Error(`${answer.status} ${path}`);
      await Bank.keeping.keepPage(path, answer, { pin: "app" }, sure);
    };
    await Promise.all(Bank.appPages.map(keep));
    // Pages of two versions may be open: each has its own scripts, and both are answered alike, so nobody has to wait.
    await own.skipWaiting();
  }

  async function activate() {
    await own.clients.claim();
    await Bank.keeping.unpin("app", new Set(Bank.appPages));
    await reconcile();
    // The page on which a reader came was loaded before there was a worker.
    for (const client of await own.clients.matchAll({ type: "window" })) {
      const path = Bank.places.pathOf(client.url, Bank.scope);
      if (!path || Bank.places.kindOf(path) !== "page" || (await Bank.ledger.row(path))) continue;
      const answer = await fetch(Bank.scope + path);
      if (Bank.keeping.isGood(answer)) await Bank.keeping.keepPage(path, answer);
    }
  }

  /** Bring cache and ledger together again, after a browser that was ended between the two; what is young may be on its way. */
  async function reconcile() {
    const old = Date.now() - YOUNG;
    const cache = await Bank.keeping.opened();
    const rows = new Map((await Bank.ledger.rows()).map((/** @type {any} */ row) => [row.path, row.kept]));
    for (const request of await cache.keys()) {
      if (rows.delete(Bank.places.pathOf(request.url, Bank.scope) || "")) continue;
      const answer = await cache.match(request);
      if (answer && Number(answer.headers.get("x-kept")) < old) await cache.delete(request);
    }
    await Bank.ledger.forget([...rows].filter(([, kept]) => kept < old).map(([path]) => path));
    await Bank.keeping.trim();
  }

  /** @param {any} event */
  function answer(event) {
    const { request } = event;
    // "no-store" is how a page asks the server itself: to save, and to see whether something changed.
    if (request.method !== "GET" || request.cache === "no-store") return;
    const path = Bank.places.pathOf(request.url, Bank.scope);
    const kind = path === null ? "" : Bank.places.kindOf(path);
    if (kind) event.respondWith(Bank.answers[kind](event, path));
  }

  own.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
  own.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
  own.addEventListener("fetch", answer);
})((window.PolicyBank = window.PolicyBank || {}));
