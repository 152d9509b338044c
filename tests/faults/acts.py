"""The acts that are killed, and what must be there afterwards, by what each had said it kept."""

from collections.abc import Callable
from dataclasses import dataclass

from forms import mg2
from smadvisor.casework.contact import By, ContactOutcome, With
from smadvisor.errors import Refused
from smadvisor.office import (
    assessing,
    backups,
    cases,
    contacts,
    intake,
    notes,
    opening,
    papers,
    people,
    retention,
)
from smadvisor.office.desk import Desk
from smadvisor.office.verbs import UserRole
from smadvisor.store import backup
from smadvisor.store.place import BACKUPS
from smadvisor.store.rows import columns, rows
from tests.desk import PASSPHRASE
from tests.faults.child import Mouth
from tests.faults.ground import BACKUP, LATER, LONG, PERSON, SHORT, URN, Ground
from tests.faults.whole import opened

ANOTHER = "cwmwl brwyn tegell naw"
NEW_USER = "PC 4321 Sam Pugh"
QUESTIONS = ("feelings.words", "live_link.words", "restraining_order.words")
ROUNDS = 12
OLD_ROWS = {"case_file": 3, "person": 3, "defendant": 3, "assessment": 1, "answer": 129, "mg2": 1}
"""How many rows of each table the kept store of 0.1.0 has."""


@dataclass(frozen=True, slots=True)
class KilledAct:
    """``do`` runs in the child until it is killed; ``held`` looks at what is left."""

    name: str
    scene: str
    do: Callable[[Ground, Mouth], None]
    held: Callable[[Ground, tuple[str, ...]], None]
    before: Callable[[Ground], object] = lambda _ground: None
    """What happened on the ground already."""


def import_short(ground: Ground, mouth: Mouth) -> None:
    """A list of sixty rows."""
    _import(ground, mouth, SHORT)


def import_long(ground: Ground, mouth: Mouth) -> None:
    """A list of three thousand rows."""
    _import(ground, mouth, LONG)


def _import(ground: Ground, mouth: Mouth, number: int) -> None:
    desk = ground.open()
    mouth.ready()
    intake.confirm(desk, intake.preview(desk, ground.weekly(number)))
    mouth.tell("taken")
    desk.close()


def _imported(number: int) -> Callable[[Ground, tuple[str, ...]], None]:
    def held(ground: Ground, told: tuple[str, ...]) -> None:
        with opened(ground) as desk:
            with desk.store.read() as connection:
                there = len(columns(connection, "person", ("id",)))
                taken = len(rows(connection, "intake"))
            assert (there, taken) in ((3, 1), (3 + number, 2))
            assert taken == 2 or not told
            intake.confirm(desk, intake.preview(desk, ground.weekly(number)))
            with desk.store.read() as connection:
                assert len(columns(connection, "person", ("id",))) == 3 + number

    return held


def answer(ground: Ground, mouth: Mouth) -> None:
    """A call: an answer, a note, a contact, over and over."""
    desk = ground.open()
    person = cases.find(desk, URN, PERSON)
    mouth.ready()
    for number in range(ROUNDS):
        question = QUESTIONS[number % len(QUESTIONS)]
        assessing.answer(desk, person, question, f"words {number}")
        mouth.tell("answer", number)
        notes.keep(desk, person, f"note-{number}", desk.now(), question, f"words {number}")
        mouth.tell("note", number)
        contacts.log(desk, person, With.VICTIM, By.PHONE, ContactOutcome.NO_ANSWER)
        mouth.tell("contact", number)
    desk.close()


def answered(ground: Ground, told: tuple[str, ...]) -> None:
    """Everything that was told and at most the one act after it, none of it by half."""
    with opened(ground) as desk:
        person = cases.find(desk, URN, PERSON)
        with desk.store.read() as connection:
            done = (
                _answers_given(desk, person),
                len(rows(connection, "note", person_id=person)),
                len(rows(connection, "contact", person_id=person)),
            )
        assert sum(done) in (len(told), len(told) + 1)
        assert max(done) - min(done) <= 1
        now = assessing.begin(desk, person).given
        for number in range(done[0]):
            if number + len(QUESTIONS) >= done[0]:
                assert now[QUESTIONS[number % len(QUESTIONS)]] == f"words {number}"
        assessing.answer(desk, person, QUESTIONS[0], "goes on")


def _answers_given(desk: Desk, person: str) -> int:
    """How many of the answers of this call were kept, by the newest of them."""
    given = assessing.begin(desk, person).given
    kept = [str(given.get(question, "")) for question in QUESTIONS]
    return max((int(one[6:]) + 1 for one in kept if one.startswith("words ")), default=0)


