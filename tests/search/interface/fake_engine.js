/* Stands in for the engine in tests of the search's interface: answers from a small invented list, in the form that
   `PolicyBank.search` promises. Some queries stand for what may happen: `missing`, `broken`, `throws`, `never`, `nearly`,
   `wrongly spelt`, and `slow`, which answers when the test calls `answerSlow`. Every question is kept in `asked`. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const KM = document.documentElement.lang === "km";
  const ROOT = location.pathname.replace(/(km|en|text)\/.*$/, "");
  const SCHOOL = "កុមារគ្រប់រូបមានសិទ្ធិចូលរៀនដោយឥតបង់ថ្លៃ";

  /** @type {any[]} */
  const documents = [
    { id: "school-law", km: "ច្បាប់ស្ដីពីសាលារៀន", en: "Law on Schools", type: "law", year: 2007, status: "in-force", text: SCHOOL + " តាមមាត្រា ១២ នៃច្បាប់នេះ", trust: "ocr", leaf: 5, leaves: 17 },
    { id: "old-school-law", km: "ច្បាប់ចាស់ស្ដីពីសាលារៀន", en: "Old Law on Schools", type: "law", year: 1999, status: "superseded", text: SCHOOL, trust: "legacy-font", leaf: 2, leaves: 1 },
    { id: "school-plan", km: "", en: "School Plan of Examples", type: "strategic-plan", year: 2019, status: "planned", until: "2023-12-31", text: "Every child has a right to education in <b>schools</b>.", trust: "text-layer", leaf: 3, leaves: 3, language: "en" },
  ];
  for (let number = 1; number <= 25; number++)
    documents.push({ id: "report-" + number, km: `របាយការណ៍សាលារៀនទី${number}`, en: `School Report ${number}`, type: "report", year: 2000 + number, status: "", text: "Teachers of schools and their children.", trust: "text-layer", leaf: 1, leaves: 1, language: "en" });

  Bank.asked = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  Bank.answerSlow = () => waiting.splice(0).forEach((one) => one());

  /** @param {string} text @param {any} query */
  const marksIn = (text, query) => Bank.verify.marksIn(text, query).marks;

  /** @param {any} one @param {string} query @param {boolean} hasSnippets */
  function resultOf(one, query, hasSnippets) {
    const needles = Bank.query.parse(query);
    const language = one.language || "km";
    const title = (KM ? one.km : one.en) || one.en || one.km;
    const titleLanguage = title === one.km ? "km" : "en";
    const marks = marksIn(one.text, needles);
    const address = `${ROOT}text/${one.id}.${language}.html?q=${encodeURIComponent(query)}#leaf-${one.leaf}`;
    return {
      id: one.id, kind: "document", title, titleLanguage, otherTitle: titleLanguage === "km" ? one.en : one.km,
      url: `${ROOT}${KM ? "km" : "en"}/documents/${one.id}.html`, score: 1, type: one.type, typeName: one.type === "law" ? (KM ? "ច្បាប់" : "Law") : (KM ? "របាយការណ៍" : "Report"),
      year: one.year, status: one.status, until: one.until || "", languages: [language], sizeBytes: 1234567,
      editions: [{ language, leafCount: 20, sizeBytes: 1234567, textUrl: address, pdfUrl: "" }],
      titleMarks: marksIn(title, needles),
      field: one.id === "school-law" ? "number" : "",
      fieldSnippet: one.id === "school-law" ? { text: "NS/RKM/1 (school)", language: "en", marks: [[10, 16]] } : null,
      leaves: marks.length ? [{ number: one.leaf, language, url: address, pdfUrl: `${ROOT}files/${one.id}.${language}.pdf#page=${one.leaf}`, trust: one.trust, snippet: hasSnippets ? one.text : null, marks, beginsInside: true, endsInside: false }] : [],
      leafTotal: marks.length ? one.leaves : 0,
    };
  }

  /** @param {any} one @param {any} filters */
  function passes(one, filters) {
    return (!filters.type || filters.type.includes(one.type)) && !(filters.from > one.year) && !(filters.to < one.year);
  }

  /** @param {string} query @param {any} options */
  function answer(query, options) {
    const filters = options.filters || {};
    const needles = Bank.query.parse(query);
    const size = needles.pieces.length;
    const hits = size ? documents.filter((one) => marksIn(`${one.km} . ${one.en} . ${one.text}`, needles).length) : [];
    const found = hits.filter((one) => passes(one, filters));
    if (options.sort === "newest") found.sort((a, b) => b.year - a.year);
    if (options.sort === "oldest") found.sort((a, b) => a.year - b.year);
    /** @type {Record<string, number>} */
    const types = {};
    for (const one of hits) types[one.type] = (types[one.type] || 0) + 1;
    const start = options.offset || 0;
    const end = start + (options.limit || 10);
    const isRight = query === "right";
    return {
      query, total: found.length, isExact: !isRight,
      results: found.slice(start, end).map((one) => resultOf(one, query, options.snippets !== false)),
      also: isRight && options.other !== false ? [{ text: "សិទ្ធិ", language: "km", isSure: true }, { text: "ច្បាប់", language: "km", isSure: false }] : [],
      nearly: query.startsWith("nearly"), suggestions: query.startsWith("wrongly") ? [{ query: "school", kind: "spelling" }] : [],
      counts: options.counts ? { type: types, theme: {} } : null, trouble: "",
      next: end < found.length ? end : null,
    };
  }

  Bank.search = (/** @type {string} */ query, /** @type {any} */ options = {}) => {
    Bank.asked.push({ query, options });
    const trouble = { missing: "missing-file", broken: "broken-file", "។៕": "nothing-to-search" }[query];
    if (query === "throws") throw new Error("thrown");
    if (query === "never") return new Promise(() => {});
    if (trouble) return Promise.resolve({ query, total: 0, isExact: true, results: [], also: [], suggestions: [], counts: null, nearly: false, trouble, next: null });
    const given = answer(query === "slow" ? "school" : query, options);
    if (options.onCandidates) options.onCandidates({ ...given, results: given.results.map((one) => ({ ...one, leaves: [] })) });
    return new Promise((resolve) => {
      if (query === "slow") waiting.push(() => resolve(given));
      else resolve(given);
    });
  };
  Bank.searchFacets = () =>
    Promise.resolve({
      type: [{ id: "law", km: "ច្បាប់", en: "Law" }, { id: "report", km: "របាយការណ៍", en: "Report" }, { id: "strategic-plan", km: "ផែនការយុទ្ធសាស្ត្រ", en: "Strategic plan" }, { id: "manual", km: "សៀវភៅណែនាំ", en: "Manual" }],
      theme: [{ id: "teachers", km: "គ្រូបង្រៀន", en: "Teachers" }],
    });
  Bank.searchReady = () => Promise.resolve();
})((window.PolicyBank = window.PolicyBank || {}));
