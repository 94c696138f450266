"""`build.py search`: find documents of the built site from the command line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policybank.core import SetupError
from policybank.i18n import Words, read_words

from . import _exit

DESCRIPTION = """\
Find documents of the built site, by the same scripts as in the browser: build the site first.

Words may be Khmer or English. A phrase in quotation marks must stand as it is. Through the glossary a search in one
language also finds documents in the other; what else was searched is said.
"""

EPILOG = """\
examples:
  python3 build.py search "ច្បាប់ស្តីពីការអប់រំ"
  python3 build.py search "teacher policy" --filter type=law --filter from=2007
  python3 build.py search '"school fees"' --language en --json

exit codes: 0 something was found; 1 nothing was; 2 the machine lacks something, or the site is not built
"""

PASSES_ON = False

_LISTS = ("type", "theme", "group", "province", "body", "language", "rights", "trust")
_YEARS = ("from", "to")
_MOST_LEAVES = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("query", metavar="WORDS", help="what to look for")
    parser.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help=f"{', '.join(_LISTS)} (the id of a term), {', '.join(_YEARS)} (a year); may be repeated",
    )
    parser.add_argument(
        "--language", choices=("km", "en"), default="en", help="of titles; English without"
    )
    parser.add_argument(
        "--sort", choices=("relevance", "newest", "oldest"), default="relevance", help="the order"
    )
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="at most so many; 10")
    parser.add_argument(
        "--only-these-words", action="store_true", help="leave the other language aside"
    )
    parser.add_argument(
        "--site", type=Path, metavar="FOLDER", help="another copy of the site, on a stick say"
    )
    parser.add_argument("--json", action="store_true", help="the whole answer, for programs")


def run(root: Path, options: argparse.Namespace, rest: Sequence[str]) -> int:  # noqa: ARG001 - one shape for all
    """Ask the engine, print what it found and return the exit code."""
    # Here and not above: `--help` works before the engine is fetched.
    from policybank.search import SearchEngine

    folder: Path = options.site.absolute() if options.site else root / "site"
    if not (folder / "search" / "manifest.js").is_file():
        raise SetupError(f"{folder} has no search index. Build the site first: python3 build.py")
    asked = {
        "language": options.language,
        "limit": max(1, options.limit),
        "sort": options.sort,
        "other": not options.only_these_words,
        "filters": _filters(options.filter),
    }
    with SearchEngine(folder) as engine:
        answer = engine.search(options.query, asked)
        longest = engine.longest_query()
    if options.json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(answer, longest, read_words(options.language))))
    return _exit.GOOD if answer["results"] else _exit.FAULTS


def _filters(given: Sequence[str]) -> dict[str, Any]:
    filters: dict[str, Any] = {}
    for one in given:
        name, _, value = one.partition("=")
        if name in _LISTS and value:
            filters.setdefault(name, []).append(value)
        elif name in _YEARS and value.isdecimal():
            filters[name] = int(value)
        else:
            known = ", ".join((*_LISTS, *_YEARS))
            raise SetupError(f"`--filter {one}`: write NAME=VALUE. Names are: {known}.")
    return filters


def _lines(answer: Mapping[str, Any], longest: int, words: Words) -> Iterator[str]:
    total = answer["total"]
    if answer["trouble"]:
        yield words(f"search_ui.trouble-{answer['trouble']}", count=words.number(longest))
    elif not answer["results"]:
        yield words("search_ui.nothing", query=answer["query"])
    else:
        yield words.count("search_ui.found" if answer["isExact"] else "search_ui.about", total)
    if answer["nearly"]:
        yield words("search_ui.nearly")
    for suggestion in answer["suggestions"]:
        yield f"{words('search_ui.suggest-' + suggestion['kind'])} {suggestion['query']}"
    if answer["also"]:
        yield f"{words('search_ui.also')} {'; '.join(one['text'] for one in answer['also'])}"
    for result in answer["results"]:
        yield from _result_lines(result, words)


def _result_lines(result: Mapping[str, Any], words: Words) -> Iterator[str]:
    year = words.digits(str(result["year"])) if result["year"] else ""
    yield f"\n{result['title']}"
    kind = (
        result["typeName"] if result["kind"] == "document" else words(f"search_ui.{result['kind']}")
    )
    yield "  " + " · ".join(one for one in (kind, year, result["id"]) if one)
    if result["fieldSnippet"]:
        yield f"  {_marked(result['fieldSnippet']['text'], result['fieldSnippet']['marks'])}"
    for leaf in result["leaves"][:_MOST_LEAVES]:
        language = words(f"search_ui.language-{leaf['language']}")
        place = words("search_ui.page-in", number=words.number(leaf["number"]), language=language)
        doubt = f" [{words('search_ui.trust-ocr')}]" if leaf["trust"] == "ocr" else ""
        snippet = f": {_marked(leaf['snippet'], leaf['marks'])}" if leaf["snippet"] else ""
        yield f"  {place}{doubt}{snippet}"


def _marked(text: str, marks: Sequence[Sequence[int]]) -> str:
    """Return `text` with its hits between brackets. Places count as JavaScript does, in units of UTF-16."""
    units = text.encode("utf-16-le")
    parts, done = [], 0
    for begin, end in marks:
        parts += [units[done * 2 : begin * 2], "[".encode("utf-16-le"), units[begin * 2 : end * 2]]
        parts.append("]".encode("utf-16-le"))
        done = end
    parts.append(units[done * 2 :])
    return b"".join(parts).decode("utf-16-le", errors="replace")
