/* PolicyBank.search: one question, one answer, the same in a page, from a file and on the command line.
   Wakes nothing. Needs all files of this folder that know no page; guide/search-api.md describes it for others. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const LIMIT = 10;

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
    const isPart = (/** @type {any} */ part) => part && typeof part.folder === "string" && part.shards > 0 && part.spread > 0 && part.chunk >= 0 && part.size >= 0;
    const isSegment = (/** @type {any} */ one) => one && isPart(one.leaves) && isPart(one.records) && one.records.chunk && typeof one.records.counts === "string" && typeof one.records.weights === "string";
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
    const isCopy = manifest.segments.some((/** @type {any} */ one) => one.leaves.names);
    return isCopy ? Promise.resolve(needed("copies")).then(() => Bank.copies.open(manifest)) : manifest;
  }

  /** @param {any} typed @param {any} [options] @returns {Promise<any>} */
  async function search(typed, options) {
    const asked = { limit: LIMIT, offset: 0, sort: "relevance", snippets: true, other: true, ...options };
    const query = Bank.query.parse(typed == null ? "" : String(typed));
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
      const wantsOther = asked.other && !query.pieces.some((/** @type {any} */ piece) => piece.isQuoted);
      const opening = searchReady();
      // On the way while the index is asked, so that nobody waits for them; what fails is told where it is needed.
      Promise.all([wantsOther && needed("other"), asked.snippets && needed("look")]).catch(() => {});
      const manifest = await opening;
      const language = asked.language || Bank.language || "km";
      const context = { manifest, language, root: Bank.root || "", options: asked, wantsOther: wantsOther && manifest.glossary };
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
    const { manifest, options, wantsOther } = context;
    const [own, forms] = await Promise.all([
      Bank.match.candidates(manifest.segments, query),
      wantsOther && formsOf(query, manifest),
    ]);
    const found = forms ? Bank.other.added(own, forms, answer) : own;
    if (found.length) {
      const full = await told(answer, found, context);
      if (!context.isRefuted) return full;
      // The index had all parts of a phrase, and no text has them together.
      options.onCandidates = null;
    }
    await needed("near");
    return told(answer, await Bank.near.little(answer, query, context), context);
  }

  /** @param {any} query @param {any} manifest @returns {Promise<any>} */
  async function formsOf(query, manifest) {
    await needed("other");
    return Bank.other.formsOf(query, manifest);
  }

  /** Bring the bundle that has a part of the engine. On the command line all scripts are there already. @param {string} part @param {string} [bundle] its name, where that is another */
  function needed(part, bundle) {
    return Bank[part] || Bank.loadBundle(bundle || part);
  }

  /** The answer with what passes the filters of `found`. @param {any} answer @param {any[]} found @param {any} context */
  async function told(answer, found, context) {
    const { options } = context;
    const wantsFacets = options.counts || options.filters || options.sort !== "relevance";
    if (wantsFacets) await needed("facets", "page");
    const kept = wantsFacets ? await Bank.facets.apply(found, answer, context) : found;
    answer.total = kept.length;
    if (options.all) {
      await needed("look");
      return { ...answer, ...(await Bank.look.everything(kept, context)) };
    }
    kept.sort(Bank.match.byRelevance);
    if (wantsFacets) await Bank.facets.sort(kept, options.sort);
    if (options.onCandidates || !options.snippets) {
      const first = await Promise.all(page(kept, options).map((one) => Bank.results.bare(one, context)));
      const next = options.offset + first.length;
      const bare = { ...answer, results: first, isExact: !Bank.results.needsLook(kept), next: next < kept.length ? next : null };
      if (!options.snippets) return bare;
      options.onCandidates(bare);
    }
    await needed("look");
    return Bank.look.lookedAt(answer, kept, context);
  }

  /** @param {any[]} kept @param {any} options @returns {any[]} */
  function page(kept, options) {
    return kept.slice(options.offset, options.offset + options.limit);
  }

  /** The names of all values that filters can take. @returns {Promise<Record<string, {id: string, km: string, en: string}[]>>} */
  async function searchFacets() {
    return Bank.store.load((await searchReady()).labels);
  }

  Bank.search = search;
  Bank.searchFacets = searchFacets;
  Bank.searchReady = searchReady;
})((window.PolicyBank = window.PolicyBank || {}));
