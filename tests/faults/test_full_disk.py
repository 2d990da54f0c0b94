"""A disk that is full: the daemon says so, costs the server no login meanwhile, and goes on when
there is room."""

import os
from pathlib import Path

import pytest

from store.records import room
from store.words import servers
from sync import account, pauses
from tests.faults.hostile import Hostile
from tests.faults.lives import living, standing
from tests.faults.truth import messages, same, whole
from tests.store.records.test_no_room import Disk, disk
from tests.sync.office import Office, letter, wait_until
from tests.sync.office import office as new_office

__all__ = ["disk"]


def fat(number: int) -> bytes:
    return letter(f"mail {number}", text=os.urandom(20_000).hex())


@pytest.fixture
def office(server: Hostile, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> Office:
    if not disk.mounted:
        pytest.skip("no small disk can be made here")
    monkeypatch.setattr(room, "ENOUGH", 2 << 20)
    monkeypatch.setattr(account, "ROOM_SECONDS", 0.05)
    for name, value in (("FIRST", 0.05), ("LONGEST", 0.05)):
        monkeypatch.setattr(pauses, name, value)
    return new_office(server.account, disk.folder)


@pytest.mark.parametrize("pages", [0, 40])
def test_a_full_disk_costs_no_logins_and_is_told(
    server: Hostile, office: Office, disk: Disk, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    """Fault 58"""
    looks: list[bool] = []
    really = room.has_room

    def look(path: Path) -> bool:
        looks.append(really(path))
        return looks[-1]

    monkeypatch.setattr(room, "has_room", look)
    with living(office):
        wait_until(lambda: standing(office).phase == "watching")
        disk.leave(pages)
        server.change(lambda boxes: [boxes[b"INBOX"].add(fat(number)) for number in range(10)])
        wait_until(lambda: len(looks) > 9)
        assert not any(looks)
        assert len(server.said("LOGIN")) == 1
        state = standing(office)
        assert (state.phase, servers.brief(state.detail)) == ("offline", "the disk is full")
        assert servers.sentence("work", state.detail).startswith("The disk is full;")
        disk.free()
        wait_until(lambda: len(messages(office)) == 10)
        wait_until(lambda: standing(office).phase == "watching")
        assert len(server.said("LOGIN")) == 2
    same(office, server)
    whole(office)
