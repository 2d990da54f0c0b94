"""A first configuration: one account and what goes with it, as TOML that `config.py` reads."""

import json
import os
import secrets
from pathlib import Path

from store import config
from store.config_check import ConfigError
from store.settings import DAYS, Account, Config, Secret, Server

_PORTS = {("imap", "tls"): 993, ("smtp", "tls"): 465, ("imap", "starttls"): 143,
          ("smtp", "starttls"): 587}  # fmt: skip


def text(account: Account, region: str, timezone: str, holidays: str) -> str:
    """The file; what is as it would be anyway is left out, the clocks and the country are not,
    since they hang on the machine."""
    lines = [
        "# Written by `owed init`; config.example.toml explains every setting there is.",
        *([f"region = {_quoted(region)}"] if region else []),
        f"timezone = {_quoted(timezone)}",
        "",
        "[[accounts]]",
        f"name = {_quoted(account.name)}",
        f"address = {_quoted(account.address)}",
        *([f"from = {_quoted(account.from_name)}"] if account.from_name else []),
        "[accounts.imap]",
        *_server("imap", account.imap, account.address),
        *_secret(account.imap.secret),
    ]
    if account.smtp is not None:
        lines += ["[accounts.smtp]", *_server("smtp", account.smtp, account.imap.user)]
        if account.smtp.secret != account.imap.secret:
            lines += _secret(account.smtp.secret)
    if account.mailboxes:
        lines.append("[accounts.mailboxes]")
        lines += [f"{role} = {_quoted(name)}" for role, name in account.mailboxes.items()]
    lines += ["", "[hours]"]
    lines += [f'{day} = ["09:00-17:00"]' for day in DAYS[:5]]
    lines += [f"holidays = {_quoted(holidays)}"] if holidays else []
    return "\n".join(lines) + "\n"


def _server(protocol: str, server: Server, user: str) -> list[str]:
    lines = [f"host = {_quoted(server.host)}"]
    if server.port != _PORTS.get((protocol, server.security)):
        lines.append(f"port = {server.port}")
    if server.security != "tls":
        lines.append(f"security = {_quoted(server.security)}")
    if server.user != user:
        lines.append(f"user = {_quoted(server.user)}")
    return lines


def _secret(secret: Secret) -> list[str]:
    match secret.kind:
        case "command":
            return [f"password_command = {_quoted(secret.value)}"]
        case "env":
            return [f"password_env = {_quoted(secret.value)}"]
        case "oauth":
            return [
                f"oauth = {_quoted(secret.value)}",
                f"oauth_client = {_quoted(secret.client)}",
                *([f"oauth_tenant = {_quoted(secret.tenant)}"] if secret.tenant else []),
            ]
    return []


def _quoted(value: str) -> str:
    """A basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def write(path: Path, content: str) -> Config:
    """The file at `path`, or where a link leads from there, for its owner alone, and what it says.

    Raises FileExistsError and leaves the one that is there; ConfigError where it would be wrong or
    odd, and then writes nothing.
    """
    path = Path(os.path.realpath(path))  # of links in a ring, too
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
        if odd := config.closer_look(config.load(draft)):
            raise ConfigError(odd)
        # Unlike a rename, a link never takes the place of what is there.
        os.link(draft, path)
    finally:
        draft.unlink()
    return config.load(path)
