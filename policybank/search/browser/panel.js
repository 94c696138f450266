// The filters of the browse page: the checkboxes that stand in the page, with their counts, and a row of chips for what is
// chosen. No checkbox is ever drawn anew, so the focus stays where it is. Wakes nothing; browse.js hands over the elements.
// Needs elements.js, say.js and choice.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // Of a long list so many values are shown at first: those that are chosen, then those with most documents.
  const SHOWN = 8;
  const { element, fill, say, sayCount } = Bank;

  /**
   * @param {HTMLDetailsElement} panel @param {HTMLElement} chips
   * @param {(choice: any) => void} change called with what the reader chose
   */
  Bank.browsePanel = function (panel, chips, change) {
    const form = /** @type {HTMLFormElement} */ (panel.querySelector("form"));
    const boxes = /** @type {HTMLInputElement[]} */ (Array.from(form.querySelectorAll("input[type=checkbox]")));
    const groups = Array.from(form.querySelectorAll("[data-facet]"));
    const years = Bank.choice.YEARS.map((/** @type {string} */ name) => form.querySelector(`[name=${name}]`));
    /** @type {Map<HTMLInputElement, {row: HTMLElement, count: Element}>} */
    const places = new Map();
    for (const box of boxes) {
      const row = /** @type {HTMLElement} */ (box.closest("li"));
      places.set(box, { row, count: /** @type {Element} */ (row.querySelector(".count")) });
    }
    const done = /** @type {HTMLElement} */ (form.querySelector(".browse-done button"));
    /** @type {Set<Element>} */
    const whole = new Set();
    /** @type {any} */
    let choice = Bank.choice.read("");
    /** @type {any} */
    let counts = null;

    /** The name of a value, as its checkbox has it. @param {string} facet @param {string} value */
    function nameOf(facet, value) {
      const box = boxes.find((one) => one.name === facet && one.value === value);
      const name = box && /** @type {HTMLElement} */ (box.nextElementSibling);
      return { text: (name && name.textContent) || value, lang: (name && name.getAttribute("lang")) || "" };
    }

    /** @param {Element} group */
    function drawGroup(group) {
      const own = boxes.filter((one) => group.contains(one));
      const more = /** @type {HTMLElement} */ (group.querySelector(".browse-all"));
      const rows = own.map((box) => ({ box, count: counts[box.name][box.value] || 0 }));
      const useful = rows.filter(({ box, count }) => count || box.checked);
      // Where the list is cut, the rest has fewer documents; what holds the focus stays in any case.
      const order = useful.slice().sort((a, b) => Number(b.box.checked) - Number(a.box.checked) || b.count - a.count);
      const shown = new Set((whole.has(group) || useful.length <= SHOWN + 2 ? useful : order.slice(0, SHOWN)).map((one) => one.box));
      for (const { box, count } of rows) {
        const place = /** @type {{row: HTMLElement, count: Element}} */ (places.get(box));
        const said = say("count", { count });
        place.row.hidden = !shown.has(box) && box !== document.activeElement;
        // The page came with most of the counts: what is written again is laid out again.
        if (place.count.textContent !== said) fill(place.count, said);
      }
      more.hidden = shown.size === useful.length;
      fill(more, say("browse-all", { count: useful.length }));
      /** @type {HTMLElement} */ (group).hidden = !useful.length;
      if (own.some((one) => one.checked)) /** @type {HTMLDetailsElement} */ (group).open = true;
    }

    function drawChips() {
      const { filters } = choice;
      const rows = [];
      for (const name in filters)
        for (const value of [].concat(filters[name])) {
          const isYear = Bank.choice.YEARS.includes(name);
          const { text, lang } = isYear ? { text: say("browse-" + name, { year: Bank.digits(value) }), lang: "" } : nameOf(name, value);
          const remove = element("button", { type: "button", class: "chip", "aria-label": say("remove", { name: text }) });
          remove.append(element("span", { lang }, text), " ×");
          remove.onclick = () => (change(Bank.choice.changed(choice, name, value, false)), focusChips());
          rows.push(element("li", null, remove));
        }
      fill(/** @type {Element} */ (panel.querySelector(".browse-on")), rows.length ? `(${say("count", { count: rows.length })})` : "");
      if (rows.length > 1) {
        const all = element("button", { type: "button", class: "chip" }, say("remove-all"));
        all.onclick = () => (change({ sort: choice.sort, filters: {} }), focusChips());
        rows.push(element("li", null, all));
      }
      fill(chips, ...rows);
      chips.hidden = !rows.length;
    }

    function focusChips() {
      const next = /** @type {HTMLElement | null} */ (chips.querySelector("button") || panel.querySelector("summary"));
      if (next) next.focus();
    }

    for (const group of groups) {
      const more = /** @type {HTMLElement} */ (group.querySelector(".browse-all"));
      more.onclick = () => {
        const before = boxes.filter((one) => group.contains(one) && one.offsetParent);
        whole.add(group);
        drawGroup(group);
        const first = boxes.find((one) => group.contains(one) && one.offsetParent && !before.includes(one));
        if (first) first.focus();
      };
    }
    form.addEventListener("change", (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      if (!years.includes(input)) return change(Bank.choice.changed(choice, input.name, input.value, input.checked));
      const year = Bank.choice.yearOf(input.value);
      input.setAttribute("aria-invalid", String(Boolean(input.value.trim()) && !year));
      if (year !== (choice.filters[input.name] || 0)) change(Bank.choice.changed(choice, input.name, year, Boolean(year)));
    });
    // On a wide screen the panel stands open beside the list; on a phone it is one line until it is wanted.
    const wide = matchMedia("(min-width: 960px)");
    const fit = () => (panel.open = wide.matches);
    wide.addEventListener("change", fit);
    fit();

    return {
      form,
      nameOf,
      /** @param {any} now @param {any} nowCounts @param {number} total */
      show(now, nowCounts, total) {
        choice = now;
        counts = nowCounts;
        for (const box of boxes) box.checked = (choice.filters[box.name] || []).includes(box.value);
        for (const input of years)
          if (input !== document.activeElement) input.value = choice.filters[input.name] ? Bank.digits(choice.filters[input.name]) : "";
        groups.forEach(drawGroup);
        drawChips();
        fill(done, sayCount("browse-show", total));
      },
    };
  };
})((window.PolicyBank = window.PolicyBank || {}));
