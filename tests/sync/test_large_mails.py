"""Mails over the limit, against a real Dovecot: what comes at once, and what when it is wanted."""

import base64
import random
from dataclasses import replace

import pytest

from store.message.parse import parse
from store.records import remote, views
from store.records.items import AttachmentItem, MailItem
from sync import demand
from sync.packing import pack
from tests.faults.conftest import behind_proxy
from tests.faults.lives import living
from tests.faults.proxy import Break, proxied
from tests.sync.office import ME, Office, letter, wait_until
from tui.files import FileError, content_of

pytestmark = pytest.mark.dovecot

PLAN = random.Random(1).randbytes(900_000)
LOGO = random.Random(2).randbytes(3_000)
LINES = b"".join(b"%07d and so on\r\n" % number for number in range(80_000))


def part(kind: str, data: bytes, *more: str) -> bytes:
    head = "".join(f"{line}\r\n" for line in (f"Content-Type: {kind}", *more))
    return f"{head}Content-Transfer-Encoding: base64\r\n\r\n".encode() + base64.encodebytes(
        data
    ).replace(b"\n", b"\r\n")


def mixed(*parts: bytes, kind: str = "mixed", mark: str = "=_outer") -> bytes:
    lines = b"".join(b"--%s\r\n%s\r\n" % (mark.encode(), one) for one in parts)
    head = f'Content-Type: multipart/{kind}; boundary="{mark}"\r\n\r\n'.encode()
    return head + lines + b"--%s--\r\n" % mark.encode()


def mail(subject: str, body: bytes, message_id: str = "<large@acme.example>") -> bytes:
    named = f"Message-ID: {message_id}\r\n" if message_id else ""
    return (
        f"From: Bea Nagy <bea@acme.example>\r\nTo: Jane <{ME}>\r\nSubject: {subject}\r\n{named}"
        f"Date: Mon, 02 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
    ).encode() + body


def with_plan(subject: str = "the plan", plan: bytes = PLAN, **how: str) -> bytes:
    text = b"Content-Type: text/plain; charset=utf-8\r\n\r\nCould you look at the plan?\r\n"
    html = part("text/html; charset=utf-8", b"<p>Could you look at <img src='cid:logo'> the plan?")
    both = mixed(text, html, kind="alternative", mark="=_inner")
    shown = 'Content-Disposition: attachment; filename="plan.pdf"'
    logo = part("image/png", LOGO, "Content-ID: <logo>", "Content-Disposition: inline")
    return mail(subject, mixed(both, logo, part("application/pdf", plan, shown)), **how)


def files(office: Office, subject: str = "the plan") -> tuple[int, tuple[AttachmentItem, ...]]:
    """The mail's id and its files, as the screen has them."""
    whole = views.whole(office.store, office.key(subject), views.at(office.store))
    assert whole is not None
    (found,) = [item for item in whole.items if isinstance(item, MailItem)]
    return found.id, found.attachments


def want(office: Office, subject: str = "the plan") -> Office:
    id_, found = files(office, subject)
    remote.want(office.store, id_, [file.part for file in found if file.remote], office.now())
    return office


def kept(office: Office) -> int:
    """Octets of mail in the store."""
    count = "SELECT coalesce(sum(length(packed)), 0) FROM "
    reader = office.store.reader()
    return sum(reader.execute(count + table).fetchone()[0] for table in ("raws", "pieces"))


def test_a_large_mail_comes_with_its_text_and_what_is_attached_is_named(office: Office) -> None:
    office.peer.deliver("INBOX", with_plan())
    office.synced()
    text, body = (
        office.store.reader()
        .execute("SELECT t.text, m.body FROM messages m JOIN texts t ON t.message_id = m.id")
        .fetchone()
    )
    assert (text, body) == ("Could you look at the plan?", "")
    _, (logo, plan) = files(office)
    assert (plan.name, plan.type, plan.remote) == ("plan.pdf", "application/pdf", True)
    assert abs(plan.size - len(PLAN)) < 100
    assert (logo.size, logo.inline, logo.remote) == (len(LOGO), True, False)
    assert kept(office) < 10_000


def test_reading_it_and_its_files_leaves_it_unread(office: Office) -> None:
    """Rule 4.1/35"""
    office.peer.deliver("INBOX", with_plan())
    want(office.synced()).synced()
    _, (_, plan) = files(office)
    assert not plan.remote
    with office.peer.client() as client:
        client.select_folder("INBOX", readonly=True)
        assert client.search("SEEN") == []


def test_what_is_read_of_it_is_what_the_whole_mail_says(office: Office) -> None:
    raw = with_plan(message_id="")
    office.peer.deliver("INBOX", raw)
    office.synced()
    whole = parse(raw)
    row = (
        office.store.reader()
        .execute("SELECT digest, size, documents, subject, html FROM messages")
        .fetchone()
    )
    assert row == (whole.digest, len(raw), 1, "the plan", 0)
    _, found = files(office)
    assert [file[:3] for file in found] == [file[:3] for file in whole.attachments]


