// Brings what the page of saved things and the offline page need, in their language, where there is a worker; else it shows the words
// for that, which stand in the page. Wakes `.saved-page` and `.kept-pages`. Without script the page says that it needs scripts.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const isAble = /^https?:$/.test(location.protocol) && Boolean(navigator.serviceWorker) && "caches" in window && "indexedDB" in window;

  function fail() {
    const note = /** @type {HTMLElement | null} */ (document.querySelector(isAble ? ".saved-broken" : ".saved-unable"));
    if (note) note.hidden = false;
  }

  if (!isAble) return fail();
  Bank.scope = own.src.replace(/assets\/[^/]*$/, "");
  Bank.readingScript = Bank.readingScript || own;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = Bank.scope + Bank.offlineFiles.style;
  const script = document.createElement("script");
  script.onload = () => Bank.wakeSaved().catch(fail);
  script.onerror = fail;
  script.src = Bank.scope + Bank.offlineFiles[document.documentElement.lang];
  document.head.append(link, script);
})((window.PolicyBank = window.PolicyBank || {}));
