/* Candidates as a page shows them: titles, addresses, leaves with their snippets. Wakes nothing on a page. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const FIELD_NAMES = ["title", "alternative-name", "acronym", "number", "body", "summary", "subject"];
  const TRUSTS = /** @type {Record<string, string>} */ ({ t: "text-layer", l: "legacy-font", o: "ocr", c: "corrected" });
  // Leaves that are looked at before a document is given up (most are shown for their first), and for a figure beside its word.
  const MOST_TRIED = 8;
  const CLOSE_TRIED = 3;
  const MOST_LEAVES = 100;
  // More than any score within a group, less than the step between groups.
  const CLOSE = 500;

  /** @param {string} pattern @param {Record<string, string>} values */
  function filled(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  /** What a result shows before its text is looked at. @param {any} candidate @param {any} context @returns {Promise<any>} */
  async function bare(candidate, context) {
    const { segment, document, query } = candidate;
    const size = segment.records.chunk;
    const cards = await Bank.store.load(`${segment.records.folder}/c${Math.floor(document / size)}`);
    const [id, km, en, type, year, status, until, languages, editions, isGuide] = cards[document % size];
    const [title, titleLanguage, otherTitle] = context.language === "km" && km ? [km, "km", en] : en ? [en, "en", km] : [km, "km", ""];
    const name = context.manifest.types[type] || [type, type];
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
    return {
      id,
      kind: isGuide ? "guide" : "document",
      title,
      titleLanguage,
      otherTitle,
      url: isGuide ? address("guide") + asked : address("document"),
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

  /**
   * A result with its text looked at, or null where the text does not hold what was asked.
   * @param {any} candidate @param {any} context @returns {Promise<any>}
   */
  async function verified(candidate, context) {
    const { segment, document, query } = candidate;
    const result = await bare(candidate, context);
    const isGuide = result.kind === "guide";
    const all = (1 << query.pieces.length) - 1;
    let held = 0;
    const wantsClose = hasFigure(query);
    let best = null;
    for (const [number, slot] of candidate.slots.slice(0, MOST_TRIED).entries()) {
      const size = segment.leaves.chunk;
      const chunk = await Bank.store.load(`${segment.leaves.folder}/t${Math.floor(slot / size)}`);
      const found = Bank.verify.snippetOf(chunk[(slot % size) * 2 + 1], query);
      held |= found.held;
      // A leaf that holds a part is shown only where no leaf is said to hold all.
      if (!found.marks.length || (found.held !== all && !candidate.isPartial)) continue;
      const isClose = found.isClose || !wantsClose;
      if (isClose || !best) best = { found, number, slot, trust: TRUSTS[chunk[(slot % size) * 2]] };
      if (isClose || number + 1 >= CLOSE_TRIED) break;
    }
    if (best && isGuide) {
      result.fieldSnippet = shown(best.found, leafOf(best.slot - segment.first[document], result.editions).edition.language);
    } else if (best) {
      const { snippet, marks, beginsInside, endsInside } = best.found;
      // The leaf that was looked at comes first.
      const [leaf] = result.leaves.splice(best.number, 1);
      result.leaves.unshift({ ...leaf, trust: best.trust, snippet, marks, beginsInside, endsInside });
    }
    let isClose = Boolean(best && best.found.isClose);
    if (candidate.fields) {
      const record = await lookAtRecord(candidate, result);
      held |= record.held;
      isClose = isClose || record.isClose;
      // Where a leaf shows all that was asked, a summary with half of it only stands in the way.
      if (best && !isGuide && best.found.held === all && record.shown !== all) result.fieldSnippet = null;
    }
    if (wantsClose && isClose && candidate.group < Bank.match.GROUPS.NAMED) result.score = Math.round((result.score + CLOSE) * 100) / 100;
    return held === all || candidate.isPartial || !mustHold(query) ? result : null;
  }

  /** @param {any} found @param {string} language */
  function shown(found, language) {
    const { snippet, marks, beginsInside, endsInside } = found;
    return { text: snippet, language, marks, beginsInside, endsInside };
  }

  /** Whether the index alone is no proof: triples of a long piece may stand apart. @param {any} query */
  function mustHold(query) {
    return query.pieces.some((/** @type {any} */ piece) => piece.isQuoted || piece.isOpen || piece.terms.length > 1);
  }

  /** A figure stands on many leaves; "article 10" is where it stands behind its word. @param {any} query */
  function hasFigure(query) {
    return query.pieces.length > 1 && query.pieces.some((/** @type {any} */ piece) => /^\d+$/.test(piece.text));
  }

  /** Find the field that shows the hits best; which pieces the record holds, as bits, whether beside each other, and which of them that field has. @param {any} candidate @param {any} result */
  async function lookAtRecord(candidate, result) {
    const { segment, document, query, fields } = candidate;
    let held = Bank.verify.marksIn(result.title, query).held;
    if (result.otherTitle) held |= Bank.verify.marksIn(result.otherTitle, query).held;
    const all = (1 << query.pieces.length) - 1;
    if (held === all) {
      result.field = "title";
      return { held, isClose: false, shown: held };
    }
    const size = segment.records.chunk;
    const texts = await Bank.store.load(`${segment.records.folder}/f${Math.floor(document / size)}`);
    let most = 0;
    let isClose = false;
    let best = 0;
    for (let field = 1; field < FIELD_NAMES.length; field++) {
      const text = texts[document % size][field - 1];
      if (!(fields & (1 << field)) || !text) continue;
      // Values are parted by a bar: show the one that was hit.
      for (const value of text.split(" | ")) {
        const found = Bank.verify.snippetOf(value, query);
        held |= found.held;
        isClose = isClose || found.isClose;
        if (found.marks.length <= most) continue;
        most = found.marks.length;
        best = found.held;
        result.field = FIELD_NAMES[field];
        result.fieldSnippet = shown(found, /[\u1780-\u17dd]/.test(found.snippet) ? "km" : "en");
      }
    }
    return { held, isClose, shown: best };
  }

  Bank.results = { bare, verified, mustHold };
})((window.PolicyBank = window.PolicyBank || {}));
