// Counts for the return slip what a reader opens and what a search did not find. Loaded only where the reader said yes, by the starter. Wakes
// pages of documents and texts, links to PDFs, the search page, and the list of what the bank would like to have, which gets
// buttons to ask. Needs plain.js, kept.js and its words. Nothing leaves the device.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // A query that grows as it is typed is one query: it counts once the reader rests, or goes away.
  const REST_MS = 2500;
  const { changeSlip, readSlip, isId, LONGEST, MOST } = Bank.slipKept;
  const { keptWords, plainLine } = Bank.slipPlain;
  const [PAGE, PDF, TEXT] = [0, 1, 2];
  const language = document.documentElement.lang;
  const name = /** @type {HTMLAnchorElement | null} */ (document.querySelector("header a.name"));
  const slipAddress = ((name && name.getAttribute("href")) || "index.html").replace(/[^/]*$/, "slip.html");
  /** @param {string} key @returns {string} */
  const say = (key) => Bank.slipWords[language === "km" ? "km" : "en"][key];

  function titleHere() {
    const heading = document.querySelector("h1");
    return plainLine((heading && heading.textContent) || "", LONGEST.title);
  }

  /** @param {string} id @param {number} part */
  function count(id, part) {
    if (!isId(id)) return;
    const here = document.querySelector(".keeping[data-id]");
    changeSlip((/** @type {any} */ kept) => {
      const counts = kept.opened[id] || [0, 0, 0];
      if (!kept.opened[id] && Object.keys(kept.opened).length >= MOST.opened) return;
      counts[part] += 1;
      kept.opened[id] = counts;
      if (here && here.getAttribute("data-id") === id) kept.titles[id] = titleHere();
    });
  }

  function countPage() {
    const here = document.querySelector(".keeping[data-id]");
    const place = location.pathname.match(/\/(documents|text)\/[^/]*$/);
    if (!here || !place) return;
    const id = here.getAttribute("data-id") || "";
    count(id, place[1] === "text" ? TEXT : PAGE);
    if (place[1] === "documents") offerCorrection(id);
  }

  /** @param {MouseEvent} event */
  function countPdf(event) {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    const found = link && (link.getAttribute("href") || "").match(/(?:^|\/)([a-z0-9-]+)\.[a-z]{2,3}\.pdf(?:#.*)?$/);
    if (found && event.button < 2) count(found[1], PDF);
  }

  /** @param {string} id */
  function offerCorrection(id) {
    const place = document.querySelector(".page-data");
    if (!place) return;
    const link = document.createElement("a");
    link.href = `${slipAddress}?wrong=${id}#wrong`;
    link.textContent = say("wrong");
    place.append(" ", link);
  }

  /** On the list of what is wanted: a button at each entry. */
  function offerAsking() {
    if (!/\/missing(?:-[a-z0-9]+)?\.html$/.test(location.pathname)) return;
    for (const link of document.querySelectorAll("ul.entries > li a[href*='documents/']")) {
      const id = ((link.getAttribute("href") || "").match(/documents\/([a-z0-9-]+)\.html/) || [])[1];
      const entry = link.closest("li");
      if (!isId(id) || !entry || entry.querySelector(".slip-ask")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "keep slip-ask";
      button.textContent = say("ask");
      const title = plainLine(link.textContent, LONGEST.title);
      button.setAttribute("aria-label", `${say("ask")}: ${title}`);
      const show = () => button.setAttribute("aria-pressed", String((readSlip() || { wanted: [] }).wanted.includes(id)));
      button.addEventListener("click", () => {
        changeSlip((/** @type {any} */ kept) => {
          const isAsked = kept.wanted.includes(id);
          kept.wanted = isAsked ? kept.wanted.filter((/** @type {string} */ one) => one !== id) : [...kept.wanted, id];
          kept.titles[id] = title;
        });
        show();
      });
      show();
      entry.append(" ", button);
    }
  }

  let waiting = "";
  let last = "";
  let timer = 0;

  function settle() {
    clearTimeout(timer);
    const words = waiting;
    waiting = "";
    if (!words || words === last) return;
    changeSlip((/** @type {any} */ kept) => {
      // What was only the beginning of this one was no query of its own.
      if (last && words.startsWith(last)) {
        if (kept.searches[last] > 1) kept.searches[last] -= 1;
        else delete kept.searches[last];
      }
      if (kept.searches[words] || Object.keys(kept.searches).length < MOST.searches) kept.searches[words] = (kept.searches[words] || 0) + 1;
    });
    last = words;
  }

  // Called by the search page at each answer, which says whether anything was found without filters.
  Bank.slipSearched = function () {
    const { query, isEmpty } = Bank.lastAnswer || {};
    clearTimeout(timer);
    waiting = isEmpty ? keptWords(query) : "";
    if (waiting) timer = window.setTimeout(settle, REST_MS);
  };

  addEventListener("pagehide", settle);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && settle());
  document.addEventListener("click", countPdf, true);
  document.addEventListener("auxclick", countPdf, true);
  countPage();
  offerAsking();
  Bank.slipSearched();
})((window.PolicyBank = window.PolicyBank || {}));
