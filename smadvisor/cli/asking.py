"""What a command needs before it can work: the folder of the store, a passphrase, the desk."""

import getpass
import sys
from argparse import Namespace
from pathlib import Path

from smadvisor.errors import Refused
from smadvisor.office import opening
from smadvisor.office.desk import Desk
from smadvisor.text import _


def folder(asked: Namespace) -> Path:
    """Where the store is."""
    return asked.data or opening.default_folder()


def desk(asked: Namespace) -> Desk:
    """The open store; it is closed when the command ends.

    Raises:
        Refused: ``no_store``, as ``passphrase`` and ``opening.unlock``.
    """
    place = folder(asked)
    if not opening.exists(place):
        raise Refused(
            "no_store",
            _("There is no store in {folder}. Make one with “smadvisor init”.").format(
                folder=place
            ),
        )
    opened = opening.unlock(place, passphrase(asked), asked.user)
    asked.at_the_end.callback(opening.leave, opened)
    return opened


def passphrase(asked: Namespace, *, twice: bool = False) -> str:
    """The first line of the passphrase file, or what is typed.

    Raises:
        Refused: ``passphrase_file``, ``passphrase_missing``, ``passphrases_differ``.
    """
    if asked.passphrase_file:
        try:
            lines = asked.passphrase_file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise Refused("passphrase_file", _("The passphrase file cannot be read.")) from error
        return lines[0] if lines else ""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused(
            "passphrase_missing", _("Nobody is there to ask: give --passphrase-file FILE.")
        )
    typed = getpass.getpass(_("Passphrase: "))
    if twice and getpass.getpass(_("The same again: ")) != typed:
        raise Refused("passphrases_differ", _("The two passphrases differ. Try again."))
    return typed
