// The page of what waits. Wakes the part `.queue`: reads what `committee/queue.js` assigned, puts those that wait longest first, and
// works out for how long by the reader's clock, so that a copy on a stick stays right. Needs that file, and waits for it. Without scripts
// the page says so and leads to queue.json.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /**
   * @typedef {{state: string, date: string, role: string, reason: Record<string, string>}} Change
   * @typedef {{code: string, id: string, title: Record<string, string>, type: string, state: string, history: Change[], pull_request: string | null}} Entry
   */

  const DAY = 86400000;
  // What is published or was taken back waits no more.
  const WAITING = ["submitted", "in-review", "returned", "accepted"];

  /** Whole days from `from` (as 2026-11-27) to the day that `today` has here; never less than none. @param {string} from @param {Date} today */
  function daysSince(from, today) {
    const [year, month, day] = from.split("-").map(Number);
    const here = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
    return Math.max(0, Math.round((here - Date.UTC(year, month - 1, day)) / DAY));
  }

  /** Those that wait, the longest waiting first. @param {any} queue @returns {Entry[]} */
  function waitingIn(queue) {
    const first = (/** @type {Entry} */ one) => one.history[0].date + one.code;
    return queue.entries
      .filter((/** @type {Entry} */ one) => WAITING.includes(one.state) && one.history.length > 0)
      .sort((/** @type {Entry} */ one, /** @type {Entry} */ other) => (first(one) < first(other) ? -1 : 1));
  }

  /** A number in the digits of the page. @param {number} value */
  function digits(value) {
    const plain = String(value);
    if (document.documentElement.lang !== "km") return plain;
    return plain.replace(/\d/g, (digit) => String.fromCharCode(0x17e0 + Number(digit)));
  }

  /** @param {Element} root @param {string} name @param {Record<string, string>} [values] */
  function told(root, name, values) {
    return (root.getAttribute(`data-${name}`) || "").replace(/\{(\w+)\}/g, (_, key) => (values && values[key]) || "");
  }

  /** @param {Element} root @param {number} days */
  function age(root, days) {
    if (!days) return told(root, "today");
    return told(root, days === 1 ? "day" : "days", { count: digits(days) });
  }

  /** @param {Element} root @param {string} list @param {string} id @returns {HTMLElement} */
  function named(root, list, id) {
    const name = document.createElement("span");
    name.textContent = id;
    for (const one of root.querySelectorAll(`[data-queue=${list}] li`))
      if (one.getAttribute("data-id") === id) {
        name.textContent = one.textContent;
        name.className = one.className;
        if (one.getAttribute("lang")) name.lang = one.getAttribute("lang") || "";
      }
    return name;
  }

  /** @param {string} name @param {...(Node | string)} parts */
  function line(name, ...parts) {
    const made = document.createElement("p");
    made.className = name;
    made.append(...parts);
    return made;
  }

  /** @param {Entry} entry */
  function title(entry) {
    const page = document.documentElement.lang;
    const made = document.createElement("strong");
    const language = entry.title[page] ? page : page === "km" ? "en" : "km";
    made.textContent = entry.title[language] || entry.id;
    if (language !== page && entry.title[language]) made.lang = language;
    return made;
  }

  /** @param {Element} root @param {Entry} entry @param {Date} today */
  function row(root, entry, today) {
    const last = entry.history[entry.history.length - 1];
    const made = document.createElement("tr");
    made.setAttribute("role", "row");
    const cells = [0, 1, 2].map(() => document.createElement("td"));
    cells.forEach((cell) => cell.setAttribute("role", "cell"));
    const about = line("quiet", named(root, "types", entry.type), " · ", told(root, "code", { code: entry.code }));
    cells[0].append(title(entry), about);
    // Only to a forge: the queue is written by programs, but from what strangers gave.
    if (entry.pull_request && /^https:\/\//.test(entry.pull_request)) {
      const link = document.createElement("a");
      link.href = entry.pull_request;
      link.rel = "noopener";
      link.textContent = told(root, "request");
      cells[0].append(line("quiet", link));
    }
    const state = named(root, "states", entry.state);
    const reason = last.reason[document.documentElement.lang] || "";
    cells[1].append(line("queue-state", state), line("quiet", told(root, "in-state", { days: age(root, daysSince(last.date, today)) })));
    if (reason) cells[1].append(line("quiet", told(root, "reason", { reason })));
    cells[2].append(age(root, daysSince(entry.history[0].date, today)));
    const heads = root.querySelectorAll("th");
    cells.forEach((cell, place) => cell.setAttribute("data-label", heads[place].textContent || ""));
    made.append(...cells);
    return made;
  }

  /** @param {Element} root @param {any} queue @param {Date} today */
  function drawQueue(root, queue, today) {
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(name));
    const isRead = Boolean(queue && Array.isArray(queue.entries));
    const waiting = isRead ? waitingIn(queue) : [];
    part(".queue-broken").hidden = isRead;
    part(".queue-empty").hidden = !isRead || waiting.length > 0;
    part(".queue-list").hidden = waiting.length === 0;
    part(".queue-count").textContent = told(root, "count", { count: digits(waiting.length) });
    part("tbody").replaceChildren(...waiting.map((entry) => row(root, entry, today)));
  }

  function wakeQueue() {
    const root = /** @type {HTMLElement | null} */ (document.querySelector(".queue"));
    const off = /** @type {HTMLElement | null} */ (document.querySelector(".queue-off"));
    if (!root || !off) return;
    drawQueue(root, Bank.queue, new Date());
    off.hidden = true;
    root.hidden = false;
  }
  // Not before: the page names the file of the queue after this one, and both are deferred.
  document.addEventListener("DOMContentLoaded", wakeQueue);
  Object.assign(Bank, { daysSince, waitingIn, drawQueue });
})((window.PolicyBank = window.PolicyBank || {}));
