/* Which documents hold what was asked, and in which order they stand. Pure but for what it loads; wakes nothing on a page.

   A document is found when each piece stands somewhere in it: in its record or on a leaf. Best is what is named so, then
   what has all pieces beside each other, then on one leaf, then scattered; within each by BM25 with the field's weight. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const SLOTS = 8;
  // Fields as in entries.py: title, alternative name, acronym, number, body, summary, subject.
  const WEIGHTS = [6, 4, 6, 5, 1.5, 2, 1.5, 0];
  const NAMES = 0b1111;
  const NUMBER = 3;
  const K1 = 1.2;
  // What a step of a document's own weight adds, of its score: a plan in force stands before the one it replaced, though
  // that one says the words twice; but not before one whose title they are.
  const STANDING = 0.06;
  // What a step of shortness adds to a hit: most to one in a name, for who types a title wants what is called so.
  const SHORT_NAME = 0.5, SHORT = 0.25;
  const BESIDE_BONUS = 1.5;
  // A second leaf that holds all says little more, and the fiftieth nothing.
  const FURTHER_LEAVES = 0.25;
  // What a title says, the summary says again.
  const FURTHER_FIELDS = 0.25;

  // Leaves above which the triples between are fetched too. Below, the text of the first ten tells as well, for fewer bytes.
  const MANY = 20;

  const NAMED = 3, BESIDE = 2, TOGETHER = 1, SCATTERED = 0, ASIDE = -1;

  /** Postings of a piece: where it stands, and how often. @typedef {{slots: number[], counts: number[], levels?: number[] | null}} Hits */
  /** @typedef {{name: string, first: number[], weights: string, leaves: any, records: any, documents: Int32Array}} Segment */
  /** `slots` are leaves that hold all pieces, best first. @typedef {{segment: Segment, document: number, group: number, score: number, fields: number, slots: number[], isPartial: boolean, query: any}} Candidate */

  /**
   * @param {Segment[]} segments @param {any} query as query.js gives it
   * @param {number} [least] how many pieces a document must hold, where not all
   * @returns {Promise<Candidate[] & {rarity: number}>} not yet in order; `rarity` tells how much the pieces say together
   */
  async function candidates(segments, query, least) {
    if (!query.pieces.length) return Object.assign([], { rarity: 0 });
    const found = await Promise.all(
      segments.map(async (segment) => {
        const all = (/** @type {any} */ part, /** @type {boolean} */ isLeaves) =>
          Promise.all(query.pieces.map((/** @type {any} */ piece) => hits(part, piece, isLeaves)));
        const [leaves, records, beside] = await Promise.all([all(segment.leaves, true), all(segment.records, false), besideIn(segment.leaves, query)]);
        return { segment, leaves, records, beside };
      }),
    );
    const total = segments.reduce((sum, segment) => sum + segment.weights.length, 0);
    const marked = found.map((one) => mark(one.segment, one.leaves, one.records));
    const idf = query.pieces.map((/** @type {any} */ _piece, /** @type {number} */ piece) => {
      const having = marked.reduce((sum, one) => sum + one.having[piece], 0);
      return Math.log(1 + (total - having + 0.5) / (having + 0.5));
    });
    const all = found
      .map((one, number) => ranked(one, marked[number].held, query, idf, least || query.pieces.length))
      .reduce((some, more) => some.concat(more), []);
    return Object.assign(all, { rarity: idf.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one, 0) });
  }

  /** Where a piece stands in a part. @param {any} part @param {any} piece @param {boolean} isLeaves @returns {Promise<Hits>} */
  async function hits(part, piece, isLeaves) {
    const isStop = (/** @type {any} */ term) => isLeaves && term.kind === "words" && Bank.english.stopWords.has(term.parts[0]);
    const terms = piece.terms.filter((/** @type {any} */ term) => !isStop(term));
    if (!part.size || !terms.length) return { slots: [], counts: [] };
    const find = (/** @type {any} */ term) => Bank.postings.find(part, term);
    const lists = await Promise.all(terms.map(find));
    let { slots, entries } = intersection(lists);
    if (slots.length > MANY && piece.more.length) {
      lists.push(...(await Promise.all(piece.more.map(find))));
      ({ slots, entries } = intersection(lists));
    }
    const counts = slots.map((_, at) => Math.min(...lists.map((list, number) => list.counts[entries[number][at]])));
    const own = lists[0].levels;
    return { slots, counts, levels: own && entries[0].map((entry) => own[entry]) };
  }

  /** The leaves on which words stand beside each other as they were typed. @param {any} part @param {any} query @returns {Promise<Set<number>>} */
  async function besideIn(part, query) {
    if (!part.size || !query.beside.length) return new Set();
    const lists = await Promise.all(query.beside.map((/** @type {any} */ term) => Bank.postings.find(part, term, false)));
    return new Set(intersection(lists).slots);
  }

  /** Slots that all lists have, and the entry of each list there. @param {{slots: number[]}[]} lists */
  function intersection(lists) {
    let slots = lists[0].slots;
    let entries = [slots.map((_, entry) => entry)];
    for (const list of lists.slice(1)) {
      /** @type {number[]} */
      const kept = [];
      /** @type {number[]} */
      const at = [];
      for (let mine = 0, other = 0; mine < slots.length && other < list.slots.length; ) {
        if (slots[mine] === list.slots[other]) {
          kept.push(mine++);
          at.push(other++);
        } else if (slots[mine] < list.slots[other]) mine++;
        else other++;
      }
      slots = kept.map((entry) => slots[entry]);
      entries = entries.map((one) => kept.map((entry) => one[entry]));
      entries.push(at);
    }
    return { slots, entries };
  }

  /** Which pieces each document holds, as bits, and how many documents hold each piece. @param {Segment} segment @param {Hits[]} leaves @param {Hits[]} records */
  function mark(segment, leaves, records) {
    const held = new Uint16Array(segment.weights.length);
    const having = leaves.map((hit, piece) => {
      const bit = 1 << piece;
      let count = 0;
      const set = (/** @type {number} */ document) => {
        if (!(held[document] & bit)) {
          held[document] |= bit;
          count++;
        }
      };
      for (const slot of hit.slots) set(segment.documents[slot]);
      for (const slot of records[piece].slots) set((slot / SLOTS) | 0);
      return count;
    });
    return { held, having };
  }

  /**
   * @param {{segment: Segment, leaves: Hits[], records: Hits[], beside: Set<number>}} found @param {Uint16Array} held @param {any} query
   * @param {number[]} idf @param {number} least @returns {Candidate[]}
   */
  function ranked(found, held, query, idf, least) {
    const { segment, leaves, records, beside } = found;
    /** @type {Map<number, Candidate>} */
    const byDocument = new Map();
    held.forEach((pieces, document) => {
      const count = pieces ? bits(pieces) : 0;
      if (count < least) return;
      byDocument.set(document, { segment, document, group: SCATTERED, score: 1, fields: 0, slots: [], isPartial: false, query });
    });
    addRecords(byDocument, records, idf, query.pieces.some((/** @type {any} */ piece) => /\d/.test(piece.text)));
    addLeaves(byDocument, segment, leaves, beside, idf);
    byDocument.forEach((candidate) => {
      candidate.score *= 1 + STANDING * Number(segment.weights[candidate.document]);
      // Of what holds not all, what holds more comes first.
      candidate.score += (bits(held[candidate.document]) - least) * 100;
      // Its pieces stand on several leaves, or some in its record: no leaf and no record is the proof alone.
      if (candidate.group === SCATTERED && !candidate.slots.length) {
        candidate.isPartial = true;
        candidate.slots = leavesWithSome(segment, candidate.document, leaves);
      }
      // A guide that speaks of a matter comes after all documents; one that is named so does not.
      if (segment.name === "guides" && candidate.group < NAMED) candidate.group = ASIDE;
    });
    return [...byDocument.values()];
  }

  /** @param {number} value */
  function bits(value) {
    let count = 0;
    for (let rest = value; rest; rest &= rest - 1) count++;
    return count;
  }

  /** The leaves of a document that hold any piece, those with most first. @param {Segment} segment @param {number} document @param {Hits[]} leaves */
  function leavesWithSome(segment, document, leaves) {
    const begin = segment.first[document];
    const end = document + 1 < segment.first.length ? segment.first[document + 1] : segment.documents.length;
    /** @type {Map<number, number>} */
    const pieces = new Map();
    for (const { slots } of leaves) {
      for (let at = firstFrom(slots, begin); at < slots.length && slots[at] < end; at++) {
        pieces.set(slots[at], (pieces.get(slots[at]) || 0) + 1);
      }
    }
    return [...pieces.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([slot]) => slot);
  }

  /** Where the first slot of at least `least` stands. @param {number[]} slots @param {number} least */
  function firstFrom(slots, least) {
    let low = 0;
    for (let high = slots.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (slots[middle] < least) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {Map<number, Candidate>} byDocument @param {Hits[]} records @param {number[]} idf @param {boolean} hasFigures */
  function addRecords(byDocument, records, idf, hasFigures) {
    /** @type {Map<number, {every: number, names: number}>} */
    const seen = new Map();
    records.forEach((hit, piece) => {
      /** @type {Map<number, number>} */
      const best = new Map();
      hit.slots.forEach((slot, at) => {
        const candidate = byDocument.get((slot / SLOTS) | 0);
        if (!candidate) return;
        const field = slot % SLOTS;
        candidate.fields |= 1 << field;
        // In "48 MoEYS.PK" the ministry is no name of the document: only figures are asked of a number.
        const isName = NAMES & (1 << field) && (field !== NUMBER || hasFigures);
        const weight = isName || field !== NUMBER ? WEIGHTS[field] * (1 + (isName ? SHORT_NAME : SHORT) * levelOf(hit, at)) : 0;
        const most = best.get(candidate.document) || 0;
        candidate.score += idf[piece] * (Math.max(weight, most) - most + FURTHER_FIELDS * Math.min(weight, most));
        best.set(candidate.document, Math.max(weight, most));
        const one = seen.get(candidate.document) || { every: 0, names: 0 };
        one.every |= 1 << piece;
        if (isName) one.names |= 1 << piece;
        seen.set(candidate.document, one);
      });
    });
    const all = (1 << records.length) - 1;
    seen.forEach((one, document) => {
      const candidate = /** @type {Candidate} */ (byDocument.get(document));
      if (one.names === all) candidate.group = NAMED;
      // One piece is all beside itself.
      else if (one.every === all) candidate.group = records.length === 1 ? BESIDE : TOGETHER;
    });
  }

  /** @param {Hits} hit @param {number} at */
  function levelOf(hit, at) {
    return hit.levels ? hit.levels[at] : 0;
  }

  /** @param {Map<number, Candidate>} byDocument @param {Segment} segment @param {Hits[]} leaves @param {Set<number>} together leaves on which words stand beside each other @param {number[]} idf */
  function addLeaves(byDocument, segment, leaves, together, idf) {
    const { slots, entries } = intersection(leaves);
    /** @type {Map<number, {slot: number, score: number}[]>} */
    const found = new Map();
    slots.forEach((slot, at) => {
      let score = 0;
      leaves.forEach((hit, piece) => {
        const count = hit.counts[entries[piece][at]];
        score += (idf[piece] * count * (K1 + 1)) / (count + K1);
      });
      // A query of one piece stands beside itself.
      const isBeside = leaves.length === 1 || together.has(slot);
      if (isBeside && leaves.length > 1) score *= BESIDE_BONUS;
      const document = segment.documents[slot];
      const candidate = byDocument.get(document);
      if (!candidate) return;
      candidate.group = Math.max(candidate.group, isBeside ? BESIDE : TOGETHER);
      const hitsThere = found.get(document);
      if (hitsThere) hitsThere.push({ slot, score });
      else found.set(document, [{ slot, score }]);
    });
    found.forEach((hitsThere, document) => {
      const candidate = /** @type {Candidate} */ (byDocument.get(document));
      hitsThere.sort((a, b) => b.score - a.score || a.slot - b.slot);
      candidate.slots = hitsThere.map((hit) => hit.slot);
      candidate.score += hitsThere[0].score * (1 + FURTHER_LEAVES * Math.log2(hitsThere.length));
    });
  }

  /** The order of relevance. @param {Candidate} a @param {Candidate} b */
  function byRelevance(a, b) {
    return b.group - a.group || b.score - a.score || a.document - b.document;
  }

  Bank.match = { candidates, byRelevance, hits, intersection, GROUPS: { NAMED, BESIDE, TOGETHER, SCATTERED } };
})((window.PolicyBank = window.PolicyBank || {}));
