"""Two builds of one bank that differ in every script, style and page, made from one site by renaming: a second release, in a moment."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

_NAMED = re.compile(r"(?:assets|search)/[\w.-]+\.([0-9a-f]{10})\.(?:js|css)")


def marked_build(site: Path, target: Path, letter: str) -> Path:
    """Write `site` to `target` as the build `letter`: each page and each of its scripts says so, under names of its own."""
    shutil.copytree(site, target)
    digests = {
        found[1]: hashlib.sha256(f"{letter}{found[1]}".encode()).hexdigest()[:10]
        for file in target.rglob("*")
        if (found := _NAMED.fullmatch(file.relative_to(target).as_posix()))
    }
    any_name = re.compile("|".join(digests))
    for file in sorted(target.rglob("*")):
        if file.suffix not in {".html", ".js", ".css"} or "pdfjs" in str(file):
            continue
        text = any_name.sub(lambda one: digests[one[0]], file.read_text(encoding="utf-8"))
        if file.suffix == ".html":
            text = text.replace("<html ", f'<html data-build="{letter}" ', 1)
        elif file.suffix == ".js" and file.name != "sw.js" and "search/web" not in str(file):
            text += f'\n(self.builds = self.builds || []).push("{letter}");'
        elif file.name == "sw.js":
            text += f"\n/* {letter} */"
        file.unlink()
        new = any_name.sub(lambda one: digests[one[0]], file.name)
        file.with_name(new).write_text(text, encoding="utf-8")
    return target


# The builds of a page and of every script that it names or that one of these would load later; each must come.
BUILDS_OF_PAGE = """async () => {
  const root = document.querySelector("link[rel=manifest]").href.replace(/[^/]*$/, "");
  const tag = document.querySelector("script[data-search]");
  const waiting = [...document.querySelectorAll("script[src], link[rel=stylesheet]")].map((one) => one.src || one.href);
  for (const name of ["data-search", "data-words", "data-reading"]) waiting.push(new URL(tag.getAttribute(name), location).href);
  const builds = new Set([document.documentElement.dataset.build]);
  const seen = new Set();
  while (waiting.length) {
    const address = waiting.pop();
    if (seen.has(address)) continue;
    seen.add(address);
    if (address.includes("/search-copies.")) continue; // which a stick has, and the web has not
    const text = await (await fetch(address)).text();
    if (!address.endsWith(".js")) continue;
    builds.add((/push\\("(.)"\\);$/.exec(text) || ["", "no mark: " + address])[1]);
    for (const [, path] of text.matchAll(/"((?:assets|search)\\/[^"\\s]+\\.[0-9a-f]{10}\\.(?:js|css))"/g)) waiting.push(root + path);
  }
  return [[...builds], seen.size];
}"""
