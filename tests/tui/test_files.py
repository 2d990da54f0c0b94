import resource
from pathlib import Path

import pytest

from store.records import views
from store.records.items import MailItem
from store.words.clean import safe_filename
from tests.tui.world import HOUR, World, firm
from tui.files import FileError, save, write_new
from tui.troubles import trouble


def mail_with_file(world: World, name: str = "Q1 wishes.pdf") -> MailItem:
    when = views.at(world.store)
    for key in views.keys(world.store, "all", when):
        whole = views.whole(world.store, key, when)
        for item in whole.items if whole else ():
            if isinstance(item, MailItem) and [file.name for file in item.attachments] == [name]:
                return item
    raise AssertionError("the firm has a mail with a file")


def test_an_attachment_is_saved_for_this_user_alone(tmp_path: Path) -> None:
    world = firm(tmp_path)
    mail = mail_with_file(world)
    (file,) = mail.attachments
    path = save(world.store, mail.id, file.part, file.name, tmp_path)
    assert path.name == "Q1 wishes.pdf" and path.read_bytes() == b"x" * 2300
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_of_a_mail_whose_lines_end_as_on_an_old_mac_is_saved(tmp_path: Path) -> None:
    world = World(tmp_path)
    raw = (
        b"From: bea@acme.example\rSubject: Old\rMessage-ID: <old@acme.example>\r"
        b"Content-Type: multipart/mixed; boundary=b\r\r--b\r\rHere.\r"
        b"--b\rContent-Type: application/pdf; name=old.pdf\r\rit\r--b--\r"
    )
    world.raw(raw, HOUR)
    mail = mail_with_file(world, "old.pdf")
    path = save(world.store, mail.id, mail.attachments[0].part, "old.pdf", tmp_path)
    assert path.read_bytes() == b"it"


def test_no_other_file_is_written_over(tmp_path: Path) -> None:
    first, second = (write_new(tmp_path, "offer.pdf", data) for data in (b"1", b"2"))
    assert (first.name, second.name) == ("offer.pdf", "offer (2).pdf")
    assert first.read_bytes() == b"1"


def test_no_link_is_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    (tmp_path / "offer.pdf").symlink_to(target)
    assert write_new(tmp_path, "offer.pdf", b"x").name == "offer (2).pdf"
    assert not target.exists()


def test_on_a_full_disk_no_half_file_stays(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        with pytest.raises(OSError):
            write_new(tmp_path, "offer.pdf", b"x" * 5_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.iterdir())


def test_a_link_that_leads_nowhere_is_not_filled(tmp_path: Path) -> None:
    (tmp_path / "offer.pdf").symlink_to(tmp_path / "elsewhere")
    write_new(tmp_path, "offer.pdf", b"x")
    assert (tmp_path / "offer.pdf").is_symlink() and not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", ["é" * 300 + ".pdf", "a" * 300, "x." + "e" * 300])
def test_a_name_of_any_length_finds_room_twice(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        write_new(tmp_path, safe_filename(name), b"x")
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "..", "", "\x1b]0;x\x07.pdf"])
def test_a_name_never_leaves_the_folder(tmp_path: Path, name: str) -> None:
    world = firm(tmp_path)
    mail = mail_with_file(world)
    folder = tmp_path / "downloads"
    folder.mkdir()
    assert save(world.store, mail.id, mail.attachments[0].part, name, folder).parent == folder


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    world = firm(tmp_path)
    mail = mail_with_file(world)
    with pytest.raises(FileError) as refused:
        save(world.store, mail.id, mail.attachments[0].part, "a", tmp_path / "missing")
    assert refused.value.code == "unwritable"


def test_what_was_not_fetched_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        save(firm(tmp_path).store, 9999, 1, "a", tmp_path)
    assert refused.value.code == "not-here"


def test_what_is_spoiled_is_told(tmp_path: Path) -> None:
    world = firm(tmp_path)
    mail = mail_with_file(world)
    with world.store.transaction() as conn:
        conn.execute("UPDATE raws SET packed = zeroblob(100)")
    with pytest.raises(FileError) as refused:
        save(world.store, mail.id, mail.attachments[0].part, "a", tmp_path)
    assert trouble(refused.value) == "What the store holds of this mail is damaged."
