"""Access tokens instead of passwords: consent, keeping, renewal, and a real server's login."""

import errno
import os
import ssl
import stat
import sys
import threading
import time
import urllib.error
import urllib.request
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from aiosmtpd.smtp import SMTP, AuthResult
from keyring.backend import KeyringBackend
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import KeyringLocked

from store import machine
from store.settings import Secret, Server
from store.words.servers import sentence
from sync import credentials, oauth, smtp, tokens
from sync.consent import consent
from sync.credentials import NoSecret
from sync.faults import BadCertificate, BadPassword, Busy, Fault, Unreachable
from sync.oauth import Denied, access_token
from sync.session import connect
from sync.tokens import Token
from tests.peers import dovecot as dovecot_peer
from tests.peers import smtp as smtp_peer
from tests.peers.authority import CLIENT, NO_TENANT, Authority
from tests.peers.https import OK, saying
from tests.peers.scripted import scripted
from tests.sync.office import wait_until
from tests.sync.servers import At

ACCOUNT = "work"
SERVER = Server("h", 993, "tls", "jane", Secret("oauth", "google", CLIENT))


pytestmark = pytest.mark.usefixtures("home")


def browser(address: str, code: str) -> None:
    """Somebody who agrees at once."""
    assert code == ""
    threading.Thread(target=lambda: urllib.request.urlopen(address, timeout=60).read()).start()


def let_in(provider: str = "google", client_secret: str = "") -> None:
    consent(ACCOUNT, provider, CLIENT, client_secret, browser)


def kept() -> Token:
    found = tokens.load(ACCOUNT)
    assert found is not None
    return found


def grants(authority: Authority) -> list[str]:
    return [form["grant_type"] for path, form in authority.asked if path == "/token"]


def test_a_consent_in_the_browser_gives_a_token(authority: Authority) -> None:
    let_in()
    assert (kept().access, kept().refresh) == ("access-1", "refresh")
    assert access_token(ACCOUNT, "google", CLIENT) == "access-1"
    assert grants(authority) == ["authorization_code"]


def test_a_consent_may_take_the_secret_of_the_client(authority: Authority) -> None:
    authority.secret = "not so secret"
    let_in(client_secret="not so secret")
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))
    assert access_token(ACCOUNT, "google", CLIENT) == "access-2"


def test_who_knocks_without_the_state_is_not_heard(authority: Authority) -> None:
    def show(address: str, code: str) -> None:
        port = address.partition("127.0.0.1%3A")[2].partition("%2F")[0]
        for words in ("?code=evil&state=guessed", "?code=evil", "", "?%ff&&"):
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/{words}", timeout=60)
        browser(address, code)

    def knock(address: str, code: str) -> None:
        threading.Thread(target=show, args=(address, code), daemon=True).start()

    consent(ACCOUNT, "google", CLIENT, "", knock)
    assert [form["code"] for path, form in authority.asked if path == "/token"] == ["code-1"]


def test_a_consent_that_is_refused_keeps_nothing(authority: Authority) -> None:
    authority.denies = True
    with pytest.raises(Denied, match="access_denied"):
        let_in()
    assert tokens.load(ACCOUNT) is None


def test_a_code_for_another_screen_is_waited_for(authority: Authority) -> None:
    authority.pending = 2
    shown: list[tuple[str, str]] = []
    consent(ACCOUNT, "microsoft", CLIENT, "", lambda address, code: shown.append((address, code)))
    assert shown == [("https://host.example/device", "ABCD-EFGH")]
    assert kept().access == "access-1"
    assert len(grants(authority)) == 3


def at_a_firm() -> Server:
    return replace(SERVER, secret=Secret("oauth", "microsoft", CLIENT, "kontor.example"))


def test_a_client_that_is_registered_for_one_tenant_is_let_in_there(authority: Authority) -> None:
    authority.tenant = "kontor.example"
    consent(ACCOUNT, "microsoft", CLIENT, "", lambda *_: None, "kontor.example")
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))
    assert credentials.secret(ACCOUNT, at_a_firm()) == "access-2"


