"""A token that should hold and is refused: renewed, once; and whose fault it is where it is not."""

from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import keyring
import pytest

from store.records import status
from store.records.database import Store
from store.settings import Account, Secret, Server
from store.words import findings, servers, syncing
from store.words.sending import why
from sync import account, courier, credentials, doctor, keyrings, oauth, tokens
from sync.desk import Desk
from sync.progress import Finished
from sync.tokens import Token
from sync.workers import knock_again
from tests.faults.lives import living
from tests.faults.post import Post, post
from tests.peers import dovecot as dovecot_peer
from tests.peers.account import Account as Peer
from tests.peers.authority import CLIENT, Authority
from tests.sync.mailing import later, mail, write
from tests.sync.office import Office, wait_until
from tests.sync.office import office as new_office
from tests.sync.rings import WaitingRing

pytestmark = pytest.mark.dovecot
NEVER = 4_000_000_000


@pytest.fixture
def office(authority: Authority, tmp_path: Path) -> Iterator[Office]:
    """Its server has never heard of the token that is kept for it."""
    tokens.save("work", Token("stale", "refresh", NEVER))
    with dovecot_peer.running(token_info=authority.token_info) as found:
        imap = Server("127.0.0.1", found.port, "none", authority.user,
                      Secret("oauth", "google", CLIENT))  # fmt: skip
        peer = Peer(found.port, 0, authority.user, "")
        office = new_office(peer, tmp_path, found.port)
        account = replace(office.config.accounts[0], imap=imap, smtp=imap)
        yield replace(office, config=replace(office.config, accounts=(account,)))


def of(office: Office) -> Account:
    return office.config.accounts[0]


def secrets_of(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        Office, "_secret", lambda self, server: credentials.secret("work", of(self).imap)
    )


