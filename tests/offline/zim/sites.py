"""A small invented site for a ZIM of Khmer pages."""

from __future__ import annotations

import datetime
from pathlib import Path

from policybank.core import write_bytes, write_text
from policybank.offline.copies import CopyFacts
from policybank.settings import Settings

FACTS = CopyFacts(
    made=datetime.date(2026, 11, 3), documents=1, pdfs=1, left_out=0, version="0123456789ab"
)
SETTINGS = Settings(
    name_km="ធនាគារឯកសារ", name_en="Document Bank", owner_km="អង្គការ", owner_en="The keeper",
    site_url="https://bank.example", files_url="", repository_url="https://git.example/bank", branch="main",
    contact_url="", largest_pdf_bytes=1, slowest_pdf_seconds=1, largest_reader_bytes=1, list_length=1,
)  # fmt: skip
LAW = "km/documents/law.html"
TEXT = "text/law.km.html"
TITLE = "ច្បាប់ស្តីពីការអប់រំ"


def write_site(root: Path) -> Path:
    """Write the site below `root` and return its folder."""
    site = root / "site"
    write_text(site / "km" / "index.html", page("ទំព័រដើម", "<p>ស្វាគមន៍</p>"))
    write_text(
        site / LAW,
        page(TITLE, f'<h1>{TITLE}</h1><p class="other-title" lang="en">Law on Education</p>'),
    )
    write_text(
        site / TEXT,
        page(f"អត្ថបទ៖ {TITLE}", "<p>សាលា<wbr>រៀនទាំងអស់ត្រូវមានបណ្ណាល័យ។ សេចក្ដីសម្រេចឆ្នាំ២០០៧</p>"),
    )
    write_bytes(site / "files" / "law.km.pdf", b"%PDF-1.4 invented")
    write_text(site / "assets" / "bank.js", "(function () {})();\n")
    return site


def page(title: str, body: str) -> str:
    """Return a page as the site has them: a menu, then the main part."""
    return (
        '<!doctype html>\n<html lang="km"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; form-action 'none'\">"
        f"<title>{title} · ធនាគារឯកសារ</title></head>\n<body>\n"
        f'<nav><a href="index.html">មាតិកា</a></nav><main id="content">{body}</main><footer>ជើងទំព័រ</footer></body></html>\n'
    )
