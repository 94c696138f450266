// Shows a saving while it runs: how far it is, a button that stops it, and what came of it. Wakes nothing; needs saving.js, telling.js and
// elements.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** A button. @param {string} key @param {() => void} act @param {Record<string, string | number>} [values] @param {string} [kind] */
  function button(key, act, values, kind) {
    const made = Bank.element("button", { type: "button", class: `button ${kind || "quiet-button"}`, "data-offline": key }, Bank.tell(key, values));
    made.addEventListener("click", act);
    return made;
  }

  /** What came of a saving, in words. @param {any} set */
  function outcome(set) {
    const size = Bank.tellSize(set.bytes);
    if (set.state === "whole") return Bank.tell("saved-on", { day: Bank.tellDay(set.saved), size });
    if (set.state === "full") return Bank.tell("full", { size });
    return set.failed.length ? Bank.tellCount("failed", set.failed.length) : Bank.tell("stopped", { size });
  }

  /**
   * Save `what`, shown in `place`; afterwards `done` is called with the entry, or null where nothing could be saved.
   * @param {any} what @param {Element} place @param {(set: any) => void} done
   */
  async function run(what, place, done) {
    const stop = new AbortController();
    const bar = Bank.element("progress", { "aria-label": Bank.tell("saving") });
    const line = Bank.element("span", { class: "quiet" });
    const halt = button("stop", () => stop.abort());
    Bank.fill(place, Bank.element("div", { class: "offline-run" }, bar, line, halt));
    halt.focus();
    const told = (/** @type {any} */ now) => {
      bar.max = now.ofBytes || 1;
      bar.value = now.bytes;
      const values = { files: now.files, all: now.ofFiles, size: Bank.tellSize(now.bytes), total: Bank.tellSize(now.ofBytes) };
      line.textContent = Bank.tell("progress", values);
    };
    try {
      await ready();
      done(await Bank.saving.save(what, told, stop.signal));
    } catch (error) {
      done(null);
      const { need, room } = /** @type {any} */ (error);
      const why = error instanceof Bank.saving.NoRoom ? Bank.tell("no-room", { need: Bank.tellSize(need), room: Bank.tellSize(room) }) : Bank.tell("no-answer");
      const note = Bank.element("p", { class: "note", role: "alert", tabindex: "-1" }, why);
      place.prepend(note);
      note.focus();
    }
  }

  /** Whoever saves wants to read without a connection: that takes the worker. */
  async function ready() {
    if (!(await navigator.serviceWorker.getRegistration(Bank.scope))) await navigator.serviceWorker.register(`${Bank.scope}sw.js`);
  }

  Bank.runner = { run, button, outcome };
})((window.PolicyBank = window.PolicyBank || {}));
