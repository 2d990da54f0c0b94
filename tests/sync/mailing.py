"""Words for tests that send mail: an office with an SMTP server, and what came of its mails."""

from collections.abc import Sequence
from typing import Any

from store.records import outbox, outbox_rows
from store.records.drafts import Letter, save_draft
from store.records.rows import Outgoing
from tests.sync.office import Office

BEA = "bea@acme.example"
AGO = outbox.HOLD_SECONDS + 1


def write(
    office: Office,
    subject: str = "offer",
    *to: str,
    now: int | None = None,
    until: int | None = None,
    **fields: Any,
) -> int:
    """A mail that the user has sent: it is held for some seconds, or until then."""
    draft = Letter("work", to or (BEA,), subject=subject, text="Here it is.", **fields)
    at = office.now() if now is None else now
    return outbox.queue(office.store, save_draft(office.store, draft), at, until)


def later(office: Office, seconds: int = AGO) -> Office:
    office.ahead += seconds
    return office


def mail(office: Office, id_: int) -> Outgoing:
    found = outbox_rows.one(office.store, id_)
    assert found is not None
    return found


def state(office: Office, id_: int) -> str:
    return mail(office, id_).state


def sent(office: Office) -> list[bytes]:
    """The mails in Sent, as the server has them, without those marked as deleted."""
    with office.peer.client() as client:
        client.select_folder("Sent", readonly=True)
        uids = client.search("UNDELETED")
        return [data[b"BODY[]"] for _, data in sorted(client.fetch(uids, ["BODY.PEEK[]"]).items())]


def shown(office: Office, subject: str) -> Sequence[str]:
    """The places of our mails with this subject, for the lists; what is not shown is not named."""
    rows = office.store.reader().execute(
        "SELECT place FROM messages WHERE mine = 1 AND subject = ? AND place <> 'unsent'",
        (subject,),
    )
    return [place for (place,) in rows.fetchall()]
