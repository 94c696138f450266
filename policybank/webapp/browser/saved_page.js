// The page of what is saved on this device, and the list on the page that is shown without a connection. Wakes `.saved-page` and
// `.kept-pages`; needs runner.js. Where there is no worker the page says why instead, by words that stand in it.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // So many pages that were read are named; the others open all the same.
  const NAMED = 20;

  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`.${name}`));

  /** @param {number} sum @param {any} row */
  const byBytes = (sum, row) => sum + row.bytes;

  async function show() {
    const [sets, rows] = await Promise.all([Bank.ledger.sets(), Bank.ledger.rows()]);
    const things = sets.filter((/** @type {any} */ one) => one.key !== "search");
    things.sort((/** @type {any} */ a, /** @type {any} */ b) => b.saved - a.saved);
    part("saved-none").hidden = things.length > 0;
    Bank.fill(part("saved-list"), ...things.map(item));
    part("saved-all").hidden = !things.length;
    await Promise.all([showRoom(rows), showSearch(sets.find((/** @type {any} */ one) => one.key === "search"))]);
    showRead(rows);
  }

  /** @param {any} set */
  function item(set) {
    const place = Bank.element("div", { class: "offline-acts" });
    const told = Bank.element("p", { class: "quiet", role: "status" }, Bank.runner.outcome(set), " ", Bank.tell(set.withPdfs ? "has-pdfs" : "has-no-pdfs"));
    const made = Bank.element("li", { "data-key": set.key }, Bank.element("a", { href: Bank.scope + set.href, lang: set.language }, set.title), told, place);
    Bank.fill(
      place,
      set.state !== "whole" && Bank.runner.button("continue", () => again(set, place), {}, "main-button"),
      Bank.runner.button("remove-one", () => remove(set), {}),
    );
    const label = place.querySelector("[data-offline=remove-one]");
    if (label) label.setAttribute("aria-label", Bank.tell("remove-label", { title: set.title }));
    return made;
  }

  /** @param {any} set @param {Element} place */
  function again(set, place) {
    const { key, title, language, href, withPdfs } = set;
    return Bank.runner.run({ key, title, language, href, withPdfs }, place, async (/** @type {any} */ done) => {
      if (!done) return;
      await show();
      // What had the focus is gone.
      said(Bank.runner.outcome(done));
    });
  }

  /** @param {any} set */
  async function remove(set) {
    await Bank.saving.remove(set.key);
    await show();
    said(Bank.tell("removed", { title: set.title }));
  }

  /** @param {string} words */
  function said(words) {
    const told = part("saved-told");
    Bank.fill(told, words);
    told.focus();
  }

  /** Look for newer versions of all that is saved, and fetch what changed. */
  async function update() {
    said(Bank.tell("looking"));
    Bank.sizes.lookAgain();
    const sets = await Bank.ledger.sets();
    const looked = await Promise.all(sets.map((/** @type {any} */ set) => Bank.saving.isChanged(set)));
    if (looked.includes(null)) return said(Bank.tell("no-answer"));
    const changed = sets.filter((/** @type {any} */ set, /** @type {number} */ at) => looked[at] || set.state !== "whole");
    for (const set of changed) {
      const here = document.querySelector(`[data-key="${set.key}"] .offline-acts`);
      await again(set, here || part("search-acts"));
    }
    await show();
    said(changed.length ? Bank.tellCount("updated", changed.length) : Bank.tell("all-new"));
  }

  /** @param {any[]} rows */
  async function showRoom(rows) {
    const room = await Bank.saving.roomLeft();
    const all = Bank.tell("used", { size: Bank.tellSize(rows.reduce(byBytes, 0)) });
    Bank.fill(part("saved-room"), all, " ", room === null ? "" : Bank.tell("room", { room: Bank.tellSize(room) }));
    const isFirm = Boolean(navigator.storage && navigator.storage.persisted && (await navigator.storage.persisted()));
    part("saved-soft").hidden = isFirm;
  }

  /** @param {any} set */
  async function showSearch(set) {
    const told = part("search-told");
    const acts = part("search-acts");
    const what = { key: "search", title: "", language: document.documentElement.lang, href: "", withPdfs: false };
    if (set) {
      Bank.fill(told, Bank.runner.outcome(set));
      return Bank.fill(
        acts,
        set.state !== "whole" && Bank.runner.button("continue", () => again(what, acts), {}, "main-button"),
        Bank.runner.button("remove-search", () => remove({ ...what, title: Bank.tell("the-search") })),
      );
    }
    Bank.fill(told, Bank.tell("search-partly"));
    Bank.fill(acts);
    try {
      const { search } = await Bank.sizes.read("index.json");
      const values = { size: Bank.tellSize(search.bytes), files: search.files };
      if (search.isOffered) Bank.fill(acts, Bank.runner.button("keep-search", () => again(what, acts), values));
      else told.append(" ", Bank.tell("search-too-large", values));
    } catch (error) {
      told.append(" ", Bank.tell("search-later"));
    }
  }

  /** @param {any[]} rows */
  function showRead(rows) {
    const read = rows.filter((row) => !row.pins.length && !row.isPart);
    const values = { size: Bank.tellSize(read.reduce(byBytes, 0)), most: Bank.tellSize(Bank.places.MOST_BYTES) };
    Bank.fill(part("read-told"), Bank.tellCount("read", read.filter((row) => row.title).length, values));
    part("read-clear").hidden = !read.length;
  }

  async function forgetRead() {
    await Bank.keeping.trim({ bytes: 0, files: 0 });
    await show();
    said(Bank.tell("read-cleared"));
  }

  async function removeAll() {
    if (!confirm(Bank.tell("remove-all-sure"))) return;
    for (const set of await Bank.ledger.sets()) await Bank.saving.remove(set.key);
    await show();
    said(Bank.tell("all-removed"));
  }

  /** The pages that open without a connection, those read last first. */
  async function showKept() {
    const place = part("kept-pages");
    const rows = (await Bank.ledger.rows()).filter((/** @type {any} */ row) => row.title && !row.pins.includes("app"));
    rows.sort((/** @type {any} */ a, /** @type {any} */ b) => b.read - a.read);
    const links = rows.slice(0, NAMED).map((/** @type {any} */ row) => {
      const language = /[\u1780-\u17ff]/.test(row.title) ? "km" : "en";
      return Bank.element("li", null, Bank.element("a", { href: Bank.scope + row.path, lang: language }, row.title));
    });
    if (links.length) Bank.fill(/** @type {Element} */ (place.querySelector("ul")), ...links);
    place.hidden = !links.length;
  }

  /** Wake the page; called by start.js, which knows that there is a worker. */
  Bank.wakeSaved = async function () {
    if (part("kept-pages")) return showKept();
    const acts = { "saved-update": update, "saved-remove": removeAll, "read-clear": forgetRead };
    for (const [name, act] of Object.entries(acts)) part(name).addEventListener("click", act);
    await show();
    part("saved-page").hidden = false;
  };
})((window.PolicyBank = window.PolicyBank || {}));
