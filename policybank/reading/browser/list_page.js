// The page of the reading list. Wakes `.reading-list`: shows what is kept, lets the reader order it, note beside it, print it, and
// take it along. Needs the other files of both bundles. Without script the page says what it is for and offers ready lists.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {any[]} */
  let entries = [];
  /** @type {HTMLElement} */
  let root;

  /** @param {string} selector @returns {any} */
  const part = (selector) => root.querySelector(selector);

  /** How the list is to be shown: in the language chosen on the page, whatever the page speaks. */
  function shown() {
    const chosen = part("input[name=list-language]:checked");
    const language = chosen ? chosen.value : document.documentElement.lang;
    const title = Bank.plainText(part("[name=list-title]").value, 200) || Bank.readingWords[`title-${language}`];
    const date = Bank.plainText(part("[name=list-date]").value, 60);
    return { language, title, date, site: root.getAttribute("data-site") || "" };
  }

  function draw() {
    const how = shown();
    const has = entries.length > 0;
    part(".list-body").hidden = !has;
    part(".list-empty").hidden = has;
    const title = part(".list-heading");
    title.textContent = how.title;
    title.lang = how.language;
    part(".list-dated").textContent = how.date;
    part(".list-count").textContent = Bank.saying(entries.length === 1 ? "count-one" : "count", { count: entries.length });
    part(".list-place").replaceChildren(Bank.entriesList(entries, how, { move, remove, note }));
  }

  /** Say something, with a way back to the entries `before`. @param {string} text @param {any[]} [before] */
  function tell(text, before) {
    const undo = before && Bank.element("button", { type: "button", class: "turn" }, Bank.saying("undo"));
    Bank.fill(part(".list-told"), text, undo && " ", undo);
    if (!undo) return;
    undo.addEventListener("click", () => {
      change(before);
      tell(Bank.saying("undone"));
      // The button that had the focus is gone.
      part(has() ? ".list-heading" : ".list-empty").focus();
    });
  }

  const has = () => entries.length > 0;

  /** Show and keep `next`; what cannot be kept stays on the page. @param {any[]} next @returns {boolean} */
  function change(next) {
    const trouble = Bank.keepEntries(next);
    entries = next;
    draw();
    part(".list-trouble").textContent = trouble ? Bank.saying(trouble === "full" ? "full" : "closed-list", { most: Bank.MOST_KEPT }) : "";
    return !trouble;
  }

  /** @param {number} place @param {number} by */
  function move(place, by) {
    const next = entries.slice();
    const [moved] = next.splice(place, 1);
    next.splice(place + by, 0, moved);
    change(next);
    tell(Bank.saying("moved", { number: place + by + 1, count: next.length }));
    const there = part(".list-place").querySelectorAll("li")[place + by];
    const [first, second] = by < 0 ? ["up", "down"] : ["down", "up"];
    const button = there.querySelector(`[data-tool=${first}]`);
    (button.disabled ? there.querySelector(`[data-tool=${second}]`) : button).focus();
  }

  /** @param {number} place */
  function remove(place) {
    const before = entries;
    change(entries.filter((_, at) => at !== place));
    tell(Bank.saying("removed-number", { number: place + 1 }), before);
    part(".list-told button").focus({ preventScroll: true });
  }

  /** @param {number} place @param {string} text */
  function note(place, text) {
    const { note: _old, ...rest } = entries[place];
    const cleaned = Bank.plainText(text, Bank.LONGEST_NOTE);
    entries = entries.map((one, at) => (at === place ? (cleaned ? { ...rest, note: cleaned } : rest) : one));
    Bank.keepEntries(entries);
  }

  /** @param {"ris" | "bib" | "json"} format */
  function saveFormat(format) {
    const { text, without } = Bank.formattedList(entries, format);
    // The list itself is saved as `reading-list.json`.
    const name = format === "json" ? "references.json" : `reading-list.${format}`;
    if (without < entries.length) Bank.saveText(name, text, "text/plain");
    if (without) tell(Bank.saying("no-format", { count: without }));
  }

  /** @type {Record<string, () => void>} */
  const acts = {
    copy: async () => {
      const isDone = await Bank.copyText(Bank.plainList(entries, shown()));
      tell(Bank.saying(isDone ? "copied" : "not-copied-list"));
    },
    text: () => Bank.saveText(`reading-list.${shown().language}.txt`, Bank.plainList(entries, shown()), "text/plain"),
    ris: () => saveFormat("ris"),
    bib: () => saveFormat("bib"),
    json: () => saveFormat("json"),
    save: () => Bank.saveText("reading-list.json", Bank.listText(entries, true), "application/json"),
    clear: () => {
      const before = entries;
      change([]);
      tell(Bank.saying("cleared"), before);
      part(".list-told button").focus({ preventScroll: true });
    },
  };

  /** @param {Event} event */
  async function open(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files && input.files[0];
    if (!file) return;
    const read = await Bank.readListFile(file);
    input.value = ""; // So that the same file can be opened again.
    if (!read) return tell(Bank.saying("not-a-list"));
    const before = entries;
    const joined = Bank.joinedLists(entries, read.entries);
    change(joined.entries);
    const leftOut = joined.leftOut + read.leftOut;
    tell(Bank.saying(leftOut ? "opened-some" : "opened", { added: joined.added, out: leftOut }), before);
  }

  Bank.showList = function () {
    // Not while a note is being typed: the other tab would take the cursor away.
    if (!root || root.contains(document.activeElement)) return;
    entries = Bank.keptEntries();
    draw();
  };

  Bank.wakeList = function () {
    root = /** @type {HTMLElement} */ (document.querySelector(".reading-list"));
    entries = Bank.keptEntries();
    const language = part(`input[name=list-language][value=${document.documentElement.lang}]`);
    if (language) language.checked = true;
    for (const input of root.querySelectorAll(".list-options input")) input.addEventListener("input", draw);
    for (const button of root.querySelectorAll("button[data-list]"))
      button.addEventListener("click", () => acts[button.getAttribute("data-list") || ""]());
    part("input[type=file]").addEventListener("change", open);
    if (Bank.isStorageClosed()) part(".list-trouble").textContent = Bank.saying("closed-list");
    root.hidden = false;
    draw();
  };
})((window.PolicyBank = window.PolicyBank || {}));
