"""What an administrator settles once for the whole store."""

from dataclasses import asdict, dataclass, fields
from pathlib import Path

from smadvisor.errors import Refused
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import Verb
from smadvisor.store.rows import Connection, rows
from smadvisor.text import _

BOUNDS = {
    "backup_days": (0, 31),
    "backups_kept": (1, 1000),
    "review_days": (1, 3650),
    "idle_minutes": (1, 120),
    "freeze_days": (1, 365),
    "review_ask_days": (1, 260),
    "review_latest_months": (1, 60),
    "review_local_days": (1, 260),
    "review_independent_days": (1, 260),
    "review_police_days": (1, 260),
}
"""The least and the most that each number may be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Each with what holds until somebody settles it otherwise."""

    backup_folder: str = ""
    """Where scheduled backups go; the folder ``backups`` beside the store where it is empty."""
    backup_days: int = 1
    """A backup is due when the last one is older than so many days; 0 for never by itself."""
    backups_kept: int = 14
    """So many scheduled backups; older ones go."""
    review_days: int = 90
    """So many days after its closing a case is due for review: is it still needed here?"""
    freeze_days: int = 14
    """So many days after its end the figures of a month freeze."""
    idle_minutes: int = 10
    """After so many minutes without a key or a click the work is hidden."""
    review_ask_days: int = 10
    """Victims' Right to Review: so many working days after a decision of CPS a victim asks."""
    review_latest_months: int = 3
    """So many months after a decision of CPS or the police they ask at the latest."""
    review_local_days: int = 10
    """So many working days after a request the local answer of CPS is due."""
    review_independent_days: int = 30
    """So many working days after a request the independent review of CPS is due."""
    review_police_days: int = 30
    """So many working days after a request the answer of the police is due."""


def settings(desk: Desk) -> Settings:
    """As they are now."""
    with desk.read(Verb.SEE_SETTINGS) as connection:
        return settings_in(connection)


def settings_in(connection: Connection) -> Settings:
    """The same within a view of the store."""
    names = {field.name for field in fields(Settings)}
    kept = {line["id"]: line["value"] for line in rows(connection, "setting")}
    return Settings(**{name: value for name, value in kept.items() if name in names})


def save(desk: Desk, new: Settings, seen: Settings | None = None) -> None:
    """Keep them.

    Raises:
        Refused: ``changed_meanwhile`` where one is not what was ``seen``, ``out_of_bounds``,
            ``folder_not_whole``.
    """
    if not all(least <= getattr(new, name) <= most for name, (least, most) in BOUNDS.items()):
        raise Refused("out_of_bounds", _("Every number must be within what is said beside it."))
    if new.backup_folder and not Path(new.backup_folder).is_absolute():
        raise Refused("folder_not_whole", _("Choose the folder for backups with its disk."))
    before = asdict(seen) if seen else {}
    with desk.write(Verb.CHANGE_SETTINGS) as journal:
        there = {line["id"] for line in rows(journal.connection, "setting")}
        for name, value in asdict(new).items():
            if name in there:
                was = {"value": before[name]} if name in before else None
                journal.change("setting", name, was, value=value)
            else:
                journal.add("setting", {"value": value}, name)
