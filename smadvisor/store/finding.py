"""What a check of the store can find, in words without content, and what to do about it."""

from dataclasses import dataclass

from smadvisor.text import _


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as this program left it.

    ``where`` names a place without content: a table and the id of a row, the number of an entry.
    """

    code: str
    where: str = ""
    said: str = ""
    """A sentence that came with it; else the code has one."""

    @property
    def sentence(self) -> str:
        """What was found."""
        said = self.said or _SENTENCES.get(self.code, _UNKNOWN)
        return f"{said} ({self.where})" if self.where else said

    @property
    def of_seal(self) -> bool:
        """Whether the seal tells it: it is told until somebody accepts the store as it is."""
        return self.code in _BY_THE_SEAL

    @property
    def advice(self) -> str:
        """What to do."""
        if self.code == "backup_damaged":
            return _ANOTHER
        if self.of_seal:
            return f"{_SEALED} {_TAMPERED}"
        return _DAMAGE if self.code in _BY_A_FAILING_DISK else _TAMPERED


_UNKNOWN = _("Something is not as this program left it.")
_DAMAGE = _(
    "The disk may be failing. Make no more entries, keep the files as they are and restore the "
    "newest backup, on another disk if you can."
)
_ANOTHER = _("Use another backup, and see that the disk of this one is sound.")
_SEALED = _("Was a copy put back by hand? Then an administrator accepts the store as it is.")
_TAMPERED = _(
    "Somebody may have changed the files. Keep them as they are, tell information security, and "
    "compare with a backup from before."
)
_BY_A_FAILING_DISK = {"store_damaged", "page_damaged", "database_inconsistent"}
_BY_THE_SEAL = {
    "journal_cut_short",
    "record_cut_short",
    "store_older",
    "seal_missing",
    "seal_changed",
    "seal_of_another",
}
_SENTENCES = {
    "store_damaged": _("The store cannot be read."),
    "page_damaged": _("Part of the encrypted file is not as it was written."),
    "database_inconsistent": _("The database contradicts itself."),
    "link_missing": _("A row belongs to another that is not there."),
    "table_added": _("There is a table that does not belong here."),
    "table_missing": _("A table is missing."),
    "table_altered": _("A table has other columns than it should."),
    "index_added": _("There is an index that does not belong here."),
    "index_missing": _("An index is missing."),
    "view_added": _("There is a view, which does not belong here."),
    "trigger_added": _("There is a trigger, which does not belong here."),
    "entry_changed": _("An entry of the journal was changed."),
    "entry_removed": _("An entry of the journal was removed."),
    "entry_moved": _("An entry of the journal was moved from its place."),
    "entry_emptied": _("The words of an entry were taken away, but nothing was erased."),
    "entry_not_erased": _("The words of an entry are there that were erased."),
    "row_changed": _("A row says something else than its journal."),
    "row_added": _("There is a row that the journal knows nothing of."),
    "row_deleted": _("A row is missing that the journal tells of."),
    "line_changed": _("A line of the record of processing was changed."),
    "line_removed": _("A line of the record of processing was removed."),
    "line_moved": _("A line of the record of processing was moved from its place."),
    "line_without_entry": _("A line of the record names an entry that is not in the journal."),
    "journal_cut_short": _("The newest entries of the journal are missing."),
    "record_cut_short": _("The newest lines of the record of processing are missing."),
    "store_older": _(
        "The store does not hold what it held when it was last closed: an older copy was put in "
        "its place, or its end was cut off."
    ),
    "seal_missing": _("The seal that was written when the store was last closed is missing."),
    "seal_changed": _("The seal that was written when the store was last closed was changed."),
    "seal_of_another": _("The seal beside the store is that of another store."),
    "key_file_damaged": _("The key file cannot be read."),
    "key_file_changed": _("The key file was changed by something else than this program."),
    "key_for_nobody": _("The key file lets somebody in who is no user of this store."),
    "key_for_disabled": _("The key file lets a user in who was disabled."),
    "key_name_differs": _("The key file calls a user by another name than the store does."),
    "key_missing": _("A user of this store has no passphrase in the key file."),
    "recovery_key_missing": _("The key file has no recovery key."),
}
