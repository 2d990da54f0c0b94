"""`owed init`: from an address to a configuration that was tried.

What is asked may be said beforehand (`Told`), so that no question is left. Nothing is written
over; a password goes to the keyring or nowhere.
"""

import shlex
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from store import config_values, config_write, machine
from store.addresses import judge
from store.config import default_path
from store.config_check import ConfigError, Wrong
from store.settings import Account, Secret, Security, Server
from store.words import findings as found_words
from store.words import problems
from store.words import starting as words
from sync import letting_in, securing
from sync.autoconfig import Offer
from sync.discover import Found, Net, discover, offline
from sync.interview import USAGE, Ended, Person, Told, again, fit, given, typed

_NETWORK = {"no-host", "dns", "network", "timeout"}
_COUNTRIES = {"uk": "GB"}


def begin(path: Path, told: Told, person: Person, net: Callable[[], Net]) -> None:
    """Asks, tries, and writes the file. Raises Ended."""
    try:
        if path.exists():
            raise Ended(words.fill(words.EXISTS, path=str(path)))
    except OSError as error:
        raise _no_access(path, error) from None
    address = _address(told, person)
    from_name = typed(told.from_name, person, words.FROM, "", _name)
    account = _account(address, from_name, told, person, net)
    account, tried = _tried(account, person, net) if told.check else (account, True)
    if not tried and not person.agrees(words.WRITE_ANYWAY, False):
        if not person.there:
            raise Ended(words.NOT_TRIED)
        person.tell(words.fill(words.SAME_AGAIN, command=_once_more(path, account)))
        raise Ended(words.NOT_WRITTEN)
    where = partial(_where, told, person, _country(address), {})
    last = {"region": told.region, "timezone": told.timezone, "hours.holidays": told.holidays}
    asked = {key for key, said in last.items() if said is None}
    again(where, lambda said: _write(path, config_write.text(account, *said), asked), person)
    person.tell(words.fill(words.WRITTEN, path=str(path)))


def _once_more(path: Path, account: Account) -> str:
    """What asks nothing again that was answered."""
    smtp, secret = account.smtp, account.imap.secret
    said = ["owed", *(["--config", str(path)] if path != default_path() else []), "init"]
    said += ["--address", account.address, "--from", account.from_name]
    if smtp is None or smtp.user == account.imap.user:  # two names are only to be looked up again
        said += ["--imap", _as_typed(account.imap)]
        said += ["--smtp", _as_typed(smtp) if smtp else "", "--user", account.imap.user]
    said += [letting_in.OPTIONS[secret.kind], *filter(None, [secret.value])]
    said += ["--oauth-client", secret.client] if secret.client else []
    said += ["--oauth-tenant", secret.tenant] if secret.tenant else []
    return shlex.join(said)


def _as_typed(server: Server) -> str:
    host = f"[{server.host}]" if ":" in server.host else server.host
    return f"{host}:{server.port}"


def _where(
    told: Told, person: Person, country: str, before: dict[str, str]
) -> tuple[str, str, str]:
    """before: what was answered the last time, which is proposed now: only one of it was wrong."""
    region = given(told.region, person, words.REGION, machine.region() or country)
    region = _COUNTRIES.get(region.lower(), region.upper())
    proposed = before.get("zone") or machine.time_zone().zone.key
    zone = given(told.timezone, person, words.TIMEZONE, proposed)
    before["zone"] = zone if _reads(config_values.zone, zone) else ""
    holidays = given(told.holidays, person, words.HOLIDAYS, before.get("holidays") or region)
    own = holidays != region and _reads(config_values.calendar, holidays)
    before["holidays"] = holidays if own else ""
    return region, zone, holidays


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except Wrong:
        return False
    return True


def _name(text: str) -> str:
    return fit("from", config_values.person, text) if text else ""


def _address(told: Told, person: Person) -> str:
    def take(address: str) -> str:
        if not address and not person.there:
            raise Ended(words.fill(words.NEEDS, option="--address ADDRESS"), USAGE)
        if judge(address) == "wrong":
            raise Ended(words.fill(words.BAD_ADDRESS, text=address), USAGE)
        return address

    return typed(told.address, person, words.ADDRESS, "", take)


def _country(address: str) -> str:
    """The country of the address's last label, if that is one."""
    label = address.rpartition(".")[2].lower()
    return _COUNTRIES.get(label, label.upper() if len(label) == 2 else "")


def _account(
    address: str, from_name: str, told: Told, person: Person, net: Callable[[], Net]
) -> Account:
    imap, smtp = _servers(address, told, person, net)
    line = partial(fit, "user", config_values.line)
    user = typed(told.user, person, words.USER, imap.user, line)
    # Who names another than is proposed means both servers.
    if smtp is not None and (told.user is not None or user != imap.user):
        smtp = replace(smtp, user=user)
    imap = replace(imap, user=user)
    secret = letting_in.choose(address, imap, _logins(imap, smtp), told, person)
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
    return typed(said, person, question, "", partial(_read_server, protocol, user))


def _read_server(protocol: str, user: str, text: str) -> Server | None:
    if not text:
        return None
    host, _, port = text.rpartition(":")
    if not host or (":" in host and not host.endswith("]")):  # colons of an IPv6 address
        host, port = text, ""
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


def _tried(account: Account, person: Person, net: Callable[[], Net]) -> tuple[Account, bool]:
    """Whether the servers let us in, as often as another password is typed; and how they encrypt.

    A network that is down is said, and hinders nothing; where name servers answer there is one,
    and it is the host or the port that is mistyped.
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
        silent = all(one.code == "server" and one.facts["why"] in _NETWORK for one in bad)
        if silent and offline(account.address.rpartition("@")[2], net()):
            person.tell(words.OFFLINE)
            return account, True
        wrong = any(one.facts["why"] == "bad-password" for one in bad)
        asked = wrong and account.imap.secret.kind == "keyring"
        if not asked or not person.agrees(words.AGAIN, True):
            return account, False
        letting_in.keep(account.name, _logins(account.imap, account.smtp), person)


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
