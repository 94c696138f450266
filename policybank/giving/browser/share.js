// The first two steps: shows one question after another and what the answers come to, with the sentence that the reviewer will read, in
// both languages. Needs answers.js, form.js, say.js, elements.js; wakes nothing.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  /** What is to be mended in the step on suitability. @param {HTMLFormElement} form @returns {[string, string][]} */
  function suitableTroubles(form) {
    const { suitable } = Giving.givenIn(form);
    const open = Giving.SUITABLE.filter((/** @type {string} */ one) => !suitable[one]);
    /** @type {[string, string][]} */
    const troubles = open.map((/** @type {string} */ one) => [`suitable-${one}`, Giving.say("answer-missing")]);
    if (Giving.suitability(suitable) === "stop") troubles.push(["suitable-private", Giving.say("private-stop")]);
    return troubles;
  }

  /** @param {HTMLFormElement} form */
  function showSuitable(form) {
    const { suitable } = Giving.givenIn(form);
    const verdict = Giving.suitability(suitable);
    const place = /** @type {Element} */ (form.querySelector(".give-result"));
    /** @type {Record<string, string>} */
    const words = { good: "suitable-good", doubt: "suitable-doubt", stop: "private-stop" };
    // Said once: a status that is filled anew is read again.
    const text = Giving.say(words[verdict] || "");
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle("give-stop", verdict === "stop");
  }

  /** What is to be mended in the step on sharing. @param {HTMLFormElement} form @returns {[string, string][]} */
  function shareTroubles(form) {
    const given = Giving.givenIn(form);
    const { next, statement } = Giving.rightsOf(given.sharing, given.licence);
    if (next) return [[`share-${next}`, Giving.say("answer-missing")]];
    if (!statement) return [["licence", Giving.say("licence-missing")]];
    if (statement !== "permission") return [];
    const evidence = Giving.cleanLine(given.evidence);
    if (!evidence) return [["evidence", Giving.say("evidence-missing")]];
    const trouble = Giving.lineTrouble(evidence);
    return trouble ? [["evidence", Giving.say(trouble)]] : [];
  }

  /** Show the questions that are still to be answered, and what the answers come to. @param {HTMLFormElement} form @param {any} facts */
  function showShare(form, facts) {
    const given = Giving.givenIn(form);
    const { next, statement } = Giving.rightsOf(given.sharing, given.licence);
    const shown = Giving.askedOnSharing(given.sharing).concat(next);
    for (const one of Giving.SHARING) {
      const part = /** @type {HTMLElement} */ (document.getElementById(`share-${one}`));
      part.hidden = !shown.includes(one);
    }
    const isYes = (/** @type {string} */ one) => shown.includes(one) && given.sharing[one] === "yes";
    /** @type {HTMLElement} */ (document.getElementById("licence-line")).hidden = !isYes("licence");
    /** @type {HTMLElement} */ (document.getElementById("evidence-line")).hidden = !isYes("permission");
    const place = /** @type {HTMLElement} */ (form.querySelector(".give-rights-result"));
    const key = `${statement} ${statement === "permission" ? given.evidence : ""}`;
    if (place.getAttribute("data-key") === key) return;
    place.setAttribute("data-key", key);
    /** @type {HTMLElement} */ (form.querySelector(".give-no-advice")).hidden = !statement;
    if (!statement) return Bank.fill(place);
    const page = document.documentElement.lang;
    const known = Giving.statementIn(form, facts);
    const sentences = ["km", "en"]
      .sort((one) => (one === page ? -1 : 1))
      .map((language) => Bank.element("p", { lang: Bank.otherLanguage(language) }, rightsSentence(language, statement, given, facts)));
    Bank.fill(
      place,
      Bank.element("p", null, Bank.element("strong", null, facts.rights[known][page])),
      Bank.element("p", { class: "quiet" }, Giving.say("share.result")),
      Bank.element("blockquote", null, ...sentences),
      Bank.element("p", null, Giving.say(facts.hosts.includes(known) ? "share.hosts" : "share.links")),
    );
  }

  /** @param {string} language @param {string} statement @param {any} given @param {any} facts */
  function rightsSentence(language, statement, given, facts) {
    const isLicence = given.sharing.licence === "yes" && statement === given.licence;
    const name = facts.rights[statement] ? facts.rights[statement][language] : "";
    return Giving.sayIn(language, `sentence.${isLicence ? "licence" : statement}`, { name, evidence: Giving.cleanLine(given.evidence) });
  }

  /** What the reviewer reads of suitability and rights. @param {string} language @param {any} given @param {any} facts @returns {string} */
  function reviewerSentence(language, given, facts) {
    const open = Giving.SUITABLE.filter((/** @type {string} */ one) => given.suitable[one] !== "yes");
    const names = open.map((/** @type {string} */ one) => Giving.sayIn(language, `sentence.${one}`)).join(language === "km" ? " " : ", ");
    const { statement } = Giving.rightsOf(given.sharing, given.licence);
    return [
      Giving.sayIn(language, open.length ? "sentence.doubt" : "sentence.good", { questions: names }),
      rightsSentence(language, statement, given, facts),
    ].join(" ");
  }

  Object.assign(Giving, { suitableTroubles, showSuitable, shareTroubles, showShare, reviewerSentence });
})((window.PolicyBank = window.PolicyBank || {}));
