"""An account's life when things go wrong."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import keyring
import pytest

from store.records import status
from store.records.mailboxes import MailboxState
from store.records.rows import FOR_SOMEBODY, AccountState
from store.settings import Secret, SecretKind, Security
from store.words.servers import sentence
from sync import account as life
from sync import courier, credentials, keyrings
from sync.desk import Desk
from sync.faults import Unreachable
from sync.session import Session, connect
from sync.work import Work
from sync.workers import desks
from tests.faults.lives import Clock, clock
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import Behaviour, Listener
from tests.sync.mailing import AGO, mail, write
from tests.sync.office import Office, deliver, secured, wait_until
from tests.sync.office import office as new_office
from tests.sync.rings import WaitingRing
from tui.freshness import freshness

__all__ = ["clock"]
pytestmark = pytest.mark.dovecot


@contextmanager
def living(office: Office, desk: Desk | None = None) -> Iterator[Desk]:
    desk = desk or office.desk()
    thread = threading.Thread(target=life.live, args=(desk,), daemon=True)
    thread.start()
    try:
        yield desk
    finally:
        desk.stop.set()
        desk.bell.ring()
        thread.join(60)
        assert not thread.is_alive()


def phase(office: Office) -> str:
    (state,) = status.account_states(office.store)
    return state.phase


def test_a_refused_password_is_fetched_anew_and_tried_once_more_then_never(
    dovecot: Dovecot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.4/8"""
    monkeypatch.setattr(life, "PASSWORD_SECONDS", 0.1)
    office = new_office(replace(dovecot.account(), password="wrong"), tmp_path)
    desk = office.desk()
    life.live(desk)
    assert office.asked_for == ["imap", "imap"]
    assert phase(office) == "bad-password"


@pytest.mark.parametrize(
    ("security", "tls_port", "code", "said"),
    [
        ("tls", False, "tls", "no TLS on this port: run owed doctor"),
        ("starttls", True, "tls-port", "this port wants TLS at once: run owed doctor"),
        ("tls", True, "unknown-authority", "certificate not trusted: run owed doctor"),
    ],
)
def test_what_only_a_person_can_mend_is_named_and_stays_named_while_it_is_tried(
    dovecot: Dovecot,
    tmp_path: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    security: Security,
    tls_port: bool,
    caplog: pytest.LogCaptureFixture,
    code: str,
    said: str,
) -> None:
    if security == "starttls":
        monkeypatch.setattr("sync.transport.GREETING", 0.5)
    seen: list[AccountState] = []

    def looked(desk: Desk, *arguments: object, **named: object) -> Session:
        seen.extend(status.account_states(desk.store))
        return connect(*arguments, **named)  # type: ignore[arg-type]

    peer = dovecot.account()
    office = new_office(replace(peer, port=peer.tls_port if tls_port else peer.port), tmp_path)
    office = secured(office, security)
    desk = office.desk()
    monkeypatch.setattr(life, "connect", partial(looked, desk))
    clock.ends_at = 10 if security == "starttls" else 1_000
    life.live(desk)
    assert [state.phase for state in seen[:2]] in (
        ["connecting", "offline"], ["connecting", "bad-certificate"]
    )  # fmt: skip
    assert {state.detail["code"] for state in seen[1:]} == {code}
    zone = office.config.timezone
    assert freshness(seen[1:2], True, office.now(), zone).text == f"✗ {said}"
    written = sentence("work", seen[1].detail)
    assert written
    (first, *_) = caplog.messages
    assert first.startswith(f"work: {written} (") and code in first


