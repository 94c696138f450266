// Draws what is kept for the slip, a line each with a way to strike it out, and QR codes. Wakes nothing; needs elements.js and its words.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  // The white around a code without which telephones do not find it (ISO/IEC 18004, 6.3.8).
  const QUIET = 4;
  const language = document.documentElement.lang;

  /** The words under `key`, their places filled. @param {string} key @param {Record<string, string | number>} [values] @returns {string} */
  function say(key, values) {
    return (Bank.slipSays[key] || "").replace(/\{(\w+)\}/g, (/** @type {string} */ _all, /** @type {string} */ name) => {
      const value = values ? values[name] : "";
      return typeof value === "number" ? Bank.numeral(value, language) : value;
    });
  }

  /** A month as its language writes it. @param {string} month @returns {string} */
  function sayMonth(month) {
    const [year, number] = month.split("-");
    return say("month", { month: say(`month-${Number(number)}`), year: language === "km" ? Bank.numeral(Number(year), "km") : year });
  }

  /** The parts of what is kept; each line has its text, and how to strike it out. @param {any} kept */
  function partsOf(kept) {
    /** @param {string} id */
    const title = (id) => kept.titles[id] || id;
    /** @param {string} part @param {string} key */
    const drop = (part, key) => (/** @type {any} */ one) => delete one[part][key];
    /** @param {string} part @param {string} key */
    const dropItem = (part, key) => (/** @type {any} */ one) => (one[part] = one[part].filter((/** @type {string} */ other) => other !== key));
    const searches = Object.entries(kept.searches).map(([words, times]) => ({ text: words, note: say("times", { count: times }), drop: drop("searches", words) }));
    const opened = Object.entries(kept.opened).map(([id, [page, pdf, text]]) => ({
      text: title(id),
      note: [page && say("pages", { count: page }), pdf && say("pdfs", { count: pdf }), text && say("texts", { count: text })].filter(Boolean).join(say("comma")),
      drop: drop("opened", id),
    }));
    const asked = [
      ...kept.wanted.map((/** @type {string} */ id) => ({ text: title(id), note: "", drop: dropItem("wanted", id) })),
      ...kept.missing.map((/** @type {string} */ one) => ({ text: one, note: "", drop: dropItem("missing", one) })),
    ];
    const wrong = Object.entries(kept.wrong).map(([id, [times, sentence]]) => ({ text: title(id), note: sentence || say("times", { count: times }), drop: drop("wrong", id) }));
    return [
      { name: "searches", lines: searches },
      { name: "opened", lines: opened },
      { name: "asked", lines: asked },
      { name: "corrections", lines: wrong },
    ].filter((part) => part.lines.length);
  }

  /** @param {any} kept @param {(drop: (kept: any) => void, text: string) => void} strike */
  function keptList(kept, strike) {
    const place = Bank.element("div");
    for (const { name, lines } of partsOf(kept)) {
      const items = lines.map((/** @type {any} */ line) => {
        const button = Bank.element("button", { type: "button", class: "slip-strike", "aria-label": `${say("strike")}: ${line.text}` }, say("strike"));
        button.addEventListener("click", () => strike(line.drop, line.text));
        // Texts of either language stand here: a title, or whatever a reader typed.
        const lang = /[\u1780-\u17d3]/.test(line.text) ? "km" : "en";
        return Bank.element("li", null, Bank.element("span", { class: "slip-what", lang: lang === language ? "" : lang }, line.text), " ", line.note && Bank.element("span", { class: "quiet" }, line.note), " ", button);
      });
      place.append(Bank.element("h3", null, say(`part-${name}`)), Bank.element("ul", { class: "slip-lines" }, ...items));
    }
    return place;
  }

  /** A QR code as a drawing. @param {string} text @param {string} label */
  function codeDrawing(text, label) {
    const { data, size } = Bank.qr.encode(text, { ecc: "M", border: 0, boostEcc: false });
    let path = "";
    // A row's black points side by side are one bar: white lines between them would disturb a camera.
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) {
        if (!data[y][x]) continue;
        let end = x;
        while (end < size && data[y][end]) end++;
        path += `M${x + QUIET} ${y + QUIET}h${end - x}v1h-${end - x}z`;
        x = end;
      }
    const whole = size + 2 * QUIET;
    const drawing = document.createElementNS(SVG, "svg");
    for (const [name, value] of Object.entries({ viewBox: `0 0 ${whole} ${whole}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges", "data-code": text }))
      drawing.setAttribute(name, value);
    const white = document.createElementNS(SVG, "path");
    white.setAttribute("d", `M0 0h${whole}v${whole}h-${whole}z`);
    white.setAttribute("fill", "#fff");
    const black = document.createElementNS(SVG, "path");
    black.setAttribute("d", path);
    black.setAttribute("fill", "#000");
    drawing.append(white, black);
    return drawing;
  }

  /** @param {string[]} texts */
  function codesList(texts) {
    const items = texts.map((text, at) => {
      const label = say("code-label", { number: at + 1, total: texts.length });
      return Bank.element("li", null, Bank.element("p", null, label), codeDrawing(text, label));
    });
    return Bank.element("ol", { class: "slip-codes" }, ...items);
  }

  Object.assign(Bank, { slipView: { say, sayMonth, keptList, codesList } });
})((window.PolicyBank = window.PolicyBank || {}));
