// The facts of a result and its status, as the box and the search page tell them. Wakes nothing; needs elements.js and say.js before it.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const { element, say } = Bank;

  /** What a line of facts tells of a result. @param {any} result @returns {(Element | string)[]} */
  function resultFacts(result) {
    return [
      result.kind === "document" ? result.typeName : say(result.kind),
      result.year && Bank.digits(result.year),
      result.bodyName,
      (result.languages || []).map(Bank.sayLanguage).join(say("comma")),
      result.sizeBytes && Bank.saySize(result.sizeBytes),
    ]
      .filter(Boolean)
      .map((one) => element("span", null, one, "\u00a0"));
  }

  /** The mark of a status worth telling; nothing for those a list does not mark either. @param {any} result */
  function resultStatus(result) {
    const { status, until } = result;
    const year = until && say("year", { year: Bank.digits(until.slice(0, 4)) });
    let text = status === "planned" ? "" : (year && say(`status-${status}-on`, { date: year })) || say("status-" + status);
    let kind = status;
    if (status === "planned" && until && Bank.isOver(until, new Date())) {
      text = say("status-over");
      kind = "ended";
    }
    return text ? element("span", { class: "mark status-" + kind }, text) : null;
  }

  Object.assign(Bank, { resultFacts, resultStatus });
})((window.PolicyBank = window.PolicyBank || {}));
