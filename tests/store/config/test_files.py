"""The file itself: missing, broken, and what a closer look at it finds."""

import os
from pathlib import Path

import pytest

from store.config import ConfigError, Problem, closer_look, load
from tests.store.config.shapes import ACCOUNT, Found, Refused, Written


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        load(tmp_path / "none.toml")
    path = tmp_path / "none.toml"
    assert refused.value.problems == (Problem(path, "", "no-config", str(path)),)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        load(tmp_path)
    assert refused.value.problems[0].code == "unreadable"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a = 1\nregion == 2\n", 2, 9), ("a = [\n1,\n", 3, 0), ("a = 1\na = 2\n", 2, 6)],
)
def test_a_mistake_of_toml_has_its_place(
    found: Found,
    text: str,
    line: int,
    column: int,
) -> None:
    (problem,) = found(text)
    assert (problem.code, problem.line, problem.column) == ("syntax", line, column)
    assert "line" not in problem.given


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "9" * 5_000])
def test_toml_that_is_too_much_for_the_parser_is_said(refused: Refused, text: str) -> None:
    assert refused(text) == {"": "syntax"}


def test_another_encoding_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes('# x\nregion = "HU"\n# ő\n'.encode("iso8859-2"))
    with pytest.raises(ConfigError) as refused:
        load(path)
    assert refused.value.problems == (Problem(path, "", "encoding", line=3),)


def test_a_byte_order_mark_is_no_mistake(written: Written) -> None:
    assert written('\ufeffregion = "HU"\n').region == "HU"


@pytest.mark.parametrize("name", ["x" * 300, "loop", "loop/sig"])
def test_a_signature_to_which_there_is_no_way_is_missing(
    written: Written, tmp_path: Path, name: str
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    account = ACCOUNT.replace("[accounts.imap]", f'signature = "{name}"\n[accounts.imap]')
    (problem,) = closer_look(written(account))
    assert (problem.key, problem.code) == ("accounts[0].signature", "missing")


@pytest.mark.skipif(not os.geteuid(), reason="root may enter any folder")
def test_a_signature_in_a_folder_that_may_not_be_entered_is_missing(
    written: Written, tmp_path: Path
) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    account = ACCOUNT.replace("[accounts.imap]", 'signature = "closed/sig"\n[accounts.imap]')
    (problem,) = closer_look(written(account))
    assert (problem.key, problem.code) == ("accounts[0].signature", "missing")


def test_what_load_does_not_ask_is_found(written: Written, tmp_path: Path) -> None:
    account = ACCOUNT.replace("[accounts.imap]", 'signature = "sig"\n[accounts.imap]')
    config = written('region = "XX"\n' + account + '[hours]\nholidays = "HU-ZZ"\n')
    assert closer_look(config) == (
        Problem(config.path, "hours.holidays", "unknown-holidays", "HU-ZZ"),
        Problem(config.path, "region", "unknown-region", "XX"),
        Problem(config.path, "accounts[0].signature", "missing", str(tmp_path / "sig")),
    )


def test_a_good_configuration_passes(written: Written) -> None:
    assert closer_look(written('region = "HU"\n[hours]\nholidays = "DE-BY"\n')) == ()
