"""A report says the same as Markdown, HTML and JSON, and nothing that a stranger wrote becomes markup in it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from policybank.core import Place, fault, read_text, write_text
from policybank.review import (
    DocumentReview,
    Remark,
    Review,
    review_as_html,
    review_as_json,
    review_as_markdown,
)

GOLDEN = Path(__file__).with_name("golden")

HOSTILE = [
    "@everyone look",
    "`code` @admin `more`",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](https://evil.example/a)",
    "![](https://evil.example/track.png)",
    "https://evil.example/path www.evil.example",
    "# Heading\n## Another\n- item\n> quote",
    "| a | b |\n|---|---|",
    "fixes #12, GH-12, 0123456789abcdef0123456789abcdef01234567",
    "--><!-- x",
    "\u202eevil\u202c \x1b[31mred",
    "&lt;b&gt; &#64;admin",
    "```\nfence\n```",
    "ចំណងជើង @អ្នក" * 40,
    "\ud800 lone",
]


def _review(value: str) -> Review:
    remarks = (
        Remark(level="stop", code="exact-copy", facts=(("other", value), ("title", value))),
        Remark(
            level="stop",
            code="text-markup",
            fault=fault("text-markup", Place(file=value, line=3), field="title.en", value=value),
        ),
        Remark(level="look", code="rights-own-work", facts=(("holder", value),)),
        Remark(level="good", code="title-found", facts=(("language", "km"), ("leaf", "2"))),
    )
    document = DocumentReview(
        id=value,
        folder=f"library/law/{value}",
        change="added",
        titles=(("km", value), ("en", value)),
        type="law",
        remarks=remarks,
    )
    outside = Remark(level="stop", code="outside", facts=(("count", "1"), ("files", value)))
    return Review(subject="a..b", documents=(document,), remarks=(outside,), compared=3, texts=2)


def _without_code(markdown: str) -> str:
    return re.sub(r"`[^`\n]*`", "", markdown)


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_a_stranger_wrote_is_markup_in_markdown(value: str) -> None:
    text = review_as_markdown(_review(value))
    assert text.count("`") % 2 == 0
    bare = _without_code(text)
    assert not re.search(r"@\w", bare)
    assert not re.search(r"https?://\w|www\.\w", bare)
    assert not re.search(r"(?<!\\)#\d", bare)
    assert not re.search(r"(?<!\\)!?\[[^\]]*\]\(", bare)
    assert re.findall(r"<[^>\s]*", bare) == ["<br"] * bare.count("<br>")
    assert not re.search("[\u202a-\u202e\x1b]", text)
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        line for line in text.splitlines() if line.startswith(("## 🛑 ", "### 🛑 `"))
    ]
    text.encode("utf-8")


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_a_stranger_wrote_is_markup_in_html(value: str) -> None:
    page = review_as_html(_review(value))
    seen = _Seen()
    seen.feed(page)
    assert seen.tags <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "p",
        "span",
        "b",
        "code",
        "ul",
        "li",
    }
    assert seen.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert "default-src 'none'; style-src 'sha256-" in page
    page.encode("utf-8")


def test_json_tells_its_version_and_says_everything_in_both_languages() -> None:
    value = json.loads(review_as_json(_review("School Law")))
    assert (value["format"], value["version"], value["level"]) == ("policybank-review", 1, "stop")
    assert value["compared"] == {"documents": 3, "texts": 2}
    (document,) = value["documents"]
    assert document["title"] == {"km": "School Law", "en": "School Law"}
    for one in (*value["remarks"], *document["remarks"]):
        assert one["text"]["km"]
        assert one["text"]["en"]
    assert document["remarks"][1]["line"] == 3


@pytest.mark.parametrize("kind", ["md", "html"])
def test_a_report_reads_as_before(kind: str, save_golden: bool) -> None:
    review = _review("ច្បាប់សាលា <Law> of 2007")
    text = review_as_markdown(review) if kind == "md" else review_as_html(review)
    file = GOLDEN / f"review.{kind}"
    if save_golden:
        write_text(file, text)
    assert text == read_text(file)


def test_a_report_on_many_documents_is_cut_and_says_how_many_are_left() -> None:
    one = _review("x" * 100)
    many = Review(subject="a..b", documents=one.documents * 200, remarks=(), compared=1, texts=1)
    text = review_as_markdown(many)
    assert len(text) < 21_000
    shown = text.count("\n### ")
    assert f"{200 - shown} more documents" in text
