// Reads the form, and shows beside each field what is to be mended there. Needs elements.js, say.js and answers.js; wakes nothing.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  /** A mapping of pairs: phones of some years ago have no `Object.fromEntries`. @param {any[][]} pairs @returns {Record<string, any>} */
  function mapped(pairs) {
    return pairs.reduce((made, [name, value]) => Object.assign(made, { [name]: value }), {});
  }

  /** What the page tells of the bank: the limit of a PDF in bytes, rights classes that may host, types of official texts. @param {HTMLFormElement} form */
  function factsOf(form) {
    const facts = JSON.parse(form.getAttribute("data-facts") || "{}");
    const rights = Array.from(form.querySelectorAll(".give-rights li"), (one) => [
      one.getAttribute("data-id"),
      { km: one.getAttribute("data-km"), en: one.getAttribute("data-en") },
    ]);
    return { ...facts, rights: mapped(rights) };
  }

  /** What the form holds, as record.js reads it. @param {HTMLFormElement} form */
  function givenIn(form) {
    const data = new FormData(form);
    const text = (/** @type {string} */ name) => String(data.get(name) || "");
    const texts = (/** @type {string} */ name) => data.getAll(name).map(String);
    const answers = (/** @type {string} */ group, /** @type {string[]} */ names) =>
      mapped(names.map((name) => [name, text(`${group}-${name}`)]));
    return {
      suitable: answers("suitable", Giving.SUITABLE),
      sharing: answers("share", Giving.SHARING),
      licence: text("licence"),
      evidence: text("evidence"),
      titleKm: text("title-km"),
      titleEn: text("title-en"),
      bodies: texts("bodies"),
      bodyNote: text("body-note"),
      date: text("date"),
      type: text("type"),
      languages: texts("language"),
      themes: texts("themes"),
      link: text("link"),
      linkKind: text("link-kind") || "official",
    };
  }

  /** How to reach the giver, or null where nothing is told. @param {HTMLFormElement} form @returns {Record<string, string> | null} */
  function contactIn(form) {
    const told = Array.from(new FormData(form).entries())
      .filter(([name]) => name.startsWith("contact-"))
      .map(([name, value]) => [name.slice("contact-".length), Giving.cleanLine(String(value))])
      .filter(([, value]) => value);
    return told.length ? mapped(told) : null;
  }

  /** The rights class that the answers come to, as this bank knows it; "" while it is open. @param {HTMLFormElement} form @param {any} facts @returns {string} */
  function statementIn(form, facts) {
    const given = givenIn(form);
    const { statement } = Giving.rightsOf(given.sharing, given.licence);
    if (!statement || facts.rights[statement]) return statement;
    // A bank whose vocabulary lacks the class: the strictest that it has.
    return facts.rights["link-only"] ? "link-only" : Object.keys(facts.rights)[0];
  }

  /** Say at a field what is to be mended; "" takes it back. @param {string} id @param {string} words */
  function tellAt(id, words) {
    const place = document.getElementById(`${id}-error`);
    const field = document.getElementById(id);
    if (!place || !field) return;
    place.textContent = words;
    place.hidden = !words;
    if (field.tagName !== "FIELDSET" || field.getAttribute("role") === "radiogroup")
      if (words) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
  }

  /**
   * Show what is to be mended in a step, at its head and at each field.
   * @param {HTMLFormElement} form @param {[string, string][]} troubles ids of fields with words, in the order of the page
   */
  function showTroubles(form, troubles) {
    const place = /** @type {HTMLElement} */ (form.querySelector(".give-errors"));
    form.querySelectorAll(".give-error").forEach((one) => tellAt(one.id.replace(/-error$/, ""), ""));
    listTroubles(place, troubles);
    troubles.forEach(([id, words]) => tellAt(id, words));
    if (troubles.length) place.focus();
  }

  /** Take from the list what was mended in the meantime; nothing new is told before the giver goes on. @param {HTMLFormElement} form @param {[string, string][]} troubles */
  function mendTroubles(form, troubles) {
    const place = /** @type {HTMLElement} */ (form.querySelector(".give-errors"));
    const told = Array.from(place.querySelectorAll("button"), (one) => one.getAttribute("data-field"));
    const left = troubles.filter(([id]) => told.includes(id));
    if (left.length < told.length) listTroubles(place, left);
  }

  /** @param {HTMLElement} place @param {[string, string][]} troubles */
  function listTroubles(place, troubles) {
    if (!troubles.length) return Bank.fill(place);
    const items = troubles.map(([id, words]) => {
      const button = Bank.element("button", { type: "button", class: "turn", "data-field": id }, nameOf(id));
      button.addEventListener("click", () => focusOn(id));
      return Bank.element("li", null, button, Bank.element("br"), words);
    });
    const count = troubles.length;
    const head = Giving.say(count === 1 ? "trouble-one" : "trouble-many", { count });
    Bank.fill(place, Bank.element("p", null, head), Bank.element("ul", null, ...items));
  }

  /** What a field is called on the page. @param {string} id */
  function nameOf(id) {
    const name = document.querySelector(`#${id} > legend, label[for="${id}"]`) || document.querySelector(`#${id} label`);
    return name && name.firstChild ? (name.firstChild.textContent || "").trim() : id;
  }

  /** @param {string} id */
  function focusOn(id) {
    const field = document.getElementById(id);
    if (!field) return;
    const first = /** @type {HTMLElement | null} */ (
      field.matches("input, select, textarea") ? field : field.querySelector("input:checked, input:not(.pick-filter), select")
    );
    (first || field).focus();
    field.scrollIntoView({ block: "center" });
  }

  Object.assign(Giving, { factsOf, givenIn, contactIn, statementIn, tellAt, showTroubles, mendTroubles });
})((window.PolicyBank = window.PolicyBank || {}));
