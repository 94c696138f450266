// Lists to choose from, shortened by what is typed above them. Wakes each `.give-pick`; needs say.js. Each entry is found by its names
// in both languages and by its example. Enter chooses the first entry that is left, Escape shows all again.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  /** @param {string} text */
  const plain = (text) => text.normalize("NFC").replace(/[\u200b\u00ad]/g, "").toLowerCase();

  /** @param {ParentNode} form */
  function wakePicks(form) {
    form.querySelectorAll(".give-pick").forEach((part) => wakePick(part));
  }

  /** @param {Element} part */
  function wakePick(part) {
    const filter = /** @type {HTMLInputElement} */ (part.querySelector(".pick-filter"));
    const none = /** @type {HTMLElement} */ (part.querySelector(".pick-none"));
    const rows = /** @type {HTMLElement[]} */ (Array.from(part.querySelectorAll(".pick-list > *")));
    const labels = rows.filter((row) => row.tagName === "LABEL");
    const texts = new Map(labels.map((label) => [label, plain(`${label.textContent} ${label.getAttribute("data-more")}`)]));

    function shorten() {
      const wanted = plain(filter.value).trim().split(/\s+/);
      let heading = /** @type {HTMLElement | null} */ (null);
      for (const row of rows) {
        const text = texts.get(row);
        if (text === undefined) {
          heading = row;
          row.hidden = true;
          continue;
        }
        row.hidden = !wanted.every((word) => text.includes(word));
        if (!row.hidden && heading) heading.hidden = false;
      }
      none.hidden = labels.some((label) => !label.hidden);
    }

    filter.addEventListener("input", shorten);
    filter.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") {
        const first = labels.find((label) => !label.hidden);
        event.preventDefault(); // It would go on to the next step.
        if (filter.value.trim() && first) /** @type {HTMLInputElement} */ (first.querySelector("input")).click();
      } else if (event.key === "Escape" && filter.value) {
        event.preventDefault();
        filter.value = "";
        shorten();
      }
    });
    part.addEventListener("change", () => showChosen(part));
    showChosen(part);
    shorten();
  }

  /** Say above the list what is chosen: in a long list it may stand out of sight. @param {Element} part */
  function showChosen(part) {
    const names = chosenNames(part, part.id).map((one) => one.text);
    const told = /** @type {Element} */ (part.querySelector(".pick-chosen"));
    told.textContent = names.length ? Giving.say("chosen", { names: names.join(" · ") }) : "";
  }

  /** The names of what is chosen under `name`, each with its language. @param {ParentNode} form @param {string} name @returns {{text: string, lang: string}[]} */
  function chosenNames(form, name) {
    const inputs = form.querySelectorAll(`input[name="${name}"]:checked`);
    return Array.from(inputs, (input) => {
      const label = /** @type {Element} */ (input.closest("label"));
      const place = label.querySelector("[data-name]") || label;
      return { text: (place.textContent || "").trim(), lang: place.getAttribute("lang") || "" };
    });
  }

  /** @param {ParentNode} form */
  function showAllChosen(form) {
    form.querySelectorAll(".give-pick").forEach(showChosen);
  }

  Object.assign(Giving, { wakePicks, chosenNames, showAllChosen });
})((window.PolicyBank = window.PolicyBank || {}));
