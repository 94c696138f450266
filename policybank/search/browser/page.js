// The search page: asks as the reader types, draws answers, and keeps everything in the address, so that back and forward
// work. Wakes `form[data-page]` and the parts around it, which the template of the page holds; needs the engine and all
// files of the search's interface but box.js and highlight.js before it. Without script the page offers the lists.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const STEP = 10;
  // Said only when an answer takes longer than this; most come sooner, and a word that flashes is noise.
  const PATIENCE_MS = 400;
  const SLOW_MS = 8000;
  const SCROLL_REST_MS = 200;
  // A screen reader would read every count over the echo of the keys: it is told when the typing rests.
  const SILENCE_MS = 900;
  const { element, fill, say, sayCount } = Bank;

  Bank.wakeSearchPage = function () {
    const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-page]"));
    if (!form) return;
    /** @param {string} name @returns {any} */
    const part = (name) => document.querySelector(".search-" + name);
    const [body, summary, notes, hits, more, advice, recent, ways, sort, filters] =
      ["body", "summary", "notes", "hits", "more", "advice", "recent", "ways", "sort", "filters"].map(part);
    const told = part("told");
    const language = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.switch"));
    const input = form.q;
    const ask = Bank.asker();
    let search = Bank.readAddress();
    let shown = 0;
    // Where the next results begin: some that the index named were looked at and left out.
    let next = /** @type {number | null} */ (null);
    let isTyping = false;
    let hasCounts = false;
    let waiting = [0];
    /** @type {any} */
    let kept = history.state;

    const panel = Bank.filterPanel(filters, part("chips"), (/** @type {any} */ chosen) => step({ filters: chosen }));

    /** Change the search as a new step of the history. @param {any} change */
    function step(change) {
      search = { ...search, ...change };
      isTyping = false;
      Bank.writeAddress(search, true, null);
      run(STEP);
    }

    /** A button that changes the search. @param {string} text @param {any} change */
    function turn(text, change) {
      const button = element("button", { type: "button", class: "turn" }, text);
      button.onclick = () => (step(change), input.focus());
      return button;
    }

    /** A link to another search, followed in place. @param {string} query @param {string} [lang] */
    function linkTo(query, lang) {
      const link = element("a", { href: Bank.addressOf({ ...search, query }), lang }, query);
      link.onclick = (/** @type {MouseEvent} */ event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        input.value = query;
        Bank.rememberSearch(query);
        step({ query });
        summary.focus();
      };
      return link;
    }

    /** Ask for the first `limit` results, or for those after `offset`. @param {number} limit @param {number} [offset] */
    function run(limit, offset) {
      const query = Bank.cutQuery(search.query);
      waiting.forEach(clearTimeout);
      if (query) panel.show(search.filters);
      sort.value = search.sort;
      // The search goes along to the page in the other language.
      if (language) language.search = query ? Bank.addressOf(search) : "";
      body.hidden = !query;
      recent.hidden = Boolean(query) || !Bank.recent().length;
      ways.hidden = Boolean(query);
      advice.hidden = true;
      if (!query) {
        drawRecent();
        return ask();
      }
      waiting = [
        window.setTimeout(() => fill(summary, say("searching")), PATIENCE_MS),
        window.setTimeout(() => (fill(summary, say("slow")), (ways.hidden = false)), SLOW_MS),
      ];
      hasCounts = filters.open;
      const { sort: order, other } = search;
      const options = { limit, offset: offset || 0, filters: search.filters, sort: order, other, counts: hasCounts };
      ask(query, options, (/** @type {any} */ answer, /** @type {boolean} */ isFinal) => draw(answer, isFinal, offset || 0));
    }

    /** @param {any} answer @param {boolean} isFinal @param {number} offset */
    function draw(answer, isFinal, offset) {
      const { trouble, total } = answer;
      const results = answer.results || [];
      if (!isFinal && (offset || !results.length)) return;
      const items = results.map(Bank.drawResult);
      if (offset) hits.append(...items);
      else replaceHits(items);
      if (!isFinal) return;
      waiting.forEach(clearTimeout);
      shown = (offset ? shown : 0) + results.length;
      next = answer.next;
      const isUnable = trouble && trouble !== "too-long";
      const isEmpty = !total && !isUnable;
      // For the return slip, whose script may come later than the answer, and is there only where a reader wants it.
      if (!offset) Bank.lastAnswer = { query: search.query, isEmpty: isEmpty && !Object.keys(search.filters).length };
      if (Bank.slipSearched) Bank.slipSearched();
      sort.parentNode.hidden = total < 2;
      more.hidden = isUnable || next === null || !results.length;
      advice.hidden = !isEmpty;
      ways.hidden = !isEmpty && !isUnable;
      filters.hidden = isEmpty && !Object.keys(search.filters).length;
      if (offset) {
        if (items[0]) items[0].querySelector("a").focus();
      } else {
        fill(summary, summaryOf(answer));
        waiting = [window.setTimeout(() => fill(told, summary.textContent), SILENCE_MS)];
        fill(notes, ...notesOf(answer, isEmpty));
      }
      panel.show(search.filters, answer.counts);
      if (kept && !offset) returnTo(kept);
      kept = null;
    }

    /**
     * The hit at the top of the screen and how far from it: letters that come late move what stands above, so that a number of
     * pixels from the beginning of the page leads elsewhere.
     */
    function placeOnScreen() {
      const rows = Array.from(hits.children);
      const hit = Math.max(rows.findIndex((one) => one.getBoundingClientRect().bottom > 0), 0);
      return { shown, hit, top: Math.round(rows[hit].getBoundingClientRect().top) };
    }

    /** @param {{hit: number, top: number}} place as `placeOnScreen` gave it */
    function returnTo({ hit, top }) {
      const row = hits.children[hit];
      if (row) scrollBy(0, row.getBoundingClientRect().top - top);
    }

    /** The verified answer takes the place of the candidates: who has moved on to a link stays on it. @param {any[]} items */
    function replaceHits(items) {
      const at = hits.contains(document.activeElement) && /** @type {any} */ (document.activeElement).href;
      fill(hits, ...items);
      const again = at && Array.from(hits.querySelectorAll("a")).find((one) => one.href === at);
      if (again) again.focus({ preventScroll: true });
    }

    /** @param {any} answer @returns {string} */
    function summaryOf(answer) {
      const { trouble, total } = answer;
      if (trouble && trouble !== "too-long") return say("trouble-" + trouble);
      if (!total) return say("nothing", { query: Bank.cutQuery(search.query) });
      return sayCount(answer.isExact === false ? "about" : "found", total);
    }

    /** What is to be said about an answer, a paragraph each. @param {any} answer @param {boolean} isEmpty */
    function notesOf(answer, isEmpty) {
      const { also = [], suggestions = [], nearly, trouble } = answer;
      const rows = [];
      if (trouble === "too-long" || search.query.trim().length > Bank.query.LONGEST)
        rows.push([say("trouble-too-long", { count: Bank.query.LONGEST })]);
      if (isEmpty && Object.keys(search.filters).length)
        rows.push([say("filters-on"), " ", turn(say("remove-all"), { filters: {} })]);
      for (const one of suggestions) rows.push([say("suggest-" + one.kind), " ", linkTo(one.query)]);
      if (nearly) rows.push([say("nearly")]);
      if (also.length) {
        const told = also.map((/** @type {any} */ one) => [
          linkTo(one.text, Bank.otherLanguage(one.language)),
          one.isSure === false ? ` (${say("unsure")})` : "",
        ]);
        const listed = told.reduce((/** @type {any[]} */ all, /** @type {any[]} */ one) => (all.length ? [...all, say("comma"), ...one] : one), []);
        rows.push([say("also"), " ", ...listed, " ", turn(say("also-off"), { other: false })]);
      } else if (!search.other) rows.push([say("also-is-off"), " ", turn(say("also-on"), { other: true })]);
      return rows.map((row) => element("p", null, ...row));
    }

    function drawRecent() {
      fill(recent.querySelector("ul"), ...Bank.recent().map((/** @type {string} */ one) => element("li", null, linkTo(one))));
    }

    function typed() {
      if (input.value === search.query) return;
      search = { ...search, query: input.value };
      // The first change begins a new step of the history, the others go on with it: back leads to the last search.
      Bank.writeAddress(search, !isTyping, null);
      isTyping = true;
      kept = null;
      run(STEP);
    }

    function arrive() {
      search = Bank.readAddress();
      kept = history.state;
      isTyping = false;
      input.value = search.query;
      run(Math.max((kept && kept.shown) || 0, STEP));
    }

    const forget = Bank.whenTyped(input, typed);
    form.addEventListener("submit", () => {
      forget();
      typed();
      isTyping = false;
      Bank.rememberSearch(input.value);
      // On a phone the keyboard covers half of the results.
      if (input.value.trim()) summary.focus();
    });
    sort.onchange = () => step({ sort: sort.value });
    more.onclick = () => run(STEP, next || 0);
    filters.addEventListener("toggle", () => filters.open && !hasCounts && search.query.trim() && run(Math.max(shown, STEP)));
    hits.addEventListener("click", () => Bank.rememberSearch(input.value));
    recent.querySelector("button").onclick = () => (Bank.forgetSearches(), (recent.hidden = true), input.focus());
    addEventListener("popstate", arrive);

    // The browser would put the page back where it was before the results are there.
    history.scrollRestoration = "manual";
    let resting = 0;
    addEventListener("scroll", () => {
      clearTimeout(resting);
      resting = window.setTimeout(() => shown && Bank.writeAddress(search, false, placeOnScreen()), SCROLL_REST_MS);
    });

    if (input.value.trim() && !search.query) typed(); // Typed while the search was on its way.
    else arrive();
    if (search.query) Bank.rememberSearch(search.query);
    else if (matchMedia("(hover: hover)").matches) input.focus();
  };
})((window.PolicyBank = window.PolicyBank || {}));
