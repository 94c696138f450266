// The reading list as files: plain text to send or paste, and the small file by which a list goes to another device. Knows no
// page and wakes nothing; needs the starter (numerals) and kept.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // A full list at its longest is some 3 million bytes; a file above that is not one of ours and is not even read.
  const LARGEST_FILE = 4e6;

  /**
   * How a list is to be shown: `site` is the bank's address without a slash at its end, or empty.
   * @typedef {{language: string, title: string, date: string, site: string}} Shown
   */

  /** The path of what an entry cites, from the root of the site. @param {any} entry @param {string} language */
  function pathOf(entry, language) {
    return entry.leaf
      ? `text/${entry.id}.${entry.edition}.html#leaf-${entry.leaf}`
      : `${language}/documents/${entry.id}.html`;
  }

  /** @param {any} entry @param {Shown} shown */
  function addressOf(entry, shown) {
    return shown.site && `${shown.site}/${pathOf(entry, shown.language)}`;
  }

  /** The list as plain text, numbered as its language writes numbers. @param {any[]} entries @param {Shown} shown */
  function plainList(entries, shown) {
    const head = [shown.title, shown.date].filter(Boolean).join("\n");
    const items = entries.map((entry, place) => {
      const cited = [entry[shown.language], addressOf(entry, shown)].filter(Boolean).join(" ");
      const number = Bank.numeral(place + 1, shown.language);
      return `${number}. ${cited}${entry.note ? `\n   ${entry.note}` : ""}`;
    });
    return `${[head, ...items].join("\n\n")}\n`;
  }

  /**
   * The list for a program for references, and how many of its entries have no such citation.
   * @param {any[]} entries @param {"ris" | "bib" | "json"} format @returns {{text: string, without: number}}
   */
  function formattedList(entries, format) {
    const texts = entries.map((entry) => entry[format]).filter(Boolean);
    // Each text of CSL-JSON is a list of one; together they are one list.
    const text = format === "json" ? `[${texts.map((one) => one.trim().slice(1, -1)).join(",\n")}]` : texts.join("\n\n");
    return { text: `${text}\n`, without: entries.length - texts.length };
  }

  /**
   * The entries in a file that somebody sent; null where it is not one of ours.
   * @param {Blob} file @returns {Promise<{entries: any[], leftOut: number} | null>}
   */
  function readListFile(file) {
    if (file.size > LARGEST_FILE) return Promise.resolve(null);
    return new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(Bank.readList(String(reader.result)));
      reader.onerror = () => resolve(null);
      reader.readAsText(file, "utf-8");
    });
  }

  Object.assign(Bank, { pathOf, addressOf, plainList, formattedList, readListFile });
})((window.PolicyBank = window.PolicyBank || {}));
