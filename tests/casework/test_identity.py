"""Ids: the same from the same, in the forms that RFC 9562 asks for."""

import time
import uuid

from hypothesis import given
from hypothesis import strategies as st

from smadvisor.casework.identity import _NAMESPACE, folded, listed_id, new_id


@given(st.text(), st.text())
def test_a_listed_id_is_the_uuid_of_what_identifies_it(kind: str, name: str) -> None:
    expected = uuid.uuid5(_NAMESPACE, "\x1f".join((kind, folded(name))))
    assert listed_id(kind, name) == str(expected)


def test_case_and_spaces_do_not_make_another_person() -> None:
    assert listed_id("person", "PRYCE,  Siân ") == listed_id("person", "Pryce, siân")
    assert listed_id("person", "a", "b") != listed_id("person", "ab")


def test_a_new_id_is_of_version_7_and_says_when_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    made = [uuid.UUID(new_id()) for _i in range(100)]
    after = time.time_ns() // 1_000_000
    assert len(set(made)) == 100
    assert {(one.version, one.variant) for one in made} == {(7, uuid.RFC_4122)}
    assert all(before <= one.int >> 80 <= after for one in made)
