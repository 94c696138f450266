// What the ten questions lead to: whether the document suits the bank, and which rights class of the vocabulary it has. Knows no
// page and wakes nothing; needs nothing before it. It is a way to ask, not legal advice: the committee decides.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  // "Yes" is the good answer to each.
  const SUITABLE = ["about", "issued", "useful", "private", "whole"];
  // In this order: the first "yes" decides, so most people answer two or three.
  const SHARING = ["official", "own", "licence", "permission", "state"];
  /** @type {Record<string, string>} */
  const CLASSES = { official: "official-text", own: "own-work", permission: "permission", state: "gov-publication" };

  /**
   * What the answers on suitability (by question: yes, no, unsure) come to: "open" while one is missing, "stop" where private
   * matters of people stand in the document, "doubt", "good".
   * @param {Record<string, string>} given @returns {"open" | "stop" | "doubt" | "good"}
   */
  function suitability(given) {
    if (given.private === "no") return "stop";
    if (SUITABLE.some((one) => !given[one])) return "open";
    return SUITABLE.every((one) => given[one] === "yes") ? "good" : "doubt";
  }

  /**
   * The question that is still to be answered, or the rights class that the answers come to.
   * @param {Record<string, string>} given @param {string} licence the id of the free licence that the document carries
   * @returns {{next: string, statement: string}}
   */
  function rightsOf(given, licence) {
    for (const one of SHARING) {
      if (!given[one]) return { next: one, statement: "" };
      if (given[one] === "yes") return { next: "", statement: one === "licence" ? licence : CLASSES[one] };
    }
    return { next: "", statement: SHARING.some((one) => given[one] === "unsure") ? "unknown" : "link-only" };
  }

  /** The questions that were asked until the class was clear. @param {Record<string, string>} given @returns {string[]} */
  function askedOnSharing(given) {
    const decided = SHARING.findIndex((one) => given[one] === "yes");
    return SHARING.slice(0, decided < 0 ? SHARING.length : decided + 1).filter((one) => given[one]);
  }

  Object.assign(Giving, { SUITABLE, SHARING, suitability, rightsOf, askedOnSharing });
})((window.PolicyBank = window.PolicyBank || {}));
