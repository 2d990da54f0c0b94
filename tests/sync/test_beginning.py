"""`owed init` against a real server: what is asked, tried and written."""

import getpass
import shlex
import ssl
import stat
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import keyring
import pytest
from keyring.errors import KeyringLocked

from store import machine
from store.config import load
from store.finding import Finding
from store.settings import Secret
from sync import consent, doctor, letting_in, smtp_login
from sync.beginning import begin
from sync.discover import Net, Unsaid
from sync.faults import Fault
from sync.interview import Ended, Told
from sync.oauth import Denied
from tests.faults.hostile import Hostile, hostile
from tests.peers import dovecot as dovecot_peer
from tests.peers.account import Account as Peer
from tests.peers.authority import CLIENT, Authority
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import Behaviour, listening

pytestmark = pytest.mark.dovecot
VARIABLE = "OWED_TEST_PASSWORD"


class Person:
    """Answers by a word of the question; else takes what is proposed."""

    there = False

    def __init__(self, **answers: str) -> None:
        self.answers = answers
        self.told: list[str] = []
        self.asked: list[str] = []

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def ask(self, question: str, default: str) -> str:
        self.asked.append(question)
        return next((said for word, said in self.answers.items() if word in question), default)

    def hidden(self, question: str) -> str:
        return self.ask(question, "")

    def browse(self, address: str) -> None:
        raise AssertionError("nothing is to be opened")

    def agrees(self, question: str, default: bool) -> bool:
        return self.ask(question, "no") == "yes"


@pytest.fixture
def peer(dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> Peer:
    account = dovecot.account()
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.authority))
    monkeypatch.setenv(VARIABLE, account.password)
    with account.client() as client:
        if not client.folder_exists("Sent"):
            client.create_folder("Sent")
    return account


@pytest.fixture
def told(dovecot: Dovecot, peer: Peer) -> Told:
    return Told(
        address="jane@kontor.example",
        from_name="Jane Kovács",
        imap=f"localhost:{dovecot.tls_port}",
        smtp="",
        user=peer.user,
        password_env=VARIABLE,
        region="HU",
        timezone="Europe/Budapest",
        holidays="HU",
    )


def no_net() -> Net:
    raise AssertionError("nothing is to be looked up")


@pytest.mark.parametrize(
    ("host", "asked"),
    [("imap.gmail.com", True), ("GMail.com", True), ("outlook.office365.com", True),
     ("imap.evilgmail.com", False), ("gmail.com.evil.example", False)],
)  # fmt: skip
def test_a_token_is_proposed_only_for_a_provider_s_own_servers(
    tmp_path: Path, told: Told, host: str, asked: bool
) -> None:
    person = Person()
    told = replace(told, imap=host, password_env=None, check=False)
    with suppress(Ended):
        begin(tmp_path / "config.toml", told, person, no_net)
    assert any("Id of the client" in question for question in person.asked) is asked


def test_what_was_told_is_not_asked_and_works(tmp_path: Path, told: Told) -> None:
    person = Person()
    begin(tmp_path / "owed" / "config.toml", told, person, no_net)
    assert person.asked == []
    assert any("lets" in sentence for sentence in person.told)
    assert any("sent: Sent" in sentence for sentence in person.told)
    config = load(tmp_path / "owed" / "config.toml")
    account = config.accounts[0]
    assert (account.address, account.from_name) == ("jane@kontor.example", "Jane Kovács")
    assert (account.imap.user, account.imap.secret) == (told.user, Secret("env", VARIABLE))
    assert (config.region, config.hours.holidays, account.smtp) == ("HU", "HU", None)


@pytest.mark.parametrize(
    ("provider", "host"),
    [("google", None), (None, "imap.gmail.com"), ("microsoft", "imap.gmail.com")],
)
def test_a_token_is_chosen_by_options_and_asked_for_later_by_request(
    tmp_path: Path, told: Told, provider: str | None, host: str | None
) -> None:
    person = Person()
    by = replace(told, imap=host or told.imap, password_env=None, oauth=provider,
                 oauth_client=" id ", check=False)  # fmt: skip
    begin(tmp_path / "config.toml", by, person, no_net)
    assert person.asked == []
    assert any("`owed login jane@kontor.example`" in sentence for sentence in person.told)
    secret = load(tmp_path / "config.toml").accounts[0].imap.secret
    assert secret == Secret("oauth", provider or "google", "id")


