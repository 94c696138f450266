// Shows the leaves of a PDF as they are, each with its text beside it, drawn by pdf.js. Wakes the part `.see-pages` on the page of a
// text. Nothing is loaded before a reader asks for it, by the button or by `?pages` in the address. Text is copied from our
// own text, never from the picture: what a PDF gives for copied Khmer is often not what stands there.
//
// From a folder (file://) no script may read a PDF: the part says so, and each leaf keeps its link to the browser's own
// viewer. Without scripts those links are all there is.
(function () {
  "use strict";

  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const viewer = (script && script.getAttribute("data-viewer")) || "";
  // Twice the dots of the screen are enough for small vowels; more is memory that an old phone has not.
  const MOST_DENSE = 2;
  // A leaf is drawn when it comes this near to the screen, and wiped when it is farther than that.
  const NEAR = "1200px 0px";

  /** @param {Element} part @param {string} name */
  function told(part, name) {
    return part.getAttribute("data-" + name) || "";
  }

  /** Returns the document of pdf.js. @param {string} address @returns {Promise<any>} */
  async function openPdf(address) {
    const folder = new URL(viewer, document.baseURI).href;
    const pdfjs = await import(folder + "pdf.js");
    pdfjs.GlobalWorkerOptions.workerSrc = folder + "pdf.worker.js";
    return pdfjs.getDocument({
      url: new URL(address, document.baseURI).href,
      // Only the leaves that are looked at are fetched, where the server can give a part of a file.
      disableAutoFetch: true,
      disableStream: true,
      // No eval and no WebAssembly: our pages allow neither. What needs it (JPEG 2000, JBIG2) has a plain form there.
      isEvalSupported: false,
      useWasm: false,
      wasmUrl: folder,
      // A PDF from a stranger shows its leaves and does nothing.
      enableXfa: false,
      stopAtErrors: false,
    }).promise;
  }

  /** Puts an empty sheet into each leaf. @param {Element} part @param {any} first @returns {Map<Element, number>} */
  function addSheets(part, first) {
    const size = first.getViewport({ scale: 1 });
    const sheets = new Map();
    for (const leaf of document.querySelectorAll("section.leaf")) {
      const number = Number(leaf.id.replace("leaf-", ""));
      const sheet = document.createElement("canvas");
      sheet.className = "sheet";
      sheet.setAttribute("role", "img");
      const heading = leaf.querySelector("h2");
      const name = heading && heading.firstChild ? (heading.firstChild.textContent || "").trim() : String(number);
      sheet.setAttribute("aria-label", told(part, "sheet").replace("{page}", name));
      // Its room is known before it is drawn, so that nothing moves; leaves are seldom of different sizes.
      sheet.style.aspectRatio = size.width + " / " + size.height;
      leaf.insertBefore(sheet, heading ? heading.nextSibling : leaf.firstChild);
      sheets.set(sheet, number);
    }
    return sheets;
  }

  /** @param {any} pdf @param {HTMLCanvasElement} sheet @param {number} number */
  async function draw(pdf, sheet, number) {
    const leaf = await pdf.getPage(number);
    const plain = leaf.getViewport({ scale: 1 });
    const dense = Math.min(window.devicePixelRatio || 1, MOST_DENSE);
    const viewport = leaf.getViewport({ scale: (sheet.clientWidth * dense) / plain.width });
    sheet.style.aspectRatio = plain.width + " / " + plain.height;
    sheet.width = Math.round(viewport.width);
    sheet.height = Math.round(viewport.height);
    await leaf.render({ canvas: sheet, viewport: viewport }).promise;
    sheet.setAttribute("data-drawn", "");
  }

  /** @param {any} pdf @param {Map<Element, number>} sheets */
  function drawWhatIsNear(pdf, sheets) {
    const drawing = new Set();
    const watch = new IntersectionObserver(
      (seen) => {
        for (const one of seen) {
          const sheet = /** @type {HTMLCanvasElement} */ (one.target);
          if (!one.isIntersecting) {
            if (sheet.hasAttribute("data-drawn")) {
              sheet.removeAttribute("data-drawn");
              sheet.width = sheet.height = 0;
            }
          } else if (!drawing.has(sheet) && !sheet.hasAttribute("data-drawn")) {
            drawing.add(sheet);
            draw(pdf, sheet, sheets.get(sheet) || 1)
              // A leaf that cannot be drawn keeps its text and its link.
              .catch(() => sheet.classList.add("undrawn"))
              .then(() => drawing.delete(sheet));
          }
        }
      },
      { rootMargin: NEAR },
    );
    for (const sheet of sheets.keys()) watch.observe(sheet);
  }

  /** @param {Element} part @param {HTMLButtonElement} button @param {Element} state */
  async function showPages(part, button, state) {
    const wasHere = document.activeElement === button;
    button.disabled = true;
    state.textContent = told(part, "loading");
    try {
      const pdf = await openPdf(told(part, "pdf"));
      document.documentElement.classList.add("with-pages");
      const sheets = addSheets(part, await pdf.getPage(1));
      button.hidden = true;
      state.textContent = told(part, "shown");
      // Who pressed the button by a key goes on from where it stood.
      if (wasHere) /** @type {HTMLElement} */ (state).focus();
      // What stands above the leaf that was asked for has grown.
      const here = /^#leaf-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
      if (here) here.scrollIntoView();
      drawWhatIsNear(pdf, sheets);
    } catch (error) {
      button.disabled = false;
      state.textContent = told(part, "failed");
    }
  }

  document.addEventListener("DOMContentLoaded", function () {
    const part = document.querySelector(".see-pages");
    if (!part || !viewer) return;
    const button = /** @type {HTMLButtonElement} */ (part.querySelector("button"));
    const state = /** @type {Element} */ (part.querySelector("[role=status]"));
    if (!/^https?:$/.test(location.protocol)) {
      state.textContent = told(part, "folder");
      return;
    }
    button.hidden = false;
    button.addEventListener("click", () => showPages(part, button, state));
    if (/[?&]pages\b/.test(location.search)) showPages(part, button, state);
  });
})();
