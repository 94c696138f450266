/* What the search knows of a copy of the bank, on a stick or in a ZIM, and not of the web's site: files of the index that are
   named by what stands in them (_part_files.py), and PDFs that the copy does not hold (bank_index.py). A bundle of its own, that
   only copies load. Wakes nothing; needs store.js before it, and elements.js and say.js where it draws. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // Digits of a digest in the name of a file.
  const DIGITS = 10;
  // The sign of a document whose PDFs are all there; those after it hold a bit for each edition.
  const FIRST_SIGN = 48;

  /** Parts whose files are named so, by the folder under which they are asked for. @type {Map<string, any>} */
  const parts = new Map();

  /** Take down what a manifest tells of a copy. @param {any} manifest @returns {any} */
  function open(manifest) {
    let number = 0;
    for (const segment of manifest.segments) {
      for (const part of [segment.leaves, segment.records]) if (part.names) parts.set(part.folder, part);
      segment.begin = number;
      number += segment.records.size;
    }
    if (manifest.lexicon && manifest.lexicon.names) parts.set(manifest.lexicon.folder, manifest.lexicon);
    return manifest;
  }

  /** The name of the file that is asked for under `key`. @param {string} key @returns {string} */
  function fileOf(key) {
    const [folder, file] = key.split("/");
    const part = parts.get(folder);
    const found = part && /^([a-z]+)(\d*)$/.exec(file);
    if (!found) return key;
    const start = Number(found[2]) * DIGITS;
    return `${part.home}/${file}-${(part.names[found[1]] || "").slice(start, start + DIGITS)}`;
  }

  /** Whether an edition, by its place, has no PDF here. @param {any} manifest @param {number} number of its document over all segments @param {number} place */
  function isAbsent(manifest, number, place) {
    const signs = manifest.absent || "";
    return number < signs.length && Boolean((signs.charCodeAt(number) - FIRST_SIGN) & (1 << place));
  }

  /** Where a PDF is on the web; empty where nobody knows. @param {any} manifest @param {string} id @param {string} edition @returns {string} */
  function onTheWeb(manifest, id, edition) {
    return (manifest.paths.pdfOnWeb || "").replace("{id}", id).replace("{edition}", edition);
  }

  /** Put into a result what is not here: `sizeBytes` is then of what is. @param {any} result @param {any} manifest @param {number} number of its document over all segments */
  function mend(result, manifest, number) {
    if (!manifest.absent) return result;
    result.absentBytes = 0;
    result.absentUrl = "";
    result.editions.forEach((/** @type {any} */ edition, /** @type {number} */ place) => {
      edition.isAbsent = isAbsent(manifest, number, place);
      if (!edition.isAbsent) return;
      edition.pdfUrl = onTheWeb(manifest, result.id, edition.language);
      result.sizeBytes -= edition.sizeBytes;
      result.absentBytes += edition.sizeBytes;
      result.absentUrl = result.absentUrl || edition.pdfUrl;
      for (const leaf of result.leaves) {
        if (leaf.language === edition.language) {
          leaf.pdfUrl = edition.pdfUrl && `${edition.pdfUrl}#page=${leaf.number}`;
          leaf.pdfLabel = "in-pdf-on-web";
        }
      }
    });
    return result;
  }

  /** What is said of PDFs that are not here, as a line of its own; nothing where all are. @param {number} sizeBytes @param {string} href where they are @returns {Element | string} */
  function line(sizeBytes, href) {
    const { element, say } = Bank;
    if (!sizeBytes) return "";
    const size = Bank.saySize(sizeBytes);
    if (!href) return element("p", { class: "pdf-absent" }, say("pdf-absent", { size }));
    // The address in the middle of the sentence becomes a link.
    const [before, after] = say("pdf-on-web", { size, address: "\0" }).split("\0");
    const link = element("a", { href, rel: "noopener", lang: "en" }, new URL(href).hostname);
    return element("p", { class: "pdf-absent" }, before, link, after);
  }

  /** The same of a document in a list. @param {any[]} card what the index tells of it (entries.py) @param {any} manifest @param {number} number over all segments */
  function lineOf(card, manifest, number) {
    const lost = card[8].filter((/** @type {any} */ _, /** @type {number} */ place) => isAbsent(manifest, number, place));
    const size = lost.reduce((/** @type {number} */ sum, /** @type {any[]} */ one) => sum + one[2], 0);
    return line(size, size && onTheWeb(manifest, card[0], lost[0][0]));
  }

  Bank.copies = { fileOf, line, lineOf, mend, open };
})((window.PolicyBank = window.PolicyBank || {}));
