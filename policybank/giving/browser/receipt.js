// The page of receipts: a code in, the state of the document and the next step out. Wakes `.receipt`; needs start.js, code.js, say.js, elements.js, and
// reads the queue that the build wrote (`committee/queue.js`, a script that assigns `PolicyBank.queue`). Ages are worked out here.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  const QUEUE = "committee/queue.js";
  const DAY_MS = 86400000;

  /** @returns {Promise<any>} the queue, or null where this copy of the bank has none */
  async function readQueue() {
    // From a web server the newest one: the giver comes back to see a change.
    const fresh = /^https?:$/.test(location.protocol) ? `?${Date.now()}` : "";
    try {
      await Bank.loadGiving(QUEUE + fresh);
    } catch (error) {
      return null;
    }
    return Bank.queue && Array.isArray(Bank.queue.entries) ? Bank.queue : null;
  }

  /** @param {string} date */
  function sayAge(date) {
    const days = Math.round((Date.parse(Giving.today()) - Date.parse(date)) / DAY_MS);
    if (!(days > 0)) return Giving.say("today");
    return days === 1 ? Giving.say("days-one") : Giving.say("days-many", { count: days });
  }

  /** @param {any} change */
  const sayWhen = (change) => Giving.say("since", { date: Giving.sayDate(change.date), age: sayAge(change.date) });

  /** @param {any} change @param {string} page */
  function reasonOf(change, page) {
    const reason = change.reason || {};
    const language = reason[page] ? page : page === "km" ? "en" : "km";
    return reason[language] ? Bank.element("p", { lang: Bank.otherLanguage(language) }, reason[language]) : null;
  }

  /** @param {any} entry @param {string} page */
  function answer(entry, page) {
    const history = Array.isArray(entry.history) ? entry.history : [];
    const last = history[history.length - 1] || { state: entry.state };
    const title = (entry.title || {})[page] ? page : page === "km" ? "en" : "km";
    const isThere = entry.state === "published" && /^[a-z0-9-]+$/.test(entry.id);
    const isLink = /^https:\/\//.test(entry.pull_request || "");
    return [
      Bank.element("h2", { lang: Bank.otherLanguage(title) }, (entry.title || {})[title] || entry.id),
      Bank.element("p", { class: "receipt-state" }, Bank.element("strong", null, Giving.say(`committee.states.${entry.state}`)), last.date && " · ", last.date && sayWhen(last)),
      Bank.element("p", null, Giving.say(`next-${entry.state}`)),
      reasonOf(last, page),
      isThere && Bank.element("p", null, Bank.element("a", { class: "button", href: `documents/${entry.id}.html` }, Giving.say("open-document"))),
      isLink && Bank.element("p", null, Bank.element("a", { href: entry.pull_request, rel: "noopener" }, Giving.say("open-review"))),
      history.length > 1 && Bank.element("h3", null, Giving.say("history")),
      history.length > 1 &&
        Bank.element(
          "ol",
          { class: "receipt-history" },
          ...history.map((/** @type {any} */ change) =>
            Bank.element("li", null, Giving.say("history-line", { date: Giving.sayDate(change.date), state: Giving.say(`committee.states.${change.state}`) }), reasonOf(change, page)),
          ),
        ),
    ];
  }

  /** @param {HTMLFormElement} form */
  function wakeReceipt(form) {
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const place = /** @type {HTMLElement} */ (form.querySelector(".receipt-answer"));
    const page = document.documentElement.lang;

    async function look() {
      const code = Giving.readCode(input.value);
      Giving.tellAt("code", code ? "" : Giving.say("code-wrong"));
      Bank.fill(place);
      if (!code) return input.focus();
      input.value = code;
      const queue = await readQueue();
      const found = queue && queue.entries.find((/** @type {any} */ one) => one.code === code);
      const words = queue ? Giving.say("code-unknown", { code }) : Giving.say("queue-missing");
      Bank.fill(place, ...(found ? answer(found, page) : [Bank.element("p", { class: "note" }, words)]));
      place.focus();
    }

    /** A code in the address, as the form hands it on. */
    function follow() {
      const code = Giving.readCode(decodeURIComponent(location.hash.slice(1).replace(/%(?![0-9a-f]{2})/gi, "")));
      if (!code) return;
      input.value = code;
      look();
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      look();
    });
    addEventListener("hashchange", follow);
    form.hidden = false;
    follow();
  }

  Object.assign(Giving, { wakeReceipt });
})((window.PolicyBank = window.PolicyBank || {}));
