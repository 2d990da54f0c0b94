"""What a LIST that lies may cost, and mailboxes of any name."""

import pytest

from store.records import decisions
from store.words.clean import clean
from sync.progress import Finished
from tests.faults.hostile import Asked, Hostile, Twist
from tests.faults.truth import messages, ours, same
from tests.faults.world import Box
from tests.sync.office import Office, letter


def nothing(asked: Asked) -> bytes:
    return asked.told()


def a_half(asked: Asked) -> bytes:
    return asked.told(*asked.lines[:2])


def without_inbox(asked: Asked) -> bytes:
    return asked.told(*asked.lines[1:])


def refused(asked: Asked) -> bytes:
    return asked.says(b"NO [SERVERBUG] the list is gone")


@pytest.mark.parametrize("lie", [nothing, a_half, without_inbox, refused])
def test_a_list_that_lacks_mailboxes_loses_neither_them_nor_their_mail(
    server: Hostile, office: Office, lie: Twist
) -> None:
    """Fault 11"""
    server.deliver("one", "two")
    server.deliver("filed", box=b"Archive")
    office.synced()
    decisions.snooze(office.store, [office.key("filed")], office.now() + 86_400)
    before = ours(office)
    server.twist("LIST", lie)
    for _ in range(3):
        office.sync()
        office.ahead += 3_600
    assert ours(office) == before
    assert [office.place(subject) for subject in ("one", "two", "filed")] == ["here"] * 3
    server.straight()
    server.deliver("three", box=b"Archive")
    assert office.sync() == Finished("work")
    same(office, server)
    assert office.store.reader().execute("SELECT count(*) FROM snoozes").fetchone() == (1,)


def test_a_mailbox_that_is_really_gone_is_gone_with_the_list(
    server: Hostile, office: Office
) -> None:
    server.change(lambda boxes: boxes.update({b"Old": Box()}))
    server.deliver("kept", box=b"Old")
    office.synced()
    server.change(lambda boxes: boxes.pop(b"Old"))
    office.synced()
    assert "Old" not in office.boxes()
    assert (messages(office), office.place("kept")) == (["kept"], "gone")


NAMES = [
    b"a.b",
    b"back\\slash",
    b'quo"te',
    b"&ZeVnLIqe-",
    b"invalid &utf7",
    b"\xff\xfe",
    b"line\rbreak",
    b"\x1b[31mred\x1b]0;title\x07",
    b"~{5}",
    b"NIL",
    b"x" * 10_240,
]


def test_mailboxes_of_any_name_are_listed_read_and_safe_to_show(
    server: Hostile, office: Office
) -> None:
    """Fault 12"""
    delimiters = [b'"."', b'"\\\\"', b"NIL", b'"/"']

    def fill(boxes: dict[bytes, Box]) -> None:
        for number, name in enumerate(NAMES):
            boxes[name] = Box(delimiter=delimiters[number % len(delimiters)])
            boxes[name].add(letter(f"mail {number}"))

    server.change(fill)
    office.synced()
    assert messages(office) == sorted(f"mail {number}" for number in range(len(NAMES)))
    boxes = {box.raw_name: box for box in office.boxes().values()}
    assert set(NAMES) < set(boxes)
    for name in NAMES:
        assert boxes[name].complete, name
        assert clean(boxes[name].name).isprintable()
