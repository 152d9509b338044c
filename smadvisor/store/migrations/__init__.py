"""Revisions of the tables, run by Alembic on the encrypted connection."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from smadvisor.errors import Fault, SMAdvisorError
from smadvisor.text import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from smadvisor.store.database import Database


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings for the revisions beside this file."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.attributes["connection"] = connection
    return settings


def upgrade(database: Database, at: str | None, save: Callable[[str], object] | None) -> None:
    """Run every revision after ``at``, all in one transaction, once what is there was saved.

    Raises:
        Fault: ``store_newer`` when ``at`` is no revision that this program knows,
            ``no_backup_no_upgrade``.
    """
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if at is not None and at not in known:
        raise Fault(
            "store_newer",
            _("A newer SMAdvisor made this store. Open it with that version; nothing was changed."),
        )
    if at is not None:
        _save(at, save)
    with database.write() as connection:
        command.upgrade(config(connection), "head")


def _save(at: str, save: Callable[[str], object] | None) -> None:
    sentence = _("This store is of an older version, and no backup of it could be made first.")
    if save is None:
        raise Fault("no_backup_no_upgrade", sentence)
    try:
        save(at)
    except SMAdvisorError as error:
        raise Fault("no_backup_no_upgrade", f"{sentence} {error.sentence}") from error
