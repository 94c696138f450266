"""Put the two pages together: template, words of both languages, style and scripts become one file each.

The scripts are not made small. They come to some 40 KB once on a stick, and a page that asks to be let at somebody's files
should be one that can be read.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from html import escape
from pathlib import Path

from policybank.core import read_text
from policybank.giving import sha256_file
from policybank.i18n import LANGUAGES, read_words

_HERE = Path(__file__).parent
_SHARED = ("list", "sums", "folders", "check", "say", "report", "drop")
_VERIFY = (*_SHARED, "verify_page")
_APPLY = (*_SHARED, "zip", "pack", "write", "apply_page")
# Where the words of both languages go that stand in a template as {{key}}.
_WORDS = re.compile(r"\{\{([a-z.-]+)\}\}")
# In the script stand those that it says, and how sizes and days are written.
_OWN, _MORE = "packs.", ("dates.day", "dates.month-", "sizes.")


@cache
def verify_page() -> bytes:
    """Return verify.html, which checks a copy in the browser."""
    return _page("verify", _VERIFY)


@cache
def apply_page() -> bytes:
    """Return apply-update.html, which applies a pack in browsers that can write, and explains how elsewhere."""
    return _page("apply", _APPLY)


def checking_files() -> tuple[Path, ...]:
    """Return the scripts that read lists of files and know no browser."""
    return (sha256_file(), _script("list"))


def _script(name: str) -> Path:
    return _HERE / "browser" / f"{name}.js"


def _page(name: str, scripts: tuple[str, ...]) -> bytes:
    style = read_text(_HERE / "page.css")
    files = (sha256_file(), *(_script(one) for one in scripts))
    script = "".join((_words_script(name), *(read_text(file) for file in files)))
    assert "</script" not in script, "it would end the script in the middle"
    title = f"{name}.title"
    main = _WORDS.sub(lambda found: _both(found[1]), read_text(_HERE / f"{name}.html"))
    policy = (
        f"default-src 'none'; script-src '{_sum(script)}'; style-src '{_sum(style)}';"
        " base-uri 'none'; form-action 'none'"
    )
    said = {language: escape(read_words(language)(f"{_OWN}{title}")) for language in LANGUAGES}
    return f"""<!doctype html>
<html lang="km" data-title="{title}" data-state="bare">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{said["km"]} · {said["en"]}</title>
<style>{style}</style>
{main}
<script>{script}</script>
</html>
""".encode()


def _sum(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}"


def _both(key: str) -> str:
    """Return the words under `key` in both languages; the page shows the one that the reader chose."""
    return "".join(
        f'<span lang="{language}">{escape(read_words(language)(_OWN + key))}</span>'
        for language in LANGUAGES
    )


def _words_script(name: str) -> str:
    own = [name, "verify", "left", "unfinished", *(["reasons"] if name == "apply" else [])]
    starts = (*(f"{_OWN}{one}" for one in own), *_MORE)
    table = {
        language: {
            key.removeprefix(_OWN): text
            for key, text in read_words(language).entries.items()
            if key.startswith(starts)
        }
        for language in LANGUAGES
    }
    said = json.dumps(table, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    return f"(window.PolicyBank=window.PolicyBank||{{}}).checkingWords={said};\n"
