// Makes scripts small with terser. Run by scripts.py with node: the folder of terser, a file with the scripts by name (JSON), and
// the file to write them to. One process for all: starting node costs more than the work.
"use strict";

const fs = require("fs");
const [, , folder, source, target] = process.argv;
const { minify } = require(folder);

(async () => {
  const made = {};
  for (const [name, text] of Object.entries(JSON.parse(fs.readFileSync(source, "utf8")))) {
    // Older phones: no syntax newer than that of the sources comes out.
    made[name] = (await minify(text, { ecma: 2018, compress: { ecma: 2018, passes: 2 } })).code;
  }
  fs.writeFileSync(target, JSON.stringify(made));
})();
