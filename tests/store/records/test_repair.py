"""A damaged store is made anew of what can be read, and what only it held is kept."""

import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from store.records import (
    awaited,
    calls,
    checkup,
    clients,
    database,
    decisions,
    file_opening,
    followups,
    handling,
    incoming,
    mail,
    repair_again,
    search,
    snoozing,
    views,
)
from store.records import repair as repairing
from store.records.database import Store
from store.records.drafts import Letter, save_draft
from store.records.failures import StoreError
from store.records.file_opening import open_store
from store.records.followups import NewFollowUp
from store.records.letting_go import LEAST, Old, let_go
from store.records.repair import repair
from store.records.repaired import Repaired
from store.records.verdicts import up_to_date
from store.records.whole import raw_bytes
from sync.skeleton import without_files
from tests.store.records import damage
from tests.store.records.dumps import items, ledger, lists
from tests.store.records.firm import ME, Firm, at

NOW = at("Wed 12:00")
TABLES = (
    "clients", "contacts", "identifiers", "calls", "followups", "followup_states", "decisions",
    "snoozes", "outbox", "undo",
)  # fmt: skip


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The store of a firm with something of everything."""
    firm = Firm(tmp_path_factory.mktemp("template"))
    firm.book()
    firm.receive(
        *(
            firm.mail(
                "Mon 9:00",
                f"p{number}@acme.example",
                f"Could you send offer {number}? " + "and this " * 300,
                subject=f"Matter {number}",
                id=f"m{number}",
            )
            for number in range(60)
        ),
        firm.mail("Mon 11:00", "jane@kontor.example", "Here.", to="p3@acme.example",
                  subject="Re: Matter 3", answers="m3", id="a3"),
    )  # fmt: skip
    for number in range(30):
        call = calls.NewCall(
            at("Tue 10:00") + number, "in", "missed", number=f"+36 1 234 {5000 + number}",
            notes=f"note {number} " * 60,
        )  # fmt: skip
        calls.add(firm.store, call)
    keys = [key for key in views.keys(firm.store, "owed", views.at(firm.store, NOW)) if key > 0]
    decisions.decide(firm.store, keys[:5], "none", now=at("Tue 9:00"))
    snoozing.snooze(firm.store, keys[5:8], at("Thu 9:00"), now=at("Tue 9:00"))
    for key in keys[9:11]:
        promise = NewFollowUp("promise", "send the offer", at("Thu 12:00"), key=key)
        followups.add(firm.store, promise, now=at("Tue 9:00"))
    handling.star(firm.store, keys[8:9], True)
    save_draft(firm.store, Letter("work", ("bea@acme.example",), subject="Draft", text="Dear B"))
    return damage.fold(firm.store).read_bytes()


@pytest.fixture
def busy(template: bytes, tmp_path: Path) -> Iterator[Firm]:
    (tmp_path / "owed.db").touch(mode=0o600)
    (tmp_path / "owed.db").write_bytes(template)
    firm = Firm(tmp_path)
    up_to_date(firm.store)
    yield firm
    firm.store.close()


@pytest.fixture
def repaired(busy: Firm) -> Iterator[Callable[[], tuple[Repaired, Store]]]:
    """What came of it, and the new store, which is sound."""
    stores: list[Store] = []

    def run() -> tuple[Repaired, Store]:
        done = repair(busy.config)
        assert done is not None
        assert checkup.complaints(busy.config.database) == []
        stores.append(open_store(busy.config, create=False))
        up_to_date(stores[-1])
        return done, stores[-1]

    yield run
    for store in stores:
        store.close()


def test_a_file_that_was_let_go_of_comes_again_where_nobody_knows_that_it_went(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    made = EmailMessage()
    made["From"], made["To"], made["Message-ID"] = "x@stranger.example", ME, "<offer@x>"
    made.set_content("Here it is.")
    made.add_attachment(b"x" * 20_000, maintype="a", subtype="b", filename="offer.pdf")
    whole = busy.fetched(made.as_bytes(), at("Mon 9:00"), "inbox")
    busy.receive(whole)
    later = at("Mon 9:00") + 200 * 86_400
    conn = busy.store.reader()
    (id_,) = conn.execute("SELECT id FROM messages WHERE from_address LIKE 'x@%'").fetchone()
    left, parts = without_files(whole.raw, LEAST)
    let_go(busy.store, Old(at("Mon 9:00"), id_, whole.packed), zlib.compress(left), parts, later)
    path = damage.fold(busy.store)
    damage.zero(path, damage.root(path, "remote"))
    done, store = repaired()
    assert done.awaited == 1
    mail.add(store, [whole])
    (packed,) = store.reader().execute("SELECT packed FROM raws WHERE message_id = ?", (id_,))
    assert zlib.decompress(packed[0]) == whole.raw


def local(store: Store) -> dict[str, list[object]]:
    conn = store.reader()
    return {
        name: conn.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()  # noqa: S608
        for name in TABLES
    }


def said(store: Store) -> object:
    """All that the store says to whoever asks."""
    when = views.at(store, NOW)
    words = [search.search(store, query, when) for query in ("offer", "acme", "note", "matter 7")]
    return lists(store, NOW), ledger(store), items(store, NOW), words


def test_nothing_wrong_changes_nothing(busy: Firm) -> None:
    path = damage.fold(busy.store)
    before = path.read_bytes(), sorted(path.parent.iterdir())
    assert repair(busy.config) is None
    assert path.read_bytes() == before[0]
    assert not list(path.parent.glob("*damaged*"))


@pytest.mark.parametrize("how", [damage.header, damage.first_page])
def test_a_lost_beginning_loses_nothing(
    how: Callable[[bytes], bytes], busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    before = local(busy.store), said(busy.store)
    path = damage.fold(busy.store)
    damage.change(path, how)
    broken = path.read_bytes()
    done, store = repaired()
    assert (local(store), said(store)) == before
    assert all(count.lost == 0 for count in done.counts.values())
    assert done.awaited == 0
    assert done.aside.read_bytes() == broken
    assert [one.stat().st_mode & 0o777 for one in (path, done.aside)] == [0o600, 0o600]
    assert path.parent == done.aside.parent
    assert len(list(path.parent.glob("*damaged*"))) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "DROP INDEX messages_thread",
        "DROP TABLE words",
        "DROP TABLE loops",
        "DELETE FROM words_data WHERE id > 100",
        "DELETE FROM words_config",
        "INSERT INTO contacts (uuid, client_id, name) VALUES ('x', 77, 'Nobody')",
        "UPDATE identifiers SET contact_id = 99",
        "DELETE FROM accounts",
        "DELETE FROM mailboxes",
        "DELETE FROM conversations",
    ],
)
def test_what_hangs_together_no_more_is_found_and_mended(
    statement: str, busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    calls_before = local(busy.store)["calls"], local(busy.store)["decisions"]
    path = damage.fold(busy.store)
    with database.unguarded(path) as conn:
        conn.execute(statement)
    assert checkup.complaints(path)
    done, store = repaired()
    assert (local(store)["calls"], local(store)["decisions"]) == calls_before
    assert done.counts["messages"] == (61, 0)
    assert lists(store, NOW)["owed"]


def test_a_table_that_is_gone_is_empty_again_and_nobody_knows_what_it_held(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    path = damage.fold(busy.store)
    with database.unguarded(path) as conn:
        conn.execute("DROP TABLE snoozes")
    done, store = repaired()
    assert done.counts["snoozes"] == (0, None)
    assert done.counts["decisions"] == (5, 0)
    snoozing.snooze(store, views.keys(store, "owed", views.at(store, NOW))[:1], at("Fri 9:00"))


@pytest.mark.parametrize("how", [damage.half, damage.middle])
def test_of_a_file_with_a_hole_all_readable_rows_are_kept(
    how: Callable[[bytes], bytes], busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    before = {name: set(map(repr, some)) for name, some in local(busy.store).items()}
    path = damage.fold(busy.store)
    damage.change(path, how)
    done, store = repaired()
    after = {name: set(map(repr, some)) for name, some in local(store).items()}
    for name, count in done.counts.items():
        if name in after:
            assert count.kept == len(after[name])
            assert count.lost is None or count.kept + count.lost >= len(before[name])
    assert after["clients"] == before["clients"]
    assert all(after[name] <= before[name] for name in after)
    assert sum(count.lost or 0 for count in done.counts.values()) > 0


def test_of_a_file_that_is_no_store_a_new_one_is_made(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    damage.change(damage.fold(busy.store), damage.not_a_store)
    done, store = repaired()
    assert done.tables_lost
    assert all(count == (0, None) for count in done.counts.values())
    assert lists(store, NOW)["all"] == []


def test_what_stands_in_the_log_is_kept(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    """The program was killed before the log was folded back."""
    path = damage.fold(busy.store)
    damage.zero(path, damage.root(path, "messages_thread"))
    with logged(busy) as store:
        calls.add(store, calls.NewCall(at("Tue 12:00"), "in", "missed", summary="in the log"))
        wanted = local(store)
    log = Path(f"{path}-wal")
    committed = log.read_bytes()
    log.write_bytes(committed + b"\x07" * 9000)
    done, after = repaired()
    assert local(after) == wanted
    assert Path(f"{done.aside}-wal").read_bytes()[: len(committed)] == committed


def test_what_stands_in_the_log_of_a_linked_store_is_kept(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    """SQLite keeps it beside the file that the link leads to."""
    path = damage.fold(busy.store)
    damage.zero(path, damage.root(path, "messages_thread"))
    with logged(busy) as store:
        calls.add(store, calls.NewCall(at("Tue 12:00"), "in", "missed", summary="in the log"))
        wanted = local(store)
    link = busy.folder / "link.db"
    link.symlink_to(path)
    busy.config = replace(busy.config, database=link)
    done, after = repaired()
    assert local(after) == wanted
    assert (link.readlink(), done.path) == (path, path)


@contextmanager
def logged(firm: Firm) -> Iterator[Store]:
    """What is written stays in the log, as after a kill."""
    store = Store(firm.config.database, firm.config)
    yield store
    files = [Path(f"{store.path}{end}") for end in ("", "-wal")]
    content = [file.read_bytes() for file in files]
    store.close()
    for file, data in zip(files, content, strict=True):
        file.write_bytes(data)


def test_a_client_whose_row_is_lost_is_remembered_by_what_was_done(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    path = damage.fold(busy.store)
    damage.zero(path, damage.root(path, "clients"))
    _, store = repaired()
    assert [one.name for one in clients.clients(store)] == ["Acme Kft.", "Papp Optika"]
    assert lists(store, NOW)["owed"][0]["client"] == "Acme Kft."


def test_a_mail_of_mine_whose_way_is_lost_is_asked_about_and_not_forgotten(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    with busy.store.transaction() as conn:
        conn.execute("UPDATE messages SET place = 'outbox' WHERE subject = 'Re: Matter 3'")
        conn.execute("DELETE FROM placements WHERE message_id = "
                     "(SELECT id FROM messages WHERE subject = 'Re: Matter 3')")  # fmt: skip
    path = damage.fold(busy.store)
    damage.zero(path, damage.root(path, "outbox"))
    _, store = repaired()
    row = store.reader().execute("SELECT state, subject, message_id FROM outbox").fetchall()
    assert row == [("uncertain", "Re: Matter 3", "<a3@x>")]


def test_numbers_of_rows_that_are_gone_are_given_to_nobody(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    busy.store.reader()
    with busy.store.transaction() as conn:
        calls.remove(conn, 30)
    path = damage.fold(busy.store)
    damage.change(path, damage.header)
    _, store = repaired()
    assert calls.add(store, calls.NewCall(NOW, "in", "missed")) == 31


# What the servers hold


def test_mails_that_lost_a_part_wait_for_the_server_with_all_that_hangs_on_them(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    before, rows = said(busy.store), local(busy.store)
    sent = again(busy)
    path = damage.fold(busy.store)
    damage.zero(path, *damage.leaves(path, "texts")[1:3])
    done, store = repaired()
    assert done.awaited > 3
    assert done.counts["messages"] == (61, 0)
    mail.add(store, sent)
    assert (local(store), said(store)) == (rows, before)


def test_a_mail_whose_row_is_lost_finds_its_decisions_when_it_comes_again(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    before, rows = lists(busy.store, NOW), local(busy.store)
    sent = again(busy)
    path = damage.fold(busy.store)
    damage.zero(path, *damage.leaves(path, "messages"))
    done, store = repaired()
    assert done.counts["messages"].lost == 61 - 11  # 5 decisions, 3 snoozes, 2 promises, 1 wish
    mail.add(store, sent)
    assert local(store) == rows
    after = lists(store, NOW)
    # Of rows of the same instant the one that came first stands first.
    assert {which: sorted(map(repr, some)) for which, some in after.items()} == {
        which: sorted(map(repr, some)) for which, some in before.items()
    }
    assert search.search(store, "offer", views.at(store, NOW))


def again(firm: Firm) -> list[incoming.Fetched]:
    """All mails as the server gives them, at the same UIDs."""
    conn = firm.store.reader()
    found = []
    for mailbox, uid, flags, packed, internal in conn.execute(
        "SELECT p.mailbox_id, p.uid, p.flags, r.packed, m.internal_date FROM placements p "
        "JOIN raws r USING (message_id) JOIN messages m ON m.id = p.message_id ORDER BY m.id"
    ).fetchall():
        import zlib

        role = next(role for role, id_ in firm.boxes.items() if id_ == mailbox)
        one = firm.fetched(zlib.decompress(packed), internal, role, flags.split())
        found.append(one.__class__(**{**fields(one), "uid": uid}))
    return found


def fields(one: incoming.Fetched) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}


def test_sync_reads_all_mailboxes_again_only_if_mail_was_lost(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    with busy.store.transaction() as conn:
        conn.execute("UPDATE mailboxes SET complete = 1, horizon = 0, uidvalidity = 1")
    path = damage.fold(busy.store)
    damage.change(path, damage.header)
    _, store = repaired()
    complete = "SELECT DISTINCT complete, horizon, uidvalidity FROM mailboxes"
    assert store.reader().execute(complete).fetchall() == [(1, 0, 1)]
    damage.fold(store)
    damage.zero(path, damage.leaves(path, "raws")[0])
    _, store = repaired()
    assert store.reader().execute(complete).fetchall() == [(0, None, 1)]


# One bit that has turned, of which SQLite says nothing


def test_a_text_that_is_none_any_more_is_found_and_kept_but_for_its_letter(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    before, sent = local(busy.store), again(busy)
    path = damage.fold(busy.store)
    damage.change(path, lambda data: data.replace(b"note 7 note", b"note 7 n\xefte", 1))
    damage.change(path, lambda data: data.replace(b"send offer 7? a", b"send offer 7?\xa0a", 1))
    assert checkup.complaints(path) == ["malformed text in calls", "malformed text in texts"]
    done, store = repaired()
    assert done.awaited == 1
    mail.add(store, sent)
    after = local(store)
    assert repr(after).replace("n\ufffdte", "note") == repr(before) != repr(after)


def test_a_mail_whose_bytes_do_not_unpack_is_found_and_comes_again(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    rows, sent = local(busy.store), again(busy)
    with busy.store.transaction() as conn:
        conn.execute("UPDATE raws SET packed = substr(packed, 1, 200) WHERE message_id IN (1, 2)")
        conn.execute("DELETE FROM placements WHERE message_id = 2")
    assert checkup.complaints(damage.fold(busy.store)) == ["malformed data in raws (2)"]
    done, store = repaired()
    assert (done.awaited, done.counts["messages"]) == (1, (61, 0))
    assert (raw_bytes(store, 2) or b"").startswith(sent[1].raw[:100])
    mail.add(store, sent[:1])
    assert (raw_bytes(store, 1), local(store)) == (sent[0].raw, rows)


def test_facts_that_are_none_any_more_are_found_and_worked_out_anew(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    before = said(busy.store)
    with busy.store.transaction() as conn:
        conn.execute("UPDATE loops SET facts = replace(facts, '{', '[') WHERE id = 3")
    assert checkup.complaints(damage.fold(busy.store)) == ["malformed JSON in loops.facts"]
    assert said(repaired()[1]) == before


# Killed, in use, no room


STEPS = [
    (file_opening, "create"), (repairing, "fold"), (repair_again, "derive"),
    (repair_again, "judge"), (file_opening, "finish"), (repairing, "_second_name"),
    (Path, "replace"), (repairing, "flush"),
]  # fmt: skip


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("place", range(len(STEPS)))
def test_a_kill_anywhere_leaves_a_store_that_can_be_repaired(
    place: int,
    after: bool,
    busy: Firm,
    repaired: Callable[[], tuple[Repaired, Store]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At every border, before and after it; with something in the log."""

    class Killed(BaseException):
        pass

    path = damage.fold(busy.store)
    damage.zero(path, damage.root(path, "messages_thread"))
    with logged(busy) as store:
        calls.add(store, calls.NewCall(at("Tue 12:00"), "in", "missed", summary="in the log"))
        wanted = local(store)
    where, name = STEPS[place]
    really = getattr(where, name)

    def deadly(*args: object) -> None:
        if after:
            really(*args)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(where, name, deadly)
        patch.setattr(repairing, "_clean", lambda *_: None)  # the dead do not tidy up
        with pytest.raises(Killed):
            repair(busy.config)
    done = repair(busy.config)
    store = open_store(busy.config, create=False)
    assert local(store) == wanted
    assert done is not None or after
    store.close()
    assert not list(path.parent.glob("*.repairing*")) + list(path.parent.glob("*.folded*"))


