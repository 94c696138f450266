// Says that the period of a plan is over, by the reader's clock: a copy on a stick ages without being built again. Wakes
// elements with `data-period-end` (the last day, as 2023-12-31) and puts the hidden words that follow in their place. Needs
// nothing before it. Without script the period stands as it was planned.
(/** @param {Record<string, any>} Bank */ function (Bank) {
  "use strict";

  /**
   * @param {string} end
   * @param {Date} today
   * @returns {boolean}
   */
  Bank.isOver = function (end, today) {
    var month = ("0" + (today.getMonth() + 1)).slice(-2);
    var day = ("0" + today.getDate()).slice(-2);
    return end < today.getFullYear() + "-" + month + "-" + day;
  };

  Bank.wakePeriods = function () {
    var periods = document.querySelectorAll("[data-period-end]");
    for (var i = 0; i < periods.length; i++) {
      var words = /** @type {HTMLElement | null} */ (periods[i].nextElementSibling);
      if (words && Bank.isOver(periods[i].getAttribute("data-period-end") || "", new Date())) {
        words.hidden = false;
        /** @type {HTMLElement} */ (periods[i]).hidden = true;
      }
    }
  };
  document.addEventListener("DOMContentLoaded", Bank.wakePeriods);
})((window.PolicyBank = window.PolicyBank || {}));
