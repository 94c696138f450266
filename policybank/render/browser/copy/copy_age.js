// Tells how old a copy of the bank is, by the reader's clock: a line in the footer, and above the page once it is old. On pages
// of copies alone. Needs `copy.js` before it, which stands in the root of a copy and says when that was made, and the words of
// a language (`copyWords`). Where there is no such file, and without script, nothing is said.
(/** @param {Record<string, any>} Bank */ function (Bank) {
  "use strict";

  var DAY = 864e5;
  // In months: from then on a copy is told to be old; one that seems this old more likely lies under a wrong clock.
  var OLD = 3;
  var TOO_OLD = 120;
  // As long as it can be told in days, and in months, without counting on the fingers.
  var MOST_DAYS = 60;
  var MOST_MONTHS = 24;

  var own = document.currentScript;
  var words = Bank.copyWords;

  /**
   * The day that is written as 2026-11-28, at midnight of UTC; null where it is none.
   * @param {unknown} iso @returns {Date | null}
   */
  function dayOf(iso) {
    var day = typeof iso === "string" && /^\d{4}-\d\d-\d\d$/.test(iso) ? new Date(iso + "T00:00:00Z") : null;
    // Chromium takes the 31st of February for a day in March.
    return day && !isNaN(day.getTime()) && day.toISOString().slice(0, 10) === iso ? day : null;
  }

  /** How old a copy is: what to say of it, by the name of the words, and whether it is old. @param {Date} made @param {Date} today both at midnight of UTC */
  function ageOf(made, today) {
    var days = Math.round((today.getTime() - made.getTime()) / DAY);
    var months = (today.getUTCFullYear() - made.getUTCFullYear()) * 12 + today.getUTCMonth() - made.getUTCMonth();
    if (today.getUTCDate() < made.getUTCDate()) months -= 1;
    // A day early is a traveller's time zone.
    if (days < -1) return { says: "clock-behind", count: 0, isOld: true };
    if (months >= TOO_OLD) return { says: "clock-ahead", count: 0, isOld: true };
    if (days < 1) return { says: "today", count: 0, isOld: false };
    if (days < MOST_DAYS) return { says: "days", count: days, isOld: false };
    if (months < MOST_MONTHS) return { says: "months", count: months, isOld: months >= OLD };
    return { says: "years", count: Math.floor(months / 12), isOld: true };
  }

  /** @param {string | number} number */
  function digits(number) {
    return String(number).replace(/\d/g, function (digit) {
      return words.language === "km" ? String.fromCharCode(0x17e0 + Number(digit)) : digit;
    });
  }

  /** @param {string} text @param {Record<string, string>} values */
  function filled(text, values) {
    return text.replace(/\{([a-z]+)\}/g, function (_, name) {
      return values[name];
    });
  }

  /** A day as the site writes it. @param {Date} day */
  function told(day) {
    return filled(words.day, { day: digits(day.getUTCDate()), month: words.months[day.getUTCMonth()], year: digits(day.getUTCFullYear()) });
  }

  /** Where the same page of the bank on the web is: what is shown of it, and its address; nothing where nobody knows. */
  function onTheWeb() {
    var site = (own && own.getAttribute("data-site")) || "";
    // This script lies in `assets/` of the copy; a page that the web has under another name says so.
    var root = own ? /** @type {HTMLScriptElement} */ (own).src.replace(/assets\/[^/]*$/, "") : "";
    var here = location.href.replace(/[?#].*$/, "");
    var path = (own && own.getAttribute("data-page")) || (here.indexOf(root) === 0 ? here.slice(root.length) : "");
    return site && { shown: site.replace(/^https?:\/\//, ""), href: site + "/" + path };
  }

  /** @param {string} text @param {string} kind */
  function paragraph(text, kind) {
    var made = document.createElement("p");
    made.className = kind;
    made.lang = words.language;
    made.textContent = text;
    return made;
  }

  /** The sentences, and where a newer copy is. @param {string[]} sentences @param {string} kind */
  function leading(sentences, kind) {
    var made = paragraph(sentences.join(" "), kind);
    var web = onTheWeb();
    if (!web) return made;
    var parts = filled(words.newer, { address: "\0" }).split("\0");
    var link = document.createElement("a");
    link.href = web.href;
    link.rel = "noopener";
    link.lang = "en";
    link.textContent = web.shown;
    made.append(" " + parts[0], link, parts[1]);
    return made;
  }

  /** The place of the sentences above the page; the page that offers the languages says them in each. */
  function banner() {
    var found = document.querySelector(".copy-banner > .md-grid");
    if (found) return found;
    var strip = document.createElement("div");
    strip.className = "copy-banner";
    strip.setAttribute("role", "note");
    var inside = document.createElement("div");
    inside.className = "md-grid";
    strip.append(inside);
    var main = /** @type {HTMLElement} */ (document.querySelector("main"));
    main.before(strip);
    return inside;
  }

  /** @param {any} copy @param {Date} now */
  function tell(copy, now) {
    var made = dayOf(copy.made);
    if (!made) return;
    var today = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
    var age = ageOf(made, today);
    var values = { date: told(made), today: told(today), count: digits(age.count) };
    var one = age.count === 1 && words[age.says + ".one"];
    var sentence = filled(one || words[age.says + ".other"] || words[age.says], values);
    if (age.isOld) banner().append(leading(/^clock/.test(age.says) ? [sentence] : [sentence, words.old], "copy-old"));
    var foot = document.querySelector(".foot > .md-grid");
    var holds = filled(words.holds, { documents: digits(Number(copy.documents)), pdfs: digits(Number(copy.pdfs)), left: digits(Number(copy.left_out)) });
    if (foot) foot.append(leading([sentence], "copy-age"), paragraph(holds, "copy-holds"));
  }

  if (words && Bank.copy) tell(Bank.copy, new Date());
})((window.PolicyBank = window.PolicyBank || {}));