@pytest.mark.parametrize(("provider", "asked"), [("microsoft", "kontor.example"), ("google", "")])
def test_the_tenant_of_a_client_is_asked_for_where_the_provider_has_tenants(
    tmp_path: Path, told: Told, provider: str, asked: str
) -> None:
    person = Mistyping(Where="oauth", provider=provider, Id="id", tenant=asked)
    by = replace(told, password_env=None, check=False)
    begin(tmp_path / "config.toml", by, person, no_net)
    assert any("tenant" in question for question in person.asked) is bool(asked)
    secret = load(tmp_path / "config.toml").accounts[0].imap.secret
    assert secret == Secret("oauth", provider, "id", asked)


def test_a_client_of_no_known_provider_is_not_taken(tmp_path: Path, told: Told) -> None:
    with pytest.raises(Ended):
        odd = replace(told, password_env=None, oauth_client="id", check=False)
        begin(tmp_path / "config.toml", odd, Person(), no_net)


class Agreeing(Person):
    """Says yes in the browser."""

    def browse(self, address: str) -> None:
        threading.Thread(target=lambda: urlopen(address, timeout=60).read()).start()


def test_a_token_that_is_chosen_by_options_is_got_and_tried(
    tmp_path: Path, told: Told, authority: Authority
) -> None:
    person = Agreeing()
    with dovecot_peer.running(token_info=authority.token_info) as server:
        by = replace(told, imap=f"localhost:{server.tls_port}", user=authority.user,
                     password_env=None, oauth="google", oauth_client=CLIENT)  # fmt: skip
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SSL_CERT_FILE", str(server.authority))
            begin(tmp_path / "config.toml", by, person, no_net)
    assert person.asked == []
    assert any("lets" in sentence and authority.user in sentence for sentence in person.told)


