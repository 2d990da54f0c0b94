from pathlib import Path

import pytest

from tests.tui.conftest import Running
from tui.crash import report


def test_a_report_is_private_and_holds_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    secret = "the price is 400"
    try:
        int(bool(secret) and "x" * 0)
    except ValueError as error:
        path = report(error)
    assert path.stat().st_mode & 0o077 == 0
    assert "ValueError" in path.read_text() and secret not in path.read_text()


async def test_a_fault_ends_the_screen_with_one_sentence(
    running: Running,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    from tui.doing import HANDLERS

    def broken(main: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setitem(HANDLERS, "star", broken)
    with pytest.raises(RuntimeError):
        async with running() as screen:
            await screen.pilot.press("s")
            await screen.pilot.pause(0.1)
    said = capsys.readouterr().err
    assert "your data are safe" in said and str(tmp_path) in said
    assert "Traceback" not in said
