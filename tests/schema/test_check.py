"""Whatever a record says, checking it ends in a record or in findings, never in an error of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policybank.core import SEVERITIES
from policybank.library import read_vocabularies
from policybank.schema import check_record, field_names

ROOT = Path(__file__).parents[2]
VOCABULARIES, _ = read_vocabularies(ROOT)

_TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["law", "km", "2007-12-08", "moeys", "https://example.org/", "a.km.pdf", "x" * 400]
    ),
)
_VALUES = st.recursive(
    st.one_of(st.none(), _TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.one_of(
                st.sampled_from(["km", "en", "file", "language", "url", "kind", "state"]), _TEXTS
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)
_RECORDS = st.dictionaries(
    st.one_of(st.sampled_from(field_names()), st.text(max_size=8)), _VALUES, max_size=12
)


@given(_RECORDS)
def test_any_values_give_a_record_or_findings(values: dict[str, Any]) -> None:
    record, findings = check_record(values, VOCABULARIES)
    assert record is not None or findings
    assert {finding.code for finding in findings} <= set(SEVERITIES)


def test_a_term_that_is_nearly_right_is_suggested_by_spelling_and_by_name() -> None:
    types = VOCABULARIES["document-types"]
    assert types.nearest("lwa") == "law"
    assert types.nearest("strategic_plan") == "strategic-plan"
    assert types.nearest("Sub-decree") == "sub-decree"
    assert types.nearest("ច្បាប់") == "law"
    assert types.nearest("anukret") == "sub-decree"
    assert types.nearest("zzzz") is None
