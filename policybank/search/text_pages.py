"""Make the page of a text a script too, so that on a stick each text stands once.

A page that was opened by double-click can read nothing but scripts. So the index had a second copy of every text, in
scripts of its own: a sixth of a zipped copy, and a fifth of a file for each document. But what begins like a comment of
HTML is a comment of a line in a classic script as well (ECMAScript, B.1.1): a page between two such comments is read by
both, by a reader as the page it is, by the search as a script that hands over the page's own source.

    <!--                                            a comment, for both
    PolicyBank.take("text/law.km.html",`-->         HTML: end of the comment. JavaScript: a text begins
    <!doctype html> … </html>
    <!--`)//-->                                     HTML: a comment. JavaScript: the text ends

On the web the two stay apart: there a phone fetches two leaves at a time, not twenty.
"""

from __future__ import annotations

# What means something within a template of JavaScript. Written so they are the same letters in HTML, wherever it lets
# letters be written so: everywhere but inside of scripts and styles, of which these pages have none.
_WRITTEN_SO = (("\\", "&#92;"), ("`", "&#96;"), ("${", "&#36;{"))


def page_as_script(path: str, page: str) -> str:
    """Return `page`, which stands at `path` from the site's root, so that it is a script as well."""
    for signs, written in _WRITTEN_SO:
        page = page.replace(signs, written)
    return f'<!--\nPolicyBank.take("{path}",`-->\n{page.strip()}\n<!--`)//-->\n'
