"""Whether each account's servers let us in, asked of the servers themselves; changes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from store.config import Account, Server, load
from store.finding import Finding
from sync import smtp
from sync.credentials import NoSecret, used
from sync.faults import BadPassword, Busy, Fault
from sync.rivals import newest
from sync.roles import Role, roles
from sync.session import Session, connect
from sync.wire import Listed

_KINDS: dict[type[Fault], str] = {BadPassword: "bad-password", Busy: "busy"}
_SHOWN = 20


def findings(config_path: Path | None) -> list[Finding]:
    """Of every account in turn. Raises ConfigError."""
    config = load(config_path)
    return [found for account in config.accounts for found in of_account(account)]


def of_account(account: Account) -> list[Finding]:
    found = of_imap(account)
    return [*found, *of_smtp(account, found)]


def of_imap(account: Account) -> list[Finding]:
    return list(_imap(account))


def of_smtp(account: Account, of_imap: Sequence[Finding]) -> list[Finding]:
    """Not tried with what IMAP has refused: servers lock accounts, whoever asks."""
    imap, smtp = account.imap, account.smtp
    refused = any(one.bad and one.facts.get("why") == "bad-password" for one in of_imap)
    if refused and smtp and (smtp.user, smtp.secret) == (imap.user, imap.secret):
        return [Finding("not-tried", True, _facts(account, smtp, "SMTP"))]
    return list(_smtp(account))


def _imap(account: Account) -> Iterator[Finding]:
    code = "token-ok" if account.imap.bearer else "secret-ok"
    found = Finding(code, False, {"account": account.name, "protocol": "IMAP"})
    try:
        session = used(account.name, account.imap, partial(connect, account.imap))
    except NoSecret as error:
        yield _no_secret(account, account.imap, "IMAP", error)
        return
    except Fault as fault:
        yield from [] if fault.host else [found]
        yield _fault(account, account.imap, "IMAP", fault)
        return
    yield found
    try:
        yield Finding("login-ok", False, _facts(account, account.imap, "IMAP"))
        yield from _mailboxes(account, session)
    except Fault as fault:
        yield _fault(account, account.imap, "IMAP", fault)
    finally:
        session.close()


def _mailboxes(account: Account, session: Session) -> Iterator[Finding]:
    """Which mailbox is what; Sent above all, without which answers from elsewhere are unseen."""
    listed = session.mailboxes()
    found = roles(listed, account.mailboxes, session.namespace(), newest(session))
    named = [(role.role, box.name) for box in listed if (role := found[box.raw]).role]
    shown = [f"{role}: {name}" for role, name in named]
    yield Finding("roles", False, {"account": account.name, "mailboxes": len(listed),
                                   "roles": shown})  # fmt: skip
    yield from _wrongly_named(account, listed)
    yield from _rivals(account, listed, found)
    if all(role != "sent" for role, _ in named):
        known = [box.name for box in listed if box.selectable][:_SHOWN]
        facts = {"account": account.name, "role": "sent", "known": known}
        yield Finding("no-role", True, facts)


def _rivals(
    account: Account, listed: Sequence[Listed], found: Mapping[bytes, Role]
) -> Iterator[Finding]:
    """Where several might have a role it is a guess which of them has it."""
    names = {box.raw: box.name for box in listed}
    for box in listed:
        role = found[box.raw]
        if role.rivals:
            others = [names[raw] for raw in role.rivals]
            facts = {"account": account.name, "role": role.role, "name": box.name}
            yield Finding("rivals", False, {**facts, "others": others})


def _wrongly_named(account: Account, listed: Sequence[Listed]) -> Iterator[Finding]:
    names = {box.name.casefold() for box in listed}
    raw = {box.raw.decode("ascii", "replace").casefold() for box in listed}
    known = [box.name for box in listed[:_SHOWN]]
    for role, name in account.mailboxes.items():
        if name.casefold() not in names | raw:
            facts = {"account": account.name, "role": role, "name": name, "known": known}
            yield Finding("wrong-role", True, facts)


def _smtp(account: Account) -> Iterator[Finding]:
    server = account.smtp
    if server is None:
        yield Finding("no-smtp", False, {"account": account.name})
        return
    try:
        used(account.name, server, partial(smtp.check, server))
    except NoSecret as error:
        yield _no_secret(account, server, "SMTP", error)
    except Fault as fault:
        yield _fault(account, server, "SMTP", fault)
    else:
        yield Finding("login-ok", False, _facts(account, server, "SMTP"))


def _no_secret(account: Account, server: Server, protocol: str, error: NoSecret) -> Finding:
    facts = _facts(account, server, protocol)
    said = {"why": error.code, "text": error.text, "status": error.status}
    return Finding("no-secret", True, {**facts, **said})


def _fault(account: Account, server: Server, protocol: str, fault: Fault) -> Finding:
    why = _KINDS.get(type(fault), fault.code)
    if server.bearer and why == "bad-password":
        why = "bad-token"
    text = " ".join((fault.text, *fault.alerts)).strip()
    facts = _facts(account, server, protocol)
    host = fault.host or server.host
    return Finding("server", True, {**facts, "host": host, "why": why, "text": text})


def _facts(account: Account, server: Server, protocol: str) -> dict[str, object]:
    return {
        "account": account.name,
        "protocol": protocol,
        "host": server.host,
        "port": server.port,
        "user": server.user,
    }