def make_mg2(ground: Ground, mouth: Mouth) -> None:
    """A draft, a version, another draft and the next version of an MG2."""
    desk = ground.open()
    person = cases.find(desk, URN, PERSON)
    mouth.ready()
    for number in range(2):
        for as_draft in (True, False):
            made = papers.make(desk, person, ground.out, mg2.draw, as_draft=as_draft)
            mouth.tell(made.sha256)
        assessing.answer(desk, person, "feelings.words", f"another reason {number}")
        assessing.answer(desk, person, "new_version.why", "She said more.")
    desk.close()


def mg2_made(ground: Ground, told: tuple[str, ...]) -> None:
    """A row and a whole file, or neither; the next one can be made."""
    with opened(ground) as desk:
        person = cases.find(desk, URN, PERSON)
        with desk.store.read() as connection:
            made = papers.made(connection, person)
        assert {one.sha256 for one in made} >= set(told)
        assert len(made) in (len(told), len(told) + 1)
        papers.make(desk, person, ground.out, mg2.draw, as_draft=True)


def hide_and_show(ground: Ground, mouth: Mouth) -> None:
    """Hide, and back with the passphrase."""
    desk = ground.open()
    mouth.ready()
    for _time in range(3):
        opening.hide(desk)
        mouth.tell("hidden")
        opening.show(desk, PASSPHRASE)
        mouth.tell("shown")
    opening.leave(desk)


def still_there(ground: Ground, _told: tuple[str, ...]) -> None:
    """The people of the list."""
    with opened(ground) as desk, desk.store.read() as connection:
        assert len(columns(connection, "person", ("id",))) == 3


def new_passphrases(ground: Ground, mouth: Mouth) -> None:
    """A user is added; one's own passphrase and the recovery key are changed."""
    desk = ground.open()
    mouth.ready()
    people.add(desk, NEW_USER, "PC", [UserRole.ADVISOR], ANOTHER)
    mouth.tell("added")
    people.change_passphrase(desk, PASSPHRASE, ANOTHER + " un")
    mouth.tell("changed")
    mouth.tell("recovery", people.new_recovery_key(desk))
    people.change_passphrase(desk, ANOTHER + " un", PASSPHRASE)
    mouth.tell("back")
    desk.close()


def passphrases_open(ground: Ground, told: tuple[str, ...]) -> None:
    """One of the passphrases opens it, the told one for certain; who was added can come in."""
    which = {0: (0,), 1: (0, 1), 2: (1,), 3: (1, 0), 4: (0,)}[len(told)]
    words = (PASSPHRASE, ANOTHER + " un")
    desk = _first_to_open(ground, [words[one] for one in which])
    with desk.store.read() as connection:
        added = [one for one in people.users(connection) if one.name == NEW_USER]
    assert added or not told
    desk.store.change_passphrase(desk.user.id, desk.user.name, PASSPHRASE)
    if not told and added:  # killed between the row and the key: an administrator lets them in
        people.let_in(desk, added[0].id, ANOTHER)
    desk.close()
    if added:
        opening.unlock(ground.store, ANOTHER, NEW_USER).close()
    keys = [line.split()[1] for line in told if line.startswith("recovery")]
    for key in keys:
        opening.unlock_with_recovery_key(ground.store, key, PASSPHRASE).close()
    still_there(ground, ())


def _first_to_open(ground: Ground, words: list[str]) -> Desk:
    """The desk, with the first of the passphrases that opens the store."""
    for passphrase in words:
        try:
            return opening.unlock(ground.store, passphrase, "PC 1234 Alex Rees")
        except Refused as error:
            assert error.code == "wrong_passphrase", error.code
    raise AssertionError("no passphrase opens it")


def create(ground: Ground, mouth: Mouth) -> None:
    """The first start."""
    mouth.ready()
    if opening.exists(ground.store):
        return
    desk, recovery = opening.create(ground.store, "PC 1234 Alex Rees", "Advisor", PASSPHRASE)
    mouth.tell(recovery)
    desk.close()


def created(ground: Ground, told: tuple[str, ...]) -> None:
    """A store that the passphrase opens, or none, and then the first start does it."""
    if not opening.exists(ground.store):
        assert not told
        opening.create(ground.store, "PC 1234 Alex Rees", "Advisor", PASSPHRASE)[0].close()
    for recovery in told:
        opening.unlock_with_recovery_key(ground.store, recovery, PASSPHRASE).close()
    with opened(ground) as desk, desk.store.read() as connection:
        assert len(people.users(connection)) == 1


