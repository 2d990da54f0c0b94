import os
from pathlib import Path

import pytest

from store.records.database import Store
from store.records.whole import raw_bytes
from tests.tui.test_files import mail_with_file
from tests.tui.test_letters import newest
from tests.tui.world import BEA, HOUR, World, firm
from tui import files, forwarding
from tui.letters import forward


def test_a_forward_takes_the_files_of_its_mail_along(tmp_path: Path) -> None:
    world = firm(tmp_path)
    mail = mail_with_file(world)
    begun = forward(world.store, mail, world.config)
    (path,) = begun.letter.attachments
    assert Path(path).name == "Q1 wishes.pdf" and Path(path).read_bytes() == b"x" * 2300
    assert Path(path).stat().st_mode & 0o777 == 0o600
    assert Path(path).parent.stat().st_mode & 0o777 == 0o700
    assert not begun.notice


def test_a_mail_of_many_files_is_unpacked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(tmp_path)
    names = ["a.pdf", "b.pdf", "c.pdf"]
    world.mail(BEA, "Three", "Here they are.", HOUR, files=names)
    unpacked: list[int] = []

    def counted(store: Store, message: int) -> bytes | None:
        unpacked.append(message)
        return raw_bytes(store, message)

    monkeypatch.setattr(files, "raw_bytes", counted)
    mail = newest(world, "Three")
    paths = forward(world.store, mail, world.config).letter.attachments
    assert [Path(path).name for path in paths] == names and unpacked == [mail.id]


def test_forwarding_again_makes_no_second_copy(tmp_path: Path) -> None:
    world = firm(tmp_path)
    mail = mail_with_file(world)
    first, second = (forwarding.keep(world.store, mail.id, mail.attachments) for _ in range(2))
    assert first == second
    assert len(list(forwarding.folder(world.store).glob("*/*"))) == 1


def test_what_was_not_fetched_is_told_and_not_left_out_silently(tmp_path: Path) -> None:
    world = firm(tmp_path)
    mail = mail_with_file(world)
    with world.store.transaction() as conn:
        conn.execute("DELETE FROM raws WHERE message_id = ?", (mail.id,))
    begun = forward(world.store, mail, world.config)
    assert begun.letter.attachments == () and "1 attachment does not go" in begun.notice


def test_a_copy_that_nobody_needs_any_more_goes_after_a_month(tmp_path: Path) -> None:
    world = firm(tmp_path)
    old = forwarding.folder(world.store) / "9-1" / "old.pdf"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"x")
    os.utime(old, (1, 1))
    mail = mail_with_file(world)
    forwarding.keep(world.store, mail.id, mail.attachments)
    assert not old.exists()
