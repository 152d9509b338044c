"""The type of a column that holds a moment."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import DateTime, TypeDecorator
from sqlalchemy.engine import Dialect


class Moment(TypeDecorator[datetime]):
    """A moment: kept in UTC, given back aware, shown in local time."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; a naive datetime has no place in the store."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[str | None], datetime | None]:
        """Back to an aware moment: read at once, since lists hold tens of thousands of them."""
        return lambda text: datetime.fromisoformat(f"{text}+00:00") if text else None