HOLD = """
import sys, time
from pathlib import Path
from store.records.database import Store
store = Store(Path(sys.argv[1]), None)
store.reader().execute("SELECT count(*) FROM messages").fetchone()
print("ready", flush=True)
sys.stdin.readline()
"""


def test_while_a_screen_has_it_open_nothing_is_repaired(busy: Firm) -> None:
    path = damage.fold(busy.store)
    with database.unguarded(path) as conn:
        conn.execute("DROP INDEX messages_thread")
    screen = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert screen.stdout
        assert screen.stdout.readline() == b"ready\n"
        with pytest.raises(StoreError) as refused:
            repair(busy.config)
        assert (refused.value.code, refused.value.facts["pid"]) == ("in-use", screen.pid)
        assert not list(path.parent.glob("*damaged*"))
    finally:
        screen.communicate(b"\n")
    assert repair(busy.config) is not None


def test_nobody_opens_the_store_while_it_is_repaired(
    busy: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = damage.fold(busy.store)
    with database.unguarded(path) as conn:
        conn.execute("DROP INDEX messages_thread")
    said: list[str] = []
    derive = repair_again.derive

    def meanwhile(conn: database.Connection) -> None:
        impatient = f"from store.records import database; database.LOCK_SECONDS = 0.05\n{HOLD}"
        tried = subprocess.run(
            [sys.executable, "-c", impatient, str(path)],
            input=b"\n", capture_output=True, check=False,
        )  # fmt: skip
        said.append(tried.stderr.decode().strip().splitlines()[-1])
        derive(conn)

    monkeypatch.setattr(repair_again, "derive", meanwhile)
    assert repair(busy.config) is not None
    assert "database is locked" in said[0]


def test_of_a_draft_that_is_lost_the_version_on_the_server_is_fetched_and_not_removed(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]]
) -> None:
    with busy.store.transaction() as conn:
        conn.execute(
            "INSERT INTO uploads (account_id, draft, revision, message_id, digest, size, state, "
            "mailbox_id, uidvalidity, uid, at) SELECT o.account_id, o.uuid, 0, '<d@x>', x'00', 9, "
            "'there', b.id, 77, 5, 0 FROM outbox o JOIN mailboxes b WHERE o.state = 'draft' LIMIT 1"
        )
        conn.execute(
            "INSERT INTO placements (mailbox_id, uidvalidity, uid) "
            "SELECT mailbox_id, uidvalidity, uid FROM uploads"
        )
    path = damage.fold(busy.store)
    damage.zero(path, damage.root(path, "outbox"))
    _, store = repaired()
    assert store.reader().execute("SELECT * FROM uploads").fetchall() == []
    assert (
        store.reader().execute("SELECT * FROM placements WHERE uidvalidity = 77").fetchall() == []
    )


