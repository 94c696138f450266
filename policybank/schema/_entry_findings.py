"""What pydantic finds wrong in an entry of one of the committee's files, as findings of ours."""

from __future__ import annotations

from collections.abc import Callable

from pydantic_core import ErrorDetails

from .check import Finding

# What pydantic calls it -> what we call it. Every other finding of its own is a value of the wrong kind.
_REASONS = {
    "missing": "field-missing",
    "missing_keyword_only_argument": "field-missing",
    "unexpected_keyword_argument": "field-unknown",
}

# Makes the finding that a file is broken: the reason, the place in the entry, the value.
Broken = Callable[[str, tuple[str | int, ...], object], Finding]


def entry_finding(detail: ErrorDetails, broken: Broken) -> Finding:
    """Return the finding of `detail`: one of our own checks', with its code, or that the file is `broken` there."""
    path = tuple(detail["loc"])
    name = ".".join(str(part) for part in path if isinstance(part, str))
    context = detail.get("ctx", {})
    if "code" not in context:
        return broken(_REASONS.get(detail["type"], "wrong-kind"), path, name)
    facts = {"field": name, **{key: str(one) for key, one in context.items() if key != "code"}}
    return Finding(code=context["code"], path=path, facts=tuple(facts.items()))
