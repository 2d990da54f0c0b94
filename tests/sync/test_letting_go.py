"""A store that is larger than it may be, against a real Dovecot: what goes, what stays."""

import random
import zlib
from dataclasses import replace

import pytest

from store.message.parse import parse
from store.records import clients, letting_go, mailboxes, remote
from sync import account
from sync.letting_go import some
from tests.faults.lives import living
from tests.sync.office import Office, ago, wait_until
from tests.sync.test_large_mails import PLAN, files, kept, want, with_plan
from tui.files import content_of

pytestmark = pytest.mark.dovecot

OFFER = random.Random(3).randbytes(120_000)
MONTHS = 91 * 86_400


def shrink(office: Office, limit: int = 1) -> int:
    """How many mails let go of something."""
    with account.connection(office.desk()) as work:
        return sum(1 for _ in some(work, limit))


@pytest.fixture
def old(office: Office) -> Office:
    """A mail of months ago with an offer, which came whole."""
    office.peer.deliver("INBOX", with_plan(plan=OFFER))
    office.synced().ahead = MONTHS
    return office


def test_a_file_of_old_mail_goes_and_comes_again_byte_for_byte(old: Office) -> None:
    id_, (logo, offer) = files(old)
    assert not offer.remote and shrink(old) == 1 and kept(old) < 10_000
    _, (logo, offer) = files(old)
    assert (offer.name, offer.remote, logo.remote) == ("plan.pdf", True, False)
    want(old).synced()
    assert content_of(old.store, id_, offer.part) == OFFER


def test_it_reads_on_as_it_did(old: Office) -> None:
    whole = parse(with_plan(plan=OFFER))
    shrink(old)
    ((packed,),) = old.store.reader().execute("SELECT packed FROM raws").fetchall()
    left = parse(zlib.decompress(packed))
    assert (left.text, left.html, left.digest) == (whole.text, whole.html, whole.digest)
    assert [file[:3] for file in left.attachments] == [file[:3] for file in whole.attachments]


def test_nothing_goes_while_the_store_is_small_enough(old: Office) -> None:
    assert shrink(old, letting_go.size(old.store)) == 0


@pytest.mark.parametrize("days", [0.5, 89])
def test_what_is_new_or_was_just_fetched_stays(office: Office, days: float) -> None:
    office.peer.deliver("INBOX", with_plan(plan=OFFER))
    office.synced().ahead = int(days * 86_400)
    assert shrink(office) == 0


def test_a_client_s_mail_stays(old: Office) -> None:
    clients.create(old.store, "Acme", identifiers=[("domain", "acme.example")])
    assert shrink(old) == 0


def test_what_lies_on_no_server_any_more_stays(old: Office) -> None:
    with old.peer.client() as client:
        client.select_folder("INBOX")
        client.delete_messages([1])
        client.expunge()
    assert shrink(old.synced()) == 0


def test_old_mail_that_was_fetched_within_a_day_stays(office: Office) -> None:
    """Rule 4.1/38"""
    when = ago(seconds=MONTHS)
    raw = with_plan(plan=OFFER).replace(b"02 Nov 2026", when.strftime("%d %b %Y").encode())
    office.peer.deliver("INBOX", raw, (), when)
    assert shrink(office.synced()) == 0
    office.ahead = 2 * 86_400
    assert shrink(office) == 1


def test_what_lies_there_under_numbers_that_are_none_any_more_stays(old: Office) -> None:
    """Rule 4.1/38: nobody has found it under those of today yet."""
    box = old.boxes()["INBOX"]
    mailboxes.save_state(old.store, replace(box, uidvalidity=box.uidvalidity + 1))
    assert shrink(old) == 0


def test_a_file_that_was_wanted_goes_a_day_later(office: Office) -> None:
    office.peer.deliver("INBOX", with_plan())
    id_, (_, plan) = files(office.synced())
    office.ahead = MONTHS
    want(office).synced()
    assert shrink(office) == 0 and content_of(office.store, id_, plan.part) == PLAN
    office.ahead += 2 * 86_400
    assert shrink(office) == 1 and kept(office) < 10_000
    want(office).synced()
    assert content_of(office.store, id_, plan.part) == PLAN


def test_the_daemon_sees_to_it_and_fetches_nothing_of_it_by_itself(old: Office) -> None:
    mine = old.config.accounts[0]
    imap = replace(mine.imap, attachments="background")
    limited = replace(old.config.store, limit=1)
    old.config = replace(old.config, accounts=(replace(mine, imap=imap),), store=limited)
    with living(old):
        wait_until(lambda: kept(old) < 10_000)
    assert remote.next_absent(old.store, old.account_id) is None
