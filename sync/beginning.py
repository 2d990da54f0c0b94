"""`owed init`: from an address to a configuration that was tried.

What is asked may be said beforehand (`Told`), so that no question is left. Nothing is written
over; a password goes to the keyring or nowhere.
"""

import shlex
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from store import config_values, config_write, machine
from store.addresses import judge
from store.config import default_path
from store.config_check import ConfigError, Wrong
from store.settings import Account, Config, Secret, Security, Server
from store.words import findings as found_words
from store.words import problems, secrets, servers
from store.words import starting as words
from sync import doctor, securing
from sync.autoconfig import Offer
from sync.discover import Found, Net, discover

S = TypeVar("S")
T = TypeVar("T")

FAILED, USAGE = 1, 2
_NETWORK = {"no-host", "dns", "network", "timeout"}
_PROVIDERS = {
    "google": (".gmail.com", ".googlemail.com"),
    "microsoft": (".office365.com", ".outlook.com"),
}
_COUNTRIES = {"uk": "GB"}
_OPTIONS = {
    "keyring": "--keyring",
    "oauth": "--oauth",
    "command": "--password-command",
    "env": "--password-env",
}


class Person(Protocol):
    """Who is asked, on a terminal or not at all. there: somebody can answer anew."""

    there: bool

    def tell(self, sentence: str) -> None: ...
    def ask(self, question: str, default: str) -> str: ...
    def hidden(self, question: str) -> str: ...
    def browse(self, address: str) -> None: ...
    def agrees(self, question: str, default: bool) -> bool: ...


@dataclass(frozen=True, slots=True)
class Told:
    """What was said on the command line; None: ask, or take what is proposed.

    servers: `host` or `host:port`; '' for smtp is none. client_secret: whether it is asked for
    though the client was told. check: whether the servers are tried, and a consent is asked for.
    """

    address: str | None = None
    from_name: str | None = None
    imap: str | None = None
    smtp: str | None = None
    user: str | None = None
    password_command: str | None = None
    password_env: str | None = None
    keyring: bool = False
    oauth: str | None = None
    oauth_client: str | None = None
    client_secret: bool = False
    region: str | None = None
    timezone: str | None = None
    holidays: str | None = None
    check: bool = True


