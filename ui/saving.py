"""Files that people choose to keep, written whole or not at all."""

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from smadvisor.errors import Refused
from smadvisor.text import _


def save_file(path: Path, data: bytes) -> None:
    """Put ``data`` in ``path`` in one step.

    Raises:
        Refused: ``cannot_save`` when the place cannot be written; what was there stays.
    """
    file = QSaveFile(str(path))
    whole = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data)
    if not (whole and file.commit()):
        raise Refused(
            "cannot_save",
            _("The file could not be saved there. Choose another folder, or close it elsewhere."),
        )
