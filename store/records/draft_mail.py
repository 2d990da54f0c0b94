"""A draft as a mail in the Drafts mailbox: whatever it lacks yet, it can be gone on with there."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from store.addresses import written
from store.message.compose import Draft, compose
from store.message.digest import digest_of_headers
from store.message.model import Address
from store.records.rows import Outgoing
from store.rules.instant import Instant
from store.settings import Account, Config
from store.there import is_file


class DraftMail(NamedTuple):
    raw: bytes
    digest: bytes


def draft_mail(
    config: Config, account: Account, draft: Outgoing, message_id: str, at: Instant
) -> DraftMail:
    """With Bcc, which another program needs to send it. What is no address yet stays as it was
    typed; a file that has gone, or cannot be read, is left out."""
    files = [Path(path).expanduser() for path in draft.attachments]
    raw = _composed(
        Draft(
            from_=Address(account.from_name, account.address),
            to=_people(draft.to),
            cc=_people(draft.cc),
            bcc=_people(draft.bcc),
            subject=draft.subject,
            text=draft.text,
            in_reply_to=draft.answers,
            references=draft.references,
            attachments=tuple(filter(is_file, files)),
            message_id=message_id,
            date=datetime.fromtimestamp(at, config.timezone),
        )
    )
    return DraftMail(raw, digest_of_headers(raw.partition(b"\r\n\r\n")[0], len(raw))[1])


def _composed(draft: Draft) -> bytes:
    try:
        return compose(draft, keep_bcc=True)
    except OSError:
        files = tuple(filter(_reads, draft.attachments))
        return compose(replace(draft, attachments=files), keep_bcc=True)


def _reads(path: Path) -> bool:
    try:
        path.read_bytes()
    except OSError:
        return False
    return True


def _people(typed: tuple[str, ...]) -> tuple[Address, ...]:
    return tuple(_person(who) for who in typed)


def _person(typed: str) -> Address:
    name, email = written(typed)
    return Address(name, email) if "@" in email else Address("", typed)