@pytest.mark.parametrize(
    ("line", "way"),
    [("192.0.2.7 51000 192.0.2.1 22", " 192.0.2.1"), ("::1 51000 ::1 2222", " -p 2222 ::1")],
)
def test_whose_browser_is_on_another_machine_is_told_how_it_finds_back(
    tmp_path: Path, told: Told, authority: Authority, monkeypatch: pytest.MonkeyPatch,
    line: str, way: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("SSH_CONNECTION", line)
    monkeypatch.setattr(doctor, "of_imap", lambda _account: [])
    person = Agreeing()
    by = replace(told, password_env=None, oauth="google", oauth_client=CLIENT)
    begin(tmp_path / "config.toml", by, person, no_net)
    (command,) = [one.splitlines()[-1] for one in person.told if "by ssh" in one]
    door = urlsplit(authority.redirect).port
    assert command == f"ssh -N -L {door}:127.0.0.1:{door} -l {getpass.getuser()}{way}"


def test_at_this_machine_nobody_is_sent_to_another(
    tmp_path: Path, told: Told, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.setattr(doctor, "of_imap", lambda _account: [])
    person = Agreeing()
    by = replace(told, password_env=None, oauth="google", oauth_client=CLIENT)
    begin(tmp_path / "config.toml", by, person, no_net)
    assert not any("ssh" in one for one in person.told)


def test_the_secret_of_a_client_is_asked_for_by_request(
    tmp_path: Path, told: Told, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority.secret = "not so secret"
    monkeypatch.setattr(doctor, "of_imap", lambda _account: [])
    person = Agreeing(secret="not so secret")
    by = replace(told, password_env=None, oauth="google", oauth_client=CLIENT, client_secret=True)
    begin(tmp_path / "config.toml", by, person, no_net)
    assert len(person.asked) == 1
    assert load(tmp_path / "config.toml").accounts


def test_the_keyring_is_chosen_by_an_option(tmp_path: Path, told: Told) -> None:
    person = Person()
    by = replace(told, imap="imap.gmail.com", password_env=None, keyring=True, check=False)
    begin(tmp_path / "config.toml", by, person, no_net)
    assert not any("Where is the password" in question for question in person.asked)
    assert load(tmp_path / "config.toml").accounts[0].imap.secret == Secret("keyring")


def test_a_provider_that_is_away_is_named_at_a_consent(
    tmp_path: Path, told: Told, authority: Authority
) -> None:
    authority.odd.append((503, b""))
    by = replace(told, password_env=None, oauth="google", oauth_client=CLIENT)
    with pytest.raises(Ended, match=r"127\.0\.0\.1 does not want us now.*HTTP 503"):
        begin(tmp_path / "config.toml", by, Agreeing(), no_net)


@pytest.mark.parametrize(
    ("secret", "said"),
    [({"oauth": "google", "oauth_client": "id"}, "--oauth google --oauth-client id"),
     ({"oauth": "microsoft", "oauth_client": "id", "oauth_tenant": "kontor.example"},
      "--oauth microsoft --oauth-client id --oauth-tenant kontor.example"),
     ({"keyring": True}, "--keyring")],
)  # fmt: skip
def test_what_begins_anew_knows_how_we_log_in(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch, secret: dict[str, Any], said: str
) -> None:
    monkeypatch.setattr(consent, "consent", lambda *_: None)
    monkeypatch.setattr(letting_in, "has_keyring", lambda: True)
    facts = {"account": "jane", "protocol": "IMAP", "why": "env-missing", "text": VARIABLE}
    missing = Finding("no-secret", True, facts)
    monkeypatch.setattr(doctor, "of_imap", lambda _account: [missing])
    person = Mistyping()
    with pytest.raises(Ended):
        begin(tmp_path / "config.toml", replace(told, password_env=None, **secret), person, no_net)
    assert person.told[-1].endswith(said)


def test_the_file_is_for_its_owner_alone(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "owed" / "config.toml"
    begin(path, told, Person(), no_net)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_a_link_to_where_the_file_is_to_be_is_followed(tmp_path: Path, told: Told) -> None:
    """As those have it who keep their dotfiles in a folder of their own."""
    path = tmp_path / "config.toml"
    path.symlink_to(Path("dotfiles") / "owed.toml")
    begin(path, told, Person(), no_net)
    assert path.is_symlink()
    assert load(path).accounts == load(tmp_path / "dotfiles" / "owed.toml").accounts


def test_what_is_there_is_left_as_it_is(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# mine")
    with pytest.raises(Ended):
        begin(path, told, Person(), no_net)
    assert path.read_text() == "# mine"


def test_where_no_file_can_be_nothing_is_asked(tmp_path: Path) -> None:
    person = Person()
    path = tmp_path / ("x" * 300) / "config.toml"
    with pytest.raises(Ended) as ended:
        begin(path, Told(), person, no_net)
    assert str(path) in ended.value.sentence
    assert person.asked == []


def test_a_refused_password_writes_nothing(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "wrong")
    person = Mistyping()
    person.there = True
    with pytest.raises(Ended):
        begin(tmp_path / "config.toml", told, person, no_net)
    assert list(tmp_path.iterdir()) == []
    words = shlex.split(person.told[-1].splitlines()[-1])
    assert words[words.index("--imap") + 1] == told.imap and VARIABLE in words


def test_the_same_again_names_the_server_as_it_is_read(tmp_path: Path, told: Told) -> None:
    person = Mistyping()
    with pytest.raises(Ended):
        begin(tmp_path / "config.toml", replace(told, imap="[::1]:1"), person, no_net)
    words = shlex.split(person.told[-1].splitlines()[-1])
    assert words[words.index("--imap") + 1] == "[::1]:1"


@pytest.mark.parametrize(
    "other",
    [{"password_command": "x"}, {"keyring": True}, {"oauth": "google"}, {"oauth_client": "id"}],
)
def test_two_ways_to_the_password_are_one_too_many(
    tmp_path: Path, told: Told, other: dict[str, Any]
) -> None:
    with pytest.raises(Ended, match="--keyring, --oauth, --password-command, --password-env"):
        begin(tmp_path / "config.toml", replace(told, **other), Person(), no_net)


def test_a_refused_password_is_written_by_request(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "wrong")
    person = Person(**{"all the same": "yes"})
    begin(tmp_path / "config.toml", told, person, no_net)
    assert load(tmp_path / "config.toml").accounts


def silent_net() -> Net:
    def silent(_name: str) -> Any:
        raise Unsaid

    return Net(lambda _url: None, silent, silent, refused)


def test_without_a_network_what_was_told_is_written(tmp_path: Path, told: Told) -> None:
    person = Person()
    away = replace(told, imap="imap.kontor.invalid")
    begin(tmp_path / "config.toml", away, person, silent_net)
    assert any("no network" in sentence for sentence in person.told)
    assert load(tmp_path / "config.toml").accounts[0].imap.host == "imap.kontor.invalid"


def test_a_host_that_nobody_knows_is_no_lack_of_a_network(tmp_path: Path, told: Told) -> None:
    nowhere = Net(lambda _url: None, lambda _name: (), lambda _domain: (), refused)
    person = Person()
    away = replace(told, imap="imap.kontor.invalid")
    with pytest.raises(Ended, match="--no-check"):
        begin(tmp_path / "config.toml", away, person, lambda: nowhere)
    assert not any("no network" in sentence for sentence in person.told)
    assert not (tmp_path / "config.toml").exists()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("[::1]:1993", ("::1", 1993)), ("[::1]", ("::1", 993)), ("::1", ("::1", 993))],
)
def test_an_address_of_numbers_may_have_a_port(
    tmp_path: Path, told: Told, typed: str, meant: tuple[str, int]
) -> None:
    begin(tmp_path / "config.toml", replace(told, imap=typed, check=False), Person(), no_net)
    imap = load(tmp_path / "config.toml").accounts[0].imap
    assert (imap.host, imap.port) == meant


def test_with_nobody_to_ask_the_option_for_the_address_is_named(tmp_path: Path) -> None:
    with pytest.raises(Ended, match="say --address"):
        begin(tmp_path / "config.toml", Told(), Person(), no_net)


def test_what_was_found_is_shown_and_used(tmp_path: Path, told: Told, dovecot: Dovecot) -> None:
    services = {"_imaps._tcp.kontor.example": [("localhost", dovecot.tls_port)]}
    from sync.net import REAL

    net = Net(
        fetch=lambda url: None,
        services=lambda name: services.get(name, ()),
        exchangers=lambda domain: (),
        shake=REAL.shake,
    )
    person = Person(**{"your provider": "yes"})
    begin(tmp_path / "config.toml", replace(told, imap=None), person, lambda: net)
    assert any(f"localhost, port {dovecot.tls_port}" in sentence for sentence in person.told)
    assert load(tmp_path / "config.toml").accounts[0].imap.port == dovecot.tls_port


@pytest.mark.parametrize("address", ["", "jane", "jane@", "two words@kontor.example"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, told: Told, address: str) -> None:
    with pytest.raises(Ended):
        begin(tmp_path / "config.toml", replace(told, address=address), Person(), no_net)


class Mistyping(Person):
    """Says those first, each once."""

    there = True

    def __init__(self, *slips: tuple[str, str], **answers: str) -> None:
        super().__init__(**answers)
        self._slips = list(slips)

    def ask(self, question: str, default: str) -> str:
        if self._slips and self._slips[0][0] in question:
            return self._slips.pop(0)[1]
        return super().ask(question, default)


def refused(protocol: object, offer: object) -> None:
    raise Fault("network")


def test_who_mistypes_is_asked_again_and_loses_nothing(tmp_path: Path) -> None:
    nowhere = Net(lambda _url: None, lambda _name: (), lambda _domain: (), refused)
    slips = (
        ("address", "jane at kontor"), ("(IMAP)", "mail kontor"), ("(SMTP)", "kontor:none"),
        ("password", "drawer"), ("Time zone", "Budapest"), ("Country", "QQ"),
    )  # fmt: skip
    person = Mistyping(
        *slips, address="jane@kontor.example", IMAP="imap.kontor.example", SMTP="",
        password="variable", variable=VARIABLE, Country="uk", **{"Time zone": "Europe/London"},
    )  # fmt: skip
    begin(tmp_path / "config.toml", Told(check=False), person, lambda: nowhere)
    text = " ".join(person.told)
    assert all(slip in text for _word, slip in slips)
    config = load(tmp_path / "config.toml")
    assert config.accounts[0].address == "jane@kontor.example"
    assert (config.region, config.hours.holidays) == ("GB", "GB")


def test_anything_that_was_told_is_read_back_as_it_was(tmp_path: Path, told: Told) -> None:
    odd = 'Jane "J" \\ Kovács'
    begin(tmp_path / "config.toml", replace(told, from_name=odd), Person(), no_net)
    assert load(tmp_path / "config.toml").accounts[0].from_name == odd


@pytest.mark.parametrize(
    ("slip", "said"),
    [(("variable that", "$MAIL_PW"), "MAIL_PASSWORD"), (("Command", ""), "empty"),
     (("Login", " "), "empty"), (("Your name", "Jane\tKovács"), "control characters"),
     (("(IMAP)", "imap://kontor:993"), "no server")],
)  # fmt: skip
def test_what_the_configuration_would_refuse_is_asked_again_and_nothing_else(
    tmp_path: Path, told: Told, slip: tuple[str, str], said: str
) -> None:
    how = "command" if slip[0] == "Command" else "variable"
    person = Mistyping(
        slip, password=how, Command="pass", variable=VARIABLE, Login="jane",
        IMAP="imap.kontor.example",
    )  # fmt: skip
    open_ = replace(told, from_name=None, imap=None, user=None, password_env=None, check=False)
    nowhere = Net(lambda _url: None, lambda _name: (), lambda _domain: (), refused)
    begin(tmp_path / "config.toml", open_, person, lambda: nowhere)
    assert any(said in sentence for sentence in person.told)
    assert load(tmp_path / "config.toml").accounts[0].imap.secret.kind in ("env", "command")


def test_who_mistypes_the_country_has_time_zone_and_holidays_proposed_as_answered(
    tmp_path: Path, told: Told
) -> None:
    slips = ("Country", "clear"), ("Time zone", "America/Lima"), ("Public holidays", "DE-BY")
    person = Mistyping(*slips, Country="DE")
    open_ = replace(told, region=None, timezone=None, holidays=None, check=False)
    begin(tmp_path / "config.toml", open_, person, no_net)
    config = load(tmp_path / "config.toml")
    assert (config.region, config.timezone.key) == ("DE", "America/Lima")
    assert config.hours.holidays == "DE-BY"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("how", ["keyring", None])
def test_without_a_keyring_no_password_is_asked_for_and_another_way_is_proposed(
    tmp_path: Path, told: Told, how: str | None
) -> None:
    person = Mistyping(*([("Where is", how)] if how else []), Command="pass")
    person.there = True
    begin(tmp_path / "config.toml", replace(told, password_env=None, check=False), person, no_net)
    assert not any("Password" in question for question in person.asked)
    assert any("no keyring" in sentence for sentence in person.told) is (how is not None)
    secret = load(tmp_path / "config.toml").accounts[0].imap.secret
    assert secret == Secret("command", "pass")


def test_a_keyring_that_does_not_take_the_password_is_not_said_to_be_none(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: str) -> None:
        raise KeyringLocked

    monkeypatch.setattr(keyring, "set_password", locked)
    monkeypatch.setattr(letting_in, "has_keyring", lambda: True)
    person = Mistyping(("Where is", "keyring"), Where="command", Command="pass", Password="x")
    begin(tmp_path / "config.toml", replace(told, password_env=None, check=False), person, no_net)
    assert any("did not take it (KeyringLocked)" in sentence for sentence in person.told)
    secret = load(tmp_path / "config.toml").accounts[0].imap.secret
    assert secret == Secret("command", "pass")


def test_a_consent_that_is_not_given_costs_no_answer(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise Denied("oauth-failed", "unauthorized_client")

    monkeypatch.setattr(consent, "consent", denied)
    person = Mistyping(
        ("Where is", "oauth"), Where="variable", provider="google", Id="id", variable=VARIABLE
    )
    begin(tmp_path / "config.toml", replace(told, password_env=None), person, no_net)
    secret = load(tmp_path / "config.toml").accounts[0].imap.secret
    assert secret == Secret("env", VARIABLE)


def test_a_time_zone_that_is_none_is_not_proposed_again(tmp_path: Path, told: Told) -> None:
    person = Mistyping(("Time zone", "Budapest/Europe"))
    begin(tmp_path / "config.toml", replace(told, timezone=None, check=False), person, no_net)
    assert load(tmp_path / "config.toml").timezone.key == machine.time_zone().zone.key


def test_a_variable_that_was_told_and_is_none_ends_it(tmp_path: Path, told: Told) -> None:
    person = Mistyping()
    with pytest.raises(Ended, match="password_env"):
        begin(tmp_path / "config.toml", replace(told, password_env="$X"), person, no_net)


def test_a_folder_that_others_may_write_to_is_named_and_nothing_asked_anew(
    tmp_path: Path, told: Told
) -> None:
    tmp_path.chmod(0o777)
    person = Mistyping()
    with pytest.raises(Ended, match="chmod"):
        begin(tmp_path / "config.toml", replace(told, region=None, check=False), person, no_net)
    assert len(person.asked) == 1


def test_a_country_that_was_told_and_is_none_asks_for_no_other_time_zone(
    tmp_path: Path, told: Told
) -> None:
    person = Mistyping()
    with pytest.raises(Ended, match="QQ"):
        odd = replace(told, region="QQ", timezone=None, check=False)
        begin(tmp_path / "config.toml", odd, person, no_net)
    assert len(person.asked) == 1


PROVIDER = b"""<clientConfig><emailProvider id="kontor.example">
<incomingServer type="imap"><hostname>imap.kontor.example</hostname><port>993</port>
<socketType>SSL</socketType><username>%EMAILLOCALPART%</username></incomingServer>
<outgoingServer type="smtp"><hostname>smtp.kontor.example</hostname><port>465</port>
<socketType>SSL</socketType><username>%EMAILADDRESS%</username></outgoingServer>
</emailProvider></clientConfig>"""


@pytest.mark.parametrize(
    ("typed", "sends_as"), [({}, "jane@kontor.example"), ({"Login": "jk"}, "jk")]
)
def test_sending_has_the_login_name_that_the_provider_gives_it(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch, typed: dict[str, str],
    sends_as: str,
) -> None:  # fmt: skip
    kept: list[str] = []
    monkeypatch.setattr("keyring.set_password", lambda _service, user, _password: kept.append(user))
    net = Net(lambda _url: PROVIDER, lambda _name: (), lambda _domain: (), lambda *_: None)
    found = replace(told, imap=None, smtp=None, user=None, password_env=None, check=False)
    person = Person(**{"Password (": "secret"}, **typed)
    begin(tmp_path / "config.toml", found, person, lambda: net)
    account = load(tmp_path / "config.toml").accounts[0]
    assert account.smtp is not None
    assert (account.imap.user, account.smtp.user) == (typed.get("Login", "jane"), sends_as)
    assert set(kept) == {account.imap.user, account.smtp.user}


def test_two_login_names_are_looked_up_again_by_the_command_that_begins_anew(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = {"account": "jane", "protocol": "IMAP", "why": "env-missing", "text": VARIABLE}
    missing = Finding("no-secret", True, facts)
    monkeypatch.setattr(doctor, "of_imap", lambda _account: [missing])
    net = Net(lambda _url: PROVIDER, lambda _name: (), lambda _domain: (), lambda *_: None)
    person = Mistyping()
    with pytest.raises(Ended):
        found = replace(told, imap=None, smtp=None, user=None)
        begin(tmp_path / "config.toml", found, person, lambda: net)
    command = shlex.split(person.told[-1].splitlines()[-1])
    assert VARIABLE in command and not {"--imap", "--smtp", "--user"} & set(command)


def test_on_a_port_that_does_not_say_it_starttls_is_tried(
    tmp_path: Path, told: Told, dovecot: Dovecot
) -> None:
    person = Person()
    named = replace(told, imap=f"localhost:{dovecot.port}")
    begin(tmp_path / "config.toml", named, person, no_net)
    imap = load(tmp_path / "config.toml").accounts[0].imap
    assert (imap.port, imap.security) == (dovecot.port, "starttls")
    assert f"  IMAP: localhost, port {dovecot.port}, encrypted by STARTTLS" in person.told


def test_on_such_a_port_a_certificate_that_is_not_trusted_is_what_is_told(
    tmp_path: Path, told: Told, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    person = Person(Write="yes")
    named = replace(told, imap=f"localhost:{dovecot.port}")
    begin(tmp_path / "config.toml", named, person, no_net)
    assert any("who signed the certificate of localhost" in one for one in person.told)
    assert not any("no encryption" in one for one in person.told)
    assert load(tmp_path / "config.toml").accounts[0].imap.security == "starttls"


def test_a_server_of_this_machine_that_does_not_encrypt_is_taken_and_told(
    tmp_path: Path, told: Told, peer: Peer
) -> None:
    person = Person()
    with listening(Behaviour(user=peer.user, password=peer.password)) as bridge:
        named = replace(told, smtp=f"127.0.0.1:{bridge.port}")
        begin(tmp_path / "config.toml", named, person, no_net)
    account = load(tmp_path / "config.toml").accounts[0]
    assert account.smtp is not None and account.imap.security == "tls"
    assert (account.smtp.port, account.smtp.security) == (bridge.port, "none")
    assert any("not encrypted" in sentence for sentence in person.told)


def test_a_server_that_takes_no_login_with_a_password_is_told_as_such_and_not_its_encryption(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp_login, "_MECHANISMS", ("OF NO SERVER",))
    person = Person(Write="yes")
    with listening(Behaviour(user="jane", password="another")) as bridge:
        begin(
            tmp_path / "config.toml",
            replace(told, smtp=f"127.0.0.1:{bridge.port}"),
            person,
            no_net,
        )
    assert any("takes no login with a password" in sentence for sentence in person.told)
    assert not any("no encryption with" in sentence for sentence in person.told)


def passwords(server: Hostile) -> int:
    """How often one was sent."""
    return len(server.said("LOGIN") + server.said("AUTHENTICATE"))


def test_while_imap_is_tried_in_every_kind_sending_is_told_a_wrong_password_once(
    tmp_path: Path, told: Told, dovecot: Dovecot
) -> None:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(dovecot.folder / "server.pem")
    bad = Behaviour(user="jane", password="another")
    with hostile() as server, listening(bad, tls=tls) as bridge:
        named = replace(told, imap=f"127.0.0.1:{server.port}", smtp=f"localhost:{bridge.port}")
        with pytest.raises(Ended):
            begin(tmp_path / "config.toml", named, Person(), no_net)
        assert (passwords(server), len(bridge.logins)) == (1, 1)


def test_a_password_that_imap_refuses_is_not_tried_for_sending(tmp_path: Path, told: Told) -> None:
    """Servers lock accounts."""
    person = Person()
    with hostile() as server, listening(Behaviour(user="jane", password="another")) as bridge:
        server.twist("LOGIN", b"NO [AUTHENTICATIONFAILED] wrong")
        server.twist("AUTHENTICATE", b"NO [AUTHENTICATIONFAILED] wrong")
        named = replace(told, imap=f"127.0.0.1:{server.port}", smtp=f"127.0.0.1:{bridge.port}")
        with pytest.raises(Ended):
            begin(tmp_path / "config.toml", named, person, no_net)
        assert (passwords(server), len(bridge.logins)) == (1, 0)
    assert any("has refused the same password" in sentence for sentence in person.told)


def test_where_no_kind_of_encryption_is_theirs_what_was_named_is_told(
    tmp_path: Path, told: Told
) -> None:
    person = Person()
    with listening(Behaviour()) as no_imap, pytest.raises(Ended):
        named = replace(told, imap=f"127.0.0.1:{no_imap.port}")
        begin(tmp_path / "config.toml", named, person, no_net)
    assert any("look at `port` and `security`" in sentence for sentence in person.told)
    assert not any("not encrypted" in sentence for sentence in person.told)
