// What is kept for the return slip: counts on this device and nowhere else, as one JSON text, only where a reader said yes. Knows no page
// and wakes nothing; needs plain.js. Whatever stands in the storage (an older version, another page of the same place) is read
// by `sound` alone: known names, bounded counts and texts.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /**
   * `opened` are the counts of page, PDF and text by id, and the title to show; `wanted` are ids, `missing` titles; `wrong` is how
   * often and an optional sentence. No time is finer than the months `since` and `until`.
   * @typedef {{since: string, until: string, searches: Record<string, number>, opened: Record<string, number[]>,
   *   titles: Record<string, string>, wanted: string[], missing: string[], wrong: Record<string, [number, string]>,
   *   answers: Record<string, string>}} Kept
   */

  const KEY = "policybank-slip";
  const VERSION = 1;
  const MOST = { searches: 40, opened: 80, asked: 20, wrong: 20, times: 99 };
  const LONGEST = { title: 160, sentence: 200 };
  const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const WORDS = /^[\p{L}\p{M} ]+$/u;
  const MONTH = /^20[2-9]\d-(?:0[1-9]|1[0-2])$/;
  const { LONGEST_WORDS, plainLine } = Bank.slipPlain;

  /** The month of today, by the clock of the device. @returns {string} */
  function month() {
    const now = new Date();
    const year = Math.min(Math.max(now.getFullYear(), 2020), 2099);
    return `${year}-${String(now.getMonth() + 1).padStart(2, "0")}`;
  }

  /** A mapping without what every object has: a query may be "constructor". @param {[string, any][]} some @returns {any} */
  const record = (some) => {
    const made = Object.create(null);
    for (const [key, value] of some) made[key] = value;
    return made;
  };
  // In the order of their names: in which order a reader read is nobody's business. What comes when there is no more room is
  // not kept, and the page says so.
  /** @param {[string, any][]} some @param {number} most */
  const sorted = (some, most) => record(some.slice(0, most).sort(([one], [other]) => (one < other ? -1 : 1)));

  /** @returns {Kept} */
  function nothing() {
    const [searches, opened, titles, wrong, answers] = [record([]), record([]), record([]), record([]), record([])];
    return { since: month(), until: month(), searches, opened, titles, wanted: [], missing: [], wrong, answers };
  }

  /** @param {any} value @returns {[string, any][]} */
  const pairs = (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : []);
  /** @param {any} value @returns {any[]} */
  const items = (value) => (Array.isArray(value) ? value : []);
  /** @param {any} value */
  const times = (value) => (Number.isInteger(value) && value > 0 ? Math.min(value, MOST.times) : 0);
  /** @param {any} value */
  const isId = (value) => typeof value === "string" && value.length <= 60 && ID.test(value);
  /** @param {any} value @returns {Kept} */
  function sound(value) {
    const kept = nothing();
    if (!value || value.version !== VERSION) return kept;
    for (const end of /** @type {("since" | "until")[]} */ (["since", "until"])) if (MONTH.test(value[end])) kept[end] = value[end];
    // A clock that was set right in between.
    if (kept.since > kept.until) kept.since = kept.until;
    const searches = pairs(value.searches).map(([words, count]) => /** @type {[string, number]} */ ([WORDS.test(words) ? plainLine(words, LONGEST_WORDS) : "", times(count)]));
    kept.searches = sorted(searches.filter(([words, count]) => words && count), MOST.searches);
    const opened = pairs(value.opened).map(([id, counts]) => /** @type {[string, number[]]} */ ([id, [0, 1, 2].map((at) => times(items(counts)[at]))]));
    kept.opened = sorted(opened.filter(([id, counts]) => isId(id) && counts.some(Boolean)), MOST.opened);
    kept.titles = sorted(pairs(value.titles).filter(([id]) => isId(id)).map(([id, title]) => [id, plainLine(title, LONGEST.title)]), 3 * MOST.opened);
    kept.wanted = [...new Set(items(value.wanted).filter(isId))].sort().slice(0, MOST.asked);
    const missing = items(value.missing).map((title) => plainLine(title, LONGEST.title)).filter(Boolean);
    kept.missing = [...new Set(missing)].slice(0, MOST.asked - kept.wanted.length);
    const wrong = pairs(value.wrong).filter(([, one]) => Array.isArray(one)).map(([id, [count, sentence]]) => /** @type {[string, [number, string]]} */ ([id, [times(count), plainLine(sentence, LONGEST.sentence)]]));
    kept.wrong = sorted(wrong.filter(([id, [count]]) => isId(id) && count), MOST.wrong);
    kept.answers = record(pairs(value.answers).filter(([name, choice]) => /^[a-z-]{2,20}$/.test(name) && /^[a-z-]{2,20}$/.test(choice)).slice(0, 12));
    return kept;
  }

  /** What is kept, or null where no reader said yes here. @returns {Kept | null} */
  function readSlip() {
    let text = null;
    try {
      text = localStorage.getItem(KEY);
      return text ? sound(JSON.parse(text)) : null;
    } catch (error) {
      return text ? nothing() : null;
    }
  }

  /** Keep it; false where the browser does not let us. @param {Kept} kept */
  function keepSlip(kept) {
    try {
      const now = month();
      const { since, titles, ...rest } = sound({ version: VERSION, ...kept });
      // Titles are for the reader's eyes on the page of the slip: those of nothing that is kept go too.
      const named = new Set([...Object.keys(kept.opened), ...kept.wanted, ...Object.keys(kept.wrong)]);
      const shown = record(Object.entries(titles).filter(([id]) => named.has(id)));
      localStorage.setItem(KEY, JSON.stringify({ version: VERSION, ...rest, titles: shown, since: since > now ? now : since, until: now }));
      return true;
    } catch (error) {
      return false;
    }
  }

  /** Change what is kept, where a reader said yes. @param {(kept: Kept) => void} act */
  function changeSlip(act) {
    const kept = readSlip();
    if (!kept) return false;
    act(kept);
    return keepSlip(kept);
  }

  function wipeSlip() {
    try {
      localStorage.removeItem(KEY);
    } catch (error) {
      // Then nothing was kept.
    }
  }

  Object.assign(Bank, { slipKept: { MOST, LONGEST, isId, nothing, sound, readSlip, keepSlip, changeSlip, wipeSlip } });
})((window.PolicyBank = window.PolicyBank || {}));
