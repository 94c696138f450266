// Leads from step to step. Each has its place in the address (`#step-share`), so that the browser's back and forward work; nobody gets
// past a step that is not in order. No element has such an id: Chromium would focus it some frames later, when the giver has
// moved on by keyboard already. Needs say.js; wakes nothing.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  const STEPS = ["suitable", "share", "what", "file", "packet"];
  const LAST = "send";

  /**
   * @param {HTMLFormElement} form
   * @param {{isInOrder: (step: string) => boolean, isMade: () => boolean, entered: (step: string) => void}} asked
   */
  function makeSteps(form, asked) {
    const parts = new Map(
      Array.from(form.querySelectorAll(".give-step"), (part) => [part.getAttribute("data-step") || "", /** @type {HTMLElement} */ (part)]),
    );
    const title = document.title;
    let current = "";
    let first = STEPS[0];

    /** The step itself, or the first before it that is not in order. @param {string} step @returns {string} */
    function reachable(step) {
      if (step === LAST) return asked.isMade() ? LAST : reachable("packet");
      const before = STEPS.slice(0, STEPS.indexOf(step));
      return before.find((one) => !asked.isInOrder(one)) || step;
    }

    /** @param {string} step @param {boolean} isFirst */
    function show(step, isFirst) {
      current = step;
      parts.forEach((part, name) => (part.hidden = name !== step));
      asked.entered(step);
      const name = Giving.say(`steps.${step}`);
      document.title = `${name} · ${title}`;
      if (isFirst) return; // The page opens at its head, not in the middle.
      const number = STEPS.indexOf(step) + 1;
      const said = /** @type {Element} */ (form.querySelector(".give-said"));
      said.textContent = number ? Giving.say("announce", { step: number, steps: STEPS.length, name }) : name;
      const heading = /** @type {HTMLElement} */ (document.getElementById(`heading-${step}`));
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    }

    function follow() {
      const wanted = location.hash.replace(/^#step-/, "") || first;
      if (!parts.has(wanted)) return; // A link within the page.
      const step = reachable(wanted);
      if (step !== wanted) return go(step, true);
      if (step !== current) show(step, false);
    }

    /** @param {string} step @param {boolean} [instead] of the place in the history where the reader is */
    function go(step, instead) {
      if (instead) location.replace(`#step-${step}`);
      else if (location.hash === `#step-${step}`) show(step, false);
      else location.hash = `step-${step}`;
    }

    /** @param {string} step where the draft was */
    function start(step) {
      const wanted = location.hash.replace(/^#step-/, "");
      addEventListener("hashchange", follow);
      first = reachable(STEPS.includes(step) ? step : STEPS[0]);
      show(parts.has(wanted) ? reachable(wanted) : first, true);
    }

    return {
      start,
      current: () => current,
      go,
      next: () => go(STEPS[STEPS.indexOf(current) + 1]),
      back: () => go(STEPS[STEPS.indexOf(current) - 1]),
    };
  }

  Object.assign(Giving, { makeSteps, STEPS });
})((window.PolicyBank = window.PolicyBank || {}));
