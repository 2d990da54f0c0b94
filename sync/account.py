"""An account's life: connect, work while the connection lasts, back off after a fault, again.

One connection does all of its reading; whatever is urgent comes between two batches of history.
Sending has a connection and a thread of its own, see `courier.py`.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

from store.records import mailboxes, outbox_states, room, status
from store.records.database import failures_named
from store.records.failures import StoreError
from sync import credentials
from sync.credentials import NoSecret
from sync.desk import Desk
from sync.ear import Ear
from sync.faults import BadCertificate, BadPassword, Busy, Fault, Lost, Refused, Unreachable
from sync.ingest import Ingest
from sync.pauses import LONGEST, Pauses
from sync.progress import Finished, Progress
from sync.session import connect
from sync.watch import Watch
from sync.work import Stopped, Work

PASSWORD_SECONDS = 60.0
"""A refused password is fetched afresh and tried once more after this, then never again before
something has changed: servers lock accounts."""
KEYRING_SECONDS = 300.0
"""How often the keyring is asked whether it has another password than the one that was refused, for
mailboxes or for mail on its way. A command is not: it may ask its user for a passphrase."""
UNLOCKED_SECONDS = 1.0
"""How often it is looked whether a keyring that waits for its user has been unlocked."""
ROOM_SECONDS = 60.0
"""Where the store cannot be written, how often it is tried whether it can again. Nobody logs in
before: each mail would only be fetched once more, and servers count logins."""
SAY_SECONDS = 0.5

log = logging.getLogger(__name__)

_KINDS: dict[type[Exception], str] = {
    BadPassword: "bad-password",
    BadCertificate: "bad-certificate",
    Busy: "busy",
    Lost: "lost",
    NoSecret: "no-secret",
    Refused: "refused",
    StoreError: "store",
    Unreachable: "unreachable",
}
_ENDED_BY = (Fault, NoSecret, StoreError)
"""What is told and tried again. A fault of ours, any other exception, is too: one account's must
not silence it for ever, nor the others at all."""


def live(desk: Desk) -> None:
    """Until the daemon ends, or nothing more can be done before something changes."""
    pauses = Pauses()
    told = False
    try:
        desk.rest(desk.too_early())
        while True:
            desk.border()
            desk.rest(pauses.before_login())
            pauses.logs_in()
            try:
                with failures_named():
                    _one_connection(desk, pauses, told)
            except Stopped:
                return
            except Exception as error:  # noqa: BLE001 - see _ENDED_BY
                desk.border()
                if (_goes_on(error) and pauses.at_once()) or _renews(desk, error, pauses):
                    continue
                told = True
                if not _after(desk, error, pauses):
                    return
    except Stopped:
        return
    finally:
        desk.store.close()


def once(desk: Desk) -> Finished:
    """One whole round, the user's wishes and mails, and the end of the first sync. A refused
    password is tried once; a refused token is renewed before."""
    try:
        try:
            return _whole(desk)
        except BadPassword as error:
            if not _renews(desk, error, Pauses()):
                raise
            return _whole(desk)
    except Stopped:
        return Finished(desk.account.name, "stopped")
    except Exception as error:  # noqa: BLE001 - see _ENDED_BY
        _tell(desk, error)
        return finished(desk, error)
    finally:
        desk.store.close()


def _whole(desk: Desk) -> Finished:
    with failures_named(), connection(desk) as work:
        watch = Watch(desk, work)
        number = desk.asked.ask()
        while (result := desk.asked.result(number)) is None:
            if watch.step():
                watch.nap()
        status.set_phase(desk.store, desk.account_id, "offline", {})
        return result


def finished(desk: Desk, error: Exception) -> Finished:
    """A round that a fault ended, for whoever waits for it."""
    return Finished(desk.account.name, _kind(error), _facts(desk, error))


def _one_connection(desk: Desk, pauses: Pauses, told: bool) -> None:
    """told: it stands written what was wrong, which stays so until a connection proves better: a
    server that keeps silent for half a minute would hide it most of the time."""
    started = time.monotonic()
    if not told:
        status.set_phase(desk.store, desk.account_id, "connecting", {})
    try:
        with connection(desk) as work:
            pauses.refused = 0
            ear = Ear(desk)
            try:
                watch = Watch(desk, work, ear)
                asked = -KEYRING_SECONDS
                while True:
                    if time.monotonic() - asked >= KEYRING_SECONDS:
                        asked = time.monotonic()
                        _let_mails_go(desk)
                    if watch.step():
                        watch.wait()
            finally:
                ear.close()
    finally:
        pauses.ended(time.monotonic() - started)


@contextmanager
def connection(desk: Desk) -> Iterator[Work]:
    """Logged in, for the length of the block."""
    secret = desk.secret("imap")
    desk.tried, desk.tried_at = hash(secret), time.monotonic()
    session = connect(desk.account.imap, secret, qresync=_trusts_vanished(desk))
    desk.session = session
    ingest = Ingest(desk.store, desk.now)
    try:
        yield Work(
            store=desk.store,
            account=desk.account,
            account_id=desk.account_id,
            session=session,
            ingest=ingest,
            now=desk.now,
            stop=desk.stop,
            report=_reporter(desk),
        )
    finally:
        desk.session = None
        with closing(session), closing(ingest):
            if not desk.stop.is_set():
                with suppress(StoreError):
                    ingest.drain()  # what came before the connection broke need not come again


def _trusts_vanished(desk: Desk) -> bool:
    """Whether the server may tell what was expunged: one that had it wrong once may not, and
    iCloud is known to call living mail vanished."""
    known = mailboxes.memory(desk.store, desk.account_id)
    icloud = desk.account.imap.host.lower().endswith("mail.me.com")
    return "qresync_off" not in known and not icloud


def _reporter(desk: Desk) -> Callable[[Progress], None]:
    """Progress to whoever asked, and now and then to the store, for the screen."""
    said = 0.0

    def report(progress: Progress) -> None:
        nonlocal said
        desk.report(progress)
        if time.monotonic() - said >= SAY_SECONDS:
            said = time.monotonic()
            facts = {"mailbox": progress.mailbox, "done": progress.done, "total": progress.total}
            status.set_phase(desk.store, desk.account_id, "syncing", facts)

    return report


def _after(desk: Desk, error: Exception, pauses: Pauses) -> bool:
    """Say what happened, and wait; False where waiting does not help."""
    _tell(desk, error)
    _answer(desk, error)
    match error:
        case BadPassword():
            credentials.refused(desk.account.name, desk.account.imap)
            wait = PASSWORD_SECONDS
            pauses.refused += 1
            if pauses.refused > 1:
                return _has_another(desk)
        case NoSecret() if error.silent:
            _wait_for_keyring(desk, error)
            return True
        case NoSecret():
            wait = LONGEST
        case StoreError() if error.code in {"newer", "damaged", "missing", "moved"}:
            desk.broken = error
            return False
        case _:
            wait = pauses.after_fault()
    desk.bell.still()
    desk.rest(wait)
    if isinstance(error, StoreError) and error.code in _UNWRITTEN:
        _wait_for_room(desk, error)
    return True


def _renews(desk: Desk, error: Exception, pauses: Pauses) -> bool:
    """Whether a token was refused for the first time: with a new one it is well most times, and
    nobody is told. A refused password may lock the account, so that one waits."""
    if not isinstance(error, BadPassword) or not desk.account.imap.bearer or pauses.refused:
        return False
    credentials.refused(desk.account.name, desk.account.imap)
    pauses.refused = 1
    return True


def _answer(desk: Desk, error: Exception) -> None:
    """Those who wait for a round hear why there was none."""
    desk.asked.begin()
    desk.asked.answer(finished(desk, error))


def _wait_for_room(desk: Desk, error: StoreError) -> None:
    while not (room.has_room(desk.store.path) and _write_down(desk, error)):
        desk.store.close()  # where there was no room at all this thread keeps all others out
        _answer(desk, error)
        desk.rest(ROOM_SECONDS)


def _wait_for_keyring(desk: Desk, error: Exception) -> None:
    while credentials.awaited(desk.account.name):
        _answer(desk, error)
        desk.rest(UNLOCKED_SECONDS)


def _has_another(desk: Desk) -> bool:
    """Waits for another password; False where that cannot be noticed."""
    if desk.account.imap.secret.kind != "keyring":
        return False
    while True:
        desk.rest(KEYRING_SECONDS)
        with suppress(NoSecret):
            if desk.asked.wanted or hash(desk.secret("imap")) != desk.tried:
                return True


def _let_mails_go(desk: Desk) -> None:
    """Those that a refused password keeps back, if there is another by now."""
    now = desk.now()
    if outbox_states.stopped(desk.store, desk.account_id, now) is None:
        return
    with suppress(NoSecret):
        if _for_mails(desk) != desk.refused:
            outbox_states.knock(desk.store, desk.account_id, "bad-password", now)


def _for_mails(desk: Desk) -> int:
    """The hash of the password that the sending server would be told now, as far as it can be
    known by the way: of a command, what it said when the mailboxes were opened with the same."""
    server = desk.account.smtp or desk.account.imap
    if server.secret.kind == "keyring":
        return hash(desk.secret("smtp"))
    same = server.secret.kind == "command" and server.secret == desk.account.imap.secret
    return desk.tried if same else desk.refused


def _goes_on(error: Exception) -> bool:
    """Servers end an IDLE whenever they like, and nobody is offline for that (rule 4.4/4). Nor is
    anybody where it is the next connection that is not told by UIDs what is gone."""
    return isinstance(error, Lost) and error.code in ("idle", "vanished")


def _tell(desk: Desk, error: Exception) -> None:
    ours = not isinstance(error, _ENDED_BY)
    log.warning("%s: %s", desk.account.name, _words(desk, error), exc_info=error if ours else None)
    if not isinstance(error, StoreError) or error.code in _UNWRITTEN:
        _write_down(desk, error)


def _words(desk: Desk, error: Exception) -> str:
    """As a person is told, and the codes, for whoever looks into the journal."""
    from store.words import servers  # late: an account that is well says nothing

    facts = _facts(desk, error)
    unworded = (facts.get("mailbox"), facts["text"])
    said = servers.sentence(desk.account.name, facts) or ": ".join(filter(None, unworded))
    return f"{said} ({facts['kind']} {facts['code']})"


def _write_down(desk: Desk, error: Exception) -> bool:
    """Whether that could be done: a full disk ends no account. It mostly has room for a line, in
    pages that the log has already."""
    phase = _PHASES.get(_kind(error), "offline")
    with suppress(StoreError), failures_named():
        status.set_phase(desk.store, desk.account_id, phase, _facts(desk, error))
        return True
    return False


_UNWRITTEN = {"full", "readonly", "readonly-disk", "io"}
"""Codes of a store that cannot be written, and may be able to be again."""
_PHASES = {
    "bad-password": "bad-password",
    "bad-certificate": "bad-certificate",
    "error": "error",
    "no-secret": "error",
}


def _kind(error: Exception) -> str:
    return next((name for kind, name in _KINDS.items() if isinstance(error, kind)), "error")


def _facts(desk: Desk, error: Exception) -> dict[str, str]:
    server = desk.account.imap
    facts = {"kind": _kind(error), "code": str(getattr(error, "code", "")), "protocol": "IMAP"}
    host = getattr(error, "host", "") or server.host
    facts |= {"host": host, "port": str(server.port), "user": server.user}
    unforeseen = "" if isinstance(error, _ENDED_BY) else repr(error)
    facts["text"] = str(getattr(error, "text", unforeseen))
    if isinstance(error, BadPassword) and server.bearer:
        facts["code"] = "bad-token"
    if mailbox := getattr(error, "mailbox", ""):
        facts["mailbox"] = mailbox
    if isinstance(error, StoreError):
        facts |= {name: str(value) for name, value in error.facts.items()}
        facts["path"] = str(desk.store.path)
    if isinstance(error, NoSecret):
        facts |= {"why": error.code, "status": str(error.status)}
    alerts = getattr(error, "alerts", ())
    return facts | ({"alert": alerts[-1]} if alerts else {})
