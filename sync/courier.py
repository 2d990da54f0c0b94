"""Sends what is due, each mail at most once: what the server may have is never sent again by
itself, and what it cannot have is sent later."""

import logging
import random
from collections.abc import Sequence
from typing import Any

from store.records import outbox
from store.records.outbox import Claimed
from store.records.rows import Outgoing
from sync import smtp
from sync.credentials import NoSecret
from sync.desk import Desk
from sync.faults import BadPassword, Fault
from sync.smtp import Outcome

MINUTE, HOUR = 60, 3_600
AGAIN_AFTER = (MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR)
"""After so many seconds a mail is tried again; then every hour."""
ATTEMPTS = 28
"""All in all, which takes a day."""
A_DAY = 24 * HOUR

log = logging.getLogger(__name__)


def send_all(desk: Desk) -> None:
    """One after the other, in a thread of its own; the first that has to wait lets all wait."""
    try:
        due = outbox.due(desk.store, desk.account_id, desk.now())
        queued = [mail for mail in due if mail.state == "queued"]
        while queued and not desk.stop.is_set():
            mail = queued.pop(0)
            if not _send(desk, mail):
                _let_wait(desk, mail, queued)
                return
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
    letter = outbox.claim(desk.store, mail.id)
    if letter is None or server is None:
        return True
    attempts = mail.tries + 1
    try:
        outcome = _attempt(desk, server, letter)
    except (Fault, NoSecret) as error:
        log.warning("%s: %s %s", server.host, type(error).__name__, error)
        facts = {"host": server.host, "text": getattr(error, "text", "")}
        if isinstance(error, BadPassword):
            at = desk.now() + A_DAY
            outbox.temporary(desk.store, mail.id, "bad-password", facts, at)
        else:
            _later(desk, mail.id, attempts, error.code, facts)
        return False
    return _became(desk, mail.id, attempts, outcome)


def _attempt(desk: Desk, server: smtp.Server, letter: Claimed) -> Outcome:
    return smtp.send(
        server,
        desk.secret("smtp"),
        letter.sender,
        letter.recipients,
        letter.raw,
        on_dot=lambda: outbox.dotted(desk.store, letter.id),
    )


def _became(desk: Desk, id_: int, attempts: int, outcome: Outcome) -> bool:
    log.info("mail %d: %s %s %s", id_, outcome.kind, outcome.reason, outcome.reply)
    facts = _facts(outcome)
    code = outcome.reason or str(outcome.reply.code)
    match outcome.kind:
        case "accepted":
            outbox.accepted(desk.store, id_)
        case "uncertain":
            outbox.uncertain(desk.store, id_, desk.now())
        case "temporary":
            _later(desk, id_, attempts, code, facts)
            return False
        case "refused" if _may_pass(outcome) and attempts <= 2:
            _later(desk, id_, attempts, code, facts)
        case "refused":
            outbox.refused(desk.store, id_, code, facts)
    return True


def _may_pass(outcome: Outcome) -> bool:
    """A 550 5.5.0 says nothing; some servers mean 'not now' by it."""
    return outcome.reply.code == 550 and outcome.reply.status == "5.5.0"


def _later(desk: Desk, id_: int, attempts: int, code: str, facts: dict[str, Any]) -> None:
    wait = retry_after(attempts)
    if wait is None:
        outbox.refused(desk.store, id_, "given-up", {**facts, "last": code})
        return
    jitter = random.randrange(wait // 10) if attempts > len(AGAIN_AFTER) else 0
    outbox.temporary(desk.store, id_, code, facts, desk.now() + wait + jitter)


def _let_wait(desk: Desk, first: Outgoing, others: Sequence[Outgoing]) -> None:
    """They would meet the same server."""
    now = outbox.one(desk.store, first.id)
    if now is None or now.state != "queued":
        return
    for mail in others:
        outbox.temporary(
            desk.store, mail.id, str(now.error.get("code", "")), now.error, now.not_before
        )


def _facts(outcome: Outcome) -> dict[str, Any]:
    facts: dict[str, Any] = {"text": outcome.reply.text, "status": outcome.reply.status}
    if outcome.limit:
        facts["limit"] = outcome.limit
    if outcome.refusals:
        facts["refusals"] = [
            {"address": refusal.address, "text": refusal.reply.text} for refusal in outcome.refusals
        ]
    return facts
