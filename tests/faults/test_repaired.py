"""A store that was damaged and made anew, against the server that still has the mail."""

from dataclasses import replace
from pathlib import Path

from store.records import decisions, mailboxes, repair, snoozing, views
from store.records.file_opening import open_store
from store.records.verdicts import up_to_date
from tests.faults.hostile import OFFERS, Hostile, hostile
from tests.faults.truth import same
from tests.store.records import damage
from tests.sync.office import Office
from tests.sync.office import office as new_office


def repaired(office: Office) -> Office:
    assert repair.repair(office.config) is not None
    store = open_store(office.config, create=False)
    up_to_date(store)
    account_id = mailboxes.accounts_sync(store, office.config)["work"]
    return replace(office, store=store, account_id=account_id)


def local(office: Office) -> list[object]:
    conn = office.store.reader()
    return [
        *conn.execute(
            "SELECT m.subject, d.kind, d.at FROM decisions d JOIN messages m ON m.id = d.message_id"
        ).fetchall(),
        *conn.execute(
            "SELECT m.subject, s.until FROM snoozes s JOIN messages m ON m.id = s.message_id"
        ).fetchall(),
    ]


def decided(server: Hostile, office: Office) -> list[object]:
    server.deliver(*(f"mail {number}" for number in range(150)))
    office.synced()
    decisions.decide(office.store, [office.key("mail 3")], "none")
    snoozing.snooze(office.store, [office.key("mail 5")], 2_000_000_000)
    return local(office)


def without_text(office: Office) -> int:
    rows = office.store.reader().execute("SELECT count(*) FROM messages WHERE body = 'missing'")
    return int(rows.fetchone()[0])


def texts_come_again(server: Hostile, office: Office) -> None:
    before = decided(server, office)
    path = damage.fold(office.store)
    damage.zero(path, damage.leaves(path, "texts")[0])
    again = repaired(office)
    missing = without_text(again)
    assert 0 < missing < 150
    again.events.clear()
    again.synced()
    assert (again.brought(), without_text(again)) == (missing, 0)
    same(again, server)
    assert local(again) == before
    again.store.close()


def test_texts_that_were_lost_are_fetched_again_and_no_other(
    server: Hostile, office: Office
) -> None:
    texts_come_again(server, office)


def test_they_are_where_the_server_names_contents_too(tmp_path: Path) -> None:
    """4.1/3: a name says which mail it is, not that we have it."""
    with hostile((*OFFERS, "X-GM-EXT-1")) as server:
        texts_come_again(server, new_office(server.account, tmp_path))


def test_what_was_decided_of_a_mail_whose_row_was_lost_is_there_when_it_comes_again(
    server: Hostile, office: Office
) -> None:
    before = decided(server, office)
    path = damage.fold(office.store)
    damage.zero(path, *damage.leaves(path, "messages"))
    again = repaired(office)
    again.synced()
    same(again, server)
    assert local(again) == before
    when = views.at(again.store)
    assert again.key("mail 5") in views.keys(again.store, "snoozed", when)
    again.store.close()


def test_a_file_of_noise_is_filled_again_by_the_server(server: Hostile, office: Office) -> None:
    decided(server, office)
    damage.change(damage.fold(office.store), damage.not_a_store)
    again = repaired(office).synced()
    same(again, server)
    again.store.close()