def test_a_client_of_one_tenant_that_asks_elsewhere_is_told_the_setting(
    authority: Authority,
) -> None:
    authority.tenant = "kontor.example"
    tokens.save(ACCOUNT, Token("old", "refresh", 0))
    with pytest.raises(NoSecret) as none:
        credentials.secret(ACCOUNT, replace(SERVER, secret=Secret("oauth", "microsoft", CLIENT)))
    said = sentence(
        ACCOUNT, {"kind": "no-secret", "code": none.value.code, "text": none.value.text}
    )
    assert "`oauth_tenant`" in said and NO_TENANT in said


@pytest.mark.parametrize(
    ("error", "number"),
    [("invalid_request", 50194), ("invalid_request", 90002), ("unauthorized_client", 700016)],
)
def test_whatever_says_that_the_tenant_is_another_one_names_the_setting(
    authority: Authority, error: str, number: int
) -> None:
    tokens.save(ACCOUNT, Token("old", "refresh", 0))
    told = f'{{"error": "{error}", "error_description": "AADSTS{number}: no"}}'
    authority.odd.append((400, told.encode()))
    with pytest.raises(Denied) as denied:
        access_token(ACCOUNT, "microsoft", CLIENT)
    assert denied.value.code == "oauth-tenant"


def test_a_number_that_only_begins_like_a_tenants_is_another_one(authority: Authority) -> None:
    tokens.save(ACCOUNT, Token("old", "refresh", 0))
    told = b'{"error": "invalid_grant", "error_description": "AADSTS7000161: no"}'
    authority.odd.append((400, told))
    with pytest.raises(Denied) as denied:
        access_token(ACCOUNT, "microsoft", CLIENT)
    assert denied.value.code == "oauth-login"


@pytest.mark.parametrize(("tenant", "at"), [("", "common"), ("kontor.example", "kontor.example")])
def test_a_tenant_is_a_part_of_all_addresses_of_microsoft(tenant: str, at: str) -> None:
    provider = oauth.provider("microsoft", tenant)
    begin = f"https://login.microsoftonline.com/{at}/oauth2/v2.0/"
    assert (provider.authorize, provider.token, provider.device) == (
        f"{begin}authorize", f"{begin}token", f"{begin}devicecode",
    )  # fmt: skip


def test_a_token_is_renewed_before_it_runs_out(authority: Authority) -> None:
    let_in()
    soon = int(time.time()) + oauth.AHEAD_SECONDS - 1
    tokens.save(ACCOUNT, replace(kept(), expires_at=soon))
    assert access_token(ACCOUNT, "google", CLIENT) == "access-2"
    assert access_token(ACCOUNT, "google", CLIENT) == "access-2"
    assert grants(authority) == ["authorization_code", "refresh_token"]


def test_two_who_want_a_new_token_renew_it_once(authority: Authority) -> None:
    let_in()
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))
    found: list[str] = []
    both = [
        threading.Thread(target=lambda: found.append(access_token(ACCOUNT, "google", CLIENT)))
        for _ in range(2)
    ]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    assert found == ["access-2", "access-2"]


def test_a_renewal_under_way_does_not_write_over_a_new_consent(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_in()
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))
    under_way, answered = threading.Event(), threading.Event()

    def slow(*_: object) -> Token:
        under_way.set()
        answered.wait(60)
        return Token("of the old consent", "old", int(time.time()) + 3_600)

    monkeypatch.setattr(oauth, "_renewed", slow)
    renewing = threading.Thread(target=lambda: access_token(ACCOUNT, "google", CLIENT))
    consenting = threading.Thread(target=let_in)
    renewing.start()
    assert under_way.wait(60)
    consenting.start()
    wait_until(lambda: len(grants(authority)) == 2)
    consenting.join(0.2)
    answered.set()
    for one in (renewing, consenting):
        one.join(60)
    assert kept().access == "access-2"


