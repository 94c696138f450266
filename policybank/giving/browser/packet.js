// Makes the packet: one zip with the record, the answers, how to reach the giver, the PDFs and a note. Its form is told by the room
// `packets`. Knows no page and wakes nothing; needs code.js, sha256.js, pdf.js and fflate. PDFs are packed already, so they are stored.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  const FORMAT = "policybank-packet";
  const VERSION = 1;
  const SLICE = 256 * 1024;

  /** @param {any} value @returns {Uint8Array} */
  const asJson = (value) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);

  /**
   * @param {{record: any, attached: any[], contact: any, answers: any, sentence: {km: string, en: string}, language: string,
   *   made: string, readMe: (code: string) => string}} given
   * @param {(share: number) => void} told
   * @returns {Promise<{code: string, name: string, blob: Blob}>}
   */
  async function makePacket(given, told) {
    const record = asJson(given.record);
    const code = Giving.receiptCode(record, given.attached);
    const packet = asJson({
      format: FORMAT,
      version: VERSION,
      code,
      made: given.made,
      door: "form",
      language: given.language,
      files: given.attached.map(({ name, sha256, size, leaves }) => ({ name, sha256, size, leaves })),
      answers: given.answers,
      sentence: given.sentence,
    });
    /** @type {[string, Uint8Array][]} */
    const texts = [["packet.json", packet], ["record.json", record]];
    if (given.contact) texts.push(["contact.json", asJson(given.contact)]);
    const blob = await zipped(texts, given.attached, ["READ-ME.txt", new TextEncoder().encode(given.readMe(code))], told);
    return { code, name: `policy-bank-${code}.zip`, blob };
  }

  /**
   * @param {[string, Uint8Array][]} texts @param {any[]} attached @param {[string, Uint8Array]} last @param {(share: number) => void} told
   * @returns {Promise<Blob>}
   */
  async function zipped(texts, attached, last, told) {
    /** @type {Blob[]} */
    const parts = [];
    /** @type {any} */
    let trouble = null;
    const zip = new window.fflate.Zip((/** @type {any} */ error, /** @type {Uint8Array} */ bytes) => {
      trouble = trouble || error;
      // A blob at once: the browser may put it aside, where the memory is small.
      if (bytes) parts.push(new Blob([/** @type {any} */ (bytes)]));
    });
    /** @param {string} name */
    const begun = (name) => {
      const entry = new window.fflate.ZipPassThrough(name);
      zip.add(entry);
      return entry;
    };
    for (const [name, bytes] of texts) begun(name).push(bytes, true);
    const total = attached.reduce((sum, one) => sum + one.size, 0);
    let done = 0;
    for (const one of attached) {
      const entry = begun(one.name);
      for (let at = 0; at < one.size; at += SLICE) {
        const bytes = await Giving.readBytes(one.file.slice(at, at + SLICE));
        entry.push(bytes, at + SLICE >= one.size);
        done += bytes.length;
        told(done / total);
      }
    }
    begun(last[0]).push(last[1], true);
    zip.end();
    if (trouble) throw trouble;
    return new Blob(parts, { type: "application/zip" });
  }

  Object.assign(Giving, { makePacket });
})((window.PolicyBank = window.PolicyBank || {}));
