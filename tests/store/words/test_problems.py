"""A mistake in the configuration is said in a sentence."""

import shlex
from pathlib import Path
from typing import get_args

import pytest

from store.config import ConfigError, Problem, load
from store.config_check import Code
from store.words import problems


def test_every_code_has_its_sentence() -> None:
    assert set(get_args(Code)) == set(problems.SENTENCES)


@pytest.mark.parametrize("code", get_args(Code))
def test_every_sentence_can_be_said(code: Code) -> None:
    said = problems.sentence(Problem(Path("/c.toml"), "a.b", code, "text", ("1", "2")))
    assert said.startswith("/c.toml: a.b: ")
    assert "{" not in said


def test_a_sentence_says_where_what_and_what_was_meant() -> None:
    problem = Problem(Path("/c.toml"), "accounts[0].imap.port", "out-of-range", "0", ("1", "65535"))
    assert problems.sentence(problem) == (
        "/c.toml: accounts[0].imap.port: 0 is not from 1 to 65535"
    )
    typo = Problem(Path("/c.toml"), "regoin", "unknown-key", nearest="region")
    assert problems.sentence(typo) == (
        "/c.toml: regoin: there is no such setting; did you mean region?"
    )


def test_who_names_a_file_that_is_not_there_is_told_the_command_that_writes_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "Jane's.toml"
    with pytest.raises(ConfigError) as refused:
        load(path)
    command = problems.sentence(refused.value.problems[0]).split("`")[1]
    assert shlex.split(command) == ["owed", "--config", str(path), "init"]


def test_who_names_no_file_is_told_the_command_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with pytest.raises(ConfigError) as refused:
        load()
    assert "`owed init`" in problems.sentence(refused.value.problems[0])


def test_types_are_said_in_words() -> None:
    problem = Problem(Path("/c.toml"), "hours.mon", "wrong-type", "number", ("list",))
    assert problems.sentence(problem) == (
        "/c.toml: hours.mon: must be a list in [ ], not a whole number"
    )


def test_what_was_given_cannot_command_the_terminal() -> None:
    problem = Problem(Path("/c.toml"), "region", "bad-country", "\x1b]0;x\x07{given}")
    assert "“{given}” is no country" in problems.sentence(problem)
    assert problems.sentence(problem).isprintable()
