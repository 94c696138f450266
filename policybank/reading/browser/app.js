// Brings what saves for offline when its button is first pressed (webapp/browser/panel.js). Wakes buttons with `data-saves`; needs
// elements.js, and the path of the bundle behind this script.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @param {HTMLElement} button */
  function saveForOffline(button) {
    if (Bank.offerSaving) return Bank.offerSaving(button);
    const own = (Bank.readingScript && Bank.readingScript.src) || "";
    const root = own.replace(/assets\/[^/]*$/, "");
    const files = Bank.offlineFiles;
    const script = Bank.element("script", { src: root + files[document.documentElement.lang] });
    script.onload = () => Bank.offerSaving(button);
    script.onerror = () => {
      script.remove(); // The next press asks again.
      button.after(Bank.element("span", { role: "alert" }, Bank.saying("offline-broken")));
    };
    document.head.append(Bank.element("link", { rel: "stylesheet", href: root + files.style }), script);
  }

  Object.assign(Bank, { saveForOffline });
})((window.PolicyBank = window.PolicyBank || {}));
