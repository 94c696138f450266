// The page of the return slip. Wakes `.slip`: asks whether to count on this device, shows all that is kept, lets the reader strike out lines,
// ask, correct and answer, and shows the slip whole before it is copied, drawn as codes or saved. Needs the other files of its
// bundle. Without script the page says what a slip is, and that it needs scripts.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const { LONGEST, MOST, isId, nothing, sound, readSlip, keepSlip, wipeSlip } = Bank.slipKept;
  const { isPersonal, plainLine } = Bank.slipPlain;
  const { slipLines, slipText, codeTexts, slipFile } = Bank.slipOut;
  const { say, sayMonth, keptList, codesList } = Bank.slipView;
  /** @type {any} What this page shows: from the storage, or of this page alone where there is none. */
  let kept = null;
  const root = /** @type {HTMLElement | null} */ (document.querySelector(".slip"));
  if (!root) return;
  /** @param {string} selector @returns {any} */
  const part = (selector) => root.querySelector(selector);

  /** @param {string} key @param {Record<string, string | number>} [values] */
  const tell = (key, values) => Bank.fill(part(".slip-told"), say(key, values));

  /** Show and keep what is kept. @param {any} next */
  function change(next) {
    kept = sound({ version: 1, ...next });
    part(".slip-trouble").textContent = keepSlip(kept) ? "" : say("closed");
    draw();
  }

  /** The whole slip as it leaves: words for people, then the lines. */
  function wholeText() {
    const lines = slipLines(kept);
    const contact = root && root.getAttribute("data-contact");
    const head = [say("text-head", { bank: (root && root.getAttribute("data-bank")) || "" }), contact && say("text-send", { address: contact }), say("text-lines")];
    return [...head.filter(Boolean), "", slipText(lines)].join("\n");
  }

  const isFull = () => Object.keys(kept.opened).length >= MOST.opened || Object.keys(kept.searches).length >= MOST.searches;

  function draw() {
    part(".slip-off").hidden = Boolean(kept);
    part(".slip-on").hidden = !kept;
    if (!kept) return;
    const isEmpty = !slipLines(kept).length;
    part(".slip-since").textContent = kept.since === kept.until ? say("since-one", { month: sayMonth(kept.since) }) : say("since", { since: sayMonth(kept.since), until: sayMonth(kept.until) });
    if (isFull()) part(".slip-since").append(" ", say("full"));
    Bank.fill(part(".slip-kept"), keptList(kept, strike));
    part(".slip-empty").hidden = !isEmpty;
    part(".slip-out").hidden = isEmpty;
    part(".slip-text").textContent = isEmpty ? "" : wholeText();
    Bank.fill(part(".slip-drawn"));
    for (const input of root ? root.querySelectorAll(".slip-survey input") : []) {
      const choice = /** @type {HTMLInputElement} */ (input);
      choice.checked = (kept.answers[choice.name.slice("slip-".length)] || "") === choice.value;
    }
    const select = part("[name=slip-document]");
    const chosen = select.value || new URLSearchParams(location.search).get("wrong") || "";
    const ids = Object.keys(kept.opened);
    if (isId(chosen) && !ids.includes(chosen)) ids.push(chosen);
    const options = ids.reverse().map((id) => Bank.element("option", { value: id }, kept.titles[id] || id));
    Bank.fill(select, Bank.element("option", { value: "" }, say("choose")), ...options);
    select.value = chosen;
  }

  /** @param {(one: any) => void} drop @param {string} text */
  function strike(drop, text) {
    const before = JSON.parse(JSON.stringify(kept));
    drop(kept);
    change(kept);
    const undo = Bank.element("button", { type: "button", class: "turn" }, say("undo"));
    undo.addEventListener("click", () => {
      change(before);
      tell("undone");
      part(".slip-heading").focus();
    });
    Bank.fill(part(".slip-told"), say("struck", { text }), " ", undo);
    undo.focus({ preventScroll: true });
  }

  /** A line that a reader typed, or "" after saying why not. @param {any} input @param {number} longest */
  function typed(input, longest) {
    const text = plainLine(input.value, longest);
    if (!text || !isPersonal(text)) return text;
    tell("personal");
    input.focus();
    return null;
  }

  function ask() {
    const input = part("[name=slip-title]");
    const title = typed(input, LONGEST.title);
    if (!title) return title === "" && input.focus();
    if (kept.missing.length + kept.wanted.length >= MOST.asked) return tell("full");
    input.value = "";
    change({ ...kept, missing: [...kept.missing, title] });
    tell("asked");
  }

  function correct() {
    const id = part("[name=slip-document]").value;
    const input = part("[name=slip-sentence]");
    const sentence = typed(input, LONGEST.sentence);
    if (sentence === null) return;
    if (!isId(id)) return part("[name=slip-document]").focus();
    const [times] = kept.wrong[id] || [0];
    input.value = "";
    change({ ...kept, wrong: { ...kept.wrong, [id]: [times + 1, sentence] } });
    tell("corrected");
  }

  /** Bring the program that makes QR codes, once. @param {() => void} act */
  function withCodes(act) {
    if (Bank.qr) return act();
    const script = Bank.element("script", { src: ((root && root.getAttribute("data-root")) || ".") + "/" + Bank.slipCodesFile });
    script.onload = act;
    script.onerror = () => tell("broken");
    document.head.append(script);
  }

  const canShare = "share" in navigator;
  /** @type {Record<string, () => void>} */
  const acts = {
    on: () => {
      change(nothing());
      part(".slip-heading").focus();
    },
    ask,
    wrong: correct,
    copy: async () => tell((await Bank.copyText(wholeText())) ? "copied" : "not-copied"),
    send: () => navigator.share({ text: wholeText() }).catch(() => {}), // The reader closed the sheet.
    codes: () =>
      withCodes(() => {
        const texts = codeTexts(slipLines(kept));
        Bank.fill(part(".slip-drawn"), Bank.element("p", null, say(texts.length === 1 ? "codes-one" : "codes", { count: texts.length })), codesList(texts));
        part(".slip-drawn").focus();
      }),
    file: () => Bank.saveText(`slip-${kept.until}.json`, slipFile(kept), "application/json"),
    sent: () => {
      change(nothing());
      tell("begun");
      part(".slip-heading").focus();
    },
    off: () => {
      wipeSlip();
      kept = null;
      draw();
      tell("wiped");
      part(".slip-off button").focus({ preventScroll: true });
    },
  };

  for (const button of root.querySelectorAll("button[data-slip]")) button.addEventListener("click", () => acts[button.getAttribute("data-slip") || ""]());
  for (const input of root.querySelectorAll(".slip-survey input"))
    input.addEventListener("change", () => {
      const { name, value } = /** @type {HTMLInputElement} */ (input);
      const { [name.slice("slip-".length)]: _old, ...others } = kept.answers;
      change({ ...kept, answers: value ? { ...others, [name.slice("slip-".length)]: value } : others });
    });
  for (const form of root.querySelectorAll("form"))
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      /** @type {any} */ (form.querySelector("button[data-slip]")).click();
    });
  part("[data-slip=send]").hidden = !canShare;
  kept = readSlip();
  try {
    localStorage.getItem("policybank-slip");
  } catch (error) {
    part(".slip-trouble").textContent = say("closed");
  }
  root.hidden = false;
  draw();
  // Another tab counted on.
  addEventListener("storage", (event) => {
    if (root.contains(document.activeElement) && document.activeElement instanceof HTMLInputElement) return;
    if (event.key === "policybank-slip" || event.key === null) {
      kept = readSlip();
      draw();
    }
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    kept = readSlip();
    draw();
  });
})((window.PolicyBank = window.PolicyBank || {}));