def create_killed(ground: Ground) -> None:
    """A first start that is killed."""
    ground.child(lambda mouth: create(ground, mouth)).kill_after(ground.chance.uniform(0, 0.4))


def migrate(ground: Ground, mouth: Mouth) -> None:
    """The first start of this version on a store of version 0.1.0."""
    mouth.ready()
    desk = ground.open()
    mouth.tell("migrated")
    desk.close()


def migrated(ground: Ground, _told: tuple[str, ...]) -> None:
    """Every row of then, as after a migration that nothing disturbed."""
    with opened(ground) as desk, desk.store.read() as connection:
        there = {name: len(columns(connection, name, ("id",))) for name in OLD_ROWS}
    assert there == OLD_ROWS


def back_up(ground: Ground, mouth: Mouth) -> None:
    """Two backups, with an answer between them."""
    desk = ground.open()
    person = cases.find(desk, URN, PERSON)
    mouth.ready()
    for number in range(2):
        path = ground.out / f"{number}.smabackup"
        backups.back_up(desk, path)
        mouth.tell(path.name)
        assessing.answer(desk, person, "feelings.words", f"words {number}")
    desk.close()


def backed_up(ground: Ground, told: tuple[str, ...]) -> None:
    """Every backup that is there is whole, and those told are there; another can be made."""
    there = {path.name for path in ground.out.glob("*.smabackup")}
    assert there >= set(told)
    with opened(ground) as desk:
        backups.back_up(desk, ground.out / "next.smabackup")
    for path in ground.out.glob("*.smabackup"):
        backup.check(ground.store, path, PASSPHRASE)


def restore(ground: Ground, mouth: Mouth) -> None:
    """A backup takes the place of a store that went on."""
    mouth.ready()
    backups.restore(ground.store, ground.scenes / BACKUP, PASSPHRASE)
    mouth.tell("restored")


def restored(ground: Ground, told: tuple[str, ...]) -> None:
    """Either store wholly, the restored one for certain once it was told; the other is kept."""
    with opened(ground) as desk:
        person = cases.find(desk, URN, PERSON)
        gone_on = assessing.begin(desk, person).given["feelings.words"] == LATER
    assert not (gone_on and told)
    kept = list((ground.store / BACKUPS).glob("before-restore-*.smabackup"))
    assert kept or gone_on
    for path in kept:
        backup.check(ground.store, path, PASSPHRASE)
    backups.restore(ground.store, ground.scenes / BACKUP, PASSPHRASE)
    still_there(ground, ())


def erase(ground: Ground, mouth: Mouth) -> None:
    """A case is erased, and the file written anew without it."""
    desk = ground.open()
    case = cases.open_case(desk, cases.find(desk, URN, PERSON)).case.id
    mouth.ready()
    retention.erase(desk, case, retention.Reason.NOT_NEEDED, URN, although_unfinished=True)
    mouth.tell("erased")
    desk.close()


def erased(ground: Ground, told: tuple[str, ...]) -> None:
    """The case and all that hangs on it, or nothing of it; erasing it then works."""
    with opened(ground) as desk:
        with desk.store.read() as connection:
            there = [len(rows(connection, name)) for name in ("case_file", "person", "assessment")]
            answers = len(rows(connection, "answer"))
        assert (there, answers > 0) in (([3, 3, 1], True), ([2, 2, 0], False))
        assert there[0] == 2 or not told
        if there[0] == 3:
            case = cases.open_case(desk, cases.find(desk, URN, PERSON)).case.id
            reason = retention.Reason.NOT_NEEDED
            retention.erase(desk, case, reason, URN, although_unfinished=True)


ACTS = {
    act.name: act
    for act in (
        KilledAct("import of 60 rows", "listed", import_short, _imported(SHORT)),
        KilledAct("import of 3000 rows", "listed", import_long, _imported(LONG)),
        KilledAct("a call being answered", "assessed", answer, answered),
        KilledAct("making an MG2", "assessed", make_mg2, mg2_made),
        KilledAct("hide and show", "listed", hide_and_show, still_there),
        KilledAct("users and passphrases", "listed", new_passphrases, passphrases_open),
        KilledAct("first start", "", create, created),
        KilledAct("first start after a killed one", "", create, created, create_killed),
        KilledAct("making a backup", "assessed", back_up, backed_up),
        KilledAct("restoring a backup", "later", restore, restored),
        KilledAct("erasing a case", "assessed", erase, erased),
        KilledAct("migration from 0.1.0", "old", migrate, migrated),
    )
}
