"""`owed login`, whose consent itself is tested in `tests/sync/test_oauth.py`."""

from collections.abc import Callable

import pytest

from store.records import status
from sync import consent, doctor
from tests.cli.conftest import Cli
from tests.store.records.firm import CONFIG


@pytest.fixture
def cli(clis: Callable[..., Cli], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Its provider agrees to whoever asks."""
    monkeypatch.setattr(consent, "consent", lambda *_: None)
    monkeypatch.setattr(doctor, "of_account", lambda _: [])
    return clis(CONFIG + OAUTH)


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
