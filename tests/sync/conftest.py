import ssl
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from sync import oauth
from tests.faults.lives import alone
from tests.peers.authority import Authority, running
from tests.peers.dovecot import Dovecot
from tests.peers.https import certificate
from tests.sync.office import Office
from tests.sync.office import office as new_office

__all__ = ["alone"]


@pytest.fixture
def office(dovecot: Dovecot, tmp_path: Path) -> Office:
    """A fresh account on Dovecot, and an empty store."""
    return new_office(dovecot.account(), tmp_path)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where tokens are kept, on a machine without a keyring, by a process that has just begun."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(oauth, "_unsaved", {})
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield tmp_path / "owed"
    keyring.set_keyring(before)


@pytest.fixture
def authority(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Authority]:
    """A provider of access tokens, for all that there are."""
    with running("user-of-tokens") as found:
        monkeypatch.setitem(oauth.PROVIDERS, "google", found.provider())
        monkeypatch.setitem(oauth.PROVIDERS, "microsoft", found.provider(device=True))
        yield found


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """Of a server at localhost, whom this machine trusts."""
    authority = tmp_path / "authority.pem"
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    return certificate(authority)
