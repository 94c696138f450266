// What stands below the button "Save for offline": how large the thing is, with and without PDFs, and once it is saved, when and how to
// remove it. Wakes `[data-saves]` when it is pressed (see reading/browser/app.js); needs runner.js. Without script or worker the
// button is not there.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  Bank.scope = new URL("./", (Bank.readingScript || document.currentScript).src.replace(/assets\/[^/]*$/, "")).href;

  /** @param {HTMLElement} button */
  function whatOf(button) {
    const heading = document.querySelector("h1");
    return {
      key: button.getAttribute("data-saves"),
      title: ((heading && heading.textContent) || document.title).trim(),
      language: (heading && heading.lang) || document.documentElement.lang,
      href: Bank.places.pathOf(location.href, Bank.scope),
      withPdfs: false,
    };
  }

  /** Show or hide what can be done. @param {HTMLElement} pressed */
  Bank.offerSaving = async function (pressed) {
    const isOpen = pressed.getAttribute("aria-expanded") === "true";
    pressed.setAttribute("aria-expanded", String(!isOpen));
    const old = document.querySelector(".offline-panel");
    if (old) old.remove();
    if (isOpen) return;
    const panel = Bank.element("div", { class: "offline-panel", role: "group", "aria-label": Bank.tell("group") });
    const told = Bank.element("p", { role: "status" }, Bank.tell("looking"));
    const acts = Bank.element("div", { class: "offline-acts" });
    panel.append(told, acts);
    /** @type {Element} */ (pressed.closest("p")).after(panel);
    await show(whatOf(pressed), told, acts);
  };

  /** @param {any} what @param {Element} told @param {Element} acts */
  async function show(what, told, acts) {
    const set = await Bank.ledger.set(what.key);
    if (set) return showSaved({ ...what, withPdfs: set.withPdfs }, set, told, acts);
    try {
      await offer(what, told, acts);
    } catch (error) {
      Bank.fill(told, Bank.tell("no-answer"));
      Bank.fill(acts, Bank.runner.button("again", () => show(what, told, acts)));
    }
  }

  /** @param {any} what @param {Element} told @param {Element} acts */
  async function offer(what, told, acts) {
    Bank.sizes.lookAgain();
    const { documents, plain, pdfs } = await Bank.sizes.sizeOf(what.key);
    const room = await Bank.saving.roomLeft();
    const words = what.key.startsWith("documents/") ? Bank.tell("about-one") : Bank.tellCount("about", documents);
    Bank.fill(told, words, " ", room === null ? "" : Bank.tell("room", { room: Bank.tellSize(room) }));
    const start = (/** @type {boolean} */ withPdfs) => () => run({ ...what, withPdfs }, told, acts);
    Bank.fill(
      acts,
      Bank.runner.button("without-pdfs", start(false), { size: Bank.tellSize(plain) }, pdfs ? "quiet-button" : "main-button"),
      pdfs ? Bank.runner.button("with-pdfs", start(true), { size: Bank.tellSize(plain + pdfs) }, "main-button") : "",
    );
  }

  /** @param {any} what @param {Element} told @param {Element} acts */
  function run(what, told, acts) {
    Bank.fill(told, Bank.tell("saving"));
    return Bank.runner.run(what, acts, (/** @type {any} */ set) => {
      if (set) showSaved(what, set, told, acts);
      else {
        Bank.fill(told);
        Bank.fill(acts, Bank.runner.button("again", () => show(what, told, acts)));
      }
    });
  }

  /** @param {any} what @param {any} set @param {Element} told @param {Element} acts */
  function showSaved(what, set, told, acts) {
    const link = Bank.element("a", { href: `${Bank.scope}${document.documentElement.lang}/saved.html` }, Bank.tell("to-saved"));
    Bank.fill(told, Bank.runner.outcome(set), " ", link);
    const remove = async () => {
      Bank.fill(acts);
      await Bank.saving.remove(what.key);
      await show(what, told, acts);
    };
    Bank.fill(
      acts,
      set.state !== "whole" && Bank.runner.button("continue", () => run(what, told, acts), {}, "main-button"),
      Bank.runner.button("remove", remove),
    );
    const first = acts.querySelector("button");
    if (first) first.focus();
  }
})((window.PolicyBank = window.PolicyBank || {}));
