/* What else a search tries: the other language and other words for the same, and near misses where it finds nothing.
   Wakes nothing on a page. Needs translate.js; near.js is loaded when nothing was found. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // Other forms of a query that are searched with it; each costs a phone a few files.
  const MOST_FORMS = 5;
  // What a hit of another form is worth beside one of the reader's own words: where the glossary is sure, and where not.
  const SURE = 0.85;
  const DOUBTFUL = 0.7;

  /** One object, for the translator remembers what it worked out of it. @type {Record<string, string> | null} */
  let glossary = null;

  /**
   * Add to `found` what other forms of the query find, and tell them in `answer.also`.
   * @param {any} found as match.candidates gives it @param {any} answer @param {any} query @param {any} context @returns {Promise<any[]>}
   */
  async function withOtherForms(found, answer, query, context) {
    const keys = context.manifest.glossary;
    if (!context.options.other || !keys || query.pieces.some((/** @type {any} */ piece) => piece.isQuoted)) return found;
    if (!glossary) {
      const [km, en] = await Promise.all([Bank.store.load(keys.km), Bank.store.load(keys.en)]);
      glossary = { km, en };
    }
    const forms = Bank.translate(query.text, glossary).slice(0, MOST_FORMS);
    const lists = await Promise.all(
      forms.map((/** @type {any} */ form) => Bank.match.candidates(context.manifest.segments, Bank.query.ofForm(form))),
    );
    /** @type {Map<string, any>} */
    const all = new Map(found.map((/** @type {any} */ one) => [`${one.segment.name} ${one.document}`, one]));
    const { BESIDE, TOGETHER, SCATTERED } = Bank.match.GROUPS;
    const isFound = found.some((/** @type {any} */ one) => one.group >= SCATTERED);
    forms.forEach((/** @type {any} */ form, /** @type {number} */ number) => {
      if (!lists[number].length) return;
      answer.also.push(form);
      // That "strategy" is rarer than "strategic plan" makes no document a better answer to the Khmer for a plan.
      const scale = (form.isSure ? SURE : DOUBTFUL) * Math.min(1, found.rarity / lists[number].rarity);
      for (const one of lists[number]) {
        const name = `${one.segment.name} ${one.document}`;
        const own = all.get(name);
        one.score *= scale;
        // The reader's own words come first; but a title that says the same in the other language says it.
        if (one.group === BESIDE) one.group = TOGETHER;
        // What has the words of another form here and there is no answer where the reader's own words found some.
        if (!own && isFound && one.group <= SCATTERED) continue;
        // Found by several forms: it stands where the best of them puts it, and of equals the reader's words are shown.
        if (!own || one.group > own.group) all.set(name, one);
        else if (one.group === own.group) own.score = Math.max(own.score, one.score);
      }
    });
    return [...all.values()];
  }

  /**
   * What is nearest where nothing holds all: in a bundle of its own, which most readers never need.
   * @param {any} answer @param {any} query @param {any} context @returns {Promise<any[]>}
   */
  async function little(answer, query, context) {
    // On the command line all scripts are there already.
    if (!Bank.near) await Bank.loadBundle("near");
    return Bank.near.little(answer, query, context);
  }

  Bank.help = { withOtherForms, little };
})((window.PolicyBank = window.PolicyBank || {}));
