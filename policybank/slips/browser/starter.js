// Brings what counts for the return slip, where a reader said yes on the page of the slip: nothing of it is loaded, and nothing is kept,
// before. Wakes nothing itself; needs the starter of the reading list before it, whose element tells where scripts lie.
(/** @param {Record<string, any>} Bank */ function (Bank) {
  "use strict";

  document.addEventListener("DOMContentLoaded", function () {
    try {
      if (!localStorage["policybank-slip"]) return;
      var script = document.createElement("script");
      script.src = Bank.readingScript.src.replace(/[^/]*$/, Bank.slipFile);
      document.head.append(script);
    } catch (error) {
      // Storage is closed in some private windows.
    }
  });
})((window.PolicyBank = window.PolicyBank || {}));
