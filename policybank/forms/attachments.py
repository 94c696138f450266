"""Fetch the files that a stranger attached to an issue: from GitHub's own hosts only, within limits of size and time.

The address stands in a text that anyone may write. Without these rules an issue could make our machine ask any host,
also one inside the network it stands in; so the host is looked at before every request, after a redirect too, and
nothing that could identify us is sent.
"""

from __future__ import annotations

import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final
from urllib.parse import unquote, urljoin, urlsplit

_LINK: Final = re.compile(
    r"\[([^\[\]\n]{0,300})\]\((\S{1,2000}?)\)|(https?://[^\s<>\[\]()\"']{1,2000})"
)

# Where GitHub keeps what people attach, and by which paths: the page that redirects, and the stores it redirects to. Their
# names stand in GitHub's own list (docs.github.com, "Using GitHub behind a firewall") and in the policy of its pages.
_GITHUB: Final[Mapping[str, str]] = {
    "github.com": r"/user-attachments/(files|assets)/|/[\w.-]+/[\w.-]+/files/\d+/",
    "user-images.githubusercontent.com": "/",
    "private-user-images.githubusercontent.com": "/",
    "objects.githubusercontent.com": "/github-production-(repository-file|user-asset)-",
    "github-production-user-asset-6210df.s3.amazonaws.com": "/",
    "github-production-repository-file-5c1aeb.s3.amazonaws.com": "/",
}
_MOST_REDIRECTS: Final = 4
_PIECE_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """Where attachments may come from: hosts with the path that an address there must begin with, as an expression.

    Tests put a server of their own here, which speaks `http`; anything else is always `https` on its usual port.
    """

    paths: Mapping[str, str] = field(default_factory=lambda: _GITHUB)
    scheme: str = "https"

    def may_ask(self, address: str) -> bool:
        """Return whether `address` is one of these hosts', with nothing in it that another program could read otherwise."""
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError:
            return False
        name = parts.hostname or ""
        # The tests' server has a port; GitHub's hosts are named without one.
        host = name if port is None else f"{name}:{port}"
        return (
            parts.scheme == self.scheme
            and parts.username is None
            and parts.password is None
            and host in self.paths
            and re.match(self.paths[host], parts.path) is not None
            and "/../" not in unquote(parts.path)
            and not re.search(r"[\s\\\x00-\x20\x7f]", address)
        )


GITHUB_HOSTS: Final = Hosts()


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What one file may cost: its size, the time in all, and the time in which nothing comes."""

    largest_bytes: int
    seconds: float = 300
    silent_seconds: float = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file as the issue names it."""

    name: str
    address: str


class NotFetched(Exception):
    """Why a file did not come: `code` names the words, `value` what was seen."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code, value)
        self.code = code
        self.value = value


def attached_files(answer: str) -> tuple[Attached, ...]:
    """Return the files that an answer names, each address once, in their order; whether they may be fetched is not said."""
    found: dict[str, str] = {}
    for name, linked, bare in _LINK.findall(answer):
        address = linked or bare
        last = unquote(address.partition("?")[0].rsplit("/", 1)[-1])
        found.setdefault(address, name.strip() or last)
    return tuple(Attached(name=name, address=address) for address, name in found.items())


def fetch(
    address: str,
    target: Path,
    *,
    limits: FetchLimits,
    hosts: Hosts = GITHUB_HOSTS,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Write what `address` gives to `target`, or raise NotFetched and leave nothing there."""
    end = clock() + limits.seconds
    try:
        with _opened(address, limits, hosts) as answer, target.open("wb") as stream:
            _copy(answer, stream, limits.largest_bytes, end, clock)
    except NotFetched:
        target.unlink(missing_ok=True)
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        target.unlink(missing_ok=True)
        code = "file-slow" if isinstance(error, TimeoutError) else "file-not-fetched"
        raise NotFetched(code, type(error).__name__) from error


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: Any) -> None:
        """Follow nothing by itself: each address is looked at first."""


def _opened(address: str, limits: FetchLimits, hosts: Hosts) -> Any:
    # No proxy of the environment, no cookie, no password file: the request is the same wherever it is made.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirects())
    headers = {"User-Agent": "policybank-intake", "Accept-Encoding": "identity"}
    for _ in range(_MOST_REDIRECTS + 1):
        if not hosts.may_ask(address):
            raise NotFetched("file-foreign", address.removeprefix("https://")[:80])
        request = urllib.request.Request(address, headers=headers)  # noqa: S310 - the line above allows https alone
        try:
            return opener.open(request, timeout=limits.silent_seconds)
        except urllib.error.HTTPError as answer:
            with answer:
                target = answer.headers.get("Location", "")
                if answer.code not in {301, 302, 303, 307, 308} or not target:
                    raise NotFetched("file-not-fetched", str(answer.code)) from answer
            address = urljoin(address, target)
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise error.reason from error
            raise
    raise NotFetched("file-not-fetched", "redirects")


def _copy(
    answer: Any, stream: IO[bytes], largest: int, end: float, clock: Callable[[], float]
) -> None:
    told = answer.headers.get("Content-Length", "")
    if told.isascii() and told.isdigit() and int(told) > largest:
        raise NotFetched("file-too-large", told)
    size = 0
    while True:
        # `read1` returns what has come: a server that sends a byte now and then is measured by the clock, too.
        piece = answer.read1(_PIECE_BYTES)
        if not piece:
            break
        size += len(piece)
        if size > largest:
            raise NotFetched("file-too-large", str(size))
        if clock() > end:
            raise NotFetched("file-slow")
        stream.write(piece)
    if told.isdigit() and size != int(told):
        raise NotFetched("file-not-fetched", "short")
