"""The client book on the screen."""

import pytest

from tests.tui.conftest import Running


@pytest.mark.parametrize(
    ("keys", "named"), [({}, " l on a row"), ({"link": "ctrl+l"}, "^L on a row")]
)
async def test_an_empty_book_names_the_key_that_fills_it(
    keys: dict[str, str], named: str, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.records.clients.clients", lambda _store: [])
    async with running(keys=keys, size=(140, 40)) as screen:
        await screen.press("g", "c")
        assert named in screen.text()
