/* How a page loads a file of the bank: by a script of its own, which works on a web server and from a file alike.
   Wakes nothing. `PolicyBank.root` is the address of the site's root, with a slash at its end. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const own = /** @type {HTMLScriptElement | null} */ (document.currentScript);
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
})((window.PolicyBank = window.PolicyBank || {}));
