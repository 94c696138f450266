"""Style sheets keep what is used, whole, and nothing that is not."""

from policybank.render.styles import cut_styles, drop_unread_variables, names_in


def test_rules_whose_names_occur_are_kept_and_others_are_cut() -> None:
    css = ".card{color:red}.unused{color:blue}.card .inner,.unused .inner{margin:0}"
    names = names_in(['<div class="card"><p class="inner">'])
    assert cut_styles(css, names) == ".card{color:red}.card .inner{margin:0}"


def test_elements_ids_and_attributes_count_as_names() -> None:
    css = 'table{border:0}#top{margin:0}[dir=rtl] a{left:0}a:hover{color:red}a::before{content:""}'
    cut = cut_styles(css, names_in(['<a href="#">']))
    assert cut == 'a:hover{color:red}a::before{content:""}'


def test_rules_inside_media_and_supports_are_cut_too() -> None:
    css = "@media print{.card{color:#000}.unused{color:#000}}@supports (gap:1em){.unused{gap:1em}}"
    assert cut_styles(css, names_in(["card"])) == "@media print{.card{color:#000}}"


def test_fonts_and_imports_of_a_theme_are_never_kept() -> None:
    css = '@charset "utf-8";@import url(https://x.org/a.css);@font-face{font-family:X;src:url(x)}a{color:red}'
    assert cut_styles(css, names_in(["<a>"])) == "a{color:red}"


def test_custom_properties_stay_as_long_as_anything_reads_them() -> None:
    css = ":root{--a:1px;--b:var(--a);--c:2px}p{margin:var(--b)}"
    assert drop_unread_variables(css) == ":root{--a:1px;--b:var(--a)}p{margin:var(--b)}"
