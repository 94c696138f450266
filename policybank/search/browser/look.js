/* Look at the text before a hit is shown, and show the part of it that tells most. Wakes nothing on a page; needs the
   engine, khmer_snippet.js and snippets.js before it. In a bundle of its own: titles alone, as under the box, need none of it. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const TRUSTS = /** @type {Record<string, string>} */ ({ t: "text-layer", l: "legacy-font", o: "ocr", c: "corrected" });
  // Candidates that are looked at beyond those shown, where some turn out not to hold what was asked.
  const SPARE = 20;
  // And so many where none of them does: a page without any result, and more to come, helps nobody.
  const MOST_LOOKED_AT = 100;
  // Leaves that are looked at before a document is given up (most are shown for their first), and for a figure beside its word.
  const MOST_TRIED = 8;
  const CLOSE_TRIED = 3;
  // More than any score within a group, less than the step between groups.
  const CLOSE = 500;
  const KHMER = new RegExp(`[${Bank.khmerRules.classes.written}]`);
  const { bare, leafOf, mustHold, needsLook, FIELD_NAMES } = Bank.results;
  const { snippetOf } = Bank;
  const { marksIn } = Bank.verify;
  const { load } = Bank.store;

  /** Look at the text of one page of candidates; those that do not hold make room for the next. @param {any} answer @param {any[]} kept @param {any} context */
  async function lookedAt(answer, kept, context) {
    const { offset, limit } = context.options;
    let next = offset;
    let dropped = 0;
    const isDone = () => next - offset >= (answer.results.length ? limit + SPARE : MOST_LOOKED_AT);
    while (answer.results.length < limit && next < kept.length && !isDone()) {
      const some = kept.slice(next, next + limit - answer.results.length);
      next += some.length;
      const seen = await Promise.all(some.map((one) => verified(one, context)));
      const good = seen.filter(Boolean);
      dropped += seen.length - good.length;
      answer.results.push(...good);
    }
    // Only the text tells where a figure stands beside its word.
    if (context.options.sort === "relevance") answer.results.sort((/** @type {any} */ a, /** @type {any} */ b) => b.score - a.score);
    answer.total -= dropped;
    answer.next = next < kept.length ? next : null;
    answer.isExact = !needsLook(kept) || (answer.next === null && !offset);
    context.isRefuted = dropped > 0 && !answer.total;
    return answer;
  }

  /** All candidates by id, and the leaves that hold all pieces (`id#number`), unseen: for measurements. @param {any[]} kept @param {any} context */
  async function everything(kept, context) {
    const results = await Promise.all(kept.map((one) => bare(one, context)));
    /** @type {string[]} */
    const leaves = [];
    results.forEach((/** @type {any} */ result, /** @type {number} */ number) => {
      if (kept[number].isPartial) return;
      for (const leaf of result.leaves) leaves.push(`${result.id}#${leaf.number}`);
    });
    return { documents: results.map((result) => result.id), leaves };
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
      // On a stick the page of a text is where it stands (page_text.js).
      const [sign, text] = size ? (await load(`${segment.leaves.folder}/t${Math.floor(slot / size)}`)).slice((slot % size) * 2)
        : await Bank.leafInPage(result, slot - segment.first[document], context.root);
      const found = snippetOf(text, query);
      held |= found.held;
      // A leaf that holds a part is shown only where no leaf is said to hold all.
      if (!found.marks.length || (found.held !== all && !candidate.isPartial)) continue;
      const isClose = found.isClose || !wantsClose;
      if (isClose || !best) best = { found, number, slot, trust: TRUSTS[sign] };
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

  /** A figure stands on many leaves; "article 10" is where it stands behind its word. @param {any} query */
  function hasFigure(query) {
    return query.pieces.length > 1 && query.pieces.some((/** @type {any} */ piece) => /^\d+$/.test(piece.text));
  }

  /** Find the field that shows the hits best; which pieces the record holds, as bits, whether beside each other, and which of them that field has. @param {any} candidate @param {any} result */
  async function lookAtRecord(candidate, result) {
    const { segment, document, query, fields } = candidate;
    let held = marksIn(result.title, query).held;
    if (result.otherTitle) held |= marksIn(result.otherTitle, query).held;
    const all = (1 << query.pieces.length) - 1;
    if (held === all) {
      result.field = "title";
      return { held, isClose: false, shown: held };
    }
    const size = segment.records.chunk;
    const texts = await load(`${segment.records.folder}/f${Math.floor(document / size)}`);
    let most = 0;
    let isClose = false;
    let best = 0;
    for (let field = 1; field < FIELD_NAMES.length; field++) {
      const text = texts[document % size][field - 1];
      if (!(fields & (1 << field)) || !text) continue;
      // Values are parted by a bar: show the one that was hit.
      for (const value of text.split(" | ")) {
        const found = snippetOf(value, query);
        held |= found.held;
        isClose = isClose || found.isClose;
        if (found.marks.length <= most) continue;
        most = found.marks.length;
        best = found.held;
        result.field = FIELD_NAMES[field];
        result.fieldSnippet = shown(found, KHMER.test(found.snippet) ? "km" : "en");
      }
    }
    return { held, isClose, shown: best };
  }

  Bank.look = { lookedAt, everything };
})((window.PolicyBank = window.PolicyBank || {}));
