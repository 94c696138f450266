// Draws one result of the search page: title, facts, status, and the leaves with their snippets. Wakes nothing; needs
// result.js, elements.js and say.js before it.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const MOST_LEAVES = 6;
  const { element, marked, otherLanguage, resultFacts, resultStatus, say, sayCount } = Bank;

  /** @param {string} text @param {[number, number][]} marks @param {any} place */
  function snippet(text, marks, place) {
    return element(
      "p",
      { class: "snippet", lang: otherLanguage(place.language) },
      place.beginsInside ? "…" : "",
      ...marked(text, marks),
      place.endsInside ? "…" : "",
    );
  }

  /** @param {any} leaf @param {boolean} hasSeveral */
  function leafOf(leaf, hasSeveral) {
    const values = { number: Bank.digits(leaf.number), language: Bank.sayLanguage(leaf.language) };
    const trust = say("trust-" + leaf.trust);
    return element(
      "li",
      // Pages without a snippet stand beside each other.
      { class: leaf.snippet ? "" : "bare" },
      element(
        "p",
        { class: "hit-where" },
        element("a", { href: leaf.url }, say(hasSeveral ? "page-in" : "page", values)),
        " ",
        leaf.pdfUrl && element("a", { href: leaf.pdfUrl }, say(leaf.pdfLabel || "in-pdf")),
        " ",
        trust && element("span", { class: "mark trust-" + leaf.trust }, trust),
      ),
      leaf.snippet ? snippet(leaf.snippet, leaf.marks, leaf) : "",
    );
  }

  /** A result as an item of the list of hits. @param {any} result */
  Bank.drawResult = function (result) {
    const { field, fieldSnippet, otherTitle } = result;
    const leaves = (result.leaves || []).slice(0, MOST_LEAVES);
    const more = (result.leafTotal || 0) - leaves.length;
    const label = field === "title" ? "" : say("field-" + field);
    const otherTitleLanguage = result.titleLanguage === "km" ? "en" : "km";
    return element(
      "li",
      { class: "hit" },
      element(
        "h2",
        { lang: otherLanguage(result.titleLanguage) },
        element("a", { href: result.url }, ...marked(result.title, result.titleMarks)),
      ),
      otherTitle && element("p", { class: "hit-other", lang: otherLanguage(otherTitleLanguage) }, otherTitle),
      element("p", { class: "entry-facts" }, ...resultFacts(result), resultStatus(result)),
      Bank.copies && Bank.copies.line(result.absentBytes, result.absentUrl),
      label && fieldSnippet
        ? element(
            "div",
            { class: "hit-field" },
            element("span", null, label),
            snippet(fieldSnippet.text, fieldSnippet.marks, fieldSnippet),
          )
        : "",
      leaves.length
        ? element(
            "ul",
            { class: "hit-leaves" },
            ...leaves.map((/** @type {any} */ leaf) => leafOf(leaf, (result.editions || []).length > 1)),
          )
        : "",
      more > 0 ? element("p", { class: "quiet" }, sayCount(leaves.length ? "more-pages" : "on-pages", more)) : "",
    );
  };
})((window.PolicyBank = window.PolicyBank || {}));