def test_a_provider_is_trusted_by_whom_this_machine_trusts(
    authority: Authority, trusted: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a firm's own authority, which signs for all that goes through its proxy."""
    tokens.save(ACCOUNT, Token("old", "refresh", 0))
    answer = OK + b'{"access_token": "new", "expires_in": 3600}'
    with saying(trusted, answer) as address:
        behind = replace(authority.provider(), token=address)
        monkeypatch.setitem(oauth.PROVIDERS, "google", behind)
        assert access_token(ACCOUNT, "google", CLIENT) == "new"


def test_a_provider_whose_certificate_nobody_trusts_is_told_nothing_and_named(
    authority: Authority, trusted: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    tokens.save(ACCOUNT, Token("old", "refresh", 0))
    with saying(trusted, OK) as address:
        monkeypatch.setitem(oauth.PROVIDERS, "google", replace(authority.provider(), token=address))
        with pytest.raises(BadCertificate) as refused:
            access_token(ACCOUNT, "google", CLIENT)
    assert (refused.value.code, refused.value.host) == ("unknown-authority", "localhost")


def test_a_consent_that_ran_out_asks_for_a_login(authority: Authority) -> None:
    let_in()
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))
    authority.revoked = True
    with pytest.raises(Denied) as denied:
        access_token(ACCOUNT, "google", CLIENT)
    assert denied.value.code == "oauth-login"
    assert kept().refresh == "refresh"


def test_without_the_extra_package_the_command_that_brings_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "authlib.integrations.requests_client", None)
    tokens.save(ACCOUNT, Token("old", "refresh", 0))
    with pytest.raises(NoSecret) as none:
        credentials.secret(ACCOUNT, SERVER)
    facts = {"kind": "no-secret", "code": none.value.code, "text": none.value.text}
    assert sentence(ACCOUNT, facts).endswith(f": {machine.adding('Authlib', 'requests')}")


def test_without_any_consent_a_login_is_asked_for() -> None:
    with pytest.raises(NoSecret) as none:
        credentials.secret(ACCOUNT, SERVER)
    assert none.value.code == "oauth-login"


def test_a_provider_that_is_away_is_no_refusal(authority: Authority) -> None:
    let_in()
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))
    gone = replace(oauth.PROVIDERS["google"], token="http://127.0.0.1:1/token")
    oauth.PROVIDERS["google"] = gone
    with pytest.raises(Unreachable):
        access_token(ACCOUNT, "google", CLIENT)


