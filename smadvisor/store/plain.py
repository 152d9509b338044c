"""Values as JSON, for the journal and for columns that hold it."""

import json
from datetime import date


def _plain(value: object) -> str:
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    raise TypeError(type(value).__name__)


as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode
"""Dates in ISO 8601; letters as they are."""
