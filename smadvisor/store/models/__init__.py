"""The tables. Every row but those of the journal itself is born and changed through the journal."""

from smadvisor.store.models import cases, counting, court, registers, unit, work
from smadvisor.store.models.columns import CAREFUL, metadata
from smadvisor.store.models.journal import LISTED, differing, entry, identity, record

__all__ = ["CAREFUL", "JOURNALED", "LISTED", "differing", "entry", "identity", "metadata", "record"]

_HELD = (cases, counting, court, registers, unit, work)
"""Tables are known once their module is there."""

JOURNALED = {
    table.name: table
    for table in metadata.sorted_tables
    if table not in (identity, entry, record, differing)
}
"""The tables that the journal keeps, by name, parents first."""