class Ended(Exception):
    """There will be no configuration; `sentence` says why. final: no other answer helps."""

    def __init__(self, sentence: str, status: int = FAILED, *, final: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
        self.final = final or status != USAGE


def begin(path: Path, told: Told, person: Person, net: Callable[[], Net]) -> None:
    """Asks, tries, and writes the file. Raises Ended."""
    try:
        if path.exists():
            raise Ended(words.fill(words.EXISTS, path=str(path)))
    except OSError as error:
        raise _no_access(path, error) from None
    address = _address(told, person)
    from_name = _typed(told.from_name, person, words.FROM, "", _name)
    account = _account(address, from_name, told, person, net)
    account, tried = _tried(account, person) if told.check else (account, True)
    if not tried and not person.agrees(words.WRITE_ANYWAY, False):
        if person.there:
            person.tell(words.fill(words.SAME_AGAIN, command=_once_more(path, account)))
        raise Ended(words.NOT_WRITTEN)
    where = partial(_where, told, person, _country(address))
    last = {"region": told.region, "timezone": told.timezone, "hours.holidays": told.holidays}
    asked = {key for key, said in last.items() if said is None}
    _again(where, lambda said: _write(path, config_write.text(account, *said), asked), person)
    person.tell(words.fill(words.WRITTEN, path=str(path)))


def _once_more(path: Path, account: Account) -> str:
    """What asks nothing again that was answered."""
    smtp, secret = account.smtp, account.imap.secret
    said = ["owed", *(["--config", str(path)] if path != default_path() else []), "init"]
    said += ["--address", account.address, "--from", account.from_name]
    if smtp is None or smtp.user == account.imap.user:  # two names are only to be looked up again
        said += ["--imap", f"{account.imap.host}:{account.imap.port}"]
        said += ["--smtp", f"{smtp.host}:{smtp.port}" if smtp else "", "--user", account.imap.user]
    said += [_OPTIONS[secret.kind], *filter(None, [secret.value])]
    said += ["--oauth-client", secret.client] if secret.client else []
    return shlex.join(said)


def _where(told: Told, person: Person, country: str) -> tuple[str, str, str]:
    region = _given(told.region, person, words.REGION, machine.region() or country)
    region = _COUNTRIES.get(region.lower(), region.upper())
    zone = _given(told.timezone, person, words.TIMEZONE, machine.time_zone().zone.key)
    return region, zone, _given(told.holidays, person, words.HOLIDAYS, region)


def _given(said: str | None, person: Person, question: str, default: str) -> str:
    return person.ask(question, default).strip() if said is None else said.strip()


def _again(
    ask: Callable[[], S], take: Callable[[S], T], person: Person, *, told: bool = False
) -> T:
    """Who mistypes is asked again; what was told on the command line is not asked at all."""
    while True:
        try:
            return take(ask())
        except Ended as ended:
            if told or not person.there or ended.final:
                raise
            person.tell(ended.sentence)


def _typed(
    said: str | None, person: Person, question: str, default: str, take: Callable[[str], T]
) -> T:
    ask = partial(_given, said, person, question, default)
    return _again(ask, take, person, told=said is not None)


def _fit(key: str, read: Callable[[str], str], text: str) -> str:
    """As the configuration will read it at this key."""
    try:
        return read(text)
    except Wrong as wrong:
        raise Ended(f"{key}: {problems.SENTENCES[wrong.code]}", USAGE) from None


def _name(text: str) -> str:
    return _fit("from", config_values.person, text) if text else ""


def _address(told: Told, person: Person) -> str:
    def take(address: str) -> str:
        if judge(address) == "wrong":
            raise Ended(words.fill(words.BAD_ADDRESS, text=address), USAGE)
        return address

    return _typed(told.address, person, words.ADDRESS, "", take)


def _country(address: str) -> str:
    """The country of the address's last label, if that is one."""
    label = address.rpartition(".")[2].lower()
    return _COUNTRIES.get(label, label.upper() if len(label) == 2 else "")


def _account(
    address: str, from_name: str, told: Told, person: Person, net: Callable[[], Net]
) -> Account:
    imap, smtp = _servers(address, told, person, net)
    fit = partial(_fit, "user", config_values.line)
    user = _typed(told.user, person, words.USER, imap.user, fit)
    # Who names another than is proposed means both servers.
    if smtp is not None and (told.user is not None or user != imap.user):
        smtp = replace(smtp, user=user)
    imap = replace(imap, user=user)
    secret = _secret(address, imap, _logins(imap, smtp), told, person)
    return Account(
        name=address,
        address=address,
        imap=replace(imap, secret=secret),
        smtp=None if smtp is None else replace(smtp, secret=secret),
        from_name=from_name,
    )


def _logins(imap: Server, smtp: Server | None) -> set[str]:
    return {server.user for server in (imap, smtp) if server is not None}


def _servers(
    address: str, told: Told, person: Person, net: Callable[[], Net]
) -> tuple[Server, Server | None]:
    found = None if told.imap is not None else _looked_up(address, person, net)
    imap = _server("imap", told.imap, found and found.imap, words.IMAP, address, person)
    if imap is None:
        raise Ended(words.fill(words.NEEDS, option="--imap HOST"), USAGE)
    smtp = _server("smtp", told.smtp, found and found.smtp, words.SMTP, imap.user, person)
    return imap, smtp


def _looked_up(address: str, person: Person, net: Callable[[], Net]) -> Found | None:
    domain = address.rpartition("@")[2]
    person.tell(words.fill(words.LOOKING, domain=domain))
    found = discover(address, net())
    if not isinstance(found, Found):
        said = words.OFFLINE if found.offline else words.NOT_FOUND
        person.tell(words.fill(said, domain=domain))
        return None
    person.tell(words.fill(words.FOUND[found.source], domain=domain))
    for protocol, offer in (("IMAP", found.imap), ("SMTP", found.smtp)):
        if offer is not None:
            person.tell(words.server(protocol, offer.host, offer.port, offer.security))
    if not found.sure and not person.agrees(words.NOT_SURE, False):
        return None
    return found


def _server(
    protocol: str, said: str | None, offer: Offer | None, question: str, user: str, person: Person
) -> Server | None:
    """What was told, else what was found, else what is asked for; None for an empty word."""
    if said is None and offer is not None:
        return Server(offer.host, offer.port, offer.security, offer.user, Secret("keyring"))
    return _typed(said, person, question, "", partial(_read_server, protocol, user))


def _read_server(protocol: str, user: str, text: str) -> Server | None:
    if not text:
        return None
    host, _, port = text.rpartition(":") if text.count(":") == 1 else (text, "", "")
    if port and not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        raise Ended(words.fill(words.BAD_SERVER, text=text), USAGE)
    try:
        host = config_values.host(host)
    except Wrong:
        raise Ended(words.fill(words.BAD_SERVER, text=text), USAGE) from None
    usual = 993 if protocol == "imap" else 465
    number = int(port or usual)
    security: Security = "starttls" if number in (143, 587) else "tls"
    return Server(host, number, security, user, Secret("keyring"))


def _secret(account: str, imap: Server, logins: set[str], told: Told, person: Person) -> Secret:
    tokens = told.oauth is not None or told.oauth_client is not None
    ways = [told.keyring, tokens, told.password_command is not None, told.password_env is not None]
    if sum(ways) > 1:
        raise Ended(words.fill(words.ONE_OF, options=", ".join(_OPTIONS.values())), USAGE)
    provider = told.oauth or _provider(imap.host)
    if told.keyring:
        return _by("keyring", account, logins, provider, told, person)
    if tokens:
        return _let_in(account, provider, told, person)
    if told.password_command is not None:
        return _command(told.password_command)
    if told.password_env is not None:
        return _variable(told.password_env)
    proposed = "oauth" if provider else "keyring"
    return _again(
        lambda: person.ask(words.HOW, proposed).strip().lower(),
        lambda how: _by(how, account, logins, provider, told, person),
        person,
    )


def _by(
    how: str, account: str, logins: set[str], provider: str, told: Told, person: Person
) -> Secret:
    match how:
        case "command":
            return _command(person.ask(words.COMMAND, ""))
        case "variable":
            return _variable(person.ask(words.VARIABLE, ""))
        case "keyring":
            _keep(account, logins, person)
            return Secret("keyring")
        case "oauth":
            return _let_in(account, provider, told, person)
        case _:
            raise Ended(words.fill(words.NOT_ONE, text=how), USAGE)


def _command(text: str) -> Secret:
    return Secret("command", _fit("password_command", config_values.lines, text))


def _variable(text: str) -> Secret:
    return Secret("env", _fit("password_env", config_values.variable, text))


def _provider(host: str) -> str:
    """Whose tokens the server takes; '' where that is not known."""
    labels = "." + host.lower()
    owners = (name for name, ends in _PROVIDERS.items() if labels.endswith(ends))
    return next(owners, "")


def _let_in(account: str, provider: str, told: Told, person: Person) -> Secret:
    provider = provider or person.ask(words.PROVIDER, "").strip().lower()
    if provider not in _PROVIDERS:
        raise Ended(words.fill(words.NOT_ONE, text=provider), USAGE)
    asked = partial(person.ask, words.fill(words.CLIENT, provider=provider), "")
    client = (asked() if told.oauth_client is None else told.oauth_client).strip()
    if not client:
        raise Ended(words.fill(words.NO_CLIENT, provider=provider), USAGE)
    secret = Secret("oauth", provider, _fit("oauth_client", config_values.line, client))
    if not told.check:
        person.tell(words.fill(secrets.SENTENCES["oauth-login"], account=account, text="").rstrip())
        return secret
    wanted = told.oauth_client is None or told.client_secret
    _consent(account, secret, person.hidden(words.CLIENT_SECRET) if wanted else None, person)
    return secret


def log_in(config: Config, name: str | None, client_secret: str | None, person: Person) -> str:
    """The consent of one account that the configuration has; its name. client_secret: None is the
    one that is kept. Raises Ended."""
    able = [one for one in config.accounts if one.imap.secret.kind == "oauth"]
    wanted = [one for one in able if name in (None, one.name)]
    if len(wanted) != 1:
        names = ", ".join(one.name for one in able)
        raise Ended(words.fill(words.WHICH if able else words.NO_OAUTH, names=names), USAGE)
    _consent(wanted[0].name, wanted[0].imap.secret, client_secret, person)
    for one in doctor.of_account(wanted[0]):
        person.tell(found_words.sentence(one))
    return wanted[0].name


def _consent(account: str, secret: Secret, client_secret: str | None, person: Person) -> None:
    from sync import consent
    from sync.faults import Fault
    from sync.oauth import Denied

    def show(address: str, code: str) -> None:
        person.tell(words.fill(words.CODE if code else words.BROWSER, address=address, code=code))
        if not code:
            person.browse(address)

    try:
        consent.consent(account, secret.value, secret.client, client_secret, show)
    except Denied as denied:
        why = {"account": account, "text": denied.text}
        raise Ended(words.fill(secrets.SENTENCES[denied.code], **why)) from None
    except Fault as away:
        facts = {"kind": "busy", "code": away.code, "host": away.host, "text": away.text}
        raise Ended(servers.sentence(account, facts)) from None
    except OSError as error:
        raise Ended(words.fill(secrets.SENTENCES["oauth-failed"], text=str(error))) from None
    person.tell(words.LET_IN)


def _keep(account: str, logins: set[str], person: Person) -> None:
    import keyring
    from keyring.errors import KeyringError

    from sync.credentials import service

    password = person.hidden(words.PASSWORD)
    if not password:  # It may lie there already, or is put there by hand.
        return
    try:
        for user in logins:
            keyring.set_password(service(account), user, password)
    except (KeyringError, OSError, RuntimeError):
        raise Ended(words.NO_KEYRING) from None
    person.tell(words.STORED)


def _tried(account: Account, person: Person) -> tuple[Account, bool]:
    """Whether the servers let us in, as often as another password is typed; and how they encrypt.

    A network that is down is said, and hinders nothing.
    """
    while True:
        named = account
        account, found = securing.tried(named)
        _tell_of_kinds(named, account, person)
        for one in found:
            person.tell(found_words.sentence(one))
        bad = [one for one in found if one.bad and one.code in ("server", "no-secret")]
        if not bad:
            return account, True
        if all(one.code == "server" and one.facts["why"] in _NETWORK for one in bad):
            person.tell(words.OFFLINE)
            return account, True
        wrong = any(one.facts["why"] == "bad-password" for one in bad)
        asked = wrong and account.imap.secret.kind == "keyring"
        if not asked or not person.agrees(words.AGAIN, True):
            return account, False
        _keep(account.name, _logins(account.imap, account.smtp), person)


def _tell_of_kinds(named: Account, account: Account, person: Person) -> None:
    """Where a server encrypts in another way than its port had let us think."""
    for protocol, was, is_ in (
        ("IMAP", named.imap, account.imap),
        ("SMTP", named.smtp, account.smtp),
    ):
        if is_ is not None and is_ != was:
            person.tell(words.server(protocol, is_.host, is_.port, is_.security))


def _write(path: Path, content: str, asked: set[str]) -> None:
    try:
        config_write.write(path, content)
    except FileExistsError:
        raise Ended(words.fill(words.EXISTS, path=str(path))) from None
    except ConfigError as error:
        named = (problem._replace(file=path) for problem in error.problems)
        said = "\n".join(map(problems.sentence, named))
        final = any(problem.key not in asked for problem in error.problems)
        raise Ended(said, USAGE, final=final) from None
    except OSError as error:
        raise _no_access(path, error) from None


def _no_access(path: Path, error: OSError) -> Ended:
    return Ended(words.fill(words.NO_ACCESS, path=str(path), text=error.strerror or ""))