@pytest.fixture(autouse=True)
def real(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets_of(office, monkeypatch)


def said(result: Finished) -> str:
    return syncing.finished(result.account, result.code, result.facts)


def test_one_round_renews_it_and_goes_on(office: Office, authority: Authority) -> None:
    assert office.sync() == Finished("work")
    assert [form["grant_type"] for _path, form in authority.asked if "grant_type" in form] == [
        "refresh_token"
    ]


def test_one_round_tells_who_is_still_refused_to_log_in(
    office: Office, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authority, "tokens", _Forgetful())
    assert "owed login work" in said(office.sync())
    assert len([path for path, _form in authority.asked if path == "/token"]) == 1


def test_one_round_tells_whose_consent_was_taken_back_to_log_in(
    office: Office, authority: Authority
) -> None:
    authority.revoked = True
    assert "owed login work" in said(office.sync())


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The phases that were written down; the account rests for no time."""
    phases: list[str] = []
    write_down = status.set_phase

    def phase(store: Store, account_id: int, name: str, facts: Mapping[str, object]) -> None:
        phases.append(name)
        write_down(store, account_id, name, facts)

    monkeypatch.setattr(status, "set_phase", phase)
    monkeypatch.setattr(Desk, "rest", lambda *_: None)
    return phases


def test_a_daemon_renews_it_and_tells_nobody(office: Office, told: list[str]) -> None:
    with living(office):
        wait_until(lambda: "watching" in told)
    assert "bad-password" not in told


def test_a_daemon_whose_keyring_waits_for_its_user_says_so_and_goes_on_once_it_is_unlocked(
    office: Office, authority: Authority, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyrings, "PATIENCE", 0.05)
    (file,) = (home / "tokens").glob("*.json")
    ring = WaitingRing(file.read_text())
    file.unlink()
    keyring.set_keyring(ring)
    with living(office):
        wait_until(lambda: status.account_states(office.store)[0].phase == "error")
        (state,) = status.account_states(office.store)
        said = servers.sentence("work", state.detail)
        assert said.startswith("the keyring, which holds the token, does not answer (timeout)")
        monkeypatch.setattr(keyrings, "PATIENCE", 60.0)  # from here on it answers
        ring.unlocked.set()
        wait_until(lambda: status.account_states(office.store)[0].phase == "watching")


def test_a_daemon_that_is_still_refused_is_so_twice_and_tells_what_to_do(
    office: Office, authority: Authority, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authority, "tokens", _Forgetful())
    account.live(office.desk())
    assert told.count("bad-password") == 1
    assert len([path for path, _form in authority.asked if path == "/info"]) == 2
    (state,) = status.account_states(office.store)
    assert "owed login work" in servers.sentence("work", state.detail)


def test_the_doctor_renews_it(office: Office) -> None:
    imap_only = replace(of(office), smtp=None)
    found = doctor.of_account(imap_only)
    assert [one.code for one in found][:2] == ["token-ok", "login-ok"]
    assert findings.sentence(found[0]) == "✓ work: an OAuth2 token for IMAP was found"


def test_the_doctor_tells_who_is_still_refused_to_log_in(
    office: Office, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authority, "tokens", _Forgetful())
    bad = [one for one in doctor.of_account(replace(of(office), smtp=None)) if one.bad]
    assert [one.facts["why"] for one in bad] == ["bad-token"]
    assert "owed login work" in findings.sentence(bad[0])


@pytest.fixture
def away(authority: Authority) -> None:
    """The provider; its name is another than the mail server's."""
    tokens.save("work", Token("stale", "refresh", 0))
    gone = "https://localhost:1/token"
    oauth.PROVIDERS["google"] = replace(oauth.PROVIDERS["google"], token=gone)


@pytest.mark.usefixtures("away")
def test_a_provider_that_is_away_is_named_and_the_mail_server_is_not(office: Office) -> None:
    result = office.sync()
    assert (result.code, result.facts["host"]) == ("unreachable", "localhost")
    assert "127.0.0.1" not in said(result)
    found = doctor.of_account(of(office))
    assert [(one.code, one.facts["host"]) for one in found] == [("server", "localhost")] * 2


@pytest.mark.usefixtures("away")
def test_a_mail_that_waits_for_a_provider_says_so(office: Office) -> None:
    waiting = write(office)
    later(office).sync()
    courier.send_all(office.desk())
    found = mail(office, waiting)
    assert (found.state, found.error["code"], found.error["host"]) == (
        "queued", "provider", "localhost",
    )  # fmt: skip
    assert "localhost" in found.error["text"]


class _Forgetful(set[str]):
    """What is given is not known."""

    def add(self, element: str) -> None:
        pass


def test_a_mail_whose_account_has_no_consent_says_what_to_do(
    office: Office, authority: Authority
) -> None:
    tokens.save("work", Token("stale", "refresh", 0))
    authority.revoked = True
    waiting = write(office)
    later(office)
    courier.send_all(office.desk())
    assert "`owed login work`" in why(mail(office, waiting).error)


@pytest.fixture
def sender(office: Office, authority: Authority) -> Iterator[Post]:
    """The server that sends knows the tokens that the provider knows."""
    with post() as server:

        def let_in(_honest: bytes) -> bytes:
            said = b64decode(server.lines[-1].split()[-1]).decode()
            known = any(f"Bearer {token}\1" in said for token in authority.tokens)
            return b"235 2.7.0 welcome\r\n" if known else b"535 5.7.8 who is that\r\n"

        server.twist("AUTH", let_in)
        smtp = replace(of(office).imap, port=server.port)
        accounts = (replace(of(office), smtp=smtp),)
        office.config = replace(office.config, accounts=accounts)
        yield server


def logins(sender: Post) -> int:
    return sum(line.startswith(b"AUTH") for line in sender.lines)


def renewals(authority: Authority) -> int:
    return len([path for path, _form in authority.asked if path == "/token"])


def test_a_mail_whose_token_is_refused_goes_out_at_once_by_a_new_one(
    office: Office, authority: Authority, sender: Post
) -> None:
    waiting = write(office)
    courier.send_all(later(office).desk())
    assert (mail(office, waiting).state, len(sender.taken)) == ("accepted", 1)
    assert (logins(sender), renewals(authority)) == (2, 1)


def test_mails_that_no_token_sends_wait_for_somebody_and_are_tried_once_for_each(
    office: Office, authority: Authority, sender: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authority, "tokens", _Forgetful())
    waiting = [write(office, "one"), write(office, "two")]
    courier.send_all(later(office).desk())
    courier.send_all(later(office, 90_000).desk())
    assert (logins(sender), renewals(authority)) == (2, 1)
    for one in waiting:
        assert "`owed login work`" in why(mail(office, one).error)
    knock_again(office.desk())
    courier.send_all(office.desk())
    assert (logins(sender), renewals(authority)) == (3, 2)
    assert {mail(office, one).state for one in waiting} == {"queued"}


def test_a_mail_whose_token_is_refused_while_the_provider_is_away_is_tried_in_a_minute(
    office: Office, sender: Post
) -> None:
    gone = "https://localhost:1/token"
    oauth.PROVIDERS["google"] = replace(oauth.PROVIDERS["google"], token=gone)
    waiting = write(office)
    courier.send_all(later(office).desk())
    found = mail(office, waiting)
    assert (found.state, found.error["code"], logins(sender)) == ("queued", "provider", 1)
    assert found.not_before <= office.now() + courier.MINUTE
