/* How a page loads a file of the bank: by a script of its own, which works on a web server and from a file alike.
   Wakes nothing. `PolicyBank.root` is the address of the site's root, with a slash at its end; `PolicyBank.bundles` has the
   paths of the scripts that wait until they are needed (render/assets.py writes it behind this file). */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const own = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  Bank.language = document.documentElement.lang === "en" ? "en" : "km";
  // A folder that was opened by double-click does not change under its reader; a site is published anew.
  Bank.isServed = /^https?:$/.test(location.protocol);
  Bank.root = own ? own.src.replace(/assets\/[^/]*$/, "") : "";

  /** @param {string} path from the site's root @returns {Promise<void>} */
  Bank.loadScript = function (path) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.onload = () => {
        script.remove();
        done();
      };
      script.onerror = () => {
        script.remove();
        failed(new Error(path));
      };
      script.src = Bank.root + path;
      document.head.append(script);
    });
  };

  /** @type {Record<string, Promise<void> | null>} */
  const bundles = {};

  /** Load a bundle of further scripts, once. @param {string} name @returns {Promise<void>} */
  Bank.loadBundle = (name) => {
    const loading = bundles[name] || Bank.loadScript(Bank.bundles[name]).catch(() => {
      bundles[name] = null;
      throw new Bank.store.Trouble("missing-file", name);
    });
    bundles[name] = loading;
    return loading;
  };
})((window.PolicyBank = window.PolicyBank || {}));
