"""The [[accounts]] of the configuration: servers, secrets, and keys as tiers have them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from store import config_values as values
from store.addresses import judge
from store.config_check import Table, Wrong
from store.rules.hours import Span
from store.rules.policy import KEYS, Keys
from store.settings import (
    ROLES,
    Account,
    Attachments,
    Drafts,
    Role,
    SaveSent,
    Secret,
    SecretKind,
    Security,
    Server,
)

Protocol = Literal["imap", "smtp"]

_SAVE_SENT: Callable[[str], SaveSent] = values.one_of("auto", "yes", "no")
_DRAFTS: Callable[[str], Drafts] = values.one_of("server", "local")
_SECURITY: Callable[[str], Security] = values.one_of("tls", "starttls", "none")
_ATTACHMENTS: Callable[[str], Attachments] = values.one_of("demand", "background")
_PROVIDER = values.one_of("google", "microsoft")
_SECRETS: Mapping[str, tuple[SecretKind, Callable[[str], str]]] = {
    "password_command": ("command", values.lines),
    "password_env": ("env", values.variable),
    "oauth": ("oauth", _PROVIDER),
}
_PORTS: Mapping[Protocol, Mapping[Security, int]] = {
    "imap": {"tls": 993, "starttls": 143, "none": 143},
    "smtp": {"tls": 465, "starttls": 587, "none": 587},
}
KEYRING = Secret("keyring")


def accounts(root: Table, folder: Path) -> tuple[Account, ...]:
    """Paths that are not absolute stand in `folder`."""
    found = []
    names: set[str] = set()
    for table in root.tables("accounts"):
        account = _account(table, folder)
        if account.name.casefold() in names:
            table.note("name", Wrong("duplicate"), account.name)
        names.add(account.name.casefold())
        found.append(account)
    return tuple(found)


def keys(table: Table) -> Keys:
    """What an account or a tier writes of its own."""
    written: dict[str, Span | None] = {key: table.read(key, values.span, None) for key in KEYS}
    return Keys(**written)


def _account(table: Table, folder: Path) -> Account:
    table.needs("address")
    address = table.read("address", values.address, "")
    aliases = table.read_list("aliases", values.address, ())
    _warn_of_odd(table, "address", address)
    for i, alias in enumerate(aliases):
        _warn_of_odd(table, f"aliases[{i}]", alias)
    imap = _imap(table.table("imap"), address)
    return Account(
        name=table.read("name", values.line, address),
        address=address,
        imap=imap,
        smtp=_smtp(table.table("smtp"), imap) if "smtp" in table.values else None,
        from_name=table.read("from", values.person, ""),
        aliases=aliases,
        signature=table.read("signature", values.path(folder), None),
        save_sent=table.read("save_sent", _SAVE_SENT, "auto"),
        drafts=table.read("drafts", _DRAFTS, "server"),
        mailboxes=_mailboxes(table.table("mailboxes")),
        policy=keys(table),
    )


def _warn_of_odd(table: Table, key: str, address: str) -> None:
    if address and judge(address) == "odd":
        table.warn(key, "odd-address", address)


def _mailboxes(table: Table) -> dict[Role, str]:
    named = {role: table.read(role, values.line, None) for role in ROLES}
    return {role: name for role, name in named.items() if name is not None}


def _imap(table: Table, address: str) -> Server:
    attachments: Attachments = table.read("attachments", _ATTACHMENTS, "demand")
    return _server(table, "imap", address, KEYRING, attachments)


def _smtp(table: Table, imap: Server) -> Server:
    return _server(table, "smtp", imap.user, imap.secret, "demand")


def _server(
    table: Table, protocol: Protocol, user: str, secret: Secret, attachments: Attachments
) -> Server:
    table.needs("host")
    host = table.read("host", values.host, "")
    security: Security = table.read("security", _SECURITY, "tls")
    if security == "none" and host and not values.is_this_machine(host):
        table.note("security", Wrong("plain-to-remote"), host)
    return Server(
        host=host,
        port=table.number("port", _PORTS[protocol][security], 1, 65535),
        security=security,
        user=table.read("user", values.line, user),
        secret=_secret(table) or secret,
        attachments=attachments,
    )


def _secret(table: Table) -> Secret | None:
    """None if nothing is written; more than one source is a mistake."""
    written = [key for key in _SECRETS if key in table.values]
    if len(written) > 1:
        table.note(written[1], Wrong("several-secrets", tuple(written)))
    found = [
        Secret(kind, value)
        for key, (kind, parse) in _SECRETS.items()
        if (value := table.read(key, parse, None)) is not None
    ]
    client, tenant = _client(table)
    return replace(found[0], client=client, tenant=tenant) if found else None


def _client(table: Table) -> tuple[str, str]:
    """The OAuth client's id and tenant: with `oauth`, and only with it."""
    client = table.read("oauth_client", values.line, "")
    provider = table.values.get("oauth")
    tenant = table.read("oauth_tenant", values.tenant(str(provider)), "")
    if not table.values.keys().isdisjoint(("oauth", "oauth_client", "oauth_tenant")):
        table.needs("oauth")
        table.needs("oauth_client")
    return client, tenant
