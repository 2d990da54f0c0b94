"""`owed login`, whose consent itself is tested in `tests/sync/test_oauth.py`."""

from collections.abc import Callable

import pytest

from cli.person import Somebody
from store.records import status
from sync import consent, doctor
from tests.cli.conftest import Cli
from tests.store.records.firm import CONFIG


@pytest.fixture
def cli(clis: Callable[..., Cli], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Its provider agrees to whoever asks."""
    monkeypatch.setattr(consent, "consent", lambda *told: TOLD.append(told[3]))
    monkeypatch.setattr(doctor, "of_account", lambda _: [])
    return clis(CONFIG + OAUTH)


TOLD: list[str | None] = []
"""The clients' secrets with which a consent was asked for; None is the one that is kept."""
OAUTH = """
[[accounts]]
name = "cloud"
address = "jane@cloud.example"
[accounts.imap]
host = "imap.cloud.example"
oauth = "google"
oauth_client = "id"
"""


def test_a_daemon_that_was_refused_goes_on_at_once(cli: Cli) -> None:
    store = cli.firm.store
    with status.daemon_lock(store):
        cli.good("login")
    assert [wanted.account for wanted in status.rounds_wanted(store)] == ["cloud"]


def test_where_none_runs_nothing_is_asked_of_it(cli: Cli) -> None:
    cli.good("login")
    assert status.rounds_wanted(cli.firm.store) == []


def test_the_secret_that_is_kept_is_used_unless_another_is_told(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["new", ""])
    monkeypatch.setattr(Somebody, "hidden", lambda *_: next(typed))
    TOLD.clear()
    cli.good("login")
    cli.good("login", "--client-secret")
    cli.good("login", "--client-secret")
    assert TOLD == [None, "new", ""]


KEPT = """
[[accounts]]
name = "ringed"
address = "jane@ring.example"
[accounts.imap]
host = "imap.ring.example"
[accounts.smtp]
host = "smtp.ring.example"
"""
ANOTHER = KEPT + 'user = "jane"\n'


@pytest.mark.parametrize(
    ("config", "typed", "stored"),
    [(KEPT, ["new"], [("jane@ring.example", "new")]),
     (ANOTHER, ["new", "sends"], [("jane@ring.example", "new"), ("jane", "sends")]),
     (ANOTHER, ["", "sends"], [("jane", "sends")])],
)  # fmt: skip
def test_another_password_goes_to_the_keyring_and_the_daemon_goes_on(
    clis: Callable[..., Cli],
    monkeypatch: pytest.MonkeyPatch,
    config: str,
    typed: list[str],
    stored: list[tuple[str, str]],
) -> None:
    """A provider may want another; the keyring's own command is on nobody's PATH (pipx)."""
    kept: list[tuple[str, str]] = []

    def keep(service: str, user: str, password: str) -> None:
        assert service == "owed:ringed"
        kept.append((user, password))

    monkeypatch.setattr("keyring.set_password", keep)
    monkeypatch.setattr("sync.letting_in.has_keyring", lambda: True)
    monkeypatch.setattr(doctor, "of_account", lambda _: [])
    said = iter(typed)
    monkeypatch.setattr(Somebody, "hidden", lambda *_: next(said))
    cli = clis(CONFIG + config)
    with status.daemon_lock(cli.firm.store):
        cli.good("login", "ringed")
    assert kept == stored
    assert [one.account for one in status.rounds_wanted(cli.firm.store)] == ["ringed"]


def test_where_every_password_comes_by_itself_there_is_no_login(clis: Callable[..., Cli]) -> None:
    said = clis()("login")
    assert (said.status, said.out) == (2, "")
    assert "password_command" in said.err