def test_a_file_that_is_wanted_comes_byte_for_byte(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demand, "PIECE", 100_001)
    office.peer.deliver("INBOX", with_plan())
    id_, (logo, plan) = files(office.synced())
    with pytest.raises(FileError, match="not-here"):
        content_of(office.store, id_, plan.part)
    assert content_of(office.store, id_, logo.part) == LOGO
    want(office).synced()
    assert content_of(office.store, id_, plan.part) == PLAN
    assert not files(office)[1][1].remote


def test_a_file_of_which_a_piece_was_spoiled_comes_again(office: Office) -> None:
    office.peer.deliver("INBOX", with_plan())
    id_, (_, plan) = files(office.synced())
    want(office).synced()
    with office.store.transaction() as conn:
        conn.execute("UPDATE pieces SET packed = zeroblob(100)")
    with pytest.raises(FileError, match="not-here"):
        content_of(office.store, id_, plan.part)
    want(office).synced()
    assert content_of(office.store, id_, plan.part) == PLAN


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable"])
def test_a_file_may_be_encoded_in_any_way(
    office: Office, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(demand, "PIECE", 100_001)
    lines = b"".join(b"%06d a line of a table=3D\r\n" % number for number in range(30_000))
    head = f'Content-Type: text/csv; name="t.csv"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    text = b"Content-Type: text/plain\r\n\r\nThe table.\r\n"
    office.peer.deliver("INBOX", mail("table", mixed(text, head.encode() + lines)))
    id_, (table,) = files(office.synced(), "table")
    want(office, "table").synced()
    meant = lines.replace(b"=3D", b"=") if encoding == "quoted-printable" else lines
    assert content_of(office.store, id_, table.part) == meant


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: text/csv",
        "Content-Type: text/x-log\r\nContent-Disposition: inline",
        'Content-Type: text/calendar; name="all.ics"\r\nContent-Disposition: attachment',
    ],
)
def test_a_file_that_is_text_is_no_shorter_for_it(office: Office, head: str) -> None:
    text = b"Content-Type: text/plain\r\n\r\nHere it is.\r\n"
    file = f"{head}\r\n\r\n".encode() + LINES
    office.peer.deliver("INBOX", mail("long", mixed(text, file)))
    id_, (found,) = files(office.synced(), "long")
    assert (found.remote, abs(found.size - len(LINES)) < 100) == (True, True)
    want(office, "long").synced()
    assert content_of(office.store, id_, found.part).rstrip() == LINES.rstrip()


def test_of_a_long_file_that_is_shown_as_the_text_the_rest_can_be_had(office: Office) -> None:
    head = 'Content-Type: text/plain; name="log.txt"\r\nContent-Disposition: attachment\r\n\r\n'
    office.peer.deliver("INBOX", mail("log", head.encode() + LINES))
    id_, (log,) = files(office.synced(), "log")
    assert (log.name, log.remote) == ("log.txt", True)
    (body,) = office.store.reader().execute("SELECT body FROM messages").fetchone()
    assert body == "cut"
    want(office, "log").synced()
    assert content_of(office.store, id_, log.part).rstrip() == LINES.rstrip()


def test_a_mail_that_is_nothing_but_a_file_is_one(office: Office) -> None:
    named = 'Content-Disposition: attachment; filename="scan.pdf"'
    office.peer.deliver("INBOX", mail("scan", part("application/pdf", PLAN, named)))
    id_, (scan,) = files(office.synced(), "scan")
    assert (scan.name, scan.remote) == ("scan.pdf", True)
    want(office, "scan").synced()
    assert content_of(office.store, id_, scan.part) == PLAN


def test_a_mail_inside_the_mail_tells_whom_it_is_from_and_comes_whole(office: Office) -> None:
    inner = with_plan("inside", message_id="<inside@acme.example>")
    text = b"Content-Type: text/plain\r\n\r\nFor your information.\r\n"
    after = part("image/png", PLAN, 'Content-Disposition: attachment; filename="after.png"')
    body = mixed(text, b"Content-Type: message/rfc822\r\n\r\n" + inner, after, mark="=_forward")
    office.peer.deliver("INBOX", mail("Fwd: it", body))
    id_, (mail_inside, picture) = files(office.synced(), "Fwd: it")
    people = office.store.reader().execute("SELECT address FROM participants WHERE role = 'inside'")
    assert people.fetchall() == [("bea@acme.example",)]
    want(office, "Fwd: it").synced()
    assert content_of(office.store, id_, mail_inside.part).rstrip() == inner.rstrip()
    assert content_of(office.store, id_, picture.part) == PLAN


def test_of_a_very_long_text_the_first_megabyte_comes(office: Office) -> None:
    lines = "".join(f"{number:07} and so on\r\n" for number in range(120_000))
    office.peer.deliver("INBOX", letter("long", text=lines))
    office.synced()
    text, body = (
        office.store.reader()
        .execute("SELECT t.text, m.body FROM messages m JOIN texts t ON t.message_id = m.id")
        .fetchone()
    )
    assert body == "cut"
    assert text.startswith("0000000 and so on\n0000001")
    assert 950_000 < len(text) < 1_048_576


