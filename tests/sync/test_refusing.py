"""What becomes of an intent that a server refused, and which intents go together."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from store.records.intents import Intent
from sync import push, refusing

WISH = Intent(
    id=1,
    account_id=1,
    message=1,
    kind="flags",
    mailbox_id=1,
    uidvalidity=7,
    uid=1,
    add=frozenset({"\\Seen"}),
    remove=frozenset(),
    target_role="",
    target_id=None,
    target_uidnext=None,
    not_before=0,
    tries=0,
    state="queued",
    known=frozenset(),
)


def test_a_no_without_a_reason_is_tried_again_after_1_5_and_30_minutes() -> None:
    """Rule 4.2/14"""
    assert [refusing.wait("", attempt) for attempt in range(4)] == [60, 300, 1_800, None]


def test_a_server_that_was_asked_too_much_is_asked_again() -> None:
    """As Exchange and Yahoo say it."""
    assert {refusing.wait(code, 0) for code in ("THROTTLED", "LIMIT")} == {60}


def test_a_no_with_a_reason_and_a_bad_are_final() -> None:
    assert {refusing.wait(code, 0) for code in ("NOPERM", "BAD", "CANNOT")} == {None}


def test_a_mailbox_that_is_not_there_is_looked_for_once_more() -> None:
    assert [refusing.wait("TRYCREATE", attempt) for attempt in range(2)] == [0, None]


def test_intents_of_one_message_go_in_their_order() -> None:
    """Rule 4.2/10"""
    later = replace(WISH, id=2)
    other = replace(WISH, id=3, message=2)
    assert push.first_of_each([WISH, later, other]) == [WISH, other]


WISHES = st.builds(
    replace,
    st.just(WISH),
    id=st.integers(1, 10**6),
    message=st.integers(1, 10**6),
    mailbox_id=st.integers(1, 3),
    kind=st.sampled_from(["flags", "move"]),
)


@given(st.lists(WISHES, max_size=30))
def test_groups_hold_every_intent_once_and_only_equal_commands(wishes: list[Intent]) -> None:
    groups = push.grouped(wishes)
    assert sorted(i.id for _, members in groups for i in members) == sorted(i.id for i in wishes)
    for group, members in groups:
        assert {(i.mailbox_id, i.kind) for i in members} == {(group.mailbox_id, group.kind)}
    mailboxes = [group.mailbox_id for group, _ in groups]
    assert mailboxes == sorted(mailboxes)


def test_a_command_names_at_most_200_messages() -> None:
    wishes = [replace(WISH, id=number, message=number, uid=number) for number in range(450)]
    assert [len(members) for _, members in push.grouped(wishes)] == [200, 200, 50]
