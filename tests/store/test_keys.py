"""Only the passphrase or the recovery key opens the store, and no plain byte reaches the disk."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from smadvisor.errors import Fault, Refused
from smadvisor.store import keys, place, store

PASSPHRASE = "llwyd pedol crochan saith"
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)


def test_the_passphrase_and_the_recovery_key_open_it_and_nothing_else(tmp_path: Path) -> None:
    made, user, recovery = store.create(tmp_path, "Alex Rees", "advisor", PASSPHRASE, AT)
    made.close()
    again, slot = store.unlock(tmp_path, PASSPHRASE, AT, "alex rees")
    assert slot.user == user
    again.close()
    store.unlock_with_recovery_key(tmp_path, recovery.lower().replace("-", " "), AT).close()
    for minutes, wrong in enumerate(("", PASSPHRASE + " ", PASSPHRASE.upper(), recovery)):
        with pytest.raises(Refused) as refused:
            store.unlock(tmp_path, wrong, AT + timedelta(minutes=minutes))
        assert refused.value.code == "wrong_passphrase"
    with pytest.raises(Refused) as refused:
        store.unlock_with_recovery_key(tmp_path, PASSPHRASE, LATER)
    assert refused.value.code == "wrong_recovery_key"
    with pytest.raises(Refused) as refused:
        store.unlock(tmp_path, PASSPHRASE, LATER, "Somebody Else")
    assert refused.value.code == "unknown_user"


def test_a_new_passphrase_opens_the_same_rows_and_the_old_one_no_more(tmp_path: Path) -> None:
    made, user, _recovery = store.create(tmp_path, "Alex Rees", "advisor", PASSPHRASE, AT)
    made.change_passphrase(user, "Alex Rees", "another one altogether")
    made.close()
    with pytest.raises(Refused):
        store.unlock(tmp_path, PASSPHRASE, AT)
    again, _slot = store.unlock(tmp_path, "another one altogether", AT)
    with again.read() as connection:
        assert connection.exec_driver_sql("SELECT name FROM user").scalar() == "Alex Rees"
    again.close()


def test_making_a_store_never_touches_one_that_is_there(tmp_path: Path) -> None:
    store.create(tmp_path, "Alex Rees", "advisor", PASSPHRASE, AT)[0].close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(Refused) as refused:
        store.create(tmp_path, "Eve", "advisor", "something else entirely", AT)
    assert refused.value.code == "store_exists"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_slots_cannot_be_swapped(tmp_path: Path) -> None:
    key = keys.new_store_key()
    slot = keys.wrap("passphrase", "one", "Alex", PASSPHRASE, key)
    content = {"format": 1, "slots": [{**asdict(slot), "user": "two"}]}
    path = tmp_path / place.KEYS
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(Refused):
        keys.unwrap(keys.read(path), PASSPHRASE)
    assert keys.unwrap([slot], PASSPHRASE)[1] == key


@pytest.mark.parametrize("content", ["", "{}", '{"format": 2, "slots": []}', "[]", '{"format": 1}'])
def test_a_damaged_key_file_says_what_to_do(tmp_path: Path, content: str) -> None:
    store.create(tmp_path, "Alex Rees", "advisor", PASSPHRASE, AT)[0].close()
    (tmp_path / place.KEYS).write_text(content, encoding="utf-8")
    with pytest.raises(Fault) as fault:
        store.unlock(tmp_path, PASSPHRASE, AT)
    assert fault.value.code == "key_file_damaged"
    assert "backup" in fault.value.sentence


def test_without_its_key_file_a_store_says_so(tmp_path: Path) -> None:
    store.create(tmp_path, "Alex Rees", "advisor", PASSPHRASE, AT)[0].close()
    (tmp_path / place.KEYS).unlink()
    with pytest.raises(Fault) as fault:
        store.unlock(tmp_path, PASSPHRASE, AT)
    assert fault.value.code == "key_file_missing"


def test_a_damaged_store_is_a_fault_and_stays_as_it_was(tmp_path: Path) -> None:
    store.create(tmp_path, "Alex Rees", "advisor", PASSPHRASE, AT)[0].close()
    database = tmp_path / place.DATABASE
    spoilt = b"\0" * 4096 + database.read_bytes()[4096:]
    database.write_bytes(spoilt)
    with pytest.raises(Fault) as fault:
        store.unlock(tmp_path, PASSPHRASE, AT)
    assert fault.value.code == "store_damaged"
    assert database.read_bytes() == spoilt


def test_making_a_store_that_was_interrupted_can_be_done_again(tmp_path: Path) -> None:
    made, _user, _recovery = store.create(tmp_path, "Alex Rees", "advisor", PASSPHRASE, AT)
    made.close()
    (tmp_path / place.DATABASE).rename(tmp_path / place.UNFINISHED)
    assert not place.exists(tmp_path)
    store.create(tmp_path, "Alex Rees", "advisor", "a second passphrase", AT)[0].close()
    again, _slot = store.unlock(tmp_path, "a second passphrase", AT)
    again.close()
    assert {path.name for path in tmp_path.iterdir()} == {
        place.DATABASE,
        place.KEYS,
        place.LOCK,
        place.SEAL,
    }
