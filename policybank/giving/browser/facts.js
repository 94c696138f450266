// The third step: what the document is. Says how a date was understood while it is typed, and what is to be mended. Needs record.js,
// form.js, say.js; wakes nothing.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  /** @param {HTMLFormElement} form @param {any} facts @returns {[string, string][]} */
  function whatTroubles(form, facts) {
    const found = Giving.factTroubles(Giving.givenIn(form), {
      monthNames: Bank.givingOther.months,
      officialTypes: facts.official,
      statement: Giving.statementIn(form, facts),
    });
    const inOrder = ["title-km", "title-en", "type", "body-note", "date", "language"];
    return inOrder.filter((id) => found[id]).map((id) => [id, Giving.say(found[id])]);
  }

  /** @param {HTMLFormElement} form */
  function showDate(form) {
    const { date } = Giving.givenIn(form);
    const read = Giving.parseDate(date, Bank.givingOther.months);
    const text = read ? Giving.say("date-read", { date: Giving.sayDate(read) }) : "";
    const place = /** @type {Element} */ (form.querySelector(".give-date-read"));
    if (place.textContent !== text) place.textContent = text;
  }

  Object.assign(Giving, { whatTroubles, showDate });
})((window.PolicyBank = window.PolicyBank || {}));
