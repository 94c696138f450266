"""Join our scripts and make them small: comments and long names are for us, bytes on a phone are for the reader.

By terser, from npm, which shortens names too.
What it made is kept until a script or the lock of the packages changes, so that a build seldom starts node.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from policybank.core import digest_of, read_bytes, read_text, write_text
from policybank.giving import giving_bundles, giving_style_file, giving_words_script, sha256_file
from policybank.i18n import LANGUAGES
from policybank.packages import package_folder, run_node
from policybank.reading import (
    handing_file,
    reading_bundles,
    reading_starter_file,
    reading_style_file,
    reading_words_script,
)
from policybank.search import bundles, starter_file
from policybank.slips import (
    slip_bundles,
    slip_starter_file,
    slip_style_file,
    slip_words_script,
)
from policybank.webapp import (
    app_bundles,
    app_starter_file,
    app_style_file,
    app_words_script,
    worker_files,
    worker_words_script,
)

from .copy_age import COPY_SCRIPTS, copy_style, copy_words_script
from .styles import slim_styles

_COMMON = Path(__file__).parent / "browser"
# Where what terser made is kept, below the folder of the bank.
SCRIPTS_CACHE = ".cache/scripts.json"
# Folders of scripts that only the pages need that name them.
_OWN = ("committee",)
_PROGRAM = Path(__file__).with_name("minify.cjs")
# Makes and opens zips in the browser; its form for classic scripts, which works from file:// too, is small already.
_ZIP_PACKAGE = "fflate"
_ZIP_FILE = "umd/index.js"
# Makes QR codes, drawn by us. It has no form for classic scripts: its form for node puts what it offers into `exports`.
CODES_PACKAGE = "uqr"
_CODES_FILE = "dist/index.cjs"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientScripts:
    """The scripts of the site by their path from its root, and those that a page names.

    The script of every page is at `common_path`. It brings the one at `search_path` when a reader wants to search, which
    brings the rest; so it does with the scripts of the reading list, whose first (`reading_paths`) carries the words of a
    language. The one at `pages_path` stands on pages of texts, the one at `giving_path` on the pages by which documents are
    given, with the style sheet at `giving_style_path`; those of `own_paths` on pages that name them; those of `copy_paths`, by
    language, with the style sheet at `copy_style_path` on all pages of copies.
    `worker` is the script of the service worker, without the version that it gets with the shared files.
    """

    files: Mapping[str, bytes]
    common_path: str
    search_path: str
    reading_paths: Mapping[str, str]
    pages_path: str
    giving_path: str
    giving_style_path: str
    own_paths: Mapping[str, str]
    copy_paths: Mapping[str, str]
    copy_style_path: str
    worker: str


def client_scripts(root: Path) -> ClientScripts:
    """Return all scripts of the site; their names carry a digest of what stands in them."""
    parts = bundles()
    sources = {name: _joined(files) for name, files in parts.items()}
    common = _joined(
        [
            *sorted(_COMMON.glob("*.js")),
            starter_file(),
            reading_starter_file(),
            slip_starter_file(),
            app_starter_file(),
        ]
    )
    pages = _joined(sorted((_COMMON / "pages").glob("*.js")))
    reading = {f"reading/{name}": _joined(files) for name, files in reading_bundles().items()}
    giving = {f"giving/{name}": _joined(files) for name, files in giving_bundles().items()}
    slips = slip_bundles()
    slip = {
        "slip/record": _joined(slips["record"]),
        "slip/page": _joined([sha256_file(), handing_file(), *slips["page"]]),
        "slip/codes": _codes_script(root),
    }
    app = {f"app/{name}": _joined(files) for name, files in app_bundles().items()}
    app["app/worker"] = _joined(worker_files()).replace(_SHARED, _SHARED.replace("window", "self"))
    own = {name: _joined(sorted((_COMMON / name).glob("*.js"))) for name in _OWN}
    # In a folder of its own, as the pages have none that is named `copy`.
    copy = {"copy/copy": _joined(sorted(COPY_SCRIPTS.glob("*.js")))}
    others = {"bank": common, "pages": pages}
    made = minified(root, {**sources, **reading, **giving, **slip, **app, **own, **copy, **others})
    files: dict[str, bytes] = {}
    later = {
        name: add_digested(files, f"assets/search-{name}", made[name])
        for name in parts
        if name != "search"
    }
    giving_style = slim_styles(read_text(giving_style_file()))
    offline = _add_offline(files, made)
    search = f"{made['search']}PolicyBank.bundles={json.dumps(later)};"
    record = add_digested(files, "assets/slip", slip_words_script() + made["slip/record"])
    # A name alone: it lies beside the script of the reading list, whose address every page has.
    common = f"{made['bank']}PolicyBank.slipFile={json.dumps(record.rpartition('/')[2])};"
    return ClientScripts(
        common_path=add_digested(files, "assets/bank", common),
        search_path=add_digested(files, "assets/search", search),
        reading_paths=_add_reading(files, made, offline),
        giving_path=_add_giving(files, made, package_folder(root, _ZIP_PACKAGE)),
        giving_style_path=add_digested(files, "assets/giving", giving_style, ending="css"),
        pages_path=add_digested(files, "assets/pages", made["pages"]),
        own_paths={
            **{name: add_digested(files, f"assets/{name}", made[name]) for name in _OWN},
            **_add_slip(files, made),
            "saved": add_digested(files, "assets/saved", offline + made["app/saved"]),
        },
        copy_paths={
            language: add_digested(
                files, f"assets/copy.{language}", copy_words_script(language) + made["copy/copy"]
            )
            for language in LANGUAGES
        },
        copy_style_path=add_digested(files, "assets/copy", copy_style(), ending="css"),
        worker=worker_words_script() + made["app/worker"],
        files=files,
    )


def _add_offline(files: dict[str, bytes], made: Mapping[str, str]) -> str:
    """Add what saves for offline; return the script that names it, which goes before those that bring it."""
    style = slim_styles(read_text(app_style_file()))
    paths = {
        language: add_digested(
            files, f"assets/offline.{language}", app_words_script(language) + made["app/offline"]
        )
        for language in LANGUAGES
    }
    paths["style"] = add_digested(files, "assets/offline", style, ending="css")
    return f"(window.PolicyBank=window.PolicyBank||{{}}).offlineFiles={json.dumps(paths)};"


def _add_reading(files: dict[str, bytes], made: Mapping[str, str], offline: str) -> dict[str, str]:
    """Add the scripts of the reading list; return the path of the first, which carries words, by language."""
    style = slim_styles(read_text(reading_style_file()))
    later = {
        "script": add_digested(files, "assets/reading-list", made["reading/list"]),
        "style": add_digested(files, "assets/reading-list", style, ending="css"),
    }
    first = f"{made['reading/reading']}PolicyBank.readingListFiles={json.dumps(later)};{offline}"
    return {
        language: add_digested(
            files, f"assets/reading.{language}", reading_words_script(language) + first
        )
        for language in LANGUAGES
    }


def _add_giving(files: dict[str, bytes], made: Mapping[str, str], zip_package: Path) -> str:
    """Add the scripts of the form; return the path of the first, which names the others."""
    later = {
        "packet": add_digested(files, "assets/giving-packet", made["giving/packet"]),
        "zip": add_digested(files, "assets/fflate", read_text(zip_package / _ZIP_FILE)),
    }
    for language in LANGUAGES:
        form = giving_words_script(language) + made["giving/form"]
        later[language] = add_digested(files, f"assets/giving.{language}", form)
    # The names come first: the script itself runs at once.
    told = f"(window.PolicyBank=window.PolicyBank||{{}}).givingFiles={json.dumps(later)};"
    return add_digested(files, "assets/giving", told + made["giving/start"])


def _add_slip(files: dict[str, bytes], made: Mapping[str, str]) -> dict[str, str]:
    """Add what the page of the return slip needs; return the paths by the names that the page has for them."""
    codes = add_digested(files, "assets/qr", made["slip/codes"])
    told = f"(window.PolicyBank=window.PolicyBank||{{}}).slipCodesFile={json.dumps(codes)};"
    style = slim_styles(read_text(slip_style_file()))
    paths = {"slips.css": add_digested(files, "assets/slips", style, ending="css")}
    for language in LANGUAGES:
        script = told + slip_words_script(language) + made["slip/page"]
        paths[f"slip.{language}"] = add_digested(files, f"assets/slip-page.{language}", script)
    return paths


def _codes_script(root: Path) -> str:
    code = read_text(package_folder(root, CODES_PACKAGE) / _CODES_FILE).replace(
        "'use strict';", "", 1
    )
    return f'(function(exports){{"use strict";{code}}})({_SHARED_QR});'


def add_digested(files: dict[str, bytes], name: str, text: str, *, ending: str = "js") -> str:
    """Add a script (or a style sheet) under `name` and a digest to `files`, and return its path."""
    path = f"{name}.{digest_of(text)[:10]}.{ending}"
    files[path] = text.encode("utf-8")
    return path


# How each of our scripts begins and names what all share; once is enough for those that are sent together.
_STRICT = '"use strict";'
_SHARED = "window.PolicyBank = window.PolicyBank || {}"
_SHARED_QR = f"({_SHARED}).qr = {{}}"


def _joined(files: Iterable[Path]) -> str:
    inside = "".join(
        read_text(file).replace(_STRICT, "", 1).replace(_SHARED, "PolicyBank") for file in files
    )
    return f"(function (PolicyBank) {{{_STRICT}{inside}}})({_SHARED});"


def minified(root: Path, scripts: Mapping[str, str]) -> dict[str, str]:
    """Return `scripts` (by name) made small; what they do is the same."""
    digest = digest_of(
        *(part for name, text in sorted(scripts.items()) for part in (name, text)),
        read_bytes(root / "package-lock.json"),
        read_bytes(_PROGRAM),
    )
    cache = root / SCRIPTS_CACHE
    try:
        stored = json.loads(read_bytes(cache))
        if stored["digest"] == digest:
            return dict(stored["scripts"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    made = _by_terser(root, scripts)
    write_text(cache, json.dumps({"digest": digest, "scripts": made}))
    return made


def _by_terser(root: Path, scripts: Mapping[str, str]) -> dict[str, str]:
    terser = package_folder(root, "terser")
    with tempfile.TemporaryDirectory(prefix="policybank-scripts-") as folder:
        source, target = Path(folder) / "scripts.json", Path(folder) / "made.json"
        write_text(source, json.dumps(scripts))
        done = run_node(root, _PROGRAM, [str(terser), str(source), str(target)])
        if done.returncode or not target.is_file():
            raise RuntimeError(f"terser refused a script: {done.stderr}")
        made: dict[str, str] = json.loads(read_bytes(target))
    return made
