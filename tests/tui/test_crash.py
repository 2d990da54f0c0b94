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
        try:
            int(secret)
        except ValueError as error:
            raise KeyError(secret) from error
    except KeyError as error:
        path = report(error)
    assert path.stat().st_mode & 0o077 == 0
    said = path.read_text()
    assert "ValueError" in said and "KeyError" in said and "int(secret)" in said
    assert secret not in said


def test_a_report_says_what_the_program_did_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    wrong = ExceptionGroup("two", [AttributeError("no x here"), OSError(28, "No space left")])
    said = report(wrong).read_text()
    assert "AttributeError: no x here" in said and "OSError: No space left" in said


async def test_a_fault_ends_the_screen_with_one_sentence(
    running: Running,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    deep = tmp_path / ("a path that is longer than the terminal is wide " * 2)
    deep.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    from tui.doing import HANDLERS

    def broken(main: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setitem(HANDLERS, "star", broken)
    with pytest.raises(RuntimeError):
        async with running() as screen:
            await screen.press("s")
    said = capsys.readouterr().err
    assert "your data are safe" in said and str(deep) in said
    assert "Traceback" not in said
