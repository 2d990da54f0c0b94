"""The secret of a server: from a command, a variable or the system's keyring.

It is fetched when it is needed and kept nowhere; it is in no message of ours.
"""

import os
import re
import selectors
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import IO, Protocol, TypeVar, cast

from sync import keyrings
from sync.faults import BadPassword
from sync.keyrings import NoAnswer, NoKeyring

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds that a command may take, the typing of a passphrase included."""
_LOOK = 0.1
"""Seconds between looks at whether it is wanted still."""
_BLOCK = 1 << 20
"""Bytes: no pipe holds more."""
_KEPT = 65_536
_LINES = 100
_TAIL = 300
_LINE_END = re.compile(r"[\r\n]")
_UNPRINTABLE = re.compile(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff]+")


class Source(Protocol):
    """Where a secret comes from: `command`, `env` or `keyring`; `value` says which one."""

    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def client(self) -> str: ...
    @property
    def tenant(self) -> str: ...


class Guarded(Protocol):
    """A server that wants a secret."""

    @property
    def host(self) -> str: ...
    @property
    def user(self) -> str: ...
    @property
    def secret(self) -> Source: ...


class NoSecret(Exception):
    """There is no secret to be had, and why.

    Codes: `command-failed` (with `status`: its exit status, negative for a signal, and `text`:
    the end of what it complained), `command-timeout`, `command-empty`, `env-missing` (`text`:
    the variable), `no-keyring` (this machine has none: recommend password_command),
    `keyring-empty` (`text`: the service to store it under), `keyring-failed` (`text`: `timeout`
    where it may wait for its user), `garbled` (no text in UTF-8, or one with a NUL), `oauth-login`,
    `oauth-keyring`, `oauth-extra`, `oauth-failed`, `oauth-tenant` (see `oauth.Denied`),
    `unknown-kind`.
    """

    def __init__(self, account: str, code: str, text: str = "", status: int = 0) -> None:
        super().__init__(account, code, text, status)
        self.account = account
        self.code = code
        self.text = text
        self.status = status

    @property
    def silent(self) -> bool:
        """The keyring gives no answer yet: it may wait for its user."""
        return self.code in ("keyring-failed", "oauth-keyring") and self.text == "timeout"


def secret(account: str, server: Guarded, over: Callable[[], bool] = lambda: False) -> str:
    """The secret for a server of this account; NoSecret when there is none.

    over: nobody wants it any more, so that what takes too long is waited for no longer.
    Unreachable, BadCertificate or Busy, with its host, where a provider of access tokens does not
    answer as who it is.
    """
    match server.secret.kind:
        case "command":
            return _from_command(account, server.secret.value, over)
        case "env":
            return _from_environment(account, server.secret.value)
        case "keyring":
            return _from_keyring(account, server.user, over)
        case "oauth":
            return _from_oauth(account, server.secret, over)
    raise NoSecret(account, "unknown-kind", server.secret.kind)


def refused(account: str, server: Guarded) -> None:
    """The server did not take the secret. What can be renewed will be, before the next try."""
    if server.secret.kind == "oauth":
        from sync import oauth

        # A full disk, a locked keyring: the next try meets the old one, and is the last.
        with suppress(OSError, NoAnswer):
            oauth.mistrust(account)


def used(account: str, server: Guarded, log_in: Callable[[str], T]) -> T:
    """What `log_in` makes of the secret. A token that the server refuses though it should hold,
    since it was revoked or a clock is wrong, is renewed and tried once more."""
    try:
        return log_in(secret(account, server))
    except BadPassword:
        if server.secret.kind != "oauth":
            raise
    refused(account, server)
    return log_in(secret(account, server))


def awaited(account: str) -> bool:
    """Whether the keyring has been asked for what it keeps of this account, and waits for its
    user."""
    from sync import tokens

    return any(map(keyrings.unanswered, (service(account), tokens.service(account))))


def service(account: str) -> str:
    """The name under which the keyring keeps the secrets of an account."""
    return f"owed:{account}"


def _from_command(account: str, command: str, over: Callable[[], bool]) -> str:
    # In a session of its own, so that all that it started can be ended with it.
    process = subprocess.Popen(
        ["/bin/sh", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    heard = _Heard(cast(IO[bytes], process.stdout), cast(IO[bytes], process.stderr))
    until = time.monotonic() + PATIENCE
    try:
        while (status := _status(process, heard)) is None:
            if over() or time.monotonic() >= until:
                raise NoSecret(account, "command-timeout")
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        output, complaint = heard.all()
    if status:
        raise NoSecret(account, "command-failed", _tail(complaint, output), status)
    found = _line(account, output)
    if not found:
        raise NoSecret(account, "command-empty")
    return found


def _line(account: str, text: str) -> str:
    """The first line of what is kept as a secret, however an editor has marked and ended it."""
    line = _LINE_END.split(text.removeprefix("\ufeff"), 1)[0]
    if "\0" in line or any("\ud800" <= sign <= "\udfff" for sign in line):
        # Sent all the same it would be a wrong password, and servers count these.
        raise NoSecret(account, "garbled")
    return line


def _status(process: "subprocess.Popen[bytes]", heard: "_Heard") -> int | None:
    if heard.listen(_LOOK):
        return process.poll()
    try:
        return process.wait(_LOOK)
    except subprocess.TimeoutExpired:
        return None


class _Heard:
    """Listens to a command, and keeps the beginning and the end of what it says."""

    def __init__(self, *streams: IO[bytes]) -> None:
        self._kept = {stream: bytearray() for stream in streams}
        self._open = selectors.DefaultSelector()
        for stream in streams:
            self._open.register(stream, selectors.EVENT_READ)

    def listen(self, seconds: float | None) -> bool:
        """For what is said by then. False: no more will be."""
        if not self._open.get_map():
            return False
        for key, _ in self._open.select(seconds):
            stream = cast(IO[bytes], key.fileobj)
            kept, piece = self._kept[stream], os.read(key.fd, _BLOCK)
            kept += piece
            del kept[_KEPT : -2 * _TAIL]
            if not piece:
                self._open.unregister(stream)
                stream.close()
        return True

    def all(self) -> list[str]:
        """All that a command has said that is over. What it left behind may still hold the line, is
        waited for no longer, and speaks to itself from here on."""
        if self.listen(0):
            Thread(target=self._to_nobody, daemon=True).start()
        return [bytes(kept).decode("utf-8", "surrogateescape") for kept in self._kept.values()]

    def _to_nobody(self) -> None:
        while self.listen(None):
            pass
        self._open.close()


def _tail(complaint: str, output: str) -> str:
    """The end of what a command said in its distress, printable, and without what it put out."""
    for line in filter(None, map(str.strip, output.splitlines()[:_LINES])):
        complaint = complaint.replace(line, "…")
    return _UNPRINTABLE.sub(" ", complaint).strip()[-_TAIL:]


def _from_environment(account: str, variable: str) -> str:
    found = _line(account, os.environ.get(variable, ""))
    if not found:
        raise NoSecret(account, "env-missing", variable)
    return found


def _from_keyring(account: str, user: str, over: Callable[[], bool]) -> str:
    try:
        found = _line(account, keyrings.get(service(account), user, over))
    except NoKeyring:
        raise NoSecret(account, "no-keyring") from None
    except NoAnswer as none:
        raise NoSecret(account, "keyring-failed", none.text) from None
    if not found:
        raise NoSecret(account, "keyring-empty", service(account))
    return found


def _from_oauth(account: str, source: Source, over: Callable[[], bool]) -> str:
    from sync import oauth

    try:
        return oauth.access_token(account, source.value, source.client, over, source.tenant)
    except oauth.Denied as denied:
        raise NoSecret(account, denied.code, denied.text) from None
    except OSError as error:
        raise NoSecret(account, "oauth-failed", error.strerror or "") from None
