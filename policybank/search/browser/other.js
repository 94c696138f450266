/* Search what means the same: the other language and other words, by the glossary. Wakes nothing on a page.
   Needs the engine and translate.js before it. In a bundle of its own, which is fetched beside the first files of the index. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // Other forms of a query that are searched with it; each costs a phone a few files.
  const MOST_FORMS = 5;
  // What a hit of another form is worth beside one of the reader's own words: less from form to form, for the nearest stand
  // first, and less where the glossary is not sure.
  const SURE = 0.85;
  const DOUBTFUL = 0.8;

  /** One object, for the translator remembers what it worked out of it. @type {Record<string, string> | null} */
  let glossary = null;

  /** The other forms of a query, and what each finds. @param {any} query @param {any} manifest @returns {Promise<{form: any, found: any}[]>} */
  async function formsOf(query, manifest) {
    if (!glossary) {
      const [km, en] = await Promise.all([Bank.store.load(manifest.glossary.km), Bank.store.load(manifest.glossary.en)]);
      glossary = { km, en };
    }
    return Promise.all(
      Bank.translate(query.text, glossary)
        .slice(0, MOST_FORMS)
        .map(async (/** @type {any} */ form) => ({ form, found: await Bank.match.candidates(manifest.segments, Bank.query.ofForm(form)) })),
    );
  }

  /**
   * Add to `found` what other forms of the query found, and tell them in `answer.also`.
   * @param {any} found as match.candidates gives it @param {{form: any, found: any}[]} forms @param {any} answer @returns {any[]}
   */
  function added(found, forms, answer) {
    /** @param {any} one */
    const nameOf = (one) => `${one.segment.name} ${one.document}`;
    /** @type {Map<string, any>} */
    const all = new Map(found.map((/** @type {any} */ one) => [nameOf(one), one]));
    const { BESIDE, TOGETHER, SCATTERED } = Bank.match.GROUPS;
    const isFound = found.some((/** @type {any} */ one) => one.group >= SCATTERED);
    forms.forEach(({ form, found: others }, number) => {
      if (!others.length) return;
      answer.also.push(form);
      // That "strategy" is rarer than "strategic plan" makes no document a better answer to the Khmer for a plan.
      const scale = (form.isSure ? 1 : DOUBTFUL) * SURE ** (number + 1) * Math.min(1, found.rarity / others.rarity);
      for (const one of others) {
        const own = all.get(nameOf(one));
        one.score *= scale;
        // The reader's own words come first; but a title that says the same in the other language says it.
        if (one.group === BESIDE) one.group = TOGETHER;
        // What has the words of another form here and there is no answer where the reader's own words found some.
        if (!own && isFound && one.group <= SCATTERED) continue;
        // Found by several forms: it stands where the best of them puts it, and of equals the reader's words are shown.
        // But a page of its text is worth more than a mark in its title.
        if (own && one.group === own.group) one.score = own.score = Math.max(own.score, one.score);
        const isBetter = own && (one.group > own.group || (one.group === own.group && one.slots.length && !own.slots.length));
        if (!own || isBetter) all.set(nameOf(one), one);
      }
    });
    return [...all.values()];
  }

  Bank.other = { added, formsOf };
})((window.PolicyBank = window.PolicyBank || {}));
