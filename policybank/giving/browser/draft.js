// Keeps what was filled in on this device and nowhere else, so that a giver can go on later, or in the other language. Not the PDF,
// for which there is no room, and not how to reach the giver, for others may use the device too. Wakes nothing; needs start.js,
// which names the key.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  const VERSION = 1;
  const LONGEST = 2000;

  /** @param {HTMLFormElement} form @returns {HTMLInputElement[]} */
  function kept(form) {
    const all = /** @type {HTMLInputElement[]} */ (Array.from(form.elements));
    return all.filter((one) => one.name && one.type !== "file" && one.type !== "submit" && !one.name.startsWith("contact-"));
  }

  /** @param {HTMLInputElement} field */
  const isTicked = (field) => field.type === "radio" || field.type === "checkbox";

  /** Keep what the form holds; whether the browser let us. @param {HTMLFormElement} form @param {string} step */
  function keepDraft(form, step) {
    /** @type {Record<string, string[]>} */
    const values = {};
    for (const field of kept(form))
      if (isTicked(field) ? field.checked && !field.defaultChecked : field.value) values[field.name] = [...(values[field.name] || []), field.value];
    try {
      if (!Object.keys(values).length) localStorage.removeItem(Bank.GIVING_KEY);
      else localStorage.setItem(Bank.GIVING_KEY, JSON.stringify({ version: VERSION, step, values }));
      return true;
    } catch (error) {
      return false;
    }
  }

  /** Fill the form with what was kept; the step it was at, or "" where nothing was. @param {HTMLFormElement} form @returns {string} */
  function restoreDraft(form) {
    let draft;
    try {
      draft = JSON.parse(localStorage.getItem(Bank.GIVING_KEY) || "null");
    } catch (error) {
      return "";
    }
    if (!draft || draft.version !== VERSION || typeof draft.values !== "object" || !draft.values) return "";
    for (const field of kept(form)) {
      const values = Array.isArray(draft.values[field.name]) ? draft.values[field.name].map(String) : [];
      if (isTicked(field)) field.checked = values.length ? values.includes(field.value) : field.defaultChecked;
      else field.value = (values[0] || "").slice(0, LONGEST);
    }
    return typeof draft.step === "string" ? draft.step : "";
  }

  function deleteDraft() {
    try {
      localStorage.removeItem(Bank.GIVING_KEY);
    } catch (error) {
      // Then there is none.
    }
  }

  Object.assign(Giving, { keepDraft, restoreDraft, deleteDraft });
})((window.PolicyBank = window.PolicyBank || {}));