def test_a_refused_token_that_no_place_takes_ends_nothing(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_in()

    def full(account: str, text: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tokens, "_to_file", full)
    credentials.refused(ACCOUNT, SERVER)
    assert credentials.secret(ACCOUNT, SERVER) == "access-1"


@pytest.fixture
def no_room(authority: Authority) -> Iterator[pytest.MonkeyPatch]:
    """Nothing can be saved until it is undone, and the token must be renewed by what is only good
    once."""
    authority.rotates = True
    let_in()
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))

    def full(account: str, text: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_to_file", full)
        yield patch


def test_a_renewed_token_that_no_place_takes_is_told_and_used_at_the_next_login(
    authority: Authority, no_room: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoSecret) as none:
        credentials.secret(ACCOUNT, SERVER)
    assert (none.value.code, none.value.text) == ("oauth-failed", "No space left on device")
    assert credentials.secret(ACCOUNT, SERVER) == "access-2"
    assert kept().access == "access-1"
    assert grants(authority) == ["authorization_code", "refresh_token"]


def test_a_renewed_token_is_saved_once_there_is_room(no_room: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoSecret):
        credentials.secret(ACCOUNT, SERVER)
    no_room.undo()
    assert credentials.secret(ACCOUNT, SERVER) == "access-2"
    assert (kept().access, kept().refresh) == ("access-2", "renews-access-2")


def test_a_renewed_token_that_was_not_saved_and_is_refused_renews_itself(
    no_room: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(NoSecret):
        credentials.secret(ACCOUNT, SERVER)
    credentials.refused(ACCOUNT, SERVER)
    no_room.undo()
    assert credentials.secret(ACCOUNT, SERVER) == "access-3"
    assert kept().refresh == "renews-access-3"


def test_a_new_consent_counts_before_a_token_that_was_not_saved(
    no_room: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(NoSecret):
        credentials.secret(ACCOUNT, SERVER)
    no_room.undo()
    let_in()
    assert credentials.secret(ACCOUNT, SERVER) == "access-3"


def test_a_file_of_tokens_is_for_its_owner_alone(authority: Authority, home: Path) -> None:
    let_in()
    (file,) = (home / "tokens").glob("*.json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for folder in file.parents[:2]:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


class Ring(KeyringBackend):
    """A keyring that can be locked, or only be read."""

    priority = 1

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.locked = self.readonly = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked or self.readonly:
            raise KeyringLocked
        self.held[service, username] = password


@pytest.fixture
def ring(home: Path) -> Ring:
    ring = Ring()
    keyring.set_keyring(ring)
    return ring


def test_a_full_disk_is_left_no_halves_of_tokens(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each try to renew one would leave another."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        tokens.save(ACCOUNT, Token("access", "refresh", 0))
    assert list((home / "tokens").iterdir()) == []


def test_a_consent_that_was_given_while_the_keyring_was_locked_counts_once_it_is_open(
    authority: Authority, ring: Ring
) -> None:
    let_in()
    ring.locked = True
    let_in()
    assert kept().access == "access-2"
    ring.locked = False
    assert kept().access == "access-2"


def test_a_locked_keyring_is_told_and_nobody_is_sent_to_the_provider(
    authority: Authority, ring: Ring
) -> None:
    let_in()
    ring.locked = True
    with pytest.raises(NoSecret) as none:
        credentials.secret(ACCOUNT, SERVER)
    facts = {"kind": "no-secret", "code": none.value.code, "text": none.value.text}
    said = sentence(ACCOUNT, facts)
    assert said == "the keyring, which holds the token, does not answer (KeyringLocked): unlock it"
    let_in()  # a consent that was given in spite of it
    assert credentials.secret(ACCOUNT, SERVER) == "access-2"


def test_a_token_is_mistrusted_though_the_keyring_can_only_be_read(
    authority: Authority, ring: Ring
) -> None:
    let_in()
    ring.readonly = True
    credentials.refused(ACCOUNT, SERVER)
    assert credentials.secret(ACCOUNT, SERVER) == "access-2"
    assert credentials.secret(ACCOUNT, SERVER) == "access-2"


def test_what_the_keyring_takes_stays_in_no_file(
    authority: Authority, ring: Ring, home: Path
) -> None:
    ring.locked = True
    let_in()
    ring.locked = False
    let_in()
    assert list((home / "tokens").glob("*.json")) == []
    assert kept().access == "access-2"


def set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now - 86_400)


def test_the_newer_of_two_tokens_is_known_though_the_clock_was_set_back(
    authority: Authority, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_in()
    ring.locked = True
    set_back(monkeypatch)
    let_in()
    ring.locked = False
    assert kept().access == "access-2"


def test_a_kill_between_the_keyring_and_the_file_brings_no_old_token_back(
    authority: Authority, ring: Ring, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring.locked = True
    let_in()
    (file,) = (home / "tokens").glob("*.json")
    old = file.read_bytes()
    ring.locked = False
    set_back(monkeypatch)
    let_in()
    file.write_bytes(old)
    assert kept().access == "access-2"


def test_a_consent_uses_the_secret_of_the_client_that_is_kept(authority: Authority) -> None:
    authority.secret = "not so secret"
    let_in(client_secret="not so secret")
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))
    assert access_token(ACCOUNT, "google", CLIENT) == "access-2"
    consent(ACCOUNT, "google", CLIENT, None, browser)
    assert (kept().access, kept().client_secret) == ("access-3", "not so secret")


def test_the_secret_of_another_client_is_not_told(authority: Authority) -> None:
    let_in()
    tokens.save(ACCOUNT, replace(kept(), client="another", client_secret="its secret"))
    consent(ACCOUNT, "google", CLIENT, None, browser)
    assert kept().client_secret == ""


def test_a_token_that_another_version_wrote_is_read(home: Path) -> None:
    tokens.save(ACCOUNT, Token("a", "r", 5))
    (file,) = (home / "tokens").glob("*.json")
    file.write_text('{"access": "a", "refresh": "r", "expires_at": 5, "saved_at": 1.5, "x": []}')
    assert kept() == Token("a", "r", 5)


@pytest.mark.parametrize("text", ["", "[]", "{}", '"a"', "{", '{"access": "a"}'])
def test_a_file_of_tokens_that_is_none_is_no_consent(home: Path, text: str) -> None:
    tokens.save(ACCOUNT, Token("a", "r", 5))
    (file,) = (home / "tokens").glob("*.json")
    file.write_text(text)
    assert tokens.load(ACCOUNT) is None


def test_a_keyring_that_keeps_nothing_is_none(authority: Authority) -> None:
    keyring.set_keyring(NullKeyring())  # type: ignore[no-untyped-call]
    let_in()
    assert kept().access == "access-1"


def test_a_token_shows_in_no_traceback(authority: Authority) -> None:
    let_in()
    assert repr(kept()).startswith("Token(expires_at=")


@pytest.fixture
def server(authority: Authority) -> Iterator[At]:
    with dovecot_peer.running(token_info=authority.token_info) as found:
        yield At(found.port, authority.user, bearer=True)


@pytest.mark.dovecot
def test_a_real_server_lets_a_token_in(authority: Authority, server: At) -> None:
    let_in()
    session = connect(server, access_token(ACCOUNT, "google", CLIENT))
    session.select(b"INBOX")
    session.close()


@pytest.mark.dovecot
def test_a_token_that_a_real_server_refuses_is_renewed_before_the_next_try(
    authority: Authority, server: At
) -> None:
    let_in()
    authority.tokens.clear()
    with pytest.raises(BadPassword):
        connect(server, credentials.secret(ACCOUNT, SERVER))
    credentials.refused(ACCOUNT, SERVER)
    connect(server, credentials.secret(ACCOUNT, SERVER)).close()


@pytest.mark.dovecot
def test_a_server_that_knows_only_the_older_way_is_spoken_to_in_it(authority: Authority) -> None:
    let_in()
    without = {"AUTH=OAUTHBEARER"}
    with dovecot_peer.running(without, token_info=authority.token_info) as found:
        server = At(found.port, authority.user, bearer=True)
        connect(server, access_token(ACCOUNT, "google", CLIENT)).close()
        with pytest.raises(BadPassword):
            connect(server, "another")


@pytest.mark.parametrize("good", [True, False])
def test_smtp_takes_the_same_token(monkeypatch: pytest.MonkeyPatch, good: bool) -> None:
    async def log_in(handler: object, server: SMTP, words: list[str]) -> AuthResult | None:
        if b64decode(words[1]) == b"user=jane\1auth=Bearer access-1\1\1":
            return AuthResult(success=True)
        assert await server.challenge_auth("eyJzdGF0dXMiOiI0MDEifQ==", False) == b""
        return AuthResult(success=False, handled=False)

    monkeypatch.setattr(smtp_peer._Handler, "auth_XOAUTH2", log_in, raising=False)
    with smtp_peer.listening(smtp_peer.Behaviour("jane", "unused")) as listener:
        server = At(listener.port, "jane", bearer=True)
        if good:
            smtp.check(server, "access-1")
            return
        with pytest.raises(BadPassword):
            smtp.check(server, "access-0")


def test_a_server_that_takes_no_token_is_told_none() -> None:
    with scripted(offers="AUTH=PLAIN") as peer:
        with pytest.raises(Unreachable) as unreachable:
            connect(At(peer.port, "jane", bearer=True), "token")
        assert unreachable.value.code == "no-auth-token"
        assert b"token" not in b"".join(peer.lines)


ODD = [
    (b"<html>Sign in to the network</html>", "no JSON"),
    (b"", "no JSON"),
    (b"[" * 100_000, "no JSON"),
    (b'["access_token"]', "HTTP 200"),
    (b"null", "no JSON"),
    (b"{}", "no token"),
    (b'{"access_token": {"a": 1}, "refresh_token": "r"}', "no token"),
    (b'{"access_token": "a", "refresh_token": 7}', "no token"),
    (b'{"error": {"code": 400}, "error_description": ["no"]}', "400"),
    (b'{"access_token": "' + b"a" * 10_000_000 + b'"}', "bytes"),
]


@pytest.mark.parametrize(("body", "said"), ODD)
def test_an_odd_answer_of_a_provider_is_told_and_keeps_what_there_was(
    authority: Authority, body: bytes, said: str
) -> None:
    let_in()
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))
    authority.odd.append((200, body))
    with pytest.raises(NoSecret) as none:
        credentials.secret(ACCOUNT, SERVER)
    assert none.value.code == "oauth-failed"
    assert said in none.value.text
    assert len(none.value.text) <= 300
    assert kept().refresh == "refresh"


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"device_code": "d"}', b'{"error": []}'])
def test_an_odd_answer_to_the_wish_for_a_code_is_told(authority: Authority, body: bytes) -> None:
    authority.odd.append((200, body))
    with pytest.raises(Denied) as denied:
        consent(ACCOUNT, "microsoft", CLIENT, "", lambda *_: None)
    assert denied.value.code == "oauth-failed"


@pytest.mark.parametrize(
    ("lasts", "understood"),
    [
        ('"600"', 600),
        ('"soon"', 3_600),
        ("-5", 3_600),
        ("NaN", 3_600),
        ("Infinity", 86_400),
        ("1" + "0" * 300, 86_400),
        ("null", 3_600),
        ("[1]", 3_600),
    ],
)
def test_a_token_lasts_as_long_as_can_be_understood_and_no_longer_than_a_day(
    authority: Authority, monkeypatch: pytest.MonkeyPatch, lasts: str, understood: int
) -> None:
    let_in()
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))
    given = '"access_token": "a", "refresh_token": "r", "expires_at": "x"'
    body = f'{{{given}, "expires_in": {lasts}}}'
    authority.odd.append((200, body.encode()))
    monkeypatch.setattr("sync.oauth.time.time", lambda: 2_000_000_000.5)
    assert access_token(ACCOUNT, "google", CLIENT) == "a"
    assert kept().expires_at - 2_000_000_000 == understood


