from pathlib import Path

from tui.paths import complete


def test_a_name_is_completed_as_far_as_it_is_certain(tmp_path: Path) -> None:
    (tmp_path / "offer-a.pdf").touch()
    (tmp_path / "offer-b.pdf").touch()
    assert complete(f"{tmp_path}/of") == (f"{tmp_path}/offer-", ["offer-a.pdf", "offer-b.pdf"])


def test_a_folder_ends_in_a_slash(tmp_path: Path) -> None:
    (tmp_path / "offers").mkdir()
    assert complete(f"{tmp_path}/of")[0] == f"{tmp_path}/offers/"


def test_hidden_files_show_only_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / ".secret").touch()
    assert complete(f"{tmp_path}/")[1] == []
    assert complete(f"{tmp_path}/.s")[1] == [".secret"]


def test_what_is_nowhere_stays_as_typed(tmp_path: Path) -> None:
    assert complete(f"{tmp_path}/none/x") == (f"{tmp_path}/none/x", [])
    assert complete("~nobody-of-that-name/x") == ("~nobody-of-that-name/x", [])
