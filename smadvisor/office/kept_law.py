"""The version of the law that an assessment was made under, kept whole in the store.

Correcting a table makes a newer version, which is offered and never slipped in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from smadvisor.casework.identity import listed_id
from smadvisor.law.differences import differences
from smadvisor.law.explain import Explanation, explain
from smadvisor.law.facts import Facts
from smadvisor.law.tables import Law, current, from_plain, to_plain
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection, rows


@dataclass(frozen=True, slots=True)
class NewerLaw:
    """The law as it is now, offered to an assessment made under another version."""

    as_at: date
    differences: tuple[str, ...]
    """What would be otherwise for this witness, one sentence each; none where nothing would."""


def keep(journal: Journal) -> str:
    """The version of the law as it is now, in the store from now on."""
    law = current()
    if not rows(journal.connection, "law", version=law.version):
        same = listed_id("law", law.version)
        journal.add("law", {"version": law.version, "tables": to_plain(law)}, same)
    return law.version


def kept(connection: Connection, version: str) -> Law:
    """The law of this version."""
    now = current()
    if version == now.version:
        return now
    return from_plain(rows(connection, "law", version=version)[0]["tables"])


def newer(version: str, facts_under: Callable[[Law], Facts], said: Explanation) -> NewerLaw | None:
    """The law as it is now, and what it would say otherwise; None where it is the same version."""
    now = current()
    if version == now.version:
        return None
    return NewerLaw(now.as_at, differences(said, explain(facts_under(now), now)))
