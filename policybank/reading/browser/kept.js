// What a reader keeps: entries on this device and nowhere else, as one JSON text. Knows no page and wakes nothing; needs the
// starter, which names the key. What comes from outside (an older version, another tab, a file that somebody sent) is read by
// `soundEntry` alone: known names, plain text, bounded lengths, else the entry is left out.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /**
   * A document, or a leaf (from 1) of an edition, with its citation in both languages, without its address.
   * `ris`, `bib` and `json` (of CSL) are the same for programs, where the page that was kept carried them.
   * @typedef {{id: string, edition?: string, leaf?: number, km: string, en: string, note?: string, ris?: string, bib?: string, json?: string}} Entry
   */

  const VERSION = 1;
  // Some three hundred works are more than a briefing cites; at their longest they fill two thirds of the 5 million
  // characters that browsers give a site.
  const MOST = 300;
  const LONGEST = 1500;
  const LONGEST_NOTE = 300;
  const LONGEST_FORMAT = 2500;
  // Texts for programs for references. A stranger's file could hide more in them than a reader sees, so they are taken only
  // from the bank's own pages.
  const FORMATS = ["ris", "bib", "json"];
  // Letters that draw nothing, or turn the direction of what follows: nobody types them into a citation on purpose. The
  // zero-width space stays, for Khmer is written with it.
  const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]+/g;

  /** @param {unknown} text @param {number} longest @returns {string} */
  function plain(text, longest) {
    return typeof text === "string" ? text.slice(0, longest).replace(UNSEEN, " ").trim() : "";
  }

  /** An entry made of a stranger's value, or null. @param {any} value @param {boolean} isOwn @returns {Entry | null} */
  function soundEntry(value, isOwn) {
    if (typeof value !== "object" || value === null) return null;
    const { id, edition, leaf } = value;
    if (typeof id !== "string" || !/^[a-z0-9][a-z0-9-]{0,59}$/.test(id)) return null;
    const km = plain(value.km, LONGEST);
    const en = plain(value.en, LONGEST);
    if (!km || !en) return null;
    /** @type {Entry} */
    const entry = { id, km, en };
    if (edition !== undefined || leaf !== undefined) {
      if (typeof edition !== "string" || !/^[a-z]{2,3}$/.test(edition)) return null;
      if (!Number.isInteger(leaf) || leaf < 1 || leaf > 99999) return null;
      entry.edition = edition;
      entry.leaf = leaf;
    }
    const note = plain(value.note, LONGEST_NOTE);
    if (note) entry.note = note;
    for (const one of isOwn ? FORMATS : [])
      if (typeof value[one] === "string" && value[one].length <= LONGEST_FORMAT) Object.assign(entry, { [one]: value[one] });
    return entry;
  }

  /** The place of what an entry cites: equal for the same document or leaf. @param {Entry} entry */
  function placeOf(entry) {
    return entry.leaf ? `${entry.id}.${entry.edition}#leaf-${entry.leaf}` : entry.id;
  }

  /**
   * The entries in a JSON text, each place once, and how many were left out. `isOwn` for what this device kept itself.
   * @param {string} text @param {boolean} [isOwn]
   * @returns {{entries: Entry[], leftOut: number} | null} null where it is no list of ours
   */
  function readList(text, isOwn) {
    let value;
    try {
      value = JSON.parse(text);
    } catch (error) {
      return null;
    }
    if (!value || value.version !== VERSION || !Array.isArray(value.entries)) return null;
    /** @type {Map<string, Entry>} */
    const found = new Map();
    for (const one of value.entries.slice(0, MOST)) {
      const entry = soundEntry(one, Boolean(isOwn));
      if (entry && !found.has(placeOf(entry))) found.set(placeOf(entry), entry);
    }
    return { entries: [...found.values()], leftOut: value.entries.length - found.size };
  }

  /** The text of a list, to be kept or, without what only this device trusts, to be sent. @param {Entry[]} entries @param {boolean} [isSent] */
  function listText(entries, isSent) {
    return JSON.stringify({ version: VERSION, entries }, (key, value) => (isSent && FORMATS.includes(key) ? undefined : value));
  }

  /** What is kept on this device, in the reader's order. @returns {Entry[]} */
  function keptEntries() {
    try {
      const read = readList(localStorage.getItem(Bank.READING_KEY) || "", true);
      return read ? read.entries : [];
    } catch (error) {
      return [];
    }
  }

  /** Whether this browser lets a page keep nothing: some private windows, some settings for pages opened from a stick. */
  function isStorageClosed() {
    try {
      return localStorage.getItem(Bank.READING_KEY) === undefined;
    } catch (error) {
      return true;
    }
  }

  /** Keep `entries`; "" or why it cannot be. @param {Entry[]} entries @returns {"" | "full" | "closed"} */
  function keepEntries(entries) {
    if (entries.length > MOST) return "full";
    try {
      if (entries.length) localStorage.setItem(Bank.READING_KEY, listText(entries));
      else localStorage.removeItem(Bank.READING_KEY);
    } catch (error) {
      return /quota/i.test(/** @type {Error} */ (error).name) ? "full" : "closed";
    }
    Bank.showKeptCount();
    return "";
  }

  /**
   * Entries of a list that somebody sent, behind one's own; a note of one's own stays.
   * @param {Entry[]} own @param {Entry[]} sent @returns {{entries: Entry[], added: number, leftOut: number}}
   */
  function joinedLists(own, sent) {
    const places = new Set(own.map(placeOf));
    const fresh = sent.filter((one) => !places.has(placeOf(one)));
    const room = Math.max(0, MOST - own.length);
    return { entries: own.concat(fresh.slice(0, room)), added: Math.min(room, fresh.length), leftOut: Math.max(0, fresh.length - room) };
  }

  Object.assign(Bank, { FORMATS, MOST_KEPT: MOST, LONGEST_NOTE, plainText: plain, placeOf, readList, listText, keptEntries, isStorageClosed, keepEntries, joinedLists });
})((window.PolicyBank = window.PolicyBank || {}));
