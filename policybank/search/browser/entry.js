// Draws a document as a line of a list, as entries.py does in the pages. Wakes nothing; needs elements.js, say.js and
// result.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const { element, otherLanguage } = Bank;

  /**
   * @param {any[]} card what the index tells of the document (entries.py)
   * @param {{body: string, access: string}} more what its filters tell
   * @param {(facet: string, value: string) => {text: string, lang: string}} nameOf the name of a value, as the page has it
   * @param {string} path the address of documents, with `{language}` and `{id}`
   */
  Bank.drawEntry = function (card, { body, access }, nameOf, path) {
    const [id, km, en, type, year, status, until, languages] = card;
    const here = document.documentElement.lang;
    const own = here === "km" ? km : en;
    const href = Bank.root + path.replace("{language}", here).replace("{id}", id);
    const said = (/** @type {string} */ facet, /** @type {string} */ value) => {
      const { text, lang } = nameOf(facet, value);
      return element("span", { lang }, text);
    };
    const facts = [
      said("type", type),
      year && element("span", null, Bank.digits(year)),
      body && said("body", body),
      languages.length &&
        element("span", null, languages.map((/** @type {string} */ one) => nameOf("language", one).text).join(Bank.say("comma"))),
    ].filter(Boolean);
    // A hard space between them, as in the pages: the dot stays on the line of the fact before it.
    /** @type {any[]} */
    const spaced = [];
    facts.forEach((/** @type {any} */ one) => spaced.push(spaced.length ? "\u00a0" : "", one));
    return element(
      "li",
      { class: "entry" },
      element("a", { class: "entry-title", href, lang: otherLanguage(own ? here : here === "km" ? "en" : "km") }, own || en || km),
      element("p", { class: "entry-facts" }, ...spaced),
      element(
        "p",
        { class: "marks" },
        Bank.resultStatus({ status, until }),
        " ",
        access && element("span", { class: "mark access-" + access }, nameOf("access", access).text),
      ),
    );
  };
})((window.PolicyBank = window.PolicyBank || {}));
