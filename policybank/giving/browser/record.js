// Makes the record of what the giver told, and says what is wrong with it, by the rules of `schema/values.py` and
// `schema/rules.py`. Knows no page and wakes nothing; needs answers.js and dates.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  /**
   * What the form holds, as texts and ids.
   * @typedef {{suitable: Record<string, string>, sharing: Record<string, string>, licence: string, evidence: string,
   *   titleKm: string, titleEn: string, bodies: string[], bodyNote: string, date: string, type: string, languages: string[],
   *   themes: string[], link: string, linkKind: string}} Given
   * A document that travels along. `leaves` is null where it could not be told.
   * @typedef {{name: string, language: string, file: File, sha256: string, size: number, leaves: number | null}} Attached
   */

  const LONGEST = 300;
  const LONGEST_ADDRESS = 1000;
  const MARKUP = /<[A-Za-z/!?]|&(?:#\d|#x|[A-Za-z]{2,8};)|javascript:/i;
  const KHMER = /[\u1780-\u17d3]/g;
  // What draws nothing or turns the direction of what follows comes with a copied text; nobody means it.
  const TURNING = /[\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffd]/g;
  const UNPRINTED = /[\u0000-\u001f\u007f-\u009f\ud800-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/gu;
  const ADDRESS = /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[^\s<>"'\\^`{|}]*)?(?:\?[^\s<>"'\\^`{|}]*)?$/;

  /** One line as the schema takes it. @param {string} text */
  function cleanLine(text) {
    return text.replace(TURNING, "").replace(UNPRINTED, " ").normalize("NFC").replace(/\s+/g, " ").trim();
  }

  /** What is wrong with a line, or "". Letters are counted as Python counts them. @param {string} line @returns {string} */
  function lineTrouble(line) {
    if (Array.from(line).length > LONGEST) return "too-long";
    return MARKUP.test(line) ? "markup" : "";
  }

  /** An address as the schema takes it: Khmer in it percent-encoded; "" where it is none. @param {string} typed */
  function cleanAddress(typed) {
    const text = typed.trim();
    if (!text) return "";
    try {
      const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
      if (!/^https?:$/.test(url.protocol) || url.username || url.password || !url.hostname.includes(".")) return "";
      const address = url.href.replace(/#.*$/, "").replace(/['^`{|}]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
      return ADDRESS.test(address) && address.length <= LONGEST_ADDRESS ? address : "";
    } catch (error) {
      return "";
    }
  }

  /**
   * What is to be mended in the step that asks what the document is: the trouble by the name of the field.
   * @param {Given} given @param {{monthNames: string[], officialTypes: string[], statement: string}} context
   * @returns {Record<string, string>}
   */
  function factTroubles(given, context) {
    /** @type {Record<string, string>} */
    const found = {};
    const km = cleanLine(given.titleKm);
    const en = cleanLine(given.titleEn);
    if (!km && !en) found["title-km"] = "title-missing";
    if (km) found["title-km"] = lineTrouble(km) || (km.match(KHMER) ? "" : "not-khmer");
    if (en) found["title-en"] = lineTrouble(en) || ((en.match(KHMER) || []).length * 2 > en.length ? "not-english" : "");
    if (lineTrouble(cleanLine(given.bodyNote))) found["body-note"] = lineTrouble(cleanLine(given.bodyNote));
    if (given.date.trim() && !Giving.parseDate(given.date, context.monthNames)) found.date = "date";
    if (!given.type) found.type = "type-missing";
    else if (context.statement === "official-text" && !context.officialTypes.includes(given.type)) found.type = "type-not-official";
    if (!given.languages.length) found.language = "language-missing";
    return Object.keys(found).reduce((kept, name) => (found[name] ? { ...kept, [name]: found[name] } : kept), {});
  }

  /**
   * The record as a value, fields in the order of the schema; only what is known.
   * @param {Given} given @param {string} statement @param {Attached[]} attached
   * @param {{monthNames: string[], bodyNotes: {km: string, en: string} | null}} context `bodyNotes`: what to note of a body
   * that the vocabulary lacks
   * @returns {Record<string, any>}
   */
  function recordOf(given, statement, attached, context) {
    const km = cleanLine(given.titleKm);
    const en = cleanLine(given.titleEn);
    const date = given.date.trim() && Giving.parseDate(given.date, context.monthNames);
    const address = cleanAddress(given.link);
    const evidence = statement === "permission" ? cleanLine(given.evidence) : "";
    return {
      title: { ...(km && { km }), ...(en && { en }) },
      type: given.type,
      ...(given.bodies.length && { bodies: given.bodies }),
      ...(date && { date }),
      ...(given.languages.length && { languages: given.languages }),
      ...(attached.length && { editions: attached.map(({ name, language }) => ({ file: name, language })) }),
      ...(address && { links: [{ url: address, kind: given.linkKind }] }),
      ...(given.themes.length && { themes: given.themes }),
      rights: { statement, ...(evidence && { evidence }) },
      ...(context.bodyNotes && { review: { state: "unchecked", note: context.bodyNotes } }),
    };
  }

  Object.assign(Giving, { cleanLine, lineTrouble, cleanAddress, factTroubles, recordOf });
})((window.PolicyBank = window.PolicyBank || {}));