@pytest.mark.parametrize("interval", ["-1", "NaN", '"often"', "1e300", "null"])
def test_an_odd_pause_between_two_questions_is_the_usual_one(
    authority: Authority, monkeypatch: pytest.MonkeyPatch, interval: str
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("sync.consent.time.sleep", slept.append)
    given = '"device_code": "device", "user_code": "A", "verification_uri": "u", "expires_in": "x"'
    authority.odd.append((200, f'{{{given}, "interval": {interval}}}'.encode()))
    consent(ACCOUNT, "microsoft", CLIENT, "", lambda *_: None)
    assert slept == [60 if interval == "1e300" else 5]


def test_a_provider_that_is_away_while_a_code_is_typed_in_is_asked_ever_more_rarely(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("sync.consent.time.sleep", slept.append)

    def show(address: str, code: str) -> None:
        authority.odd += [
            (503, b"<html>"), None, (429, b""), (400, b'{"error": "authorization_pending"}'),
            (400, b'{"error": "slow_down"}'), (500, b'{"error": "server_error"}'),
        ]  # fmt: skip

    consent(ACCOUNT, "microsoft", CLIENT, "", show)
    assert kept().access == "access-1"
    assert slept == pytest.approx([0.01, 0.02, 0.04, 0.08, 0.08, 5.08, 10.16])


@pytest.mark.parametrize(
    ("says", "kind"),
    [((503, b"<html>"), Busy), ((503, b'{"error": "temporarily_unavailable"}'), Busy),
     ((429, b"slower"), Busy), (None, Unreachable)],
)  # fmt: skip
def test_a_provider_that_cannot_answer_now_is_named_itself(
    authority: Authority, says: tuple[int, bytes] | None, kind: type[Fault]
) -> None:
    let_in()
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))
    authority.odd.append(says)
    with pytest.raises(kind) as away:
        credentials.secret(ACCOUNT, SERVER)
    assert away.value.host == "127.0.0.1"
    assert credentials.secret(ACCOUNT, SERVER) == "access-2"


def test_nothing_is_sent_on_to_where_a_provider_points(authority: Authority) -> None:
    """The form holds what renews the token."""
    let_in()
    tokens.save(ACCOUNT, replace(kept(), expires_at=0))
    authority.odd.append((307, b""))
    with pytest.raises(Denied, match="307"):
        access_token(ACCOUNT, "google", CLIENT)
