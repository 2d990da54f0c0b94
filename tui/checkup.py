"""What the screen alone knows to be wrong in the configuration: its themes, its keys, its
searches."""

from collections.abc import Iterator

from textual.theme import BUILTIN_THEMES

from store.config_check import Problem, close_to
from store.records.query import QueryError, parse
from store.settings import Config
from store.words.refusals import query_sentence
from tui.actions import BY_ID
from tui.keys import KeyProblem, Keys
from tui.themes import THEMES


def problems(config: Config) -> list[Problem]:
    """The screen takes the usual theme and keys in their place."""
    keys = Keys(config.screen.keys, config.keys)
    of_keys = (_of_key(config, problem) for problem in keys.problems if problem.code != "clash")
    return [*_of_theme(config), *of_keys, *_of_searches(config)]


def _of_searches(config: Config) -> Iterator[Problem]:
    for name, query in config.searches.items():
        try:
            parse(query)
        except QueryError as wrong:
            said = query_sentence(wrong.code, wrong.token, wrong.allowed)
            yield Problem(config.path, f'searches."{name}"', "bad-query", said)


def _of_theme(config: Config) -> list[Problem]:
    given, ours = config.screen.theme, tuple(theme.name for theme in THEMES)
    if given in ours or given in BUILTIN_THEMES:
        return []
    nearest = close_to(given, {*ours, *BUILTIN_THEMES})
    return [Problem(config.path, "screen.theme", "not-one-of", given, ours, nearest)]


def _of_key(config: Config, problem: KeyProblem) -> Problem:
    key = f"keys.{problem.action}"
    if problem.code == "unknown-action":
        nearest = close_to(problem.action, BY_ID)
        return Problem(config.path, key, "unknown-key", "", tuple(sorted(BY_ID)), nearest)
    return Problem(config.path, key, "bad-key", problem.given)
