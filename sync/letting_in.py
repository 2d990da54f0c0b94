"""How Owed is let into a mailbox: by a password that a command or a variable says, or that is put
into the keyring, or by a token, to which the owner consents."""

import getpass
import os
import shlex
from functools import partial
from urllib.parse import parse_qs, urlsplit

from store import config_values
from store.settings import Account, Config, Secret, Server
from store.words import findings as found_words
from store.words import secrets, servers
from store.words import starting as words
from sync import doctor
from sync.interview import USAGE, Ended, Person, Told, again, fit

_PROVIDERS = {
    "google": (".gmail.com", ".googlemail.com"),
    "microsoft": (".office365.com", ".outlook.com"),
}
OPTIONS = {
    "keyring": "--keyring",
    "oauth": "--oauth",
    "command": "--password-command",
    "env": "--password-env",
}


def choose(account: str, imap: Server, logins: set[str], told: Told, person: Person) -> Secret:
    """The way that was told, or that is asked for; it is gone as far as it can be now."""
    by_token = (told.oauth, told.oauth_client, told.oauth_tenant)
    tokens = any(said is not None for said in by_token)
    ways = [told.keyring, tokens, told.password_command is not None, told.password_env is not None]
    if sum(ways) > 1:
        raise Ended(words.fill(words.ONE_OF, options=", ".join(OPTIONS.values())), USAGE)
    provider = told.oauth or _provider(imap.host)
    if told.keyring:
        return _by("keyring", account, logins, provider, told, person)
    if tokens:
        return _let_in(account, provider, told, person)
    if told.password_command is not None:
        return _command(told.password_command)
    if told.password_env is not None:
        return _variable(told.password_env)
    kept = "keyring" if has_keyring() or not person.there else "command"
    proposed = "oauth" if provider else kept
    return again(
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
            keep(account, logins, person)
            return Secret("keyring")
        case "oauth":
            return _let_in(account, provider, told, person)
        case _:
            raise Ended(words.fill(words.NOT_ONE, text=how), USAGE)


def _command(text: str) -> Secret:
    return Secret("command", fit("password_command", config_values.lines, text))


def _variable(text: str) -> Secret:
    return Secret("env", fit("password_env", config_values.variable, text))


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
    client = fit("oauth_client", config_values.line, client)
    secret = Secret("oauth", provider, client, _tenant(provider, told, person))
    if not told.check:
        said = words.fill(secrets.SENTENCES["oauth-login"], quoted=shlex.quote(account), text="")
        person.tell(said.rstrip())
        return secret
    wanted = told.oauth_client is None or told.client_secret
    _consent(account, secret, person.hidden(words.CLIENT_SECRET) if wanted else None, person)
    return secret


def _tenant(provider: str, told: Told, person: Person) -> str:
    said = told.oauth_tenant
    if said is None and told.oauth_client is None and provider == "microsoft":
        said = person.ask(words.TENANT, "")
    return fit("oauth_tenant", config_values.tenant(provider), said) if said else ""


def log_in(config: Config, name: str | None, client_secret: str | None, person: Person) -> str:
    """The consent, or other passwords in the keyring, of one account that the configuration has;
    its name. client_secret: None is the one that is kept. Raises Ended."""
    able = [one for one in config.accounts if _let_in_by_hand(one)]
    wanted = [one for one in able if name in (None, one.name)]
    if len(wanted) != 1:
        names = ", ".join(one.name for one in able)
        raise Ended(words.fill(words.WHICH if able else words.NO_LOGIN, names=names), USAGE)
    (account,) = wanted
    if account.imap.secret.kind == "oauth":
        _consent(account.name, account.imap.secret, client_secret, person)
    users = {one.user for one in _servers(account) if one.secret.kind == "keyring"}
    for user in sorted(users, key=lambda user: user != account.imap.user):
        keep(account.name, {user}, person, words.fill(words.PASSWORD_OF, user=user))
    for one in doctor.of_account(account):
        person.tell(found_words.sentence(one))
    return account.name


def _let_in_by_hand(account: Account) -> bool:
    kinds = {server.secret.kind for server in _servers(account)}
    return account.imap.secret.kind == "oauth" or "keyring" in kinds


def _servers(account: Account) -> list[Server]:
    return [account.imap, *([account.smtp] if account.smtp else [])]


def _consent(account: str, secret: Secret, client_secret: str | None, person: Person) -> None:
    from sync import consent
    from sync.faults import Fault
    from sync.oauth import Denied

    def show(address: str, code: str) -> None:
        person.tell(words.fill(words.CODE if code else words.BROWSER, address=address, code=code))
        if not code and (command := _way_back(address)):
            person.tell(words.fill(words.BY_SSH, command=command))
        if not code:
            person.browse(address)

    try:
        consent.consent(account, secret.value, secret.client, client_secret, show, secret.tenant)
    except Denied as denied:
        why = {"quoted": shlex.quote(account), "text": denied.text}
        raise Ended(words.fill(secrets.SENTENCES[denied.code], **why), final=False) from None
    except Fault as away:
        facts = {"kind": "busy", "code": away.code, "host": away.host, "text": away.text}
        raise Ended(servers.sentence(account, facts), final=False) from None
    except OSError as error:
        said = words.fill(secrets.SENTENCES["oauth-failed"], text=str(error))
        raise Ended(said, final=False) from None
    person.tell(words.LET_IN)


def _way_back(address: str) -> str:
    """The command that leads the port of this machine, to which the provider sends the browser,
    from the machine at which its owner sits; '' where that is this one."""
    line = os.environ.get("SSH_CONNECTION", "").split()
    if len(line) != 4:
        return ""
    door = urlsplit(parse_qs(urlsplit(address).query)["redirect_uri"][0]).port
    _from, _its_port, host, port = line
    elsewhere = [] if port == "22" else ["-p", port]
    leads = f"{door}:127.0.0.1:{door}"
    return shlex.join(["ssh", "-N", "-L", leads, "-l", getpass.getuser(), *elsewhere, host])


def has_keyring() -> bool:
    """One that may be locked, too; without a desktop there mostly is none."""
    import keyring
    from keyring.backends.fail import Keyring

    return not isinstance(keyring.get_keyring(), Keyring)


def keep(account: str, logins: set[str], person: Person, question: str = words.PASSWORD) -> None:
    import keyring
    from keyring.errors import KeyringError

    from sync.credentials import service

    if person.there and not has_keyring():
        raise Ended(words.NO_KEYRING, final=False)
    password = person.hidden(question)
    if not password:  # It may lie there already, or is put there by hand.
        return
    try:
        for user in logins:
            keyring.set_password(service(account), user, password)
    except (KeyringError, OSError, RuntimeError) as error:
        said = words.fill(words.NOT_KEPT, text=type(error).__name__)
        raise Ended(said, final=False) from None
    person.tell(words.STORED)
