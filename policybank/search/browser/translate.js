/* Say a query in the other language, and in other words of its own, through the bilingual glossary.
   Wakes nothing on a page; needs khmer.js before it, and english.js for the stems. What it works on is made by
   search/glossary.py, which tells its form. Without scripts the glossary page leads from a term to its translation. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @typedef {{begin: number, end: number, word: string, plain: string, raw: string, isKhmer: boolean}} Token */
  /** @typedef {{text: string, kind: number, isDoubtful: boolean, key: string, exact: string}} Form */
  /** @typedef {{km: Form[], en: Form[], isSure: boolean}} Concept */
  /** @typedef {{concept: Concept, form: Form, language: "km" | "en"}} Match */
  /** @typedef {{kind: "term" | "kept" | "between", begin: number, end: number, matches: Match[], text: string}} Part */
  /** @typedef {{text: string, language: "km" | "en", isSure: boolean, isDeprecated: boolean, now: string, pieces: string[]}} Translation */

  // What a form is; of several concepts with one form, those win for which the number is lowest.
  const MAIN = 0;
  const ACRONYM = 1;
  const ALSO = 2;
  const GIVEN_UP = 3;

  // Longer texts are no terms, and would keep a phone busy.
  const MOST_TOKENS = 60;
  const MOST = 4;
  // As one types, "he" and "pe" are the beginnings of other words: these count as acronyms only in capitals.
  const SHORT_ACRONYM = 2;
  const LONGEST_NAME = 3;

  // What may stand between terms, and what the other language says for it (nothing, where it says nothing).
  /** @type {Record<string, string>} */
  const ENGLISH_BETWEEN = {
    a: "", an: "", the: "", at: "", from: "", to: "", with: "", or: "", of: "នៃ", and: "និង", for: "សម្រាប់", on: "ស្ដីពី",
    about: "អំពី", by: "ដោយ", in: "ក្នុង",
  };
  /** @type {Record<string, string>} */
  const KHMER_BETWEEN = {
    ស្ដីពី: "on", អំពី: "on", នៃ: "of", របស់: "of", និង: "and", សម្រាប់: "for", ដោយ: "by", ក្នុង: "in", នៅក្នុង: "in", នៅ: "in",
    ចំពោះ: "for", ឆ្នាំ: "", ដែល: "", ឬ: "",
  };
  for (const word of Object.keys(KHMER_BETWEEN)) KHMER_BETWEEN[Bank.khmer.fold(word)] = KHMER_BETWEEN[word];

  const WRITTEN = Bank.khmerRules.classes.written;
  const PART = new RegExp(`['’]s(?![A-Za-z])|[${WRITTEN}]+|[0-9A-Za-z\u00c0-\u024f]+`, "g");
  const KHMER = new RegExp(`[${WRITTEN}]`);
  const ACCENTS = /[\u0300-\u036f]/g;

  /** @type {WeakMap<object, Map<string, Match[]>>} */
  const indexes = new WeakMap();

  /** Syllables and words of folded text, with their places. @param {string} folded @param {(word: string) => string} stem @returns {Token[]} */
  function tokensOf(folded, stem) {
    /** @type {Token[]} */
    const tokens = [];
    folded.replace(PART, (raw, place) => {
      if (KHMER.test(raw)) {
        let begin = place;
        for (const one of Bank.khmer.syllables(raw)) {
          tokens.push({ begin, end: begin + one.length, word: one, plain: one, raw: one, isKhmer: true });
          begin += one.length;
        }
      } else if (!/^['’]/.test(raw)) {
        const plain = raw.normalize("NFD").replace(ACCENTS, "").toLowerCase();
        tokens.push({ begin: place, end: place + raw.length, word: stem(plain), plain, raw, isKhmer: false });
      }
      return raw;
    });
    return tokens;
  }

  /** @param {Token[]} tokens @param {"word" | "plain"} [what] */
  function keyOf(tokens, what = "word") {
    return tokens.map((one) => one[what]).join(" ");
  }

  /** @param {string} shown @param {(word: string) => string} stem @returns {Form} */
  function formOf(shown, stem) {
    const kind = { "^": ACRONYM, "~": GIVEN_UP, "≈": GIVEN_UP }[shown[0]];
    const text = kind === undefined ? shown : shown.slice(1);
    const tokens = tokensOf(Bank.khmer.fold(text), stem);
    const key = kind === ACRONYM && text.length <= SHORT_ACRONYM ? `=${text}` : keyOf(tokens);
    return { text, kind: kind === undefined ? ALSO : kind, isDoubtful: shown[0] === "≈", key, exact: keyOf(tokens, "plain") };
  }

  /** Every form of both languages by its key. @param {{km: string, en: string}} data @param {(word: string) => string} stem */
  function indexOf(data, stem) {
    const known = indexes.get(data);
    if (known) return known;
    /** @type {Map<string, Match[]>} */
    const index = new Map();
    const english = data.en.split("\n");
    data.km.split("\n").forEach((line, place) => {
      const isSure = line[0] !== "?";
      const khmer = isSure ? line : line.slice(1);
      const [km, en] = [khmer, english[place] || ""].map((forms) => {
        const made = forms.split("|").map((one) => formOf(one, stem));
        made[0].kind = MAIN;
        return made;
      });
      /** @type {Concept} */
      const concept = { km, en, isSure };
      for (const language of /** @type {("km" | "en")[]} */ (["km", "en"])) {
        for (const form of concept[language]) {
          if (form.key) index.set(form.key, (index.get(form.key) || []).concat({ concept, form, language }));
        }
      }
    });
    indexes.set(data, index);
    return index;
  }

  /**
   * The concepts behind some tokens: those that match best, to the letter if any does ("disabled" has the stem of "disability").
   * @param {Token[]} tokens @param {Map<string, Match[]>} index
   */
  function matchesOf(tokens, index) {
    const all = (index.get(keyOf(tokens)) || []).concat((tokens.length === 1 && index.get(`=${tokens[0].raw}`)) || []);
    const exact = all.filter((one) => one.form.exact === keyOf(tokens, "plain"));
    const found = exact.length ? exact : all;
    const best = Math.min(...found.map((one) => one.form.kind));
    return found.filter((one) => one.form.kind === best);
  }

  /**
   * Whether words are a name as far as can be told: Latin letters in a Khmer query; in an English one a capital, where it
   * does not begin the query and where not all its words have one.
   * @param {Token[]} some @param {Token[]} all
   */
  function isName(some, all) {
    if (some.length > LONGEST_NAME || some.some((one) => one.isKhmer || /^\d+$/.test(one.raw))) return false;
    if (all.some((one) => one.isKhmer)) return true;
    return some[0] !== all[0] && some.every((one) => /^[A-Z]/.test(one.raw)) && all.slice(1).some((one) => /^[a-z]/.test(one.raw));
  }

  /**
   * The query cut into as few terms as cover it, or null. Fewest pieces are the longest terms: "ministry of education" is
   * one ministry and not a ministry and an education.
   * @param {Token[]} tokens @param {Map<string, Match[]>} index @param {"km" | "en"} language @returns {Part[] | null}
   */
  function cover(tokens, index, language) {
    /** @type {{cost: number, parts: Part[]}[]} */
    const from = [];
    from[tokens.length] = { cost: 0, parts: [] };
    for (let begin = tokens.length - 1; begin >= 0; begin--) {
      let best = { cost: Infinity, parts: /** @type {Part[]} */ ([]) };
      for (let end = tokens.length; end > begin; end--) {
        const rest = from[end];
        if (rest.cost >= best.cost) continue;
        const part = partOf(tokens.slice(begin, end), tokens, index, language);
        const cost = rest.cost + (part ? (part.kind === "term" ? 2 : part.kind === "between" ? 1 : 3 * (end - begin)) : Infinity);
        if (part && cost < best.cost) best = { cost, parts: [part].concat(rest.parts) };
      }
      from[begin] = best;
    }
    const { cost, parts } = from[0];
    const terms = parts.filter((one) => one.kind === "term").length;
    const names = parts.filter((one) => one.kind === "kept" && !/^\d+$/.test(one.text)).length;
    return cost < Infinity && terms > 0 && (names === 0 || (names === 1 && terms > 1)) ? parts : null;
  }

  /** @param {Token[]} tokens @param {Token[]} all @param {Map<string, Match[]>} index @param {"km" | "en"} language @returns {Part | null} */
  function partOf(tokens, all, index, language) {
    const matches = matchesOf(tokens, index);
    const place = { begin: tokens[0].begin, end: tokens[tokens.length - 1].end, matches, text: "" };
    if (matches.length) return { ...place, kind: "term" };
    const joined = tokens.map((one) => one.word).join("");
    const between = language === "km" ? KHMER_BETWEEN[joined] : tokens.length === 1 ? ENGLISH_BETWEEN[tokens[0].raw.toLowerCase()] : undefined;
    if (between !== undefined) return { ...place, kind: "between", text: between };
    const isNumber = tokens.length === 1 && /^\d+$/.test(tokens[0].raw);
    if (isNumber || isName(tokens, all)) return { ...place, kind: "kept", text: tokens.map((one) => one.raw).join(" ") };
    return null;
  }

  /**
   * What to search for a concept in a language. A further form that has the main one in it finds nothing more.
   * @param {Match} match @param {"km" | "en"} language @returns {Form[]}
   */
  function formsIn(match, language) {
    const [main, ...others] = match.concept[language];
    const order = [ACRONYM, GIVEN_UP, ALSO];
    const useful = others.filter((one) => !` ${one.key} `.includes(` ${main.key} `));
    return [main].concat(useful.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)));
  }

  /**
   * The parts in the words of `picks`. Khmer puts what is described first and English last ("teacher policy",
   * គោលនយោបាយ គ្រូបង្រៀន), so the terms between two connecting words change places; numbers and names stay behind them.
   * @param {Part[]} parts @param {Form[]} picks
   */
  function composed(parts, picks) {
    const [said, pieces, terms, kept] = /** @type {string[][]} */ ([[], [], [], []]);
    let waiting = "";
    const close = () => {
      const run = terms.splice(0).concat(kept.splice(0));
      if (run.length && said.length && waiting) said.push(waiting);
      if (run.length) waiting = "";
      said.push(...run);
      pieces.push(...run);
    };
    let number = 0;
    for (const part of parts) {
      if (part.kind === "term") terms.unshift(picks[number++].text);
      else if (part.kind === "kept") kept.push(part.text);
      else {
        close();
        waiting = part.text || waiting;
      }
    }
    close();
    return { text: said.join(" "), pieces };
  }

  /** @param {Part[]} parts @param {"km" | "en"} other @param {string} nowSaid @returns {Translation[]} */
  function inOtherLanguage(parts, other, nowSaid) {
    const terms = parts.filter((one) => one.kind === "term");
    /** @type {Match[][]} */
    const readings = terms.length === 1 ? terms[0].matches.map((one) => [one]) : [terms.map((one) => one.matches[0])];
    const [firsts, others] = /** @type {Translation[][]} */ ([[], []]);
    for (const reading of readings) {
      const choices = reading.map((one) => formsIn(one, other));
      const mains = choices.map((one) => one[0]);
      // That a form was given up may be doubted; its translation is then none the worse.
      const isSure = reading.every((one) => one.concept.isSure);
      const add = (/** @type {Translation[]} */ list, /** @type {Form[]} */ picks) => {
        const given = picks.find((one) => one.kind === GIVEN_UP);
        const now = given ? composed(parts, mains).text : nowSaid;
        list.push({
          ...composed(parts, picks), language: other, isSure: isSure && !(given && given.isDoubtful), isDeprecated: Boolean(given), now,
        });
      };
      add(firsts, mains);
      choices.forEach((forms, place) => {
        for (const form of forms.slice(1)) add(others, mains.slice(0, place).concat(form, mains.slice(place + 1)));
      });
    }
    return firsts.concat(others);
  }

  /**
   * Acronym and full name, given up and present form: the query with one term said otherwise.
   * @param {Part[]} parts @param {"km" | "en"} language @param {(part: Part, form: Form) => string} replaced @param {string} nowSaid
   * @returns {Translation[]}
   */
  function inSameLanguage(parts, language, replaced, nowSaid) {
    /** @type {Translation[]} */
    const found = [];
    for (const part of parts) {
      const match = part.matches[0];
      if (!match || match.language !== language) continue;
      const [main, ...others] = match.concept[language];
      const isFull = match.form.kind === MAIN || match.form.kind === ALSO;
      const forms = isFull ? others.filter((one) => one.kind === GIVEN_UP).concat(others.filter((one) => one.kind === ACRONYM).slice(0, 1)) : [main];
      for (const form of forms) {
        const isDeprecated = form.kind === GIVEN_UP;
        const text = replaced(part, form);
        const isSure = !form.isDoubtful && !match.form.isDoubtful && (language === "en" || match.concept.isSure);
        found.push({ text, language, isSure, isDeprecated, now: isDeprecated ? replaced(part, main) : nowSaid, pieces: [text] });
      }
    }
    return found;
  }

  /**
   * The other queries that mean what `query` means: first those in the other language (at most four), then those in its
   * own (at most four). Each has `text` (to show, and to search), `pieces` (its terms, names and numbers one by one: a
   * page may hold them apart), `isSure` (false where a native reader or the committee has still to confirm the words),
   * `isDeprecated` (the text is one the field gave up, kept since older documents use it), and `now`: the present words
   * for the text where that is given up, else for the query where that is, else nothing.
   *
   * Nothing comes out unless terms cover the whole query, with numbers and connecting words (of, the, ស្ដីពី, នៃ) between
   * them: a half translation finds the wrong pages and looks like an answer. One name in Latin letters may stay as it is
   * beside two terms or more, since the terms then carry the meaning.
   * @param {string} query
   * @param {{km: string, en: string}} data the values of search/glossary.py; give the same object again, for it is indexed once
   * @param {(word: string) => string} [stem] of English words
   * @returns {Translation[]}
   */
  function translate(query, data, stem = Bank.english.stem) {
    const folded = Bank.khmer.foldWithOffsets(query);
    const tokens = tokensOf(folded.text, stem);
    if (!tokens.length || tokens.length > MOST_TOKENS) return [];
    const language = tokens.some((one) => one.isKhmer) ? "km" : "en";
    const parts = cover(tokens, indexOf(data, stem), language);
    if (!parts) return [];
    const replaced = (/** @type {Part} */ part, /** @type {Form} */ form) =>
      (query.slice(0, folded.begins[part.begin]) + form.text + query.slice(folded.ends[part.end - 1])).trim();
    const given = parts.find((one) => one.matches.length && one.matches[0].form.kind === GIVEN_UP && one.matches[0].language === language);
    const nowSaid = given ? replaced(given, given.matches[0].concept[language][0]) : "";
    const seen = new Set([keyOf(tokens)]);
    const fresh = (/** @type {Translation} */ one) => {
      const key = keyOf(tokensOf(Bank.khmer.fold(one.text), stem));
      return !seen.has(key) && Boolean(seen.add(key));
    };
    const other = inOtherLanguage(parts, language === "km" ? "en" : "km", nowSaid);
    const same = inSameLanguage(parts, language, replaced, nowSaid);
    return other.filter(fresh).slice(0, MOST).concat(same.filter(fresh).slice(0, MOST));
  }

  Bank.translate = translate;
})((window.PolicyBank = window.PolicyBank || {}));
