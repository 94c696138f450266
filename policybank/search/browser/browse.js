// The browse page: filters over all documents without a server. The facets of all documents come in one file a segment, what
// a line shows in small files as it is needed; the first lines stand in the page already. Wakes `[data-browse]` and the
// parts around it. Needs the engine's store and postings, say.js, table.js, panel.js, choice.js and entry.js before it.
// Without script the page shows the newest documents and leads to the lists.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const STEP = 20;
  // A screen reader would read every count over the echo of the keys: it is told when the choosing rests.
  const SILENCE_MS = 600;
  const { fill, say, sayCount } = Bank;

  /** The table of all documents, and where the card of each lies. */
  async function loadTable() {
    const manifest = await Bank.searchReady();
    // Guides are searched and are no documents.
    const records = manifest.segments.filter((/** @type {any} */ one) => one.name !== "guides").map((/** @type {any} */ one) => one.records);
    const files = await Promise.all(records.map((/** @type {any} */ one) => Bank.store.load(`${one.folder}/facets`)));
    const segments = records.map((/** @type {any} */ one, /** @type {number} */ place) => ({ size: one.size, file: files[place] }));
    return { manifest, records, rows: Bank.table.tableOf(segments, new Date()) };
  }

  /** @param {any} table @param {string} sort @returns {Promise<number[]>} */
  async function orderOf({ manifest, rows }, sort) {
    if (sort !== "title") return Bank.table.byDate(rows, sort);
    return Bank.postings.numbersOf(await Bank.store.load(manifest.titles[document.documentElement.lang]));
  }

  /** @param {any} table @param {number} number of the document over all segments @returns {Promise<any[]>} */
  async function cardOf({ records }, number) {
    for (const { folder, size, chunk } of records) {
      if (number < size) return (await Bank.store.load(`${folder}/c${Math.floor(number / chunk)}`))[number % chunk];
      number -= size;
    }
    throw new Bank.store.Trouble("broken-file", "titles");
  }

  Bank.wakeBrowse = async function () {
    const body = /** @type {HTMLElement | null} */ (document.querySelector("[data-browse]"));
    if (!body) return;
    Object.assign(Bank.words, JSON.parse(body.getAttribute("data-words") || "{}"));
    /** @param {string} name @returns {any} */
    const part = (name) => body.querySelector("." + name);
    const [filters, chips, summary, list, more, sort] =
      ["search-filters", "search-chips", "search-summary", "browse-entries", "search-more", "search-sort"].map(part);
    const told = /** @type {Element} */ (document.querySelector(".browse-told"));
    const language = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.switch"));
    const panel = Bank.browsePanel(filters, chips, step);
    /** @type {Map<string, Promise<number[]>>} */
    const orders = new Map();
    let choice = Bank.choice.read(location.search);
    let turn = 0;
    let timer = 0;
    /** @type {any} */
    let found = null;
    // What stands in the page already is the beginning of the default order.
    let shown = Bank.choice.write(choice) ? 0 : list.children.length;
    const table = await loadTable();

    /** @param {any} change */
    function step(change) {
      choice = change;
      place("pushState", null);
      anew(STEP);
    }

    /** Put the choice into the address. @param {"pushState" | "replaceState"} how @param {any} kept */
    function place(how, kept) {
      try {
        history[how](kept, "", Bank.choice.write(choice) || location.pathname);
      } catch (error) {
        // Some browsers allow no such change in a folder opened by double-click, or not so many: the address then lags.
      }
    }

    /** Choose, and draw what is found from place `start` on, up to `end`. @param {number} start @param {number} end */
    async function run(start, end) {
      const mine = ++turn;
      if (!start || !found) {
        found = Bank.table.choose(table.rows, choice.filters);
        panel.show(choice, found.counts, found.total);
        sort.value = choice.sort;
        // The choice goes along to the page in the other language.
        if (language) language.search = Bank.choice.write(choice);
        const words = found.total ? sayCount("browse-found", found.total) : say("browse-none");
        fill(summary, words);
        clearTimeout(timer);
        timer = window.setTimeout(() => fill(told, words), SILENCE_MS);
      }
      if (shown > start) return drawn();
      list.setAttribute("aria-busy", "true");
      try {
        const items = await entries(start, end);
        if (mine !== turn) return;
        if (start) list.append(...items);
        else fill(list, ...items);
        shown = start + items.length;
        drawn();
        if (start && items[0]) items[0].querySelector("a").focus();
      } catch (error) {
        if (!(error instanceof Bank.store.Trouble)) throw error;
        fail();
      }
    }

    function drawn() {
      list.removeAttribute("aria-busy");
      more.hidden = shown >= found.total;
    }

    /** @param {number} start @param {number} end */
    async function entries(start, end) {
      if (!orders.has(choice.sort)) orders.set(choice.sort, orderOf(table, choice.sort));
      const order = await orders.get(choice.sort);
      const numbers = Bank.table.slice(found.found, order, start, end - start);
      const cards = await Promise.all(numbers.map((/** @type {number} */ one) => cardOf(table, one)));
      return cards.map((card, at) => {
        const more = { body: table.rows.bodies[numbers[at]], access: Bank.table.valueOf(table.rows, "access", numbers[at]) };
        const entry = Bank.drawEntry(card, more, panel.nameOf, table.manifest.paths.document);
        if (Bank.copies) entry.append(Bank.copies.lineOf(card, table.manifest, numbers[at]));
        return entry;
      });
    }

    /** A new choice, drawn from its beginning. @param {number} end */
    function anew(end) {
      shown = 0;
      return run(0, end);
    }

    function arrive() {
      const asked = Bank.choice.read(location.search);
      const kept = history.state;
      // A step to a place on this page, such as the skip link, changes nothing.
      if (!kept && Bank.choice.write(asked) === Bank.choice.write(choice)) return;
      choice = asked;
      anew(Math.max((kept && kept.shown) || 0, STEP)).then(() => kept && scrollTo(0, kept.top));
    }

    sort.onchange = () => step({ sort: sort.value, filters: choice.filters });
    more.onclick = () => run(shown, shown + STEP);
    list.addEventListener("click", () => place("replaceState", { shown, top: scrollY }));
    panel.form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      if (matchMedia("(max-width: 959px)").matches) filters.open = false;
      summary.focus();
    });
    addEventListener("popstate", arrive);
    history.scrollRestoration = "manual";
    performance.mark("browse-ready");
    if (history.state && history.state.shown) return void arrive();
    // Nothing is chosen and the filters are closed: the page shows it already. The columns are read while the reader looks,
    // and a tap waits for none but those that are not read yet.
    if (shown && !filters.open) {
      filters.addEventListener("toggle", () => turn || run(0, STEP), { once: true });
      await Bank.table.prepare(table.rows, idle);
    }
    if (!turn) run(0, STEP);
  };

  /** Wait until the browser has nothing better to do; Safari knows no such time. @returns {Promise<void>} */
  function idle() {
    return new Promise((done) =>
      typeof requestIdleCallback === "function" ? requestIdleCallback(() => done(), { timeout: 500 }) : setTimeout(done, 20),
    );
  }

  function fail() {
    document.documentElement.setAttribute("data-search-failed", "");
  }
})((window.PolicyBank = window.PolicyBank || {}));
