// The search box in the header of every page: titles of the best documents as one types (a combobox with a list, as the
// ARIA Authoring Practices describe it). Wakes the form `.find`; needs the engine, asking.js, elements.js, say.js and
// result.js before it. Without script a link leads to the search page, which offers the lists.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const MOST = 6;
  // A screen reader would read every count over the echo of the keys: it is told when the typing rests.
  const SILENCE_MS = 900;
  const PATIENCE_MS = 400;
  const { element, fill, marked, otherLanguage, say, sayCount } = Bank;

  Bank.wakeSearchBox = function () {
    const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".find"));
    if (!form) return;
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const list = element("div", { class: "found-list", id: "find-list", role: "listbox", "aria-label": say("list") });
    const told = element("p", { class: "unseen", role: "status" });
    const ask = Bank.asker();
    let current = -1;
    let timer = 0;
    let patience = 0;

    list.hidden = true;
    form.append(list, told);
    const start = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(start)) input.setAttribute(name, value);

    const options = () => /** @type {HTMLElement[]} */ (Array.from(list.children));

    /** @param {boolean} isOpen */
    function open(isOpen) {
      list.hidden = !isOpen;
      input.setAttribute("aria-expanded", String(isOpen));
      choose(-1);
    }

    /** @param {number} place */
    function choose(place) {
      current = place;
      options().forEach((one, number) => one.setAttribute("aria-selected", String(number === place)));
      const chosen = options()[place];
      if (chosen) {
        input.setAttribute("aria-activedescendant", chosen.id);
        chosen.scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    }

    /** @param {string} href @param {...any} inside */
    function option(href, ...inside) {
      // A link that is an option: it opens in a new tab as any other, and is no stop of its own for the Tab key.
      return element("a", { role: "option", href, tabindex: "-1" }, ...inside);
    }

    /** @param {Element[]} rows */
    function put(rows) {
      rows.forEach((row, number) => (row.id = "find-" + number));
      fill(list, ...rows);
      open(true);
    }

    /** @param {string} query */
    const pageOf = (query) => form.action + "?q=" + encodeURIComponent(query);

    /** @param {string} query @param {any} answer @param {boolean} isFinal */
    function show(query, answer, isFinal) {
      const { results, total, trouble } = answer;
      if (!isFinal && !results.length) return;
      clearTimeout(patience);
      const isUsable = !trouble || trouble === "too-long";
      const rows = (isUsable ? results : []).slice(0, MOST).map((/** @type {any} */ result) =>
        option(
          result.url,
          element("span", { lang: otherLanguage(result.titleLanguage) }, ...marked(result.title, result.titleMarks)),
          element("small", null, ...Bank.resultFacts(result).slice(0, 2), Bank.resultStatus(result)),
        ),
      );
      const meant = isFinal && (answer.suggestions || [])[0];
      if (meant && !rows.length) rows.push(option(pageOf(meant.query), `${say("suggest-" + meant.kind)} ${meant.query}`));
      const words = !isUsable
        ? say("trouble-" + trouble)
        : total
          ? sayCount(answer.isExact === false ? "all-about" : "all", total)
          : say("nothing", { query });
      rows.push(option(pageOf(query), words));
      const before = current;
      put(rows);
      // The verified answer takes the place of the candidates: what the reader had chosen stays chosen.
      if (before >= 0) choose(Math.min(before, rows.length - 1));
      clearTimeout(timer);
      if (isFinal) timer = window.setTimeout(() => fill(told, words), SILENCE_MS);
    }

    function search() {
      const query = Bank.cutQuery(input.value);
      clearTimeout(patience);
      if (!query || document.activeElement !== input) return open(false);
      // On a slow link the first answer takes seconds: say at least that one is on its way.
      patience = window.setTimeout(() => put([option(pageOf(query), say("searching"))]), PATIENCE_MS);
      ask(query, { limit: MOST, snippets: false }, (/** @type {any} */ answer, /** @type {boolean} */ isFinal) => {
        if (Bank.cutQuery(input.value) === query && document.activeElement === input) show(query, answer, isFinal);
      });
    }

    /** @param {KeyboardEvent} event */
    function key(event) {
      if (event.isComposing) return;
      const last = options().length - 1;
      const isOpen = !list.hidden;
      /** @type {Record<string, number>} */
      const moves = { ArrowDown: current < last ? current + 1 : -1, ArrowUp: current < 0 ? last : current - 1 };
      if (current >= 0) Object.assign(moves, { Home: 0, End: last });
      if (event.key in moves && last >= 0) {
        if (isOpen) choose(moves[event.key]);
        else if (event.key === "ArrowDown" && input.value.trim()) search();
      } else if (event.key === "Enter" && isOpen && current >= 0) {
        options()[current].click();
      } else if (event.key === "Escape" && (isOpen || input.value)) {
        if (!isOpen) input.value = "";
        // An answer that is on its way would open the list again.
        forget();
        clearTimeout(patience);
        ask();
        open(false);
      } else return;
      event.preventDefault();
    }

    const forget = Bank.whenTyped(input, search);
    input.addEventListener("keydown", key);
    input.addEventListener("focus", () => list.children.length && input.value.trim() && search());
    form.addEventListener("submit", forget);
    form.addEventListener("focusout", () => (clearTimeout(patience), open(false)));
    // Else the tap that should open a result would first take the focus, and with it the list.
    list.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
    list.addEventListener("click", () => Bank.rememberSearch(input.value));
    search();
  };
})((window.PolicyBank = window.PolicyBank || {}));
