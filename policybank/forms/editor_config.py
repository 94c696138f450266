"""Make the configuration of Sveltia CMS, the editor at `/admin/`: the record's fields as the schema declares them.

One collection for each type of document, since a record lies in the folder of its type. What the editor writes has to
pass the same checks as what a person writes: fields in the order of the record, what is empty left out, dates as text in
the precision that is known, the name of a PDF beside its record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

import yaml

from policybank.i18n import LANGUAGES, read_words
from policybank.schema import Term, Vocabularies, resolved_schema
from policybank.settings import Settings

from .questions import BETWEEN, both

Values = dict[str, Any]

# The forge that the editor can talk to, with the address of its API. Others may follow: Sveltia knows GitLab and Gitea.
FORGES: Final[Mapping[str, tuple[str, str]]] = {"github.com": ("github", "https://api.github.com")}

# An entry longer than this is written in a field of several lines.
_LONGEST_LINE: Final = 300
# What nobody has looked at yet.
_UNCHECKED: Final = "unchecked"
# Khmer has no spaces to break lines at.
_WIDTH: Final = 10_000
# Fields that mean their address when they are named by the editor's list of entries.
_SUMMARY: Final = "{{title.km}} {{title.en}} ({{id}})"


def editor_backend(settings: Settings) -> Values | None:
    """Return where the editor saves, or None where the repository of the bank is no place it can save to."""
    parts = urlsplit(settings.repository_url)
    name = parts.path.strip("/")
    if parts.scheme != "https" or parts.netloc not in FORGES or name.count("/") != 1:
        return None
    forge, _ = FORGES[parts.netloc]
    # By a token that the editor's owner makes and may take back: signing in by the forge's own page would need a server
    # of ours, and without one Sveltia asks a third party.
    return {
        "name": forge,
        "repo": name,
        "branch": settings.branch,
        "auth_methods": ["token"],
        "squash_merges": True,
    }


def editor_api(settings: Settings) -> str:
    """Return the one address outside the bank that the editor may ask."""
    return FORGES[urlsplit(settings.repository_url).netloc][1]


class _Dumper(yaml.CSafeDumper):
    """Writes a value that stands in several places once, and names it in the others."""


def editor_config(vocabularies: Vocabularies, settings: Settings, backend: Values) -> str:
    """Return the configuration as YAML. `backend` is that of `editor_backend`, or of a test.

    All types of documents have the same fields. Told again for each, they would be 1.5 MB; YAML can name them.
    """
    schema = resolved_schema()
    fields = [
        _without_none(
            _field(name, name, node, vocabularies, is_required=name in schema["required"])
        )
        for name, node in schema["properties"].items()
    ]
    config = {
        "backend": backend,
        "publish_mode": "editorial_workflow",
        "app_title": both(lambda words: settings.name(words.language)),
        **({"site_url": settings.site_url} if settings.site_url else {}),
        "logo": {"src": "../assets/images/icon.svg"},
        "show_preview_links": False,
        # Beside the record; a record has nothing else.
        "media_folder": "/library",
        "media_libraries": {
            "default": {
                "config": {
                    "max_file_size": settings.largest_pdf_bytes,
                    "slugify_filename": False,
                    "multiple": False,
                }
            },
            "stock_assets": {"providers": []},
        },
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "none"}},
        "collections": [
            _collection(term, fields) for term in vocabularies["document-types"].terms.values()
        ],
    }
    return yaml.dump(config, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


def _collection(term: Term, fields: Sequence[Values]) -> Values:
    own = {"name": "type", "widget": "hidden", "default": term.id}
    return {
        "name": term.id,
        "label": _names(term),
        "folder": f"library/{term.id}",
        "path": "{{slug}}/index",
        "slug": "{{id}}",
        "identifier_field": "id",
        "summary": _SUMMARY,
        "extension": "md",
        "format": "yaml-frontmatter",
        "media_folder": "",
        "public_folder": "",
        "create": True,
        # A document is taken down by a decision that is written down, not by a button.
        "delete": False,
        "sortable_fields": ["date", "date_added", "id"],
        "fields": [own if one["name"] == "type" else one for one in fields],
    }


def _field(
    name: str, path: str, node: Mapping[str, Any], vocabularies: Vocabularies, *, is_required: bool
) -> Values:
    field: Values = {
        "name": name,
        "label": both(lambda words: words(f"fields.{path}.label")),
        "hint": "\n".join(_help(language, path) for language in LANGUAGES),
        "required": is_required,
    }
    is_list = node["type"] == "array"
    held = node["items"] if is_list else node
    if "x-vocabulary" in held:
        chosen = _select(held["x-vocabulary"], vocabularies, is_list=is_list)
        if path == "review.state" and _UNCHECKED in vocabularies[held["x-vocabulary"]]:
            chosen["default"] = _UNCHECKED
        return field | chosen
    if "properties" in held:
        children = [
            _field(
                child,
                f"{path}.{child}",
                below,
                vocabularies,
                is_required=child in held.get("required", ()),
            )
            for child, below in held["properties"].items()
        ]
        if is_list:
            return field | {"widget": "list", "collapsed": False, "fields": children}
        return field | {"widget": "object", "collapsed": False, "fields": children}
    if is_list:
        return field | {
            "widget": "list",
            "field": {"name": "one", "label": field["label"], **_text(held)},
        }
    return field | _text(held) | _default(path)


def _help(language: str, path: str) -> str:
    # The hint of the editor reads a few signs as Markdown, so those are taken for what they are.
    words = read_words(language)
    return words(f"fields.{path}.help").replace("*", r"\*").replace("_", r"\_")


def _default(path: str) -> Values:
    """Return what is known of a new record before anybody writes."""
    if path == "date_added":
        # The day by the clock of the one who writes: this record is not made by a build.
        return {
            "widget": "datetime",
            "type": "date",
            "format": "YYYY-MM-DD",
            "date_format": "YYYY-MM-DD",
            "time_format": False,
            "default": "{{now}}",
        }
    if path == "editions.file":
        return {
            "widget": "file",
            "accept": ".pdf",
            "choose_url": False,
            "media_folder": "",
            "public_folder": "",
            "pattern": None,
        }
    return {}


def _select(vocabulary: str, vocabularies: Vocabularies, *, is_list: bool) -> Values:
    options = [
        {"label": _names(term), "value": term.id}
        for term in vocabularies[vocabulary].terms.values()
    ]
    return {"widget": "select", "multiple": True if is_list else None, "options": options}


def _text(node: Mapping[str, Any]) -> Values:
    longest = node.get("maxLength")
    is_long = longest is not None and longest > _LONGEST_LINE and "pattern" not in node
    wrong = both(lambda words: words("doors.editor.wrong-form"))
    return {
        "widget": "text" if is_long else "string",
        "maxlength": longest,
        "pattern": [node["pattern"], wrong] if "pattern" in node else None,
    }


def _names(term: Term) -> str:
    return BETWEEN.join(dict.fromkeys(name for name in (term.km, term.en) if name))


def _without_none(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {name: _without_none(value) for name, value in tree.items() if value is not None}
    if isinstance(tree, list):
        return [_without_none(one) for one in tree]
    return tree
