"""The schema: what a record may say, told once. Only this room imports pydantic."""

from .check import Finding, check_record, field_names
from .committee import (
    AREAS,
    ROLES,
    STATES,
    Change,
    Committee,
    Criterion,
    Decisions,
    Role,
    Seat,
)
from .committee_checks import check_committee_entry, committee_broken
from .dates import PartialDate, parse_date
from .fields import Field, record_fields, resolved_schema
from .glossary import Deprecated, Glossary, GlossaryTerm, check_glossary_term, without_brackets
from .glossary import broken as glossary_broken
from .known import (
    pack_decisions,
    pack_record,
    schema_digest,
    unpack_decisions,
    unpack_record,
)
from .leaving_out import without_answers_by, without_relations_to
from .made_files import made_files, stale_made_files, write_made_files
from .personal import personal_data
from .published import plain_record, published_record_schema
from .recommendations import (
    Answer,
    Quotation,
    Recommendation,
    RecommendationSource,
    check_recommendation,
    check_recommendation_source,
    recommendation_broken,
)
from .record import (
    AlternativeNames,
    Bilingual,
    Edition,
    Link,
    Period,
    Record,
    Relation,
    Review,
    Rights,
    Source,
    Title,
)
from .rules import may_be_official_text, may_host
from .starter import starter_record
from .vocabularies import VOCABULARIES, Term, Vocabularies, Vocabulary

__all__ = [
    "AREAS",
    "ROLES",
    "STATES",
    "VOCABULARIES",
    "AlternativeNames",
    "Answer",
    "Bilingual",
    "Change",
    "Committee",
    "Criterion",
    "Decisions",
    "Deprecated",
    "Edition",
    "Field",
    "Finding",
    "Glossary",
    "GlossaryTerm",
    "Link",
    "PartialDate",
    "Period",
    "Quotation",
    "Recommendation",
    "RecommendationSource",
    "Record",
    "Relation",
    "Review",
    "Rights",
    "Role",
    "Seat",
    "Source",
    "Term",
    "Title",
    "Vocabularies",
    "Vocabulary",
    "check_committee_entry",
    "check_glossary_term",
    "check_recommendation",
    "check_recommendation_source",
    "check_record",
    "committee_broken",
    "field_names",
    "glossary_broken",
    "made_files",
    "may_be_official_text",
    "may_host",
    "pack_decisions",
    "pack_record",
    "parse_date",
    "personal_data",
    "plain_record",
    "published_record_schema",
    "recommendation_broken",
    "record_fields",
    "resolved_schema",
    "schema_digest",
    "stale_made_files",
    "starter_record",
    "unpack_decisions",
    "unpack_record",
    "without_answers_by",
    "without_brackets",
    "without_relations_to",
    "write_made_files",
]
