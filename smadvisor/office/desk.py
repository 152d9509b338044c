"""Who works, on what, at what time: the first argument of every act, and the one door.

``read`` and ``write`` are the only ways to the store. Each names a verb, is one transaction, sees
that the user may, and adds its line to the record of processing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from smadvisor.casework.record import Event, Line
from smadvisor.errors import Refused
from smadvisor.office import access
from smadvisor.office.verbs import UserRole, Verb
from smadvisor.store import record
from smadvisor.store.journal import Journal
from smadvisor.store.rows import Connection
from smadvisor.store.store import Store
from smadvisor.text import _

_ABOUT_RESTRICTIONS = frozenset({Verb.RESTRICT, Verb.SEE_RESTRICTED})
"""Who decides about a restriction need not be one of those whom it lets in."""


def local_now() -> datetime:
    """The moment by this machine's clock, with its time zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class User:
    """The officer at the desk.

    ``role`` is what the last box of the MG2 prints; ``roles`` are what they may do here.
    """

    id: str
    name: str
    role: str
    number: str = ""
    telephone: str = ""
    mobile: str = ""
    email: str = ""
    roles: frozenset[UserRole] = frozenset(UserRole)
    disabled: bool = False

    @property
    def administers(self) -> bool:
        """Whether they are an administrator who may still come in."""
        return UserRole.ADMINISTRATOR in self.roles and not self.disabled


@dataclass(frozen=True, slots=True)
class Desk:
    """An open store, the user who opened it and the clock."""

    store: Store
    user: User
    now: Callable[[], datetime] = local_now

    @property
    def today(self) -> date:
        """The day by this desk's clock."""
        return self.now().date()

    @property
    def folder(self) -> Path:
        """Where its store is."""
        return self.store.folder

    def may(self, verb: Verb) -> bool:
        """Whether this user's roles allow it."""
        return bool(verb.roles & self.user.roles)

    def close(self) -> None:
        """Let go of the store; the desk is not used again."""
        self.store.close()

    @contextmanager
    def read(
        self, verb: Verb, about: str = "", of: str = "person", recipient: str = ""
    ) -> Iterator[Connection]:
        """A consistent view for one act; ``about`` is the id of a row of the table ``of``.

        Raises:
            Refused: ``not_allowed``, ``restricted``.
        """
        if verb.event is not None:
            with self.write(verb, about, of, recipient) as journal:
                yield journal.connection
            return
        self._check_role(verb)
        with self._noting_refusals(), self.store.read() as connection:
            self._whom(connection, verb, about, of)
            yield connection

    @contextmanager
    def write(
        self, verb: Verb, about: str = "", of: str = "person", recipient: str = ""
    ) -> Iterator[Journal]:
        """One act, all of it or nothing, with its line in the record.

        Raises:
            Refused: ``not_allowed``, ``restricted``.
        """
        self._check_role(verb)
        with self._noting_refusals(), self.store.write(self.user.id, self.now()) as journal:
            whom = self._whom(journal.connection, verb, about, of)
            yield journal
            if verb.event is not None:
                self.record(journal, verb, whom, recipient)

    def record(self, journal: Journal, verb: Verb, about: str = "", recipient: str = "") -> None:
        """A line of its own within an act: what the act's own line does not tell."""
        event = verb.event or Event.SECURITY
        line = Line(self.now(), self.user.id, event, verb.code, about, recipient)
        record.add(journal.connection, line)

    def _check_role(self, verb: Verb) -> None:
        if self.may(verb):
            return
        self._record_refusal("")
        raise Refused(
            "not_allowed",
            _("“{what}” is for other roles than yours. Ask an administrator.").format(
                what=verb.words
            ),
        )

    def _whom(self, connection: Connection, verb: Verb, about: str, of: str) -> str:
        decides = verb in _ABOUT_RESTRICTIONS
        return access.check(connection, self.user.id, of, about, past_restrictions=decides)

    @contextmanager
    def _noting_refusals(self) -> Iterator[None]:
        """After the act was undone, the record keeps whose case it was refused for."""
        try:
            yield
        except access.Restricted as error:
            self._record_refusal(error.case_id)
            raise

    def _record_refusal(self, about: str) -> None:
        with self.store.write(self.user.id, self.now()) as journal:
            self.record(journal, Verb.REFUSED, about)
