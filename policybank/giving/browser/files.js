// The fourth step: the PDFs, chosen or dragged in. Wakes `.give-drop` and `.give-files`; needs record.js, form.js, say.js, elements.js, and
// brings the scripts that look into a PDF (pdf.js, with fflate) when the first is chosen. Nothing leaves the device here.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  const MOST = 3;

  /**
   * A chosen file, once it is no longer `isChecking` a sound one; `words` say what was found.
   * @typedef {{file: File, name: string, language: string, isChecking: boolean, words: string, warning: string, sha256: string, leaves: number | null}} Chosen
   */

  /** @param {HTMLFormElement} form @param {any} facts @param {() => void} changed @param {() => Promise<void>} bring */
  function makeFiles(form, facts, changed, bring) {
    /** @type {Chosen[]} */
    let chosen = [];
    const list = /** @type {Element} */ (form.querySelector(".give-files"));
    const told = /** @type {Element} */ (form.querySelector(".give-looked"));
    const drop = /** @type {HTMLElement} */ (form.querySelector(".give-drop"));
    const input = /** @type {HTMLInputElement} */ (drop.querySelector("input"));

    /** All languages of the form, those chosen for the document first. */
    function languages() {
      const all = Array.from(form.querySelectorAll("input[name=language]"), (one) => {
        const field = /** @type {HTMLInputElement} */ (one);
        const name = /** @type {Element} */ (/** @type {Element} */ (field.closest("label")).querySelector("[data-name]"));
        return { id: field.value, name: (name.textContent || "").trim(), isChosen: field.checked };
      });
      return [...all.filter((one) => one.isChosen), ...all.filter((one) => !one.isChosen)];
    }

    /** @param {FileList | File[]} files */
    async function add(files) {
      Giving.tellAt("file", "");
      for (const file of Array.from(files)) {
        if (chosen.length >= MOST) {
          Giving.tellAt("file", Giving.say("file-most"));
          return;
        }
        const taken = chosen.map((one) => one.language);
        const free = languages().find((one) => !taken.includes(one.id));
        const one = { file, name: file.name, language: free ? free.id : "", isChecking: true, words: "", warning: "", sha256: "", leaves: null };
        chosen.push(one);
        await look(one);
      }
    }

    /** @param {Chosen} one @param {string} key @param {Record<string, string>} [values] */
    function refuse(one, key, values) {
      chosen = chosen.filter((other) => other !== one);
      draw();
      Giving.tellAt("file", Giving.say(key, { name: one.name, ...values }));
      changed();
    }

    /** @param {Chosen} one */
    async function look(one) {
      const { size } = one.file;
      if (!size) return refuse(one, "file-empty");
      if (size > facts.limit) return refuse(one, "file-too-large", { size: Giving.saySize(size), limit: Giving.saySize(facts.limit) });
      one.words = Giving.say("file-checking", { name: one.name, percent: 0 });
      draw();
      try {
        await bring();
      } catch (error) {
        chosen = chosen.filter((other) => other !== one);
        return draw(); // The page says that a file of the bank is missing.
      }
      const found = await Giving.inspectPdf(one.file, (/** @type {number} */ share) => {
        const place = list.querySelectorAll(".give-found")[chosen.indexOf(one)];
        one.words = Giving.say("file-checking", { name: one.name, percent: Math.floor(share * 100) });
        if (place) place.textContent = one.words;
      });
      if (!chosen.includes(one)) return; // Taken out in the meantime.
      if (found.trouble) return refuse(one, found.trouble);
      Object.assign(one, { isChecking: false, sha256: found.sha256, leaves: found.leaves });
      one.words = Giving.say("file-good", { size: Giving.saySize(size), leaves: Giving.sayLeaves(found.leaves) });
      one.warning = found.isLocked ? Giving.say("file-locked", { name: one.name }) : "";
      draw();
      told.textContent = [one.name, one.words, one.warning].filter(Boolean).join(": ");
      changed();
    }

    function draw() {
      Bank.fill(list, ...chosen.map((one, place) => row(one, place)));
    }

    /** @param {Chosen} one @param {number} place */
    function row(one, place) {
      const select = Bank.element("select", { id: `file-language-${place}` });
      for (const language of languages()) select.append(Bank.element("option", { value: language.id }, language.name));
      select.value = one.language;
      select.addEventListener("change", () => {
        one.language = select.value;
        changed();
      });
      const remove = Bank.element("button", { type: "button", class: "turn" }, Giving.say("remove", { name: one.name }));
      remove.addEventListener("click", () => {
        chosen = chosen.filter((other) => other !== one);
        Giving.tellAt("file", "");
        draw();
        told.textContent = Giving.say("removed", { name: one.name });
        changed();
        input.focus();
      });
      return Bank.element(
        "li",
        { class: one.isChecking ? "" : "give-good" },
        Bank.element("p", { class: "give-name" }, one.name),
        Bank.element("p", { class: "give-found" }, one.words),
        one.warning && Bank.element("p", { class: "note" }, one.warning),
        Bank.element("p", null, Bank.element("label", { for: select.id }, Giving.say("file-language")), " ", select),
        Bank.element("p", null, remove),
      );
    }

    input.addEventListener("change", () => {
      const files = Array.from(input.files || []);
      input.value = ""; // So that the same file can be chosen again.
      add(files);
    });
    // A file that is dropped beside the place would else be opened instead of the form.
    form.addEventListener("dragover", (event) => event.preventDefault());
    form.addEventListener("drop", (event) => event.preventDefault());
    for (const [name, isOver] of /** @type {[string, boolean][]} */ ([["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]))
      drop.addEventListener(name, () => drop.classList.toggle("give-over", isOver));
    drop.addEventListener("drop", (event) => event.dataTransfer && add(event.dataTransfer.files));

    /** The files as the packet takes them, in the order of their names; none where the rights allow none. */
    function attached() {
      if (!facts.hosts.includes(Giving.statementIn(form, facts))) return [];
      return chosen
        .filter((one) => !one.isChecking)
        .map(({ file, language, sha256, leaves }) => ({ name: `document.${language}.pdf`, language, file, sha256, size: file.size, leaves }))
        .sort((one, other) => (one.name < other.name ? -1 : 1));
    }

    /** @returns {[string, string][]} */
    function troubles() {
      const { link } = Giving.givenIn(form);
      const address = Giving.cleanAddress(link);
      /** @type {[string, string][]} */
      const badLink = link.trim() && !address ? [["link", Giving.say("link")]] : [];
      if (!facts.hosts.includes(Giving.statementIn(form, facts))) return badLink;
      if (chosen.some((one) => one.isChecking)) return [["file", Giving.say("file-wait")], ...badLink];
      const found = attached();
      if (!found.length && !address) return [["file", Giving.say("file-missing")], ...badLink];
      const isTwice = new Set(found.map((one) => one.language)).size < found.length;
      return isTwice ? [["file", Giving.say("file-language-twice")], ...badLink] : badLink;
    }

    /** Show what the rights allow, and whose site it is once there is an address. */
    function show() {
      const isHosted = facts.hosts.includes(Giving.statementIn(form, facts));
      form.querySelectorAll(".give-hosted").forEach((one) => (/** @type {HTMLElement} */ (one).hidden = !isHosted));
      /** @type {HTMLElement} */ (form.querySelector(".give-linked")).hidden = isHosted;
      const kind = document.getElementById("link-kind");
      if (kind) kind.hidden = !Giving.cleanAddress(Giving.givenIn(form).link);
    }

    return { attached, troubles, show, draw, forget: () => ((chosen = []), draw()) };
  }

  Object.assign(Giving, { makeFiles });
})((window.PolicyBank = window.PolicyBank || {}));
