"""Find what a PDF can do besides showing text: programs, forms that send, files within it, sound and film.

A viewer acts on what stands in an object, not on what its `/Type` says, so every object of the file is looked at, used
or not, and told by the keys that a viewer looks at (ISO 32000-2: 12.6.4 actions, 12.5.6 annotations, 7.11.4 files
within a file, 12.7.8 XFA). Links to http(s) addresses, mail and telephone numbers are fine.

A PDF is hostile until shown otherwise: call these functions in a child process with limits, as `_worker.py` does. The
walk keeps a list of what is still to be seen and never calls itself, and objects that refer to each other are each seen
once, since the file's own table is gone through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pikepdf

from .kinds import ActiveKind, ContentFacts, UnknownContentError

# By `/S`. No standard structure type has one of these names, so a structure element (it has `/S` too) is not mistaken.
_ACTIONS: Final[dict[str, ActiveKind]] = {
    "/JavaScript": "javascript",
    "/Launch": "launch",
    "/SubmitForm": "sending",
    "/ImportData": "sending",
    "/GoToR": "other-files",
    "/GoToE": "other-files",
    "/Rendition": "media",
    "/Sound": "media",
    "/Movie": "media",
    "/GoTo3DView": "media",
    "/RichMediaExecute": "media",
}
# By `/Subtype`. `/Screen` is the place where a film is shown.
_ANNOTATIONS: Final[dict[str, ActiveKind]] = {
    "/FileAttachment": "embedded-files",
    "/RichMedia": "media",
    "/Screen": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/3D": "media",
}
_FILE_KEYS: Final = ("/F", "/UF", "/DOS", "/Mac", "/Unix")
_SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto", "ftp", "tel", "geo"})
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")


def inspect_content(file: Path) -> ContentFacts:
    """Return what `file` can do besides showing text. Call it in a child process.

    Raises `UnknownContentError` where the file cannot be looked through, and `MemoryError`.
    """
    with opened(file) as pdf:
        found = {kind for one in containers(pdf) for kind in kinds_of(one)}
        found |= {kind for kind, _, _ in root_entries(pdf)}
        return ContentFacts(kinds=tuple(sorted(found)), is_encrypted=pdf.is_encrypted)


class opened:  # noqa: N801 - reads as the word it is: `with opened(file) as pdf`
    """The PDF `file`, repaired as far as qpdf can; every error of a damaged file leaves as `UnknownContentError`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._pdf: pikepdf.Pdf | None = None

    def __enter__(self) -> pikepdf.Pdf:
        try:
            self._pdf = pikepdf.open(self._file)
        except _DAMAGE as error:
            raise UnknownContentError(str(error)) from error
        return self._pdf

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        if self._pdf is not None:
            self._pdf.close()
        if isinstance(error, _DAMAGE):
            raise UnknownContentError(str(error)) from error


# What pikepdf raises for files that are not as they should be: its own errors, and those of a value that has another
# type than the specification says.
_DAMAGE: Final = (
    pikepdf.PdfError, pikepdf.PasswordError, pikepdf.ForeignObjectError, pikepdf.DataDecodingError,
    AttributeError, IndexError, KeyError, NotImplementedError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip


def containers(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every dictionary, stream and array of the file, those within others too, each once."""
    waiting: list[pikepdf.Object] = [pdf.trailer]
    for one in pdf.objects:
        waiting.append(one)
        while waiting:
            here = waiting.pop()
            if not isinstance(here, _CONTAINERS):
                continue
            yield here
            waiting += [
                part
                for part in values_of(here)
                if isinstance(part, _CONTAINERS) and not part.is_indirect
            ]


_CONTAINERS: Final = (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)


def values_of(container: pikepdf.Object) -> list[pikepdf.Object]:
    """Return what stands in a dictionary, in the dictionary of a stream, or in an array."""
    if isinstance(container, pikepdf.Array):
        return list(container)
    return [value for _, value in container.items()]


def kinds_of(one: object) -> Iterator[ActiveKind]:
    """Yield what `one` does by itself, without what it holds or refers to."""
    if not isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    kind = _holder_kind(one)
    if kind is not None:
        yield kind
    if _files_within(one):
        yield "embedded-files"
    if isinstance(one, pikepdf.Stream) and "/F" in one:
        yield "other-files"  # the data of the stream lie in another file (7.3.8.2)
    if _is_reference(one.get("/Ref")):
        yield "other-files"


def _holder_kind(one: pikepdf.Object) -> ActiveKind | None:
    """Return what the action or annotation `one` does, or None where it is neither or does nothing but show."""
    action = one.get("/S")
    if isinstance(action, pikepdf.Name):
        kind = _ACTIONS.get(str(action))
        if kind is not None:
            return kind
        if action == "/URI":
            return _address_kind(one.get("/URI"))
        if action == "/Thread" and "/F" in one:
            return "other-files"
    subtype = one.get("/Subtype")
    return _ANNOTATIONS.get(str(subtype)) if isinstance(subtype, pikepdf.Name) else None


def is_to_be_cut(value: object) -> bool:
    """Whether `value` is an action or annotation that whatever refers to it must lose."""
    return isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)) and (
        _holder_kind(value) is not None
    )


def keys_to_cut(one: pikepdf.Object) -> tuple[str, ...]:
    """Return the keys of a dictionary or stream that make it active by itself, apart from actions and annotations."""
    keys = []
    if _files_within(one):
        keys.append("/EF")
    if isinstance(one, pikepdf.Stream):
        keys += [key for key in ("/F", "/FFilter", "/FDecodeParms") if key in one and "/F" in one]
    if _is_reference(one.get("/Ref")):
        keys.append("/Ref")
    return tuple(keys)


def root_entries(pdf: pikepdf.Pdf) -> Iterator[tuple[ActiveKind, pikepdf.Object, str]]:
    """Yield what is active by its place below the catalog: its kind, the dictionary it stands in, its key."""
    root = pdf.Root
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        if "/JavaScript" in names:
            yield "javascript", names, "/JavaScript"
        if "/EmbeddedFiles" in names:
            yield "embedded-files", names, "/EmbeddedFiles"
        if "/Renditions" in names:
            yield "media", names, "/Renditions"
    if "/Collection" in root:
        yield "embedded-files", root, "/Collection"
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        yield "xfa", form, "/XFA"
    if "/NeedsRendering" in root:
        yield "xfa", root, "/NeedsRendering"


def _files_within(one: pikepdf.Object) -> bool:
    # A font or image may be called /EF in its dictionary of resources; only a file within holds streams so.
    within = one.get("/EF")
    return isinstance(within, pikepdf.Dictionary) and any(
        isinstance(within.get(key), pikepdf.Stream) for key in _FILE_KEYS
    )


def _is_reference(value: object) -> bool:
    # 8.10.4: a form XObject that draws a page of another file.
    return isinstance(value, pikepdf.Dictionary) and "/F" in value and "/Page" in value


def _address_kind(value: object) -> ActiveKind | None:
    if not isinstance(value, pikepdf.String):
        return None
    # Browsers drop white space and control characters within the scheme, and so must we.
    address = "".join(
        sign for sign in str(value)[:200] if sign.isprintable() and not sign.isspace()
    )
    if address.startswith(("\\\\", "//\\", "\\/")):
        return "unsafe-links"
    scheme = _SCHEME.match(address)
    if scheme is None or scheme[1].lower() in _SAFE_SCHEMES:
        return None
    return (
        "javascript" if scheme[1].lower() in {"javascript", "vbscript", "data"} else "unsafe-links"
    )
