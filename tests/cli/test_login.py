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
