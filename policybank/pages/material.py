"""The language file that Material for MkDocs needs and does not have for Khmer.

Material 9.8.1 stops at `language: km`. Its templates call a macro `t` from `partials/languages/<language>.html`; this
makes that file from our own words.
"""

from __future__ import annotations

import json

from policybank.i18n import Words

_SECTION = "material."


def material_language_file(words: Words) -> str:
    """Return the text of Material's language file in the language of `words`."""
    entries = {
        "language": words.language,
        "direction": "ltr",
        **{
            key.removeprefix(_SECTION): text
            for key, text in words.entries.items()
            if key.startswith(_SECTION)
        },
        # Material's own search is not used; its templates still ask for these.
        "search.config.lang": "en",
        "search.config.pipeline": "",
        "search.config.separator": "[\\s\\-]+",
    }
    # JSON of texts is also an expression of Jinja.
    table = json.dumps(entries, ensure_ascii=False, indent=2, sort_keys=True)
    return "{% macro t(key) %}{{ " + table + "[key] }}{% endmacro %}\n"
