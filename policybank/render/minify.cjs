// Makes scripts small with terser. Run by scripts.py with node: the folder of terser, a file with the scripts by name (JSON), and
// the file to write them to. One process for all: starting node costs more than the work, and all share one table of short names.
"use strict";

const fs = require("fs");
const [, , folder, source, target] = process.argv;
const { minify } = require(folder);

// Names of properties that only our scripts read, so that they may be short on a phone. A name that stands anywhere else must
// not be here: in a file of the index or what else Python writes, in docs/en/guide/search-api.md, in the API of browsers (terser
// leaves alone those of them it knows). tests/search/test_small_scripts.py holds the list to this. Leaving a name out only costs bytes.
const INNER = [
  // What a file of the search hands to the others.
  "FIELD_NAMES GROUPS LONGEST LONGEST_WORD NAMED BESIDE TOGETHER SCATTERED",
  "addressOf asker bare byRelevance candidates cutQuery digits drawResult filterPanel filtersIn foldWithOffsets folded",
  "foldedWithOffsets forgetSearches formsOf khmerRules khmerVariants keyboardRules leafOf little loadBundle locate lookedAt marked",
  "merged mustHold needsLook normaliseOrder numbersOf ofForm otherLanguage plainLatin postings readAddress rememberSearch",
  "resultFacts resultStatus sayCount sayLanguage saySize shardOf slips snippetOf spellingRules stem stemOf stopWords",
  "syllables wakeHighlight wakeSearchBox wakeSearchPage whenTyped writeAddress writeFilters",
  // What they know of a text, a query, a term and a candidate.
  "begins beside concept edits exact gaps having held isClose isDoubtful isKhmer isLoose isPartial isQuoted isRefuted isStop levels",
  "ranges rarity segment slots swaps terms wantsOther",
];

const OPTIONS = {
  // Older phones: no syntax newer than that of the sources comes out.
  ecma: 2018,
  // The two that are called unsafe are so for scripts that ask a function for its `prototype` or its own `this`: none of ours does.
  compress: { ecma: 2018, passes: 3, keep_fargs: false, pure_getters: true, unsafe_arrows: true, unsafe_methods: true },
  mangle: { properties: { regex: new RegExp(`^(${INNER.join(" ").split(" ").join("|")})$`) } },
  // Else a script that is fetched later would know what it shares with the others by another name.
  nameCache: {},
};

(async () => {
  const made = {};
  for (const [name, text] of Object.entries(JSON.parse(fs.readFileSync(source, "utf8")))) {
    made[name] = (await minify(text, OPTIONS)).code;
  }
  fs.writeFileSync(target, JSON.stringify(made));
})();
