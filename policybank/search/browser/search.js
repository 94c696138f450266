/* PolicyBank.search: one question, one answer, the same in a page, from a file and on the command line.
   Wakes nothing. Needs all files of this folder that know no page; guide/search-api.md describes it for others. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const LIMIT = 10;
  // Candidates that are looked at beyond those shown, where some turn out not to hold what was asked; and where all do, how many
  // before the search gives up.
  const SPARE = 20;
  const MOST_LOOKS = 100;

  /** @type {Promise<any> | null} */
  let ready = null;

  /** Load the manifest, once. @returns {Promise<any>} */
  function searchReady() {
    if (ready) return ready;
    const opening = Bank.store.load("manifest").then(opened);
    ready = opening;
    opening.catch(() => {
      ready = null;
    });
    return opening;
  }

  /** Work out where the leaves of each document stand. @param {any} manifest */
  function opened(manifest) {
    for (const segment of manifest.segments) {
      segment.first = [];
      segment.documents = new Int32Array(segment.leaves.size);
      let slot = 0;
      Bank.postings.numbersOf(segment.counts).forEach((/** @type {number} */ count, /** @type {number} */ document) => {
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
      return { ...answer, trouble: /** @type {any} */ (error).kind };
    }
  }

  /** @param {any} answer @param {any} query @param {any} context */
  async function answered(answer, query, context) {
    const { manifest, options } = context;
    const own = await Bank.match.candidates(manifest.segments, query);
    let found = await Bank.help.withOtherForms(own, answer, query, context);
    if (!found.length) found = await Bank.help.little(answer, query, context);
    const kept = await Bank.facets.apply(found, answer, context);
    answer.total = kept.length;
    if (options.all) return { ...answer, ...(await everything(kept, context)) };
    await Bank.facets.sort(kept, options.sort);
    if (options.onCandidates) {
      const first = await Promise.all(page(kept, options).map((one) => Bank.results.bare(one, context)));
      options.onCandidates({ ...answer, results: first, isExact: !needsLook(kept) });
    }
    if (!options.snippets) {
      answer.results = await Promise.all(page(kept, options).map((one) => Bank.results.bare(one, context)));
      return { ...answer, isExact: !needsLook(kept) };
    }
    return lookedAt(answer, kept, context);
  }

  /** @param {any[]} kept @param {any} options @returns {any[]} */
  function page(kept, options) {
    return kept.slice(options.offset, options.offset + options.limit);
  }

  /** Whether the index alone is no proof for some. @param {any[]} kept */
  function needsLook(kept) {
    return kept.some((one) => one.group < Bank.match.GROUPS.NAMED && Bank.results.mustHold(one.query));
  }

  /** Look at the text of one page of candidates; those that do not hold make room for the next. @param {any} answer @param {any[]} kept @param {any} context */
  async function lookedAt(answer, kept, context) {
    const { offset, limit } = context.options;
    let next = offset;
    let dropped = 0;
    const enough = () => next >= offset + (answer.results.length ? limit + SPARE : MOST_LOOKS);
    while (answer.results.length < limit && next < kept.length && !enough()) {
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
    answer.next = next;
    answer.isExact = next >= kept.length ? offset === 0 || !needsLook(kept) : !needsLook(kept);
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

  Bank.search = search;
  Bank.searchReady = searchReady;
})((window.PolicyBank = window.PolicyBank || {}));