def test_a_password_that_was_mended_in_between_is_taken(
    dovecot: Dovecot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(life, "PASSWORD_SECONDS", 0.1)
    office = new_office(dovecot.account(), tmp_path)
    office.password = "wrong"
    refusals: list[str] = []

    def mended(name: str, server: object) -> None:
        refusals.append(name)
        office.password = office.peer.password

    monkeypatch.setattr(credentials, "refused", mended)
    with living(office):
        wait_until(lambda: phase(office) == "watching")
    assert refusals == ["work"]


def test_a_keyring_that_waits_for_its_user_is_told_and_waited_for(
    dovecot: Dovecot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it asks may stand behind another window."""
    monkeypatch.setattr(keyrings, "PATIENCE", 0.05)
    office = with_secret(new_office(dovecot.account(), tmp_path, smtp_port=1), "keyring")
    ring = WaitingRing(office.password)
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring)
    (desk,) = desks(office.store, office.config, None, office.events.append)
    with living(office, desk):
        wait_until(lambda: phase(office) == "error")
        (state,) = status.account_states(office.store)
        assert "the keyring did not answer" in sentence("work", state.detail)
        number = desk.asked.ask()
        desk.bell.ring()
        wait_until(lambda: desk.asked.result(number))
        monkeypatch.setattr(keyrings, "PATIENCE", 60.0)  # from here on it answers
        ring.unlocked.set()
        wait_until(lambda: phase(office) == "watching")
    assert ring.asked == 2  # whoever is asked twice sees two prompts


def test_an_account_whose_keyring_waits_for_its_user_ends_when_it_is_told_to(
    dovecot: Dovecot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = with_secret(new_office(dovecot.account(), tmp_path, smtp_port=1), "keyring")
    ring = WaitingRing(office.password)
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring)
    (desk,) = desks(office.store, office.config, None, office.events.append)
    with living(office, desk):
        wait_until(lambda: ring.asked)
    ring.unlocked.set()


@pytest.fixture
def listener() -> Iterator[Listener]:
    """The server that sends, with the account's password."""
    with smtp.listening(Behaviour(user="user", password="secret")) as listener:
        yield listener


def kept_back(office: Office, desk: Desk) -> int:
    """A mail whose password was refused."""
    id_ = write(office)
    office.ahead += AGO
    courier.send_all(desk)
    assert mail(office, id_).not_before == FOR_SOMEBODY
    return id_


def with_secret(office: Office, kind: SecretKind) -> Office:
    """From there for both of its servers."""
    configured = office.config.accounts[0]
    assert configured.smtp is not None
    imap, out = (replace(one, secret=Secret(kind)) for one in (configured.imap, configured.smtp))
    account = replace(configured, imap=imap, smtp=replace(out, user="user"))
    office.config = replace(office.config, accounts=(account,))
    return office


@pytest.mark.parametrize("kind", ["keyring", "command"])
def test_another_password_that_opens_the_mailboxes_lets_the_mails_go_that_one_kept_back(
    dovecot: Dovecot, listener: Listener, tmp_path: Path, kind: SecretKind
) -> None:
    """Rule 4.3/8"""
    office = new_office(dovecot.account(), tmp_path, smtp_port=listener.port)
    desk = with_secret(office, kind).desk()
    office.password = "old"
    id_ = kept_back(office, desk)
    office.password = office.peer.password
    with living(office, desk):
        wait_until(lambda: mail(office, id_).not_before <= office.now())
    assert mail(office, id_).state == "queued"


def test_another_password_in_the_keyring_lets_them_go_while_the_mailboxes_are_open(
    dovecot: Dovecot, listener: Listener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.3/8"""
    monkeypatch.setattr(life, "KEYRING_SECONDS", 0.0)
    office = new_office(dovecot.account(), tmp_path, smtp_port=listener.port)
    with living(with_secret(office, "keyring")) as desk:
        wait_until(lambda: phase(office) == "watching")
        office.password = "old"
        id_ = kept_back(office, desk)
        desk.bell.ring()
        wait_until(lambda: office.asked_for.count("smtp") > 1)
        assert mail(office, id_).not_before == FOR_SOMEBODY
        office.password = office.peer.password
        desk.bell.ring()
        wait_until(lambda: mail(office, id_).not_before <= office.now())


def test_a_round_that_is_asked_for_is_answered_when_it_is_done(office: Office) -> None:
    with living(office) as desk:
        wait_until(lambda: phase(office) == "watching")
        deliver(office.peer, "Archive", ["new"])
        number = desk.asked.ask()
        desk.bell.ring()
        wait_until(lambda: desk.asked.result(number))
        assert office.subjects() == ["new"]


def test_a_round_that_is_asked_for_while_the_server_is_away_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.peers.account import Account

    monkeypatch.setattr("sync.desk.HURRY_SECONDS", 0.1)
    office = new_office(Account(1, 0, "jane", "secret"), tmp_path)
    with living(office) as desk:
        wait_until(lambda: phase(office) == "offline")
        number = desk.asked.ask()
        desk.bell.ring()
        wait_until(lambda: desk.asked.result(number))
        result = desk.asked.result(number)
        assert result is not None and result.code == "unreachable"


def test_a_bell_that_rings_does_not_shorten_the_backing_off(tmp_path: Path) -> None:
    from tests.peers.account import Account

    office = new_office(Account(1, 0, "jane", "secret"), tmp_path)
    with living(office) as desk:
        wait_until(lambda: phase(office) == "offline")
        tried = len(office.asked_for)
        for _ in range(20):
            desk.bell.ring()
        wait_until(lambda: not desk.bell.wait(0))
        assert len(office.asked_for) <= tried + 1


def test_a_fault_of_ours_is_told_and_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sync import turns

    really, times = turns.whole, iter([True, False])

    def stumble(work: Work) -> tuple[list[MailboxState], turns.Closed]:
        if next(times, False):
            raise RuntimeError("no idea")
        return really(work)

    monkeypatch.setattr(turns, "whole", stumble)
    with living(office):
        wait_until(lambda: phase(office) == "error")
        wait_until(lambda: phase(office) == "watching")


def test_a_fault_of_ours_does_not_look_like_a_good_round(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sync import turns

    def stumble(work: Work) -> None:
        raise RuntimeError("no idea")

    monkeypatch.setattr(turns, "whole", stumble)
    result = office.sync()
    assert (result.code, result.facts["text"]) == ("error", "RuntimeError('no idea')")


def test_what_the_server_wants_its_user_to_read_is_kept_for_the_screen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sync.session import Session

    monkeypatch.setattr(Session, "take_alerts", lambda session: ("Quota nearly full",))
    with living(office):
        wait_until(
            lambda: (
                [state.detail.get("alert") for state in status.account_states(office.store)]
                == ["Quota nearly full"]
            )
        )


@pytest.mark.parametrize(
    ("host", "told"),
    [("imap.mail.me.com", False), ("Imap.Mail.Me.com", False), ("imap.kontor.example", True)],
)
def test_what_icloud_says_of_expunges_is_not_asked_for(
    office: Office, monkeypatch: pytest.MonkeyPatch, host: str, told: bool
) -> None:
    """Rule 4.1/22: it has called living mail vanished."""
    asked: list[bool] = []

    def connects(*_: object, qresync: bool) -> Session:
        asked.append(qresync)
        raise Unreachable("offline")

    monkeypatch.setattr(life, "connect", connects)
    account = office.config.accounts[0]
    account = replace(account, imap=replace(account.imap, host=host))
    desk = replace(office, config=replace(office.config, accounts=(account,))).desk()
    with pytest.raises(Unreachable), life.connection(desk):
        pass
    assert asked == [told]


def test_history_goes_on_where_a_lost_connection_left_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sync import windows
    from sync.faults import Lost
    from sync.session import Session

    monkeypatch.setattr(windows, "FIRST_MESSAGES", 2)
    monkeypatch.setattr(windows, "BATCH_MESSAGES", 2)
    subjects = [f"mail {number}" for number in range(8)]
    deliver(office.peer, "INBOX", subjects)
    asked: list[int] = []
    really = Session.bodies

    def once_lost(session: Session, uids: list[int]) -> object:
        asked.extend(uids)
        if len(asked) == 4:
            raise Lost("network")
        return really(session, uids)

    monkeypatch.setattr(Session, "bodies", once_lost)
    assert office.sync().code == "lost"
    assert len(office.subjects()) == 2
    office.synced()
    assert office.subjects() == subjects
    assert len(asked) == 8 + 2
