// Wakes the form or the page of receipts, whichever this page is. Needs all other files of its bundle.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const { wakeGive, wakeReceipt } = Bank.giving;
  const give = document.querySelector("form.give");
  const receipt = document.querySelector("form.receipt");
  if (give) wakeGive(give);
  if (receipt) wakeReceipt(receipt);
})((window.PolicyBank = window.PolicyBank || {}));