def test_a_broken_mail_comes_as_far_as_it_can_be_read(office: Office) -> None:
    """A multipart without a boundary: the server's structure and the header do not agree."""
    head = b"Content-Type: multipart/mixed\r\n\r\n"
    office.peer.deliver("INBOX", mail("broken", head + b"Some words.\r\n" * 60_000))
    id_, found = files(office.synced(), "broken")
    assert [(file.name, file.remote) for file in found] == [("message.eml", True)]
    want(office, "broken").synced()
    whole = content_of(office.store, id_, found[0].part)
    assert whole.startswith(b"From: Bea") and whole.count(b"Some words.") == 60_000


def test_a_file_that_was_half_fetched_goes_on_where_it_was(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demand, "PIECE", 200_000)
    office.peer.deliver("INBOX", with_plan())
    id_, (_, plan) = files(want(office.synced()))
    wanted = remote.next_wanted(office.store, office.account_id)
    assert wanted is not None
    encoded = base64.encodebytes(PLAN).replace(b"\n", b"\r\n")
    remote.take(office.store, wanted, pack(encoded[:200_000]), 200_000, 0, last=False)
    asked: list[int] = []
    really = remote.take

    def note(*arguments: object, **how: object) -> None:
        asked.append(arguments[1].got)  # type: ignore[attr-defined]
        really(*arguments, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(remote, "take", note)
    office.synced()
    assert asked == [200_000 * n for n in range(1, 7)]
    assert content_of(office.store, id_, plan.part) == PLAN


def test_a_file_whose_mail_was_moved_is_fetched_from_where_it_lies(office: Office) -> None:
    uid = office.peer.deliver("INBOX", with_plan())
    id_, (_, plan) = files(want(office.synced()))
    with office.peer.client() as client:
        client.select_folder("INBOX")
        client.move([uid], "Archive")
    office.synced()
    assert content_of(office.store, id_, plan.part) == PLAN


def test_a_file_whose_mail_is_gone_is_told_to_be(office: Office) -> None:
    uid = office.peer.deliver("INBOX", with_plan())
    id_, (_, plan) = files(want(office.synced()))
    with office.peer.client() as client:
        client.select_folder("INBOX")
        client.delete_messages([uid])
        client.expunge()
    office.synced()
    standing = remote.standing(office.store, id_)[plan.part]
    assert (standing.here, standing.wanted, standing.error) == (False, False, "gone")


def test_everything_comes_by_and_by_where_that_is_wished(office: Office) -> None:
    office.peer.deliver("INBOX", with_plan())
    account = office.config.accounts[0]
    imap = replace(account.imap, attachments="background")
    office.config = replace(office.config, accounts=(replace(account, imap=imap),))
    here = "SELECT count(*) FROM remote WHERE here = 1"
    with living(office):
        wait_until(lambda: office.store.reader().execute(here).fetchone()[0])
    id_, (_, plan) = files(office)
    assert content_of(office.store, id_, plan.part) == PLAN


def test_a_megabyte_that_is_base64_is_packed_like_what_it_encodes(office: Office) -> None:
    office.peer.deliver("INBOX", with_plan())
    want(office.synced()).synced()
    assert kept(office) < 1.05 * len(PLAN)


def test_a_mail_that_is_large_only_by_the_way_it_came_is_one(office: Office) -> None:
    """Its other copy came whole, and says how large its files are to the byte."""
    received = b"".join(b"Received: from host%d.example by our.example\r\n" % n for n in range(200))
    for subject, octets in (("near", 374_000), ("another", 374_000), ("another", 373_000)):
        raw = with_plan(subject, PLAN[:octets], message_id=f"<{subject}@acme.example>")
        office.peer.deliver("INBOX", raw)
        office.peer.deliver("INBOX", received + raw)
    office.synced()
    rows = office.store.reader().execute("SELECT subject, count(*) FROM messages GROUP BY 1")
    assert dict(rows.fetchall()) == {"near": 1, "another": 2}


def test_digests_tell_large_mails_apart(office: Office) -> None:
    """Without a Message-ID, by their header and size."""
    for extra in (b"", b"longer"):
        office.peer.deliver("INBOX", with_plan(plan=PLAN + extra, message_id=""))
    office.synced()
    rows = office.store.reader().execute("SELECT DISTINCT hex(digest) FROM messages").fetchall()
    assert len(rows) == 2


def test_a_connection_that_breaks_in_a_file_costs_one_piece(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demand, "PIECE", 200_000)
    office.peer.deliver("INBOX", with_plan())
    id_, (_, plan) = files(want(office.synced()))
    with proxied(office.peer.port, Break("cut", at=b"BODY[3]<600000>", after=5_000)) as proxy:
        with living(behind_proxy(office, proxy)):
            wait_until(lambda: remote.standing(office.store, id_)[plan.part].here)
        said = b"".join(proxy.heard("client"))
    assert content_of(office.store, id_, plan.part) == PLAN
    assert said.count(b"BODY.PEEK[3]<0.200000>") == 1
    assert said.count(b"BODY.PEEK[3]<600000.200000>") == 2
