"""Run by Alembic: revisions go over the connection that was handed in, in its transaction."""

from typing import Any, Literal

from alembic import context

from smadvisor.store.models import metadata
from smadvisor.store.moment import Moment


def render(_kind: str, item: Any, _settings: Any) -> str | Literal[False]:
    """A revision speaks of plain columns: it must still run when ``Moment`` has moved."""
    return "sa.DateTime()" if isinstance(item, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
    render_item=render,
)
context.run_migrations()
