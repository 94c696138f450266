// Shows the form at once, so that the first questions can be answered, and brings the scripts behind it, which are far larger. Wakes
// `form.give` and `form.receipt`; the names of the files stand before it in its own bundle. Needs nothing else. Where a draft waits
// the form is shown with it, and not before; who goes on before the scripts are there is led on when they are.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const own = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.give, form.receipt"));
  if (!form || !own) return;
  const root = own.src.replace(/assets\/[^/]*$/, "");
  let isWaiting = false;

  Bank.GIVING_KEY = "policybank-giving";

  function hasDraft() {
    try {
      return localStorage.getItem(Bank.GIVING_KEY) !== null;
    } catch (error) {
      return false;
    }
  }

  /** @param {string} path from the root of the site @returns {Promise<void>} */
  Bank.loadGiving = (path) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      script.onload = () => {
        script.remove();
        done();
      };
      script.onerror = () => failed(new Error(path));
      script.src = root + path;
      document.head.append(script);
    });

  Bank.tellGivingBroken = () => {
    const broken = /** @type {HTMLElement | null} */ (document.querySelector(".give-broken"));
    if (broken) broken.hidden = false;
  };

  form.hidden = hasDraft();
  form.addEventListener("submit", (event) => {
    event.preventDefault(); // The page sends nothing, ever.
    isWaiting = true;
  });
  Bank.loadGiving(Bank.givingFiles[document.documentElement.lang]).then(
    () => {
      if (form.matches(".give")) Bank.giving.wakeGive(form);
      else Bank.giving.wakeReceipt(form);
      if (isWaiting) form.dispatchEvent(new Event("submit", { cancelable: true }));
    },
    Bank.tellGivingBroken,
  );
})((window.PolicyBank = window.PolicyBank || {}));
