/* Candidates as a page shows them before their text is looked at: titles, addresses, leaves. Wakes nothing on a page. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const FIELD_NAMES = ["title", "alternative-name", "acronym", "number", "body", "summary", "subject"];
  // Numbered as entries.py does.
  const KINDS = ["document", "guide", "recommendation"];
  const MOST_LEAVES = 100;

  /** @param {string} pattern @param {Record<string, string>} values */
  function filled(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  /** What a result shows before its text is looked at. @param {any} candidate @param {any} context @returns {Promise<any>} */
  async function bare(candidate, context) {
    const { segment, document, query } = candidate;
    const size = segment.records.chunk;
    const cards = await Bank.store.load(`${segment.records.folder}/c${Math.floor(document / size)}`);
    const [id, km, en, type, year, status, until, languages, editions, kindNumber] = cards[document % size];
    const [title, titleLanguage, otherTitle] = context.language === "km" && km ? [km, "km", en] : en ? [en, "en", km] : [km, "km", ""];
    const name = context.manifest.types[type] || [type, type];
    const kind = KINDS[kindNumber];
    const isGuide = kind === "guide";
    const asked = `?q=${encodeURIComponent(query.text)}`;
    /** @param {string} key @param {Record<string, string>} [values] */
    const address = (key, values) => {
      const path = filled(context.manifest.paths[key], { id, language: context.language, ...values });
      return /^https?:/.test(path) ? path : context.root + path;
    };
    const told = editions.map((/** @type {any[]} */ [language, leafCount, sizeBytes]) => ({
      language,
      leafCount,
      sizeBytes,
      textUrl: address("text", { edition: language }),
      pdfUrl: address("pdf", { edition: language }),
    }));
    const leaves = isGuide ? [] : candidate.slots.slice(0, MOST_LEAVES).map((/** @type {number} */ slot) => {
      const { edition, number } = leafOf(slot - segment.first[document], told);
      return {
        number,
        language: edition.language,
        url: `${edition.textUrl}${asked}#leaf-${number}`,
        pdfUrl: `${edition.pdfUrl}#page=${number}`,
        trust: "",
        snippet: null,
        marks: [],
        beginsInside: false,
        endsInside: false,
      };
    });
    const result = {
      id,
      kind,
      title,
      titleLanguage,
      otherTitle,
      url: address(kind) + (isGuide ? asked : ""),
      score: Math.round(((candidate.group + 1) * 1000 + candidate.score) * 100) / 100,
      type,
      typeName: context.language === "km" ? name[0] : name[1],
      year: year || null,
      status,
      until,
      languages,
      sizeBytes: told.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.sizeBytes, 0),
      editions: told,
      titleMarks: Bank.verify.marksIn(title, query).marks,
      field: fieldOf(candidate.fields),
      fieldSnippet: null,
      leaves,
      leafTotal: isGuide ? 0 : candidate.slots.length,
    };
    return Bank.copies ? Bank.copies.mend(result, context.manifest, segment.begin + document) : result;
  }

  /** The first field that was hit. @param {number} fields as bits */
  function fieldOf(fields) {
    const number = FIELD_NAMES.findIndex((_, field) => fields & (1 << field));
    return number < 0 ? "" : FIELD_NAMES[number];
  }

  /** @param {number} place from the first leaf of the document @param {any[]} editions */
  function leafOf(place, editions) {
    for (const edition of editions) {
      if (place < edition.leafCount) return { edition, number: place + 1 };
      place -= edition.leafCount;
    }
    throw new Error("a leaf belongs to an edition");
  }

  /** Whether the index alone is no proof for some. @param {any[]} candidates */
  function needsLook(candidates) {
    return candidates.some((one) => mustHold(one.query));
  }

  /** Whether the index alone is no proof: triples of a long piece may stand apart. @param {any} query */
  function mustHold(query) {
    return query.pieces.some((/** @type {any} */ piece) => piece.isQuoted || piece.terms.length > 1);
  }

  Bank.results = { bare, leafOf, mustHold, needsLook, FIELD_NAMES };
})((window.PolicyBank = window.PolicyBank || {}));
