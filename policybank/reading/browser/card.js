// Draws the card of a document, a picture of 1200 by 630 for a chat or a post, in the reader's browser: it shapes Khmer right,
// and nothing has to be made beforehand or fetched. Needs share.js. Lines are broken by the browser as well, in an element
// that nobody sees, since no phone older than a few years tells a script where a Khmer line may break.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const WIDTH = 1200;
  const HEIGHT = 630;
  const EDGE = 72;
  const GAP = 16;
  const INNER = WIDTH - 2 * EDGE;
  // Ink on white and a band of the bank's blue, the same in light and dark: the picture leaves the site.
  const INK = "#12212c";
  const SOFT = "#46555f";
  const BAND = "#0a4668";

  /**
   * The lines of `text` as the browser would break them. @param {HTMLElement} measure @param {string} text
   * @param {string} language @param {number} size @param {number} weight @returns {string[]}
   */
  function brokenLines(measure, text, language, size, weight) {
    measure.lang = language;
    measure.style.font = fontOf(size, weight);
    measure.textContent = "";
    // The word that browsers break wrongly is kept whole here too; it stands in the page in elements of this class.
    const whole = document.querySelector("h1 .word, .other-title .word");
    const word = (whole && whole.textContent) || "\0";
    text.split(word).forEach((part, place) => {
      if (place) measure.append(Bank.element("span", { class: "word" }, word));
      measure.append(part);
    });
    /** @type {string[]} */
    const lines = [];
    let top = -Infinity;
    const walker = document.createTreeWalker(measure, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      for (let at = 0; at < node.data.length; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        // A vowel or a subscript has no box of its own: it belongs to what came before.
        if (box && box.width && box.top > top + size / 2) {
          top = box.top;
          lines.push("");
        }
        if (lines.length) lines[lines.length - 1] += node.data[at];
      }
    }
    return lines.map((line) => line.trim());
  }

  /** @param {number} size @param {number} weight */
  function fontOf(size, weight) {
    return `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  }

  /**
   * The lines of `text` in the largest of `sizes` that needs at most `most` lines; the smallest is cut there.
   * @param {HTMLElement} measure @param {string} text @param {string} language @param {number[]} sizes
   * @param {number} weight @param {number} most
   */
  function fitted(measure, text, language, sizes, weight, most) {
    for (const size of sizes) {
      const lines = brokenLines(measure, text, language, size, weight);
      const isLast = size === sizes[sizes.length - 1];
      if (lines.length > most && !isLast) continue;
      const kept = lines.slice(0, most);
      if (lines.length > most) kept[most - 1] += "…";
      return { lines: kept, size, weight, language, step: size * (language === "km" ? 1.6 : 1.25) };
    }
    throw new RangeError("no size to write in");
  }

  /** The card as a canvas. @param {Record<string, string>} facts @returns {Promise<HTMLCanvasElement>} */
  async function drawCard(facts) {
    const measure = Bank.element("div", { "aria-hidden": "true" });
    Object.assign(measure.style, { position: "absolute", insetInlineStart: "-9999px", insetBlockStart: "0", inlineSize: `${INNER}px` });
    document.body.append(measure);
    try {
      // The Khmer font of the bank may not have been needed until now, or not in this language.
      if (document.fonts) await document.fonts.load(fontOf(40, 400), facts.title + facts.other);
      const page = document.documentElement.lang;
      const title = fitted(measure, facts.title, facts.titleLanguage, [64, 56, 50, 44, 38, 34], 600, 4);
      const other = fitted(measure, facts.other, facts.otherLanguage, [36, 32, 28, 25], 400, 2);
      const about = fitted(measure, facts.facts, page, [28, 25, 22], 400, 2);
      const canvas = Bank.element("canvas", { width: WIDTH, height: HEIGHT });
      draw(canvas.getContext("2d"), title, other, about, facts, page);
      return canvas;
    } finally {
      measure.remove();
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context @param {any} title @param {any} other @param {any} about
   * @param {Record<string, string>} facts @param {string} page
   */
  function draw(context, title, other, about, facts, page) {
    const band = 118;
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, WIDTH, HEIGHT);
    context.fillStyle = BAND;
    context.fillRect(0, HEIGHT - band, WIDTH, band);
    context.textBaseline = "middle";
    const blocks = [[about, SOFT], [title, INK], [other, SOFT]].filter(([block]) => block.lines[0]);
    const height = blocks.reduce((sum, [block]) => sum + block.lines.length * block.step + GAP, -GAP);
    let top = Math.max(EDGE / 2, (HEIGHT - band - height) / 2);
    for (const [block, colour] of blocks) {
      context.fillStyle = colour;
      top = write(context, block, top) + GAP;
    }
    context.fillStyle = "#ffffff";
    const middle = HEIGHT - band / 2;
    line(context, facts.bank, page, fontOf(30, 600), EDGE, facts.address ? middle - 24 : middle);
    if (facts.address) line(context, facts.address.replace(/^https?:\/\//, ""), "en", fontOf(24, 400), EDGE, middle + 26);
  }

  /** Write the lines of a block below `top` and return where they end. @param {CanvasRenderingContext2D} context @param {any} block @param {number} top */
  function write(context, block, top) {
    for (const text of block.lines) {
      line(context, text, block.language, fontOf(block.size, block.weight), EDGE, top + block.step / 2);
      top += block.step;
    }
    return top;
  }

  /**
   * @param {CanvasRenderingContext2D} context @param {string} text @param {string} language @param {string} font
   * @param {number} x @param {number} y
   */
  function line(context, text, language, font, x, y) {
    context.canvas.lang = language; // Which letters a font draws may rest on it.
    context.font = font;
    context.fillText(text, x, y, INNER);
  }

  /** @param {Element} button */
  async function shareCard(button) {
    const { part, told } = Bank.sharePartsOf(button);
    const facts = Bank.sharedFacts(part);
    const canvas = await drawCard(facts);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", Bank.saying("card-label", { title: facts.title }));
    canvas.className = "share-card";
    const save = Bank.element("button", { type: "button", class: "button quiet-button" }, Bank.saying("card-save"));
    save.addEventListener("click", () => {
      canvas.toBlob((blob) => blob && Bank.saveFile(`${facts.id}.${document.documentElement.lang}.png`, blob), "image/png");
    });
    const old = part.querySelector(".share-picture");
    const picture = Bank.element("div", { class: "share-picture" }, canvas, Bank.element("p", null, save));
    if (old) old.replaceWith(picture);
    else part.append(picture);
    Bank.fill(told, Bank.saying("card-made"));
  }

  Object.assign(Bank, { drawCard, shareCard });
})((window.PolicyBank = window.PolicyBank || {}));
