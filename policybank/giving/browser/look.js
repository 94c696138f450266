// The fifth step: how the page of the document begins, and what goes into the packet. Needs record.js, form.js, picks.js, share.js,
// say.js, elements.js; wakes nothing.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  /** @param {string} text @param {string} language */
  const spoken = (text, language) => Bank.element("span", { lang: Bank.otherLanguage(language) }, text);

  /** @param {HTMLFormElement} form @param {any} facts @param {any[]} attached */
  function showLook(form, facts, attached) {
    const place = /** @type {Element} */ (form.querySelector(".give-page > div"));
    const given = Giving.givenIn(form);
    const page = document.documentElement.lang;
    const titles = [["km", Giving.cleanLine(given.titleKm)], ["en", Giving.cleanLine(given.titleEn)]]
      .filter(([, title]) => title)
      .sort(([one]) => (one === page ? -1 : 1));
    const [first, second] = titles;
    const rows = /** @type {[string, any[]][]} */ ([
      ["row-type", names(form, "type")],
      ["row-bodies", [...names(form, "bodies"), Giving.cleanLine(given.bodyNote)]],
      ["row-date", [dateOf(given)]],
      ["row-languages", names(form, "language")],
      ["row-themes", names(form, "themes")],
      ["row-rights", [facts.rights[Giving.statementIn(form, facts)][page]]],
      ["row-file", attached.map((one) => `${one.name} (${Giving.saySize(one.size)}, ${Giving.sayLeaves(one.leaves)})`)],
      ["row-link", [Giving.cleanAddress(given.link)]],
    ]);
    Bank.fill(
      place,
      first && Bank.element("p", { class: "give-title", lang: Bank.otherLanguage(first[0]) }, first[1]),
      second && Bank.element("p", { lang: Bank.otherLanguage(second[0]) }, second[1]),
      Bank.element("dl", null, ...rows.map(([key, values]) => row(key, values.filter(Boolean))).filter(Boolean)),
      Bank.element("p", { class: "quiet" }, Giving.say("share.result")),
      Bank.element("blockquote", null, Bank.element("p", null, Giving.reviewerSentence(page, given, facts))),
    );
    showInside(form, attached);
  }

  /** @param {HTMLFormElement} form @param {any[]} attached */
  function showInside(form, attached) {
    const names = ["record.json", "packet.json", ...(Giving.contactIn(form) ? ["contact.json"] : []), ...attached.map((one) => one.name), "READ-ME.txt"];
    const list = /** @type {Element} */ (form.querySelector(".give-inside > ul"));
    const kinds = /** @type {Record<string, string>} */ ({ "record.json": "record", "packet.json": "answers", "contact.json": "contact", "READ-ME.txt": "note" });
    Bank.fill(list, ...names.map((name) => Bank.element("li", null, Giving.say(`inside-${kinds[name] || "pdf"}`), " ", Bank.element("code", { lang: "en" }, name))));
  }

  /** @param {any} given */
  function dateOf(given) {
    const date = Giving.parseDate(given.date, Bank.givingOther.months);
    return date && Giving.sayDate(date);
  }

  /** @param {HTMLFormElement} form @param {string} name */
  function names(form, name) {
    return Giving.chosenNames(form, name).map((/** @type {{text: string, lang: string}} */ one) => spoken(one.text, one.lang || document.documentElement.lang));
  }

  // What a record may honestly lack is said; what only some have is left out.
  const SAID_EMPTY = ["row-bodies", "row-date"];

  /** @param {string} key @param {any[]} values */
  function row(key, values) {
    if (!values.length && !SAID_EMPTY.includes(key)) return null;
    const shown = values.length ? values.reduce((list, value) => list.concat(list.length ? [" · ", value] : [value]), []) : [Giving.say("not-known")];
    return Bank.element("div", null, Bank.element("dt", null, Giving.say(key)), Bank.element("dd", null, ...shown));
  }

  Object.assign(Giving, { showLook, showInside });
})((window.PolicyBank = window.PolicyBank || {}));
