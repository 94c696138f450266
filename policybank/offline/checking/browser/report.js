// Shows how far the work is and what checking found. Wakes the elements it is given; needs say.js, check.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = (Bank.checking = Bank.checking || {});

  // A list of 60,000 names would hold up the page and help nobody; all of them go into the file.
  const MOST_NAMES = 100;
  const KINDS = ["damaged", "unreadable", "missing", "renamed", "old", "foreign"];
  // Speeds of the first moments say nothing of a stick.
  const FIRST_SECONDS = 3;
  const OFTEN = 150;

  /**
   * A bar of progress in `place`, with a button that stops the work.
   * @param {Element} place @returns {{names: (count: number) => void, told: (told: any) => void, stop: () => void, isStopped: () => boolean, end: () => void}}
   */
  function makeProgress(place) {
    let stopped = false;
    let drawn = 0;
    let begun = 0;
    const bar = Checking.element("progress", { max: "1" });
    const line = Checking.element("p", { class: "told" });
    const button = Checking.element("button", { type: "button", class: "stop" }, ...Checking.both("verify.stop"));
    const stop = () => (stopped = true);
    button.addEventListener("click", stop);
    Checking.fill(place, bar, line, button);
    bar.setAttribute("aria-label", Checking.sayIn(document.documentElement.lang, "verify.progress-label"));
    /** @param {any} told */
    function show(told) {
      const now = Date.now();
      begun = begun || now;
      if (now - drawn < OFTEN && told.bytes < told.totalBytes) return;
      drawn = now;
      bar.value = told.totalBytes ? told.bytes / told.totalBytes : 1;
      const seconds = (now - begun) / 1000;
      const left = told.bytes ? (seconds * (told.totalBytes - told.bytes)) / told.bytes : 0;
      Checking.fill(
        line,
        ...Checking.both("verify.progress", {
          done: (/** @type {string} */ language) => Checking.size(language, told.bytes),
          total: (/** @type {string} */ language) => Checking.size(language, told.totalBytes),
          files: told.files,
          left: (/** @type {string} */ language) => (seconds < FIRST_SECONDS ? "…" : Checking.remaining(language, left)),
        }),
      );
    }
    return {
      names: (count) => Checking.fill(line, ...Checking.both("verify.names", { count })),
      told: show,
      stop,
      isStopped: () => stopped,
      end: () => Checking.fill(place),
    };
  }

  /** @param {string} kind of box @param {...any} children */
  const box = (kind, ...children) => Checking.element("div", { class: `box ${kind}` }, ...children);

  /** @param {string} key @param {Record<string, any>} [values] */
  const paragraph = (key, values) => Checking.element("p", null, ...Checking.both(key, values));

  /** Say in `place` what `found` is. @param {Element} place @param {any} found */
  function showFound(place, found) {
    if (found.trouble) {
      Checking.fill(place, box("bad", paragraph(`verify.${found.trouble}`, { line: found.line })));
      return;
    }
    const parts = [];
    if (found.isWhole) parts.push(box("good", Checking.element("h2", null, ...Checking.both("verify.whole")), paragraph("verify.whole-says", about(found))));
    else parts.push(box("bad", Checking.element("h2", null, ...Checking.both("verify.broken")), paragraph("verify.broken-says", about(found))));
    if (found.isUnfinished) parts.push(box("note", paragraph("verify.unfinished")));
    for (const kind of KINDS) if (found[kind].length) parts.push(namesOf(kind, found[kind]));
    if (KINDS.some((kind) => found[kind].length)) parts.push(saving(found));
    Checking.fill(place, ...parts);
  }

  /** @param {any} found */
  function about(found) {
    return {
      count: found.count,
      size: (/** @type {string} */ language) => Checking.size(language, found.bytes),
      version: found.version,
      made: (/** @type {string} */ language) => (found.made ? Checking.day(language, found.made) : "–"),
    };
  }

  /** @param {string} kind @param {string[]} names */
  function namesOf(kind, names) {
    const list = Checking.element("ul", { lang: "zxx" }, ...names.slice(0, MOST_NAMES).map((name) => Checking.element("li", null, name)));
    const section = Checking.element(
      "section",
      { class: "kind", "data-kind": kind },
      Checking.element("h3", null, ...Checking.both(`verify.kinds.${kind}`, { count: names.length })),
      paragraph(`verify.do.${kind}`),
      list,
    );
    if (names.length > MOST_NAMES) section.append(paragraph("verify.more", { count: names.length - MOST_NAMES }));
    return section;
  }

  /** A link to a file with everything that was found, to be sent on. @param {any} found */
  function saving(found) {
    /** @type {string[]} */
    const lines = [];
    for (const kind of KINDS) for (const name of found[kind]) lines.push(`${kind}\t${name}`);
    const blob = new Blob([[`version\t${found.version}`, ...lines, ""].join("\r\n")], { type: "text/plain" });
    const link = Checking.element("a", { href: URL.createObjectURL(blob), download: "bank-check.txt" }, ...Checking.both("verify.save"));
    return Checking.element("p", null, link);
  }

  /** Show a trouble, with what to do. @param {Element} place @param {string} key @param {Record<string, any>} [values] */
  const showTrouble = (place, key, values) => Checking.fill(place, box("bad", paragraph(key, values)));

  Object.assign(Checking, { makeProgress, showFound, showTrouble, box, paragraph });
})((window.PolicyBank = window.PolicyBank || {}));
