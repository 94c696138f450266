"""An issue and what is attached to it become what a packet holds, or words that say what to mend."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from policybank.core import SetupError
from policybank.forms.attachments import (
    GITHUB_HOSTS,
    FetchLimits,
    NotFetched,
    attached_files,
    fetch,
)
from policybank.forms.issue import Issue, IssueGift, gift_of_issue, read_event
from policybank.i18n import LANGUAGES, read_words
from policybank.schema import Vocabularies
from policybank.text import Limits
from tests.forms import issues
from tests.forms.attachment_host import (
    AttachmentHost,
    attachment_host,
    redirects,
    sends,
    sends_without_end,
)
from tests.text import make_pdf

LIMITS = Limits(largest_bytes=200_000, slowest_seconds=20)
PDF = make_pdf.pdf(make_pdf.latin("Law on Examples"))
PATH = "/user-attachments/files/1/law.en.pdf"


@pytest.fixture
def known(tmp_path: Path) -> Vocabularies:
    return issues.vocabularies(tmp_path / "bank")


@pytest.fixture
def host() -> Iterator[AttachmentHost]:
    with attachment_host() as opened:
        yield opened


def gift(
    text: str, known: Vocabularies, tmp_path: Path, host: AttachmentHost | None = None
) -> IssueGift:
    folder = tmp_path / "fetched"
    folder.mkdir()
    return gift_of_issue(
        Issue(number=7, body=text),
        known,
        folder,
        limits=LIMITS,
        hosts=host.hosts() if host else GITHUB_HOSTS,
    )


def codes(found: IssueGift) -> list[str]:
    for trouble in found.troubles:
        for language in LANGUAGES:
            assert trouble.said(read_words(language))
    return [one.code for one in found.troubles]


def test_an_issue_with_a_file_gives_a_record_and_its_pdf(
    known: Vocabularies, tmp_path: Path, host: AttachmentHost
) -> None:
    host.answers[PATH] = redirects(host.address("/store/1"))
    host.answers["/store/1"] = sends(PDF)
    text = issues.whole(known, editions=f"[law.en.pdf]({host.address(PATH)})")
    found = gift(text, known, tmp_path, host)
    assert (found.troubles, found.faults) == ((), ())
    assert found.documents == {"en": PDF}
    assert found.values["title"] == {"en": "Law on Examples"}
    assert found.sentence["en"] == "The giver chose: Official text"
    assert not any("Cookie" in headers or "Authorization" in headers for _, headers in host.asked)


def test_an_issue_without_a_file_gives_a_record(known: Vocabularies, tmp_path: Path) -> None:
    found = gift(issues.whole(known, links="https://law.example/"), known, tmp_path)
    assert (codes(found), found.documents) == ([], {})


def test_what_has_to_be_there_is_asked_for(known: Vocabularies, tmp_path: Path) -> None:
    text = issues.body(summary_en="Only a summary")
    assert codes(gift(text, known, tmp_path)) == ["no-title", "no-type", "no-rights"]


@pytest.mark.parametrize("text", ["", "Hello", "### Some heading\n\nlaw", "x" * 65_000])
def test_an_issue_that_is_not_of_our_form_is_told_so(
    known: Vocabularies, tmp_path: Path, text: str
) -> None:
    assert codes(gift(text, known, tmp_path))[0] == "not-our-form"


@pytest.mark.parametrize(
    ("names", "told", "expected"),
    [
        (["law.km.pdf", "law.en.pdf"], [], ["km", "en"]),
        (["Law_ENG (1).pdf", "ច្បាប់-khmer.pdf"], [], ["en", "km"]),
        (["scan.pdf"], ["km"], ["km"]),
        (["scan.pdf", "law-en.pdf"], ["km", "en"], ["km", "en"]),
    ],
)
def test_the_language_of_a_file_is_told_by_its_name_or_by_what_is_left(
    known: Vocabularies,
    tmp_path: Path,
    host: AttachmentHost,
    names: list[str],
    told: list[str],
    expected: list[str],
) -> None:
    links = []
    for number, name in enumerate(names):
        path = f"/user-attachments/files/{number}/f"
        host.answers[path] = sends(PDF)
        links.append(f"[{name}]({host.address(path)})")
    languages = ", ".join(issues.named("languages", one, known) for one in told or [""])
    text = issues.whole(known, languages=languages, editions="\n".join(links))
    found = gift(text, known, tmp_path, host)
    assert codes(found) == []
    assert list(found.documents) == expected


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["a.pdf", "b.pdf"], "language-unclear"),
        (["a.km.pdf", "b.km.pdf"], "two-of-a-language"),
        (["a.km.pdf", "b.en.pdf", "c.pdf", "d.pdf"], "too-many-files"),
    ],
)
def test_files_that_cannot_be_placed_are_not_fetched(
    known: Vocabularies, tmp_path: Path, host: AttachmentHost, names: list[str], code: str
) -> None:
    links = [
        f"[{name}]({host.address(f'/user-attachments/files/{number}/f')})"
        for number, name in enumerate(names)
    ]
    found = gift(issues.whole(known, editions=" ".join(links)), known, tmp_path, host)
    assert codes(found) == [code]
    assert host.asked == []


def test_a_hundred_attachments_are_refused_without_a_request(
    known: Vocabularies, tmp_path: Path, host: AttachmentHost
) -> None:
    links = "\n".join(host.address(f"/user-attachments/files/{one}/x.pdf") for one in range(100))
    assert codes(gift(issues.whole(known, editions=links), known, tmp_path, host)) == [
        "too-many-files"
    ]
    assert host.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/user-attachments/files/1/law.pdf",
        "https://github.com.evil.example/user-attachments/files/1/law.pdf",
        "https://evil.example/?https://github.com/user-attachments/files/1/law.pdf",
        "https://github.com@evil.example/user-attachments/files/1/law.pdf",
        "https://user:secret@github.com/user-attachments/files/1/law.pdf",
        "https://github.com:8443/user-attachments/files/1/law.pdf",
        "http://github.com/user-attachments/files/1/law.pdf",
        "file:///etc/passwd",
        "ftp://github.com/user-attachments/files/1/law.pdf",
        "https://github.com/login",
        "https://github.com/owner/repository/raw/main/law.pdf",
        "https://github.com/user-attachments/files/../../owner/repository/raw/main/law.pdf",
        "https://github.com/user-attachments/files/%2e%2e/%2e%2e/owner/law.pdf",
        "https://raw.githubusercontent.com/owner/repository/main/law.pdf",
        "https://objects.githubusercontent.com/other/law.pdf",
        "https://other.s3.amazonaws.com/law.pdf",
        "https://127.0.0.1/user-attachments/files/1/law.pdf",
        "https://[::1]/user-attachments/files/1/law.pdf",
        "https://[broken/user-attachments/files/1/law.pdf",
        "https://github.com:port/user-attachments/files/1/law.pdf",
        "//github.com/user-attachments/files/1/law.pdf",
        "https://github.com\\@evil.example/user-attachments/files/1/law.pdf",
    ],
)
def test_addresses_elsewhere_than_at_github_are_never_asked(address: str, tmp_path: Path) -> None:
    assert not GITHUB_HOSTS.may_ask(address)
    with pytest.raises(NotFetched, match="file-foreign"):
        fetch(address, tmp_path / "x", limits=FetchLimits(largest_bytes=10))
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/user-attachments/files/123/law.pdf",
        "https://github.com/user-attachments/assets/0a1b",
        "https://github.com/nep-cambodia/policy-bank/files/123/law.pdf",
        "https://private-user-images.githubusercontent.com/1/2.png?jwt=x",
        "https://objects.githubusercontent.com/github-production-repository-file-5c1aeb/1/2?X=1",
        "https://github-production-user-asset-6210df.s3.amazonaws.com/1/2?X-Amz=1",
    ],
)
def test_addresses_of_attachments_at_github_may_be_asked(address: str) -> None:
    assert GITHUB_HOSTS.may_ask(address)


def test_a_redirect_to_another_host_is_not_followed(
    known: Vocabularies, tmp_path: Path, host: AttachmentHost
) -> None:
    with attachment_host() as foreign:
        foreign.answers["/store/1"] = sends(PDF)
        host.answers[PATH] = redirects(foreign.address("/store/1"))
        text = issues.whole(known, editions=host.address(PATH))
        assert codes(gift(text, known, tmp_path, host)) == ["file-foreign"]
        assert foreign.asked == []


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "//127.0.0.1:1/store/1", "/admin", "https://127.0.0.1/store/"]
)
def test_a_redirect_to_another_place_is_not_followed(
    tmp_path: Path, host: AttachmentHost, target: str
) -> None:
    host.answers[PATH] = redirects(target)
    with pytest.raises(NotFetched, match="file-foreign"):
        fetch(
            host.address(PATH),
            tmp_path / "x",
            limits=FetchLimits(largest_bytes=10),
            hosts=host.hosts(),
        )
    assert len(host.asked) == 1


def test_redirects_in_a_circle_end(tmp_path: Path, host: AttachmentHost) -> None:
    host.answers[PATH] = redirects(PATH)
    with pytest.raises(NotFetched, match="file-not-fetched"):
        fetch(
            host.address(PATH),
            tmp_path / "x",
            limits=FetchLimits(largest_bytes=10),
            hosts=host.hosts(),
        )
    assert len(host.asked) <= 6


@pytest.mark.parametrize("is_told", [True, False])
def test_a_file_above_the_limit_of_the_bank_is_not_kept(
    known: Vocabularies, tmp_path: Path, host: AttachmentHost, is_told: bool
) -> None:
    host.answers[PATH] = sends(b"x" * 200_001) if is_told else sends_without_end(b"x" * 60_000)
    found = gift(issues.whole(known, editions=host.address(PATH)), known, tmp_path, host)
    assert codes(found) == ["file-too-large"]
    assert "0.2 MB" in found.troubles[0].said(read_words("en"))
    assert list((tmp_path / "fetched").iterdir()) == []


def test_a_file_shorter_than_it_was_told_is_not_kept(tmp_path: Path, host: AttachmentHost) -> None:
    host.answers[PATH] = sends(PDF, Content_Length=str(len(PDF) + 10), Connection="close")
    with pytest.raises(NotFetched, match="file-not-fetched"):
        fetch(
            host.address(PATH),
            tmp_path / "x",
            limits=FetchLimits(largest_bytes=len(PDF) + 100, silent_seconds=2),
            hosts=host.hosts(),
        )
    assert not (tmp_path / "x").exists()


def test_a_file_that_drips_is_given_up_when_its_time_is_over(
    tmp_path: Path, host: AttachmentHost
) -> None:
    host.answers[PATH] = sends_without_end(b"x")
    ticks = itertools.count()
    with pytest.raises(NotFetched, match="file-slow"):
        fetch(
            host.address(PATH),
            tmp_path / "x",
            limits=FetchLimits(largest_bytes=10**9, seconds=5),
            hosts=host.hosts(),
            clock=lambda: float(next(ticks)),
        )
    assert not (tmp_path / "x").exists()


def test_a_host_that_says_nothing_is_given_up(tmp_path: Path, host: AttachmentHost) -> None:
    from threading import Event

    over = Event()
    host.answers[PATH] = lambda _handler: (over.wait(20), None)[1]
    with pytest.raises(NotFetched, match="file-slow"):
        fetch(
            host.address(PATH),
            tmp_path / "x",
            limits=FetchLimits(largest_bytes=10, silent_seconds=0.1),
            hosts=host.hosts(),
        )
    over.set()


def test_what_is_no_pdf_is_told_as_the_library_tells_it(
    known: Vocabularies, tmp_path: Path, host: AttachmentHost
) -> None:
    host.answers[PATH] = sends(b"<html>not found</html>")
    found = gift(issues.whole(known, editions=host.address(PATH)), known, tmp_path, host)
    assert [one.code for one in found.faults] == ["pdf-not-a-pdf"]


def test_a_file_that_is_gone_is_told(
    known: Vocabularies, tmp_path: Path, host: AttachmentHost
) -> None:
    found = gift(issues.whole(known, editions=host.address(PATH)), known, tmp_path, host)
    assert codes(found) == ["file-not-fetched"]


def test_words_of_a_stranger_cannot_call_anyone_or_lead_anywhere(
    known: Vocabularies, tmp_path: Path
) -> None:
    name = "@everyone <img src=x> `x` **b**\u202egnp"
    text = issues.whole(known, editions=f"[{name}](https://evil.example/law.pdf)")
    (trouble,) = gift(text, known, tmp_path).troubles
    for language in LANGUAGES:
        said = trouble.said(read_words(language))
        assert not set("@<>`*\u202e") & set(said)


def test_links_and_bare_addresses_of_files_are_each_found_once() -> None:
    address = "https://github.com/user-attachments/files/1/a%20b.pdf"
    files = attached_files(f"[a b.pdf]({address})\n{address} ![x](https://h.example/y.png)")
    assert [(one.name, one.address) for one in files] == [
        ("a b.pdf", address),
        ("x", "https://h.example/y.png"),
    ]


def test_an_event_is_read_from_its_file(tmp_path: Path) -> None:
    assert read_event(issues.event(tmp_path, "text")) == Issue(number=7, body="text")
    assert read_event(issues.event(tmp_path, None)).body == ""


@pytest.mark.parametrize(
    "tree",
    ["[]", "{", "{}", '{"issue": 1}', '{"issue": {"number": "1; rm", "body": ""}}',
     '{"issue": {"number": true, "body": ""}}', '{"issue": {"number": 1, "body": ["x"]}}',
     "[" * 100_000],
)  # fmt: skip
def test_what_is_no_event_of_an_issue_is_refused(tmp_path: Path, tree: str) -> None:
    file = tmp_path / "event.json"
    file.write_text(tree, encoding="utf-8")
    with pytest.raises(SetupError, match="not an event"):
        read_event(file)


def test_an_event_larger_than_github_sends_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "event.json"
    file.write_text(json.dumps({"issue": {"number": 1, "body": "x" * 5_000_000}}), encoding="utf-8")
    with pytest.raises(SetupError, match="larger"):
        read_event(file)
