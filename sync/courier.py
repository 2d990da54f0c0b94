"""Sends what is due, each mail at most once: what the server may have is never sent again by
itself, and what it cannot have is sent later."""

import logging
import random
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from store.config import Server
from store.records import outbox_groups, outbox_rows, outbox_states
from store.records.failures import StoreError
from store.records.outbox_states import Claimed
from store.records.outbox_steps import UNDER_WAY, NotOurs
from store.records.rows import FOR_SOMEBODY, Outgoing
from sync import credentials, logs, smtp
from sync.credentials import NoSecret
from sync.desk import Desk
from sync.faults import BadPassword, Fault
from sync.sending import Unsendable, wire_address
from sync.smtp_talk import Outcome
from sync.work import Stopped

MINUTE, HOUR = 60, 3_600
AGAIN_AFTER = (MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR)
"""After so many seconds a mail is tried again; then every hour."""
ATTEMPTS = 28
"""All in all, which takes a day."""
STORE_SECONDS = 5.0
"""What became of a mail is written down again after so long, where the disk is full."""

T = TypeVar("T")

log = logging.getLogger(__name__)


def send_all(desk: Desk) -> None:
    """One after the other, in a thread of its own; the first that has to wait lets all wait."""
    try:
        desk.release()
        due = outbox_states.due(desk.store, desk.account_id, desk.now())
        queued = [mail for mail in due if mail.state == "queued"]
        if queued and (stopped := outbox_states.stopped(desk.store, desk.account_id, desk.now())):
            _let_wait(desk, stopped, queued)
            return
        while queued and not desk.stop.is_set():
            mail = queued.pop(0)
            if not _send(desk, mail):
                _let_wait(desk, mail.id, queued)
                return
    except StoreError as error:
        log.warning("%s", logs.of_store(error, desk.store.path))  # nothing was begun; due again
    finally:
        desk.sending.clear()
        desk.bell.ring()
        desk.store.close()


def retry_after(attempts: int) -> int | None:
    """Seconds until the next attempt after so many; None: it is given up."""
    if attempts >= ATTEMPTS:
        return None
    return AGAIN_AFTER[min(attempts, len(AGAIN_AFTER)) - 1]


def _send(desk: Desk, mail: Outgoing) -> bool:
    """One attempt. False: the account's other mails wait as well."""
    server = desk.account.smtp
    letter = outbox_states.claim(desk.store, mail.id, desk.now())
    if letter is None or server is None:
        return True
    try:
        outcome = _attempt(desk, server, letter, renews=_renews(server, mail))
    except NotOurs:
        return True
    except Stopped:
        return False  # nothing was said yet: the next daemon finds it so, and begins anew
    except (Fault, NoSecret) as error:
        log.warning("%s: %s %s", server.host, type(error).__name__, error)
        facts = _who_and_why(desk.account.name, server, error)
        if isinstance(error, BadPassword):
            credentials.refused(desk.account.name, server)
        _write(desk, partial(_no_attempt, desk, mail, error, facts))
        return False
    except Exception:
        # A disk that is full at the dot, or a fault of ours: how far it came is in the store.
        log.exception("mail %d", mail.id)
        _write(desk, partial(_broken_off, desk, mail))
        return False
    return _write(desk, partial(_became, desk, mail, letter, outcome))


def _write(desk: Desk, step: Callable[[], T]) -> T:
    """What became of a mail must be known, and a disk that is full may have room again; ended
    meanwhile, the next daemon finds the mail where it was."""
    while True:
        try:
            return step()
        except StoreError as error:
            log.warning("%s", logs.of_store(error, desk.store.path))
            if desk.stop.wait(STORE_SECONDS):
                raise


def _renews(server: Server, mail: Outgoing) -> bool:
    """A refused token is renewed and tried once more; not by a mail that it keeps back already. A
    refused password may lock the account."""
    return server.bearer and mail.error.get("code") != "bad-password"


def _attempt(desk: Desk, server: Server, letter: Claimed, *, renews: bool) -> Outcome:
    try:
        return _told(desk, server, letter)
    except BadPassword:
        if not renews:
            raise
    credentials.refused(desk.account.name, server)
    return _told(desk, server, letter)


def _told(desk: Desk, server: Server, letter: Claimed) -> Outcome:
    secret = desk.secret("smtp")
    try:
        return smtp.send(
            server,
            secret,
            letter.sender,
            letter.recipients,
            letter.raw,
            on_dot=lambda left: outbox_states.dotted(desk.store, letter.id, left),
            on_taken=lambda: _write(desk, partial(outbox_groups.taken, desk.store, letter.id)),
            patience=desk.patience,
        )
    except BadPassword:
        desk.refused = hash(secret)
        raise


