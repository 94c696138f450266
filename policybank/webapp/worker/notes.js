// What the worker says to readers: a line on a page that comes from the device, and the page for what is not kept. Wakes nothing; needs
// keeping.js and `PolicyBank.appWords`, the words of each language.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // Every address on the offline page is relative to the root of the bank, where it stands.
  const RELATIVE = /(\s(?:href|src|data-[a-z]+)=")(?![a-z]+:|[#/"])(?:\.\/)?([^"]*")/g;

  /** A day as the pages write it. @param {number} time @param {string} language */
  function dayOf(time, language) {
    const words = Bank.appWords[language];
    const day = new Date(time);
    /** @type {Record<string, string>} */
    const parts = { day: String(day.getDate()), month: words[`month-${day.getMonth() + 1}`], year: String(day.getFullYear()) };
    const text = words.day.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => parts[name]);
    return language === "km" ? text.replace(/\d/g, (/** @type {string} */ digit) => String.fromCharCode(0x17e0 + Number(digit))) : text;
  }

  /** A kept page that says so. @param {Response} kept @param {"offline" | "slow"} why */
  async function noted(kept, why) {
    const text = await kept.text();
    const language = /<html[^>]* lang="en"/.test(text) ? "en" : "km";
    const words = Bank.appWords[language];
    const said = words[why].replace("{day}", dayOf(Number(kept.headers.get("x-kept")), language));
    const link = `<a href="${Bank.scope}${language}/saved.html">${words.saved}</a>`;
    const note = `<p class="note kept-note" role="status">${said} ${link}</p>`;
    const headers = new Headers(kept.headers);
    headers.delete("content-length");
    return new Response(text.replace(/<main[^>]*>/, (main) => main + note), { headers });
  }

  /** The page for what is not kept, at the address that was asked for: to load it again asks again. */
  async function offlinePage() {
    const kept = await Bank.keeping.keptAnswer("offline.html");
    if (!kept) return Response.error();
    const text = (await kept.text()).replace(RELATIVE, (/** @type {string} */ _all, /** @type {string} */ start, /** @type {string} */ rest) => start + new URL(Bank.scope).pathname + rest);
    return new Response(text, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
  }

  Bank.notes = { noted, offlinePage };
})((window.PolicyBank = window.PolicyBank || {}));
