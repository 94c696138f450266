/* PolicyBank.search: one question, one answer, the same in a page, from a file and on the command line.
   Wakes nothing. Needs all files of this folder that know no page; guide/search-api.md describes it for others. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const LIMIT = 10;
  // Candidates that are looked at beyond those shown, where some turn out not to hold what was asked.
  const SPARE = 20;
  // And so many where none of them does: a page without any result, and more to come, helps nobody.
  const MOST_LOOKED_AT = 100;

  /** @type {Promise<any> | null} */
  let ready = null;
  let version = "";

  /** Load the manifest, once. @returns {Promise<any>} */
  function searchReady() {
    if (ready) return ready;
    const opening = Bank.store.load("manifest", version).then(opened);
    ready = opening;
    opening.catch(() => {
      ready = null;
    });
    return opening;
  }

  /** Whether a manifest has what is read of it: after a copy that was broken off it may be one of another version. @param {any} manifest */
  function isWhole(manifest) {
    const isPart = (/** @type {any} */ part) => part && typeof part.folder === "string" && part.shards > 0 && part.spread > 0 && part.chunk > 0 && part.size >= 0;
    const isSegment = (/** @type {any} */ one) => one && isPart(one.leaves) && isPart(one.records) && typeof one.records.counts === "string" && typeof one.records.weights === "string";
    return manifest && manifest.paths && manifest.types && Array.isArray(manifest.segments) && manifest.segments.every(isSegment);
  }

  /** Work out where the leaves of each document stand. @param {any} manifest */
  function opened(manifest) {
    if (!isWhole(manifest)) throw new Bank.store.Trouble("broken-file", "manifest");
    for (const segment of manifest.segments) {
      segment.weights = segment.records.weights;
      segment.first = [];
      segment.documents = new Int32Array(segment.leaves.size);
      let slot = 0;
      Bank.postings.numbersOf(segment.records.counts).forEach((/** @type {number} */ count, /** @type {number} */ document) => {
        segment.first.push(slot);
        segment.documents.fill(document, slot, slot + count);
        slot += count;
      });
    }
    return manifest;
  }

  /** @param {string} typed @param {any} [options] @returns {Promise<any>} */
  async function search(typed, options) {
    const asked = { limit: LIMIT, offset: 0, sort: "relevance", snippets: true, other: true, ...options };
    const query = Bank.query.parse(String(typed));
    const answer = {
      query: query.text.trim(),
      total: 0,
      isExact: true,
      results: /** @type {any[]} */ ([]),
      also: /** @type {any[]} */ ([]),
      nearly: false,
      suggestions: /** @type {any[]} */ ([]),
      counts: null,
      next: /** @type {number | null} */ (null),
      trouble: query.isLong ? "too-long" : "",
    };
    if (!query.pieces.length) return { ...answer, trouble: query.text.trim() ? "nothing-to-search" : "" };
    try {
      const manifest = await searchReady();
      const language = asked.language || Bank.language || "km";
      const context = { manifest, language, root: Bank.root || "", options: asked };
      return await answered(answer, query, context);
    } catch (error) {
      if (!(error instanceof Bank.store.Trouble)) throw error;
      // The bank was published anew while this page was open: the files of before are gone, and the manifest names others.
      if (Bank.isServed && !version && /** @type {any} */ (error).kind === "missing-file") {
        version = `?${Date.now()}`;
        ready = null;
        Bank.store.forget("manifest");
        const again = await search(typed, options);
        version = again.trouble ? version : "";
        return again;
      }
      return { ...answer, total: 0, results: [], next: null, trouble: /** @type {any} */ (error).kind };
    }
  }

  /** @param {any} answer @param {any} query @param {any} context */
  async function answered(answer, query, context) {
    const all = await Bank.match.candidates(context.manifest.segments, query);
    const found = await Bank.help.withOtherForms(all, answer, query, context);
    if (found.length) {
      const full = await told(answer, found, context);
      if (!context.isRefuted) return full;
      // The index had all parts of a phrase, and no text has them together.
      context.options.onCandidates = null;
    }
    return told(answer, await Bank.help.little(answer, query, context), context);
  }

  /** The answer with what passes the filters of `found`. @param {any} answer @param {any[]} found @param {any} context */
  async function told(answer, found, context) {
    const { options } = context;
    const wantsFacets = options.counts || options.filters || options.sort !== "relevance";
    if (wantsFacets && !Bank.facets) await Bank.loadBundle("page");
    const kept = wantsFacets ? await Bank.facets.apply(found, answer, context) : found;
    answer.total = kept.length;
    if (options.all) return { ...answer, ...(await everything(kept, context)) };
    kept.sort(Bank.match.byRelevance);
    if (wantsFacets) await Bank.facets.sort(kept, options.sort);
    if (options.onCandidates || !options.snippets) {
      const first = await Promise.all(page(kept, options).map((one) => Bank.results.bare(one, context)));
      const next = options.offset + first.length;
      const bare = { ...answer, results: first, isExact: !needsLook(kept), next: next < kept.length ? next : null };
      if (!options.snippets) return bare;
      options.onCandidates(bare);
    }
    return lookedAt(answer, kept, context);
  }

  /** @param {any[]} kept @param {any} options @returns {any[]} */
  function page(kept, options) {
    return kept.slice(options.offset, options.offset + options.limit);
  }

  /** Whether the index alone is no proof for some. @param {any[]} kept */
  function needsLook(kept) {
    return kept.some((one) => Bank.results.mustHold(one.query));
  }

  /** Look at the text of one page of candidates; those that do not hold make room for the next. @param {any} answer @param {any[]} kept @param {any} context */
  async function lookedAt(answer, kept, context) {
    const { offset, limit } = context.options;
    let next = offset;
    let dropped = 0;
    const isDone = () => next - offset >= (answer.results.length ? limit + SPARE : MOST_LOOKED_AT);
    while (answer.results.length < limit && next < kept.length && !isDone()) {
      const some = kept.slice(next, next + limit - answer.results.length);
      next += some.length;
      const seen = await Promise.all(some.map((one) => Bank.results.verified(one, context)));
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
    const bare = await Promise.all(kept.map((one) => Bank.results.bare(one, context)));
    /** @type {string[]} */
    const leaves = [];
    bare.forEach((result, number) => {
      if (kept[number].isPartial) return;
      for (const leaf of result.leaves) leaves.push(`${result.id}#${leaf.number}`);
    });
    return { documents: bare.map((result) => result.id), leaves };
  }

  /** The names of all values that filters can take. @returns {Promise<Record<string, {id: string, km: string, en: string}[]>>} */
  async function searchFacets() {
    return Bank.store.load((await searchReady()).labels);
  }

  Bank.search = search;
  Bank.searchFacets = searchFacets;
  Bank.searchReady = searchReady;
})((window.PolicyBank = window.PolicyBank || {}));