def _no_attempt(desk: Desk, mail: Outgoing, error: Fault | NoSecret, facts: dict[str, Any]) -> None:
    """No connection, or no login."""
    if isinstance(error, BadPassword):
        # Servers lock accounts: not again before somebody has changed something (rule 4.3/8).
        outbox_states.temporary(desk.store, mail.id, "bad-password", facts, FOR_SOMEBODY)
    else:
        code = "provider" if getattr(error, "host", "") else error.code
        _later(desk, mail, code, facts)


def _who_and_why(account: str, server: Server, error: Fault | NoSecret) -> dict[str, Any]:
    """A provider of access tokens is named: nobody would look there."""
    facts = {"account": account, "host": server.host, "user": server.user, "text": error.text}
    if isinstance(error, NoSecret):
        return {**facts, "status": str(error.status)}
    if isinstance(error, BadPassword) and server.bearer:
        return {**facts, "why": "bad-token"}
    text = f"{error.host}: {error.text}" if error.host else error.text
    return {"host": error.host or server.host, "user": server.user, "text": text}


def _broken_off(desk: Desk, mail: Outgoing) -> None:
    _later(desk, mail, "interrupted", {}, from_=("talking",))
    outbox_states.recover(desk.store, desk.account_id, desk.now())


def _became(desk: Desk, mail: Outgoing, letter: Claimed, outcome: Outcome) -> bool:
    log.info("mail %d: %s %s %s", letter.id, outcome.kind, outcome.reason, outcome.reply)
    facts = _facts(letter, outcome)
    code = outcome.reason or str(outcome.reply.code)
    match outcome.kind:
        case "accepted":
            outbox_states.accepted(desk.store, letter.id, desk.now())
        case "uncertain":
            outbox_states.uncertain(desk.store, letter.id, desk.now())
        case "temporary":
            _later(desk, mail, code, facts)
            return outcome.reason == "recipient"  # of others the server has said nothing
        case "refused" if _may_pass(outcome) and outbox_states.attempts(mail) <= 2:
            _later(desk, mail, code, facts)
        case "refused":
            outbox_states.refused(desk.store, letter.id, code, facts)
    return True


def _may_pass(outcome: Outcome) -> bool:
    """A 550 5.5.0 says nothing; some servers mean 'not now' by it."""
    return outcome.reply.code == 550 and outcome.reply.status == "5.5.0"


def _later(
    desk: Desk,
    mail: Outgoing,
    code: str,
    facts: dict[str, Any],
    *,
    from_: Sequence[str] = UNDER_WAY,
) -> None:
    attempts, at = outbox_states.attempts(mail), outbox_states.scheduled(mail, desk.now())
    if at is None:
        wait = retry_after(attempts)
        if wait is None:
            given_up = {**facts, "last": code}
            outbox_states.refused(desk.store, mail.id, "given-up", given_up, from_=from_)
            return
        jitter = random.randrange(wait // 10) if attempts > len(AGAIN_AFTER) else 0
        at = desk.now() + wait + jitter
    outbox_states.temporary(desk.store, mail.id, code, facts, at, from_=from_)


def _let_wait(desk: Desk, first: int, others: list[Outgoing]) -> None:
    """They would meet the same server."""
    now = outbox_rows.one(desk.store, first)
    if now is None or now.state != "queued":
        return
    for mail in others:
        outbox_states.temporary(
            desk.store, mail.id, str(now.error.get("code", "")), now.error, now.not_before,
            from_=("queued",),
        )  # fmt: skip


def _facts(letter: Claimed, outcome: Outcome) -> dict[str, Any]:
    facts: dict[str, Any] = {"text": outcome.reply.text, "status": outcome.reply.status}
    if outcome.reason == "too-large":
        facts |= {"limit": outcome.limit, "size": len(letter.raw)}
    if outcome.refusals:
        names = _names(letter)
        facts["refusals"] = [
            {"address": names.get(refusal.address, refusal.address), "text": refusal.reply.text}
            for refusal in outcome.refusals
        ]
    return facts


def _names(letter: Claimed) -> dict[str, str]:
    """Recipients as they were written, by how the server has heard them."""
    names = {}
    for who in letter.recipients:
        try:
            names[wire_address(who)] = who
        except Unsendable:
            continue
    return names
