// Wires the form: what happens when something is answered, when a giver goes on, and when the packet is made. Needs all other files of its
// bundle; brings the bundle `packet` and fflate when a PDF is chosen or the packet is made. Without script the page names other ways.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  const PAUSE_MS = 300;

  /** @type {Promise<void> | null} */
  let bringing = null;

  /** Bring what looks into PDFs and makes zips, once. */
  function bring() {
    bringing =
      bringing ||
      Promise.all([Bank.givingFiles.zip, Bank.givingFiles.packet].map(Bank.loadGiving)).then(
        () => {},
        (error) => {
          bringing = null; // The next file asks again.
          Bank.tellGivingBroken();
          throw error;
        },
      );
    return bringing;
  }

  /** @param {HTMLFormElement} form */
  function wakeGive(form) {
    const isPractice = /[?&]practice\b/.test(location.search);
    const facts = Giving.factsOf(form);
    /** @type {{code: string, name: string, blob: Blob} | null} */
    let packet = null;
    let timer = 0;
    const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (form.querySelector(selector));
    const moves = part(".give-moves");
    const next = /** @type {HTMLButtonElement} */ (part("button[type=submit]"));
    const back = part("[data-give=back]");

    const files = Giving.makeFiles(form, facts, changed, bring);
    /** @type {Record<string, () => [string, string][]>} */
    const troubles = {
      suitable: () => Giving.suitableTroubles(form),
      share: () => Giving.shareTroubles(form),
      what: () => Giving.whatTroubles(form, facts),
      file: () => files.troubles(),
      packet: () => [],
    };
    const steps = Giving.makeSteps(form, { isInOrder: (/** @type {string} */ step) => !troubles[step]().length, isMade: () => Boolean(packet), entered });

    function showAll() {
      Giving.showSuitable(form);
      Giving.showShare(form, facts);
      Giving.showDate(form);
      files.show();
      Giving.showInside(form, files.attached());
    }

    function keep() {
      clearTimeout(timer);
      if (isPractice || packet || Giving.keepDraft(form, steps.current())) return;
      part(".give-draft").textContent = Giving.say("draft-closed");
    }

    function changed() {
      packet = null; // What was made before holds something else.
      showAll();
      if (steps.current() in troubles) Giving.mendTroubles(form, troubles[steps.current()]());
      clearTimeout(timer);
      timer = window.setTimeout(keep, PAUSE_MS);
    }

    /** @param {string} step */
    function entered(step) {
      Giving.showTroubles(form, []);
      const isLast = step === "packet";
      moves.hidden = step === "send";
      /** @type {HTMLElement} */ (document.querySelector(".list-intro")).hidden = step !== Giving.STEPS[0];
      back.hidden = step === Giving.STEPS[0];
      next.textContent = next.getAttribute(isLast && !isPractice ? "data-make" : "data-next");
      next.hidden = isLast && isPractice;
      part(".give-practice-end").hidden = !(isLast && isPractice);
      part(".give-foot").hidden = step === "send";
      if (step === "file") files.draw();
      if (isLast) Giving.showLook(form, facts, files.attached());
      if (step !== "send") keep();
    }

    function goOn() {
      const step = steps.current();
      const found = troubles[step]();
      Giving.showTroubles(form, found);
      if (found.length) return;
      if (step !== "packet") steps.next();
      else if (!isPractice) make();
    }

    async function make() {
      const told = part(".give-making");
      next.disabled = true;
      told.textContent = Giving.say("making", { percent: 0 });
      try {
        await bring();
        const given = Giving.givenIn(form);
        const attached = files.attached();
        packet = await Giving.makePacket(contents(given, attached), (/** @type {number} */ share) => {
          told.textContent = Giving.say("making", { percent: Math.floor(share * 100) });
        });
        Giving.saveBlob(/** @type {any} */ (packet).name, /** @type {any} */ (packet).blob);
        Giving.showSend(form, facts, packet, titleOf(given));
        told.textContent = "";
        Giving.deleteDraft();
        steps.go("send");
      } catch (error) {
        told.textContent = Giving.say("not-made");
      } finally {
        next.disabled = false;
      }
    }

    /** @param {any} given */
    const titleOf = (given) => [given.titleKm, given.titleEn].map(Giving.cleanLine).filter(Boolean).join(" / ");

    /** @param {any} given @param {any[]} attached */
    function contents(given, attached) {
      const body = Giving.cleanLine(given.bodyNote);
      const inBoth = (/** @type {(language: string) => string} */ made) => ({ km: made("km"), en: made("en") });
      const bodyNotes = body ? inBoth((language) => Giving.sayIn(language, "sentence.body", { name: body })) : null;
      const languages = Array.from(new Set([...given.languages, ...attached.map((one) => one.language)]));
      const answers = (/** @type {string[]} */ names, /** @type {Record<string, string>} */ from) =>
        names.map((name) => ({ question: name, answer: from[name] }));
      return {
        record: Giving.recordOf({ ...given, languages }, Giving.statementIn(form, facts), attached, { monthNames: Bank.givingOther.months, bodyNotes }),
        attached,
        contact: Giving.contactIn(form),
        answers: { suitable: answers(Giving.SUITABLE, given.suitable), sharing: answers(Giving.askedOnSharing(given.sharing), given.sharing) },
        sentence: inBoth((language) => Giving.reviewerSentence(language, given, facts)),
        language: document.documentElement.lang,
        made: Giving.today(),
        readMe: (/** @type {string} */ code) =>
          ["km", "en"].map((one) => Giving.sayIn(one, "read-me", { bank: facts.bank[one], code, title: titleOf(given) })).join("\n"),
      };
    }

    function startAnew() {
      packet = null;
      Giving.deleteDraft();
      form.reset();
      files.forget();
      Giving.showAllChosen(form);
      showAll();
      if (steps.current() === Giving.STEPS[0]) entered(Giving.STEPS[0]);
      else steps.go(Giving.STEPS[0]);
    }

    /** @type {Record<string, (button: Element) => void>} */
    const acts = {
      back: () => steps.back(),
      again: () => packet && Giving.saveBlob(packet.name, packet.blob),
      copy: (button) => Giving.copyWords(button),
      new: startAnew,
      delete: () => {
        if (!confirm(Giving.say("draft-sure"))) return;
        startAnew();
        Giving.deleteDraft();
        part(".give-draft").textContent = Giving.say("draft-deleted");
      },
    };

    // Whoever switches the language at once after the last letter finds it there too.
    addEventListener("pagehide", keep);
    form.addEventListener("input", changed);
    // While it is mended and not when the field is left: the page would move under the finger that taps the next one.
    form.addEventListener("input", (event) => {
      const field = /** @type {Element} */ (event.target);
      const place = field.closest("fieldset[id], .give-line");
      if (place) Giving.tellAt(place.id.replace(/-line$/, ""), "");
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      goOn();
    });
    form.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("[data-give]");
      if (button) acts[button.getAttribute("data-give") || ""](button);
    });

    const before = isPractice ? "" : Giving.restoreDraft(form);
    if (before) part(".give-draft").textContent = Giving.say("draft-there");
    if (isPractice) {
      /** @type {HTMLElement} */ (document.querySelector(".give-practice")).hidden = false;
      form.querySelectorAll(".give-why").forEach((one) => (/** @type {HTMLElement} */ (one).hidden = false));
      part(".give-kept").hidden = part(".give-try").hidden = true;
    }
    Giving.wakePicks(form);
    Giving.wakeAlike(form);
    showAll();
    form.hidden = false;
    steps.start(before);
  }

  Object.assign(Giving, { wakeGive });
})((window.PolicyBank = window.PolicyBank || {}));