def test_a_full_disk_leaves_all_as_it_was(busy: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    path = damage.fold(busy.store)
    damage.change(path, damage.header)
    before = path.read_bytes()

    def full(_conn: object) -> None:
        raise StoreError("full", path=str(path), said="database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(repair_again, "derive", full)
        with pytest.raises(StoreError) as refused:
            repair(busy.config)
    assert refused.value.code == "full"
    assert path.read_bytes() == before
    assert {one.name for one in path.parent.glob("owed.db*")} <= {
        "owed.db", "owed.db.lock", "owed.db.daemon.lock", "owed.db.settle.lock",
    }  # fmt: skip


def test_a_store_of_an_earlier_version_is_repaired_as_such(tmp_path: Path) -> None:
    from tests.store.records.firm import CONFIG

    firm = Firm(tmp_path / "old", CONFIG)
    firm.store.close()
    path = firm.config.database
    path.unlink()
    file_opening.create(path, 1)
    with database.unguarded(path) as conn:
        conn.execute("INSERT INTO accounts (name, files_sent, memory) VALUES ('work', 1, '{}')")
        conn.execute("INSERT INTO clients (uuid, name, folded) VALUES ('u', 'Old', 'old')")
    damage.zero(path, damage.root(path, "loops"))
    done = repair(firm.config)
    assert done is not None
    store = open_store(firm.config, create=False)
    assert store.reader().execute("SELECT name, memory FROM accounts").fetchall() == [
        ("work", "{}")
    ]
    assert [one.name for one in clients.clients(store)] == ["Old"]
    store.close()


def test_what_a_disk_cannot_read_counts_as_lost(
    busy: Firm, repaired: Callable[[], tuple[Repaired, Store]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = damage.fold(busy.store)
    bad = damage.leaves(path, "calls")[1]
    damage.change(path, damage.header)
    read = os.pread

    def broken(file: int, size: int, at_: int) -> bytes:
        if at_ <= (bad - 1) * damage.PAGE < at_ + size:
            raise OSError(5, "Input/output error")
        return read(file, size, at_)

    with monkeypatch.context() as patch:
        patch.setattr(os, "pread", broken)
        done, _ = repaired()
    kept, lost = done.counts["calls"]
    assert 0 < kept < 30
    assert kept + (lost or 0) == 30
    assert time.strftime("%Y") in done.aside.name
    assert awaited.BODY == "missing"
