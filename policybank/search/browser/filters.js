// The filters of the search page: a panel of groups with counts, and a row of chips for what is switched on. Wakes
// nothing; page.js hands over the elements. Needs elements.js and say.js; the labels come from `searchFacets()` when the
// panel is first opened, or when a filter is on.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const { element, fill, say } = Bank;
  const GROUPS = ["type", "theme", "group", "province", "body", "language", "rights", "trust"];
  const YEARS = ["from", "to"];

  /** The filters of an address. @param {URLSearchParams} address @returns {Record<string, any>} */
  function filtersIn(address) {
    /** @type {Record<string, any>} */
    const filters = {};
    for (const name of GROUPS) if (address.has(name)) filters[name] = [...new Set(address.getAll(name))].sort();
    for (const name of YEARS) {
      const year = yearIn(address.get(name) || "");
      if (year) filters[name] = year;
    }
    return filters;
  }

  /** A year as typed, in Khmer or Latin digits; 0 for anything else. @param {string} text */
  function yearIn(text) {
    const digits = Bank.khmer.fold(text.trim());
    return /^\d{4}$/.test(digits) ? Number(digits) : 0;
  }

  /** @param {Record<string, any>} filters @param {URLSearchParams} address */
  function writeFilters(filters, address) {
    for (const name in filters) for (const value of [].concat(filters[name])) address.append(name, value);
  }

  /**
   * @param {HTMLDetailsElement} panel @param {Element} chips
   * @param {(filters: Record<string, any>) => void} change called with the new filters when the reader changes them
   */
  function filterPanel(panel, chips, change) {
    /** @type {Record<string, any>} */
    let filters = {};
    /** @type {Record<string, {id: string, km: string, en: string}[]> | null} */
    let facets = null;
    /** @type {Record<string, Record<string, number>> | null} */
    let counts = null;
    let drawn = "";

    async function load() {
      if (!facets) facets = { ...(await Bank.searchFacets().catch(() => ({}))) };
      if (facets && !facets.trust)
        facets.trust = ["text", "machine", "none"].map((id) => ({ id, km: say("has-" + id), en: say("has-" + id) }));
      draw();
    }

    /** @param {string} name @param {string} id @returns {{text: string, lang: string}} */
    function labelOf(name, id) {
      /** @type {any} */
      const term = ((facets && facets[name]) || []).find((one) => one.id === id) || {};
      const here = document.documentElement.lang;
      const other = here === "km" ? "en" : "km";
      return { text: term[here] || term[other] || id, lang: term[here] || !term[other] ? "" : other };
    }

    /** @param {string} name @param {string | number} value @param {boolean} isOn */
    function changed(name, value, isOn) {
      const next = { ...filters };
      if (YEARS.includes(name)) next[name] = value;
      else next[name] = (next[name] || []).filter((/** @type {any} */ one) => one !== value).concat(isOn ? value : []).sort();
      if (!next[name] || next[name].length === 0) delete next[name];
      change(next);
    }

    /** @param {Element} group @param {string} name */
    function drawGroup(group, name) {
      const on = filters[name] || [];
      const known = counts && counts[name];
      const rows = ((facets && facets[name]) || [])
        .map(({ id }) => ({ id, count: known ? known[id] || 0 : -1, isOn: on.includes(id) }))
        .filter((one) => one.count || one.isOn)
        .sort((a, b) => b.count - a.count)
        .map(({ id, count, isOn }) => {
          const box = element("input", { type: "checkbox", "data-id": id });
          box.checked = isOn;
          box.onchange = () => changed(name, id, box.checked);
          const { text, lang } = labelOf(name, id);
          const shown = count < 0 ? "" : element("span", { class: "count" }, say("count", { count }));
          return element("li", null, element("label", null, box, element("span", { lang }, text), shown));
        });
      const list = /** @type {Element} */ (group.querySelector("ul"));
      const focused = /** @type {HTMLElement | null} */ (document.activeElement);
      const id = focused && list.contains(focused) ? focused.getAttribute("data-id") : null;
      fill(list, ...rows);
      const again = id && /** @type {HTMLElement | null} */ (list.querySelector(`[data-id="${CSS.escape(id)}"]`));
      if (again) again.focus();
      /** @type {HTMLElement} */ (group).hidden = !rows.length;
      if (on.length) /** @type {HTMLDetailsElement} */ (group).open = true;
    }

    function drawChips() {
      // Drawn anew for each answer they would lose the focus of who removes one after the other.
      const state = JSON.stringify([filters, Boolean(facets)]);
      if (state === drawn) return;
      drawn = state;
      const rows = [];
      for (const name in filters)
        for (const value of [].concat(filters[name])) {
          const { text, lang } = YEARS.includes(name)
            ? { text: say("year-" + name, { year: Bank.digits(value) }), lang: "" }
            : labelOf(name, value);
          const remove = element("button", { type: "button", class: "chip", "aria-label": say("remove", { name: text }) });
          remove.append(element("span", { lang }, text), " ×");
          remove.onclick = () => (changed(name, YEARS.includes(name) ? 0 : value, false), focusChips());
          rows.push(element("li", null, remove));
        }
      if (rows.length > 1) {
        const all = element("button", { type: "button", class: "chip" }, say("remove-all"));
        all.onclick = () => (change({}), focusChips());
        rows.push(element("li", null, all));
      }
      fill(chips, ...rows);
      /** @type {HTMLElement} */ (chips).hidden = !rows.length;
    }

    function focusChips() {
      const next = chips.querySelector("button") || panel.querySelector("summary");
      if (next) next.focus();
    }

    function draw() {
      drawChips();
      for (const name of YEARS) {
        const year = /** @type {HTMLInputElement} */ (panel.querySelector(`[name=${name}]`));
        if (document.activeElement !== year) year.value = filters[name] ? Bank.digits(filters[name]) : "";
      }
      for (const group of panel.querySelectorAll("[data-facet]")) drawGroup(group, group.getAttribute("data-facet") || "");
    }

    for (const name of YEARS) {
      const year = /** @type {HTMLInputElement} */ (panel.querySelector(`[name=${name}]`));
      year.onchange = () => {
        const typed = yearIn(year.value);
        year.setAttribute("aria-invalid", String(Boolean(year.value.trim()) && !typed));
        if (typed !== (filters[name] || 0)) changed(name, typed, true);
      };
    }
    // On a wide screen the panel stands open beside the results; on a phone it is one line until it is wanted.
    const wide = matchMedia("(min-width: 960px)");
    const fit = () => (panel.open = wide.matches);
    wide.addEventListener("change", fit);
    fit();

    return {
      /** @param {Record<string, any>} now @param {Record<string, Record<string, number>> | null} [nowCounts] */
      show(now, nowCounts) {
        filters = now;
        if (nowCounts) counts = nowCounts;
        if (!facets && (panel.open || Object.keys(now).length)) load();
        else draw();
      },
    };
  }

  Object.assign(Bank, { filtersIn, filterPanel, writeFilters });
})((window.PolicyBank = window.PolicyBank || {}));
