// Asks the bank's own index, while a title is typed, whether the document is here already. Wakes `.give-alike`; needs elements.js
// and say.js, and brings the search when the first letters are typed. Where the search cannot be had nothing is shown.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  const PAUSE_MS = 350;
  const SHORTEST = 4;
  const MOST = 3;
  // How much of both titles must be the same: else "law on" would find every law.
  const SHARE = 0.7;

  /** @param {any} result @param {string} typed */
  function isAlike(result, typed) {
    const marked = (result.titleMarks || []).reduce((/** @type {number} */ sum, /** @type {number[]} */ [begin, end]) => sum + end - begin, 0);
    return marked >= SHARE * Math.max(result.title.length, typed.length);
  }

  /** @param {HTMLFormElement} form */
  function wakeAlike(form) {
    const place = /** @type {HTMLElement} */ (form.querySelector(".give-alike"));
    const list = /** @type {Element} */ (place.querySelector("ul"));
    const said = /** @type {Element} */ (form.querySelector(".give-said"));
    /** @type {any} */
    let ask = null;
    let timer = 0;

    /** @param {any[]} results @param {string} typed */
    function show(results, typed) {
      const found = results.filter((one) => isAlike(one, typed)).slice(0, MOST);
      const isNew = found.length > 0 && place.hidden;
      place.hidden = !found.length;
      Bank.fill(
        list,
        ...found.map((one) => {
          // In a page of its own: nothing that was filled in is lost, nor the PDF.
          const lang = Bank.otherLanguage(one.titleLanguage);
          return Bank.element("li", null, Bank.element("a", { href: one.url, target: "_blank", rel: "noopener", lang }, one.title));
        }),
      );
      if (isNew) Bank.fill(said, Giving.say("alike-found", { count: found.length }));
    }

    /** @param {HTMLInputElement} input */
    function look(input) {
      const title = Giving.cleanLine(input.value);
      if (title.length < SHORTEST) return show([], title);
      Bank.withSearch(() => {
        ask = ask || Bank.asker();
        ask(Bank.cutQuery(title), { limit: 8, snippets: false, language: input.lang }, (/** @type {any} */ answer) => show(answer.results || [], title));
      });
    }

    for (const id of ["title-km", "title-en"]) {
      const input = /** @type {HTMLInputElement} */ (document.getElementById(id));
      input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = window.setTimeout(() => look(input), PAUSE_MS);
      });
      input.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !place.hidden) {
          place.hidden = true;
          event.preventDefault();
        }
      });
    }
  }

  Object.assign(Giving, { wakeAlike });
})((window.PolicyBank = window.PolicyBank || {}));
