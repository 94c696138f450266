"""The frame of the pages: its colours, its words, and the small scripts that make it comfortable."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from policybank.i18n import LANGUAGES, read_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

RENDER = Path(__file__).parents[2] / "policybank" / "render"
PAGES = RENDER.parent / "pages"


def declarations(css: str, selector: str) -> list[str]:
    _, _, rest = css.partition(f"{selector} {{")
    return re.findall(r"[\w-]+:[^;]+;", rest.partition("}")[0])


def test_dark_is_the_same_whether_the_reader_or_the_device_chose_it() -> None:
    css = (RENDER / "styles" / "1-colours.css").read_text(encoding="utf-8")
    chosen = declarations(css, ':root[data-scheme="dark"]')
    assert len(chosen) > 15
    assert declarations(css, ':root:not([data-scheme="light"])') == chosen


def test_every_colour_of_ours_has_a_value_in_the_dark() -> None:
    css = (RENDER / "styles" / "1-colours.css").read_text(encoding="utf-8")
    light, dark = (
        {one.split(":")[0] for one in declarations(css, selector)}
        for selector in (":root", ':root[data-scheme="dark"]')
    )
    # White letters on the coloured header are right in both.
    assert light - dark == {"--md-primary-bg-color"}


def test_styles_shout_at_nothing() -> None:
    for file in (RENDER / "styles").glob("*.css"):
        css = file.read_text(encoding="utf-8")
        assert "!important" not in css, file.name
        assert not re.search(r"letter-spacing: (?!0;)|uppercase", css), file.name


def test_every_word_that_theme_and_templates_ask_for_is_there() -> None:
    files = [RENDER / "theme" / "main.html", *(PAGES / "templates").glob("*.html")]
    asked = {
        key
        for file in files
        for key in re.findall(
            r'(?:words|said)\("([a-z0-9_.-]+)"[,)]', file.read_text(encoding="utf-8")
        )
    }
    assert len(asked) > 40
    for language in LANGUAGES:
        words = read_words(language)
        assert [key for key in sorted(asked) if key not in words] == []


def test_no_word_a_reader_sees_stands_in_theme_or_templates() -> None:
    for file in [RENDER / "theme" / "main.html", *(PAGES / "templates").glob("*.html")]:
        bare = re.sub(r"\{#.*?#\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        bare = re.sub(r"@@bank:[a-z]+@@|\{[{%].*?[%}]\}|<[^>]*>", " ", bare, flags=re.DOTALL)
        assert not re.search(r"\w{2,}", bare), file.name


def test_a_page_asks_its_own_host_and_no_other() -> None:
    """Lighthouse, as a crawler would, asks for robots.txt as the page itself may: `connect-src` lets it ask its own host."""
    theme = (RENDER / "theme" / "main.html").read_text(encoding="utf-8")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="(.+)">', theme)
    rules = re.sub(r"\{%.*?%\}", "", policy).split("; ")
    assert {source for rule in rules for source in rule.split()[1:]} == {
        "'none'",
        "'self'",
        "data:",
    }
    assert "default-src 'none'" in rules
    assert "connect-src 'self'" in rules


def write_page(folder: Path, name: str, body: str, *scripts: str) -> str:
    """Write a page with the named scripts in its head, and return its file:// address."""
    tags = ""
    for script in scripts:
        source = (RENDER / "browser" / script).read_text(encoding="utf-8")
        (folder / script).write_text(source, encoding="utf-8")
        tags += f'<script src="{script}"></script>'
    policy = "default-src 'none'; script-src 'self'; style-src 'self'"
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">{tags}'
    file = folder / name
    file.write_text(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8"
    )
    return file.as_uri()


@pytest.mark.browser
def test_a_reader_chooses_dark_and_the_next_page_is_dark(page: Page, tmp_path: Path) -> None:
    address = write_page(
        tmp_path, "a.html", '<button class="scheme" hidden>x</button>', "scheme.js"
    )
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.click(".scheme")
    assert page.get_attribute("html", "data-scheme") == "dark"
    assert page.get_attribute(".scheme", "aria-pressed") == "true"
    page.goto(write_page(tmp_path, "b.html", "<p>x</p>", "scheme.js"))
    assert page.get_attribute("html", "data-scheme") == "dark"


@pytest.mark.browser
def test_the_language_once_chosen_is_entered_at_once_the_next_time(
    page: Page, tmp_path: Path
) -> None:
    links = "".join(
        f'<a href="{language}.html" data-language="{language}">{language}</a>'
        for language in LANGUAGES
    )
    address = write_page(
        tmp_path, "index.html", f'<div class="chooser">{links}</div>', "language.js"
    )
    for language in LANGUAGES:
        write_page(tmp_path, f"{language}.html", links, "language.js")
    page.goto(address)
    assert page.url == address, "the first time both are offered"
    page.click('[data-language="en"]')
    page.goto(address)
    page.wait_for_url("**/en.html")
    page.click('[data-language="km"]')
    page.goto(address)
    page.wait_for_url("**/km.html")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("today", "is_over"), [("2023-12-31T23:00:00", False), ("2024-01-01T01:00:00", True)]
)
def test_a_period_is_over_on_the_day_after_its_last(
    page: Page, tmp_path: Path, today: str, is_over: bool
) -> None:
    body = '<span data-period-end="2023-12-31">2019–2023</span> <span id="over" hidden>over</span>'
    page.clock.set_fixed_time(today)
    page.goto(write_page(tmp_path, "plan.html", body, "period.js"))
    assert page.is_visible("#over") == is_over
