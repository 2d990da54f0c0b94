"""Where OAuth2 tokens are kept: in the system's keyring, or, where there is none, in a file that
only its owner may read."""

import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from store import machine
from sync import keyrings
from sync.keyrings import NoAnswer, NoKeyring


@dataclass(frozen=True, slots=True)
class Token:
    """expires_at: seconds since 1970, UTC; 0 is a token to be renewed before it is used.
    client: whose it is; '' is not known. client_secret: some providers give one to programs, though
    it cannot be kept secret there. instead_of: of one in the keyring, which in the file it came
    after."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires_at: int
    client_secret: str = field(default="", repr=False)
    client: str = ""
    instead_of: str = ""


_FIELDS = frozenset(one.name for one in fields(Token))


def load(account: str, over: Callable[[], bool] = lambda: False) -> Token | None:
    """The newer one: a keyring may be locked, or read-only, for one process and not for another.
    Raises NoAnswer where only a keyring can have it that says nothing. over: nobody wants it any
    more.

    A file is only there since the keyring did not take what stands in it, or since a kill left it
    there, and then the keyring's says so. No clock is asked: one that was set back would bring a
    token to life that the provider has replaced.
    """
    text = _from_file(account)
    in_file = _read(text)
    try:
        kept = _read(_from_keyring(account, over))
    except NoAnswer:
        if in_file is None:
            raise
        return in_file
    if in_file is None or (kept is not None and kept.instead_of == _mark(text)):
        return kept
    return in_file


def client_secret(account: str, client: str) -> str:
    """The one that was told at the last consent of this client; '' for none."""
    held = None
    with suppress(NoAnswer):
        held = load(account)
    return held.client_secret if held is not None and held.client in ("", client) else ""


def _read(text: str) -> Token | None:
    try:
        said = json.loads(text)
        return Token(**{name: value for name, value in said.items() if name in _FIELDS})
    except (ValueError, TypeError, AttributeError):
        return None


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def save(account: str, token: Token) -> None:
    """Raises OSError where neither place takes it."""
    text = json.dumps(asdict(replace(token, instead_of=_mark(_from_file(account)))))
    if not _to_keyring(account, text):
        _to_file(account, text)
        return
    with suppress(OSError):
        _file(account).unlink(missing_ok=True)


@contextmanager
def locked(account: str) -> Iterator[None]:
    """While a token is renewed, or replaced: a provider may give each renewal only once."""
    path = _folder() / f"{_name(account)}.lock"
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def service(account: str) -> str:
    """The name under which the keyring keeps it."""
    return f"owed:{account}:oauth"


def _from_keyring(account: str, over: Callable[[], bool] = lambda: False) -> str:
    try:
        return keyrings.get(service(account), account, over)
    except NoKeyring:
        return ""


def _to_keyring(account: str, text: str) -> bool:
    try:
        keyrings.put(service(account), account, text)
        # One that is switched off takes everything and keeps nothing.
        return _from_keyring(account) == text
    except NoAnswer:
        return False


def _from_file(account: str) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return _file(account).read_text("utf-8")
    return ""


def _to_file(account: str, text: str) -> None:
    """In one step, so that a kill, or a power cut, leaves the old token or the new one."""
    draft = _folder() / f".{secrets.token_hex(8)}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(_file(account))
    finally:
        draft.unlink(missing_ok=True)  # a full disk took only a part of it


def _file(account: str) -> Path:
    return _folder() / f"{_name(account)}.json"


def _folder() -> Path:
    """Whoever logs in before the first sync makes the store's folder, too; `mode` is the last's."""
    data = machine.data_dir()
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = data / "tokens"
    folder.mkdir(exist_ok=True, mode=0o700)
    return folder


def _name(account: str) -> str:
    """An account's name may hold anything; a file's may not."""
    return hashlib.sha256(account.encode()).hexdigest()[:16]
